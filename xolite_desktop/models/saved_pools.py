# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Pools connected to before: where, as whom, what they are called, when last. Never a password, never a session."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path

from xolite_desktop.models.json_file import read_object, write_object
from xolite_desktop.models.wording import tr
from xolite_desktop.private_file import version_of

FILE_NAME = "pools.json"
MOST = 20


@dataclass(frozen=True)
class SavedPool:
    """One pool: `address` as typed, `last_used` as an ISO moment in UTC. `uuid` is the pool's, if it was seen.

    `stays`: the person wants to stay signed in. `is_kept`: a session of it is in the system's keyring.
    """

    address: str
    user: str
    name: str = ""
    uuid: str = ""
    last_used: str = ""
    stays: bool = False
    is_kept: bool = False

    @property
    def key(self) -> str:
        """What tells two entries apart: the pool, else the address."""
        return self.uuid or self.address

    @property
    def last_used_at(self) -> datetime | None:
        try:
            moment = datetime.fromisoformat(self.last_used)
        except ValueError:
            return None
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class SavedPools:
    """The list, last used first, in one file of the profile. `problem` is a sentence if it could not be used.

    What another running program has written meanwhile is read before anything is changed.
    """

    def __init__(self, profile: Path) -> None:
        self._path = profile / FILE_NAME
        self.problem: str | None = None
        self._pools = self._load()
        self._version = version_of(self._path)

    def all(self) -> tuple[SavedPool, ...]:
        return tuple(self._pools)

    def find(self, key: str) -> SavedPool | None:
        return next((pool for pool in self._pools if pool.key == key), None)

    def used(self, address: str, user: str, name: str, uuid: str, now: datetime) -> list[SavedPool]:
        """Note a connection that stands; the entry of the same pool or address is replaced.

        Gives the other pools that have left the list for it.
        """
        self._look_again()
        pool = SavedPool(address, user, name, uuid, now.astimezone(UTC).isoformat(timespec="seconds"))
        if (before := self.find(pool.key)) is not None:
            pool = replace(pool, stays=before.stays, is_kept=before.is_kept)
        others = [old for old in self._pools if old.key != pool.key and old.address != address]
        former, self._pools = self._pools, [pool, *others][:MOST]
        self._save()
        left = {each.key for each in self._pools}
        return [each for each in former if each.key not in left]

    def note(self, key: str, *, stays: bool | None = None, is_kept: bool | None = None) -> None:
        """Change what is noted about staying signed in."""
        self._look_again()
        before = self.find(key)
        if before is None:
            return
        after = replace(
            before,
            stays=before.stays if stays is None else stays,
            is_kept=before.is_kept if is_kept is None else is_kept,
        )
        if after != before:
            self._pools[self._pools.index(before)] = after
            self._save()

    def moved(self, key: str, address: str) -> None:
        """A pool is found at another address from now on, since its coordinator's was changed here."""
        self._look_again()
        before = self.find(key)
        if before is not None and address not in ("", before.address):
            after = replace(before, address=address)
            self._pools = [after if each is before else each for each in self._pools]
            self._save()

    def forget(self, key: str) -> None:
        self._look_again()
        self._pools = [pool for pool in self._pools if pool.key != key]
        self._save()

    def _look_again(self) -> None:
        if (present := version_of(self._path)) not in (self._version, None):
            self._pools, self._version = self._load(), present

    def _load(self) -> list[SavedPool]:
        content, self.problem = read_object(self._path)
        listed = content.get("pools")
        pools = [_pool(entry) for entry in listed] if isinstance(listed, list) else []
        return [pool for pool in pools if pool is not None][:MOST]

    def _save(self) -> None:
        try:
            self._version = write_object(self._path, {"pools": [asdict(pool) for pool in self._pools]})
        except OSError as error:
            self.problem = tr("The list of pools could not be saved: {error}").format(error=error)


def _pool(entry: object) -> SavedPool | None:
    if not isinstance(entry, dict):
        return None
    values = {field.name: entry.get(field.name, field.default) for field in fields(SavedPool)}
    types = {field.name: bool if field.default is False else str for field in fields(SavedPool)}
    if not all(isinstance(value, types[name]) for name, value in values.items()) or not values["address"]:
        return None
    return SavedPool(**values)
