# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where a pool gets its updates from: its repositories, which of them it uses, and how often it looks.

Pools of XenServer 8 have them; hosts of XCP-ng keep repositories of their own.
"""

from dataclasses import dataclass, field
from enum import StrEnum, unique
from typing import Final
from urllib.parse import urlsplit

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.pool import Pool, Repository
from xolite_desktop.xapi.refs import Ref

URL_WRONG: Final = "REPOSITORY_URL_WRONG"
"""Ours: it is no address of a repository."""
EXISTS: Final = "REPOSITORY_ALREADY_EXISTS"
SEVERAL: Final = "MULTIPLE_UPDATE_REPOSITORIES_ENABLED"
NONE_USED: Final = "NO_REPOSITORIES_CONFIGURED"
DAYS: Final = 7


@unique
class Frequency(StrEnum):
    """As the server calls it."""

    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True)
class NewRepository:
    """`binary_url` is where packages are, `source_url` where their sources are; `updates` that it tells what is an
    update, as one of the repositories in use has to. `key_path` names the key by which packages are judged, as it lies
    on the hosts; empty for that of the vendor."""

    name: str
    binary_url: str
    source_url: str
    updates: bool = True
    key_path: str = ""
    description: str = ""


@dataclass(frozen=True)
class UpdateSources:
    """`enabled` are the repositories in use, `forgotten` those that are to go. `day` is 0 for Sunday, and 0 where it is
    daily. `had` is what it was when a person began to edit it."""

    enabled: tuple[Ref, ...] = ()
    forgotten: tuple[Ref, ...] = ()
    new: NewRepository | None = None
    syncs: bool = False
    frequency: Frequency = Frequency.WEEKLY
    day: int = 0
    had: "UpdateSources | None" = field(default=None, compare=False, repr=False)

    def problems(self, cache: Cache) -> list[Problem]:
        """What is wrong at "repositories", "sync", "name", "binary_url" and "source_url"."""
        found = _of_new(cache, self.new) if self.new is not None else []
        used = [record for ref in self.enabled if (record := repository(cache, ref)) is not None]
        telling = sum(record.update for record in used) + (self.new is not None and self.new.updates)
        if telling > 1:
            found.append(Problem("repositories", SEVERAL))
        if self.syncs and not (self.enabled or self.new):
            found.append(Problem("sync", NONE_USED))
        return found


def repository(cache: Cache, ref: Ref) -> Repository | None:
    """The record of a repository."""
    record = cache.get("Repository", ref)
    return record if isinstance(record, Repository) else None


def sources_of(pool: Pool) -> UpdateSources:
    """What a pool has now."""
    weekly = pool.update_sync_frequency != Frequency.DAILY
    return UpdateSources(
        pool.repositories,
        syncs=pool.update_sync_enabled,
        frequency=Frequency.WEEKLY if weekly else Frequency.DAILY,
        day=pool.update_sync_day % DAYS if weekly else 0,
    )


def _of_new(cache: Cache, new: NewRepository) -> list[Problem]:
    found = [] if new.name.strip() else [Problem("name", "NAME_MISSING")]
    urls = {"binary_url": new.binary_url, "source_url": new.source_url}
    found += [Problem(name, URL_WRONG) for name, url in urls.items() if not _is_url(url)]
    for ref, record in cache.of(Repository, "Repository").items():
        if record.name_label == new.name:
            found.append(Problem("name", EXISTS, (ref,)))
        if record.binary_url == new.binary_url:
            found.append(Problem("binary_url", EXISTS, (ref,)))
    return found


def _is_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text
