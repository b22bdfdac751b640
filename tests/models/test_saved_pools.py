# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Recent pools come back in order, one entry each, and never with a password."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from xolite_desktop.models.saved_pools import FILE_NAME, MOST, SavedPools

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)


def test_the_last_used_is_first_and_each_pool_once(tmp_path):
    pools = SavedPools(tmp_path)
    pools.used("xcp-01", "root", "lab", "uuid-1", NOW)
    pools.used("xcp-09", "root", "other", "uuid-2", NOW + timedelta(hours=1))
    pools.used("xcp-02", "admin", "lab", "uuid-1", NOW + timedelta(hours=2))
    again = SavedPools(tmp_path).all()
    assert [(pool.address, pool.user, pool.name) for pool in again] == [
        ("xcp-02", "admin", "lab"),
        ("xcp-09", "root", "other"),
    ]
    assert again[0].last_used_at == NOW + timedelta(hours=2)
    assert "password" not in (tmp_path / FILE_NAME).read_text()


def test_a_pool_can_be_forgotten(tmp_path):
    pools = SavedPools(tmp_path)
    pools.used("xcp-01", "root", "lab", "uuid-1", NOW)
    pools.forget("uuid-1")
    assert SavedPools(tmp_path).all() == ()


def test_the_list_stays_short(tmp_path):
    pools = SavedPools(tmp_path)
    for number in range(MOST + 5):
        pools.used(f"host-{number}", "root", "", f"uuid-{number}", NOW)
    assert len(pools.all()) == MOST
    assert pools.all()[0].address == f"host-{MOST + 4}"


def test_strange_entries_are_left_out(tmp_path):
    good = {"address": "a", "user": "root", "last_used": "yesterday"}
    listed = [7, {"user": "x"}, {"address": "b", "user": 3}, good]
    (tmp_path / FILE_NAME).write_text(json.dumps({"pools": listed}))
    pools = SavedPools(tmp_path)
    assert [pool.address for pool in pools.all()] == ["a"]
    assert pools.all()[0].last_used_at is None
    assert pools.all()[0].key == "a"


def test_damage_and_unwritable_folders_are_reported(tmp_path):
    (tmp_path / FILE_NAME).write_text("{")
    assert "damaged" in (SavedPools(tmp_path).problem or "")
    (tmp_path / "file").write_text("")
    pools = SavedPools(tmp_path / "file")
    pools.used("a", "root", "", "", NOW)
    assert pools.problem is not None


def test_what_is_noted_about_staying_outlives_the_next_use(tmp_path):
    pools = SavedPools(tmp_path)
    pools.used("xcp-01", "root", "lab", "uuid-1", NOW)
    pools.note("uuid-1", stays=True)
    pools.note("uuid-1", is_kept=True)
    pools.note("nobody", stays=True)
    pools.used("xcp-02", "root", "lab", "uuid-1", NOW)
    (pool,) = SavedPools(tmp_path).all()
    assert (pool.address, pool.stays, pool.is_kept) == ("xcp-02", True, True)


def test_pools_that_leave_the_list_are_named(tmp_path):
    pools = SavedPools(tmp_path)
    for number in range(MOST):
        assert pools.used(f"host-{number}", "root", "", f"uuid-{number}", NOW) == []
    (left,) = pools.used("another", "root", "", "uuid-x", NOW)
    assert left.uuid == "uuid-0"
    (replaced,) = pools.used("host-5", "root", "", "uuid-y", NOW)
    assert replaced.uuid == "uuid-5"
    assert pools.find("uuid-5") is None


def test_flags_that_are_no_flags_make_no_entry(tmp_path):
    entry = {"address": "xcp-01", "user": "root", "stays": "yes"}
    (tmp_path / FILE_NAME).write_text(json.dumps({"pools": [entry, {**entry, "stays": True}]}))
    assert [pool.stays for pool in SavedPools(tmp_path).all()] == [True]


def test_a_pool_that_moved_is_found_where_it_is_now(tmp_path):
    pools = SavedPools(tmp_path)
    pools.used("xcp-01", "root", "lab", "uuid-1", NOW)
    pools.moved("uuid-1", "")
    assert SavedPools(tmp_path).all()[0].address == "xcp-01"
    pools.moved("uuid-1", "10.0.12.99")
    assert [pool.address for pool in SavedPools(tmp_path).all()] == ["10.0.12.99"]
    pools.moved("uuid-2", "10.0.12.98")
    assert len(pools.all()) == 1
