# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The VMs with a disk on an SR, the VMs on a network: counted along the way, so that asking is a look-up."""

from collections.abc import Callable, Iterator, Set
from typing import Any, Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.refs import Ref, is_null
from xolite_desktop.xapi.relations import Join

_NONE: Final[dict[Ref, int]] = {}

Find = Callable[[str, str], AnyRecord | None]
"""The record of a class and ref, at a certain moment."""


class JoinTable:
    """Target to its owners, each with the number of attachments between the two."""

    def __init__(self, join: Join, cache: Cache, attachments: Callable[[str], Set[Ref]]) -> None:
        """`attachments` gives those that name an object in `join.field`; it is asked for objects of `through`."""
        self._join = join
        self._cache = cache
        self._attachments = attachments
        self._owners: dict[Ref, dict[Ref, int]] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, JoinTable) and self._owners == other._owners

    __hash__ = None  # type: ignore[assignment]

    def owners(self, target: str) -> Set[Ref]:
        """Who reaches a target. Read only and live."""
        return self._owners.get(Ref(target), _NONE).keys()

    def building(self) -> Iterator[None]:
        """Count every attachment in the cache; gives way after each."""
        for ref in tuple(self._cache.records(self._join.cls)):
            self._count(self._pair(ref, self._cache.get), 1)
            yield

    def following(self, delta: Delta) -> Iterator[None]:
        """Count again what a delta touched, after the cache and the attachments took it; gives way after each."""

        def before(cls: str, ref: str) -> AnyRecord | None:
            if ref in delta.added.get(cls, ()):
                return None
            there = Ref(ref)
            former = delta.before.get(cls, {}).get(there) or delta.removed.get(cls, {}).get(there)
            return former if former is not None else self._cache.get(cls, ref)

        for ref in self._touched(delta):
            was, now = self._pair(ref, before), self._pair(ref, self._cache.get)
            if was != now:
                self._count(was, -1)
                self._count(now, 1)
            yield

    def _touched(self, delta: Delta) -> set[Ref]:
        """Attachments that may lead from or to somewhere else than before."""
        join = self._join
        touched = _changed_in(delta, join.cls, join.owner, join.field)
        if join.through is not None:
            for ref in _changed_in(delta, *join.through):
                touched |= self._attachments(ref)
        return touched

    def _pair(self, ref: Ref, find: Find) -> tuple[Ref, Ref] | None:
        """(target, owner) of an attachment; None if it leads nowhere."""
        attachment = find(self._join.cls, ref)
        owner, target = _reference(attachment, self._join.owner), _reference(attachment, self._join.field)
        if self._join.through is not None:
            cls, field = self._join.through
            target = _reference(find(cls, target), field)
        return None if is_null(owner) or is_null(target) else (target, owner)

    def _count(self, pair: tuple[Ref, Ref] | None, by: int) -> None:
        if pair is None:
            return
        target, owner = pair
        owners = self._owners.setdefault(target, {})
        owners[owner] = owners.get(owner, 0) + by
        if not owners[owner]:
            del owners[owner]
            if not owners:
                del self._owners[target]


def _changed_in(delta: Delta, cls: str, *fields: str) -> set[Ref]:
    """Objects of a class that came, went, or changed in one of these fields."""
    changed = delta.changed.get(cls, {}).items()
    kept = {ref for ref, names in changed if not names.isdisjoint(fields)}
    return kept | delta.added.get(cls, set()) | delta.removed.get(cls, {}).keys()


def _reference(record: Any, field: str) -> Ref:
    return getattr(record, field, Ref(""))
