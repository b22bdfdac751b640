# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Repositories of updates, as pools of XenServer 8 have them: made, used, forgotten, and how often they are looked at."""

from __future__ import annotations

from urllib.parse import urlsplit

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.methods import method

_FREQUENCIES = {"daily": range(1), "weekly": range(7)}


@method("Repository.introduce")
def introduce(
    call: Call,
    name_label: str,
    name_description: str,
    binary_url: str,
    source_url: str,
    update: bool,
    gpgkey_path: str = "",
) -> str:
    for url in (binary_url, source_url):
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            call.fail("INVALID_BASE_URL", url)
    if "/" in gpgkey_path:
        call.fail("INVALID_GPGKEY_PATH", gpgkey_path)
    for ref, record in call.db.records("Repository").items():
        if name_label == record["name_label"] or binary_url == record["binary_url"]:
            call.fail("REPOSITORY_ALREADY_EXISTS", ref)
    return call.db.create(
        "Repository", name_label=name_label, name_description=name_description, binary_url=binary_url,
        source_url=source_url, update=update, gpgkey_path=gpgkey_path,
    )  # fmt: skip


@method("Repository.forget")
def forget(call: Call, repository: str) -> None:
    call.db.get("Repository", repository)
    if any(repository in pool["repositories"] for pool in call.db.records("pool").values()):
        call.fail("REPOSITORY_IS_IN_USE")
    call.db.destroy("Repository", repository)


@method("pool.set_repositories")
def set_repositories(call: Call, pool: str, value: list[str]) -> None:
    """What is newly used has to be fetched first."""
    before = call.db.get("pool", pool)["repositories"]
    for repository in value:
        call.db.get("Repository", repository)
        if repository not in before:
            call.db.update("Repository", repository, hash="")
    more = {} if value else {"last_update_sync": "19700101T00:00:00Z"}
    call.db.update("pool", pool, repositories=list(value), **more)


@method("pool.configure_update_sync")
def configure_update_sync(call: Call, pool: str, frequency: str, day: int) -> None:
    if day not in _FREQUENCIES.get(frequency, range(0)):
        call.fail("INVALID_UPDATE_SYNC_DAY", str(day))
    call.db.update("pool", pool, update_sync_frequency=frequency, update_sync_day=day)


@method("pool.set_update_sync_enabled")
def set_update_sync_enabled(call: Call, pool: str, value: bool) -> None:
    if value and not call.db.get("pool", pool)["repositories"]:
        call.fail("NO_REPOSITORIES_CONFIGURED")
    call.db.update("pool", pool, update_sync_enabled=value)
