# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From a changed object to the rows that show something of it: what columns declare about other classes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.refs import Ref, is_null

Find = Callable[[PoolStore, Ref, Sequence[AnyRecord]], Iterable[Ref]]
"""(store, changed object, its records before and after as far as it had any) to rows."""


@dataclass(frozen=True)
class Way:
    """An object of `cls` changed: which rows show something of it. With `fields`, only a change of these counts."""

    cls: str
    find: Find
    fields: frozenset[str] = frozenset()

    def rows(self, store: PoolStore, delta: Delta) -> Iterator[Ref]:
        """The rows a delta touches this way; some may be of other tables."""
        cls = self.cls
        for ref in delta.added.get(cls, ()):
            yield from self.find(store, ref, _present(store.cache.get(cls, ref)))
        for ref, before in delta.removed.get(cls, {}).items():
            yield from self.find(store, ref, (before,))
        for ref, fields in delta.changed.get(cls, {}).items():
            if self.fields and self.fields.isdisjoint(fields):
                continue
            records = (delta.before[cls][ref], *_present(store.cache.get(cls, ref)))
            yield from self.find(store, ref, records)


def named_in(cls: str, field: str) -> Find:
    """The rows, of class `cls`, that name the changed object in a field; the pair must be in the index."""
    return lambda store, ref, _: tuple(store.index.naming(cls, field, ref))


def names(field: str) -> Find:
    """The row that the changed object names in a field, now or before."""
    return lambda _, __, records: _named(records, field)


def over(cls: str, back: str, field: str) -> Find:
    """The rows named in `field` by objects of `cls` that name the changed object in `back`."""

    def find(store: PoolStore, ref: Ref, _: Sequence[AnyRecord]) -> Iterator[Ref]:
        for middle in tuple(store.index.naming(cls, back, ref)):
            yield from _named(_present(store.cache.get(cls, middle)), field)

    return find


def then(first: Find, cls: str, field: str) -> Find:
    """The rows of class `cls` that name in `field` what `first` finds."""

    def find(store: PoolStore, ref: Ref, records: Sequence[AnyRecord]) -> Iterator[Ref]:
        for middle in set(first(store, ref, records)):
            yield from tuple(store.index.naming(cls, field, middle))

    return find


def way(cls: str, find: Find, *fields: str) -> Way:
    return Way(cls, find, frozenset(fields))


def _named(records: Sequence[AnyRecord], field: str) -> list[Ref]:
    refs = {getattr(record, field, "") for record in records}
    return [Ref(ref) for ref in refs if not is_null(ref)]


def _present(record: AnyRecord | None) -> tuple[AnyRecord, ...]:
    return () if record is None else (record,)
