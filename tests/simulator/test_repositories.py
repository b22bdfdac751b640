# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Repositories of updates: made, used, forgotten."""

from tests.simulator.small_pool import SmallPool

URL = "https://updates.example/8"


async def test_one_in_use_cannot_be_forgotten():
    pool = SmallPool()
    new = ("base", "", URL, URL, True)
    made = await pool.call("Repository.introduce", *new, "")
    assert await pool.failure("Repository.introduce", *new, "") == ["REPOSITORY_ALREADY_EXISTS", made]
    assert await pool.failure("Repository.introduce", "b", "", "ftp://x", URL, True) == [
        "INVALID_BASE_URL",
        "ftp://x",
    ]
    wrong_key = await pool.failure("Repository.introduce", "b", "", f"{URL}/b", URL, True, "../key")
    assert wrong_key == ["INVALID_GPGKEY_PATH", "../key"]
    await pool.call("pool.set_repositories", pool.pool, [made])
    assert await pool.failure("Repository.forget", made) == ["REPOSITORY_IS_IN_USE"]
    await pool.call("pool.set_repositories", pool.pool, [])
    await pool.call("Repository.forget", made)
    assert not pool.db.records("Repository")


async def test_it_is_looked_for_on_days_there_are_and_only_with_a_repository():
    pool = SmallPool()
    assert await pool.failure("pool.set_update_sync_enabled", pool.pool, True) == [
        "NO_REPOSITORIES_CONFIGURED"
    ]
    assert (await pool.failure("pool.configure_update_sync", pool.pool, "daily", 3))[
        0
    ] == "INVALID_UPDATE_SYNC_DAY"
    await pool.call("pool.configure_update_sync", pool.pool, "weekly", 3)
    assert pool.get("pool", pool.pool)["update_sync_day"] == 3
