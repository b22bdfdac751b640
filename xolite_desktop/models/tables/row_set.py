# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`RowSet`: all rows of a table in order, filtered out or not, and how many of them each chip wants."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.tables.row_order import Key, RowOrder
from xolite_desktop.models.tables.row_source import RowSource
from xolite_desktop.models.tables.sort_order import SortOrder
from xolite_desktop.models.tables.table import Chip
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.refs import Ref

MOST_SETTLED = 500  # rows that are put where they belong on the way; more wait for the next sort


class RowSet:
    """Each row with the chips that want it, a bit each; the counts are kept along the way.

    A row that no longer sorts where it stands is loose until `narrowed` or `key` is asked: what is shown of the rows is
    taken from their order, and needs no sorting then.
    """

    def __init__(
        self, store: PoolStore, source: RowSource, chips: Sequence[Chip], sorted_by: SortOrder
    ) -> None:
        self._store = store
        self._source = source
        self._chips = chips
        self._sorted_by = sorted_by
        self._rows: dict[Ref, int] = {}
        self._loose: set[Ref] = set()
        self._order = RowOrder(is_falling=sorted_by.is_falling)
        self.counts = [0] * len(chips)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, ref: object) -> bool:
        return ref in self._rows

    @property
    def refs(self) -> Collection[Ref]:
        """In no order."""
        return self._rows.keys()

    def chips(self, ref: Ref) -> int:
        """Raises KeyError."""
        return self._rows[ref]

    def building(self) -> Iterator[None]:
        """Take what the source has, a row at a time."""
        for ref, record in self._source.rows():
            self.put(ref, record)
            yield

    def sorting(self, order: RowOrder) -> Iterator[None]:
        """Put all rows into another order too, a row at a time; `take_order` makes it theirs in the end."""
        for ref in self._order.refs:
            order.insert(ref, self._sorted_by.key(self._store, ref, self._source.record(ref)))
            yield

    def take_order(self, order: RowOrder) -> None:
        self._order = order
        self._loose.clear()

    def put(self, ref: Ref, record: AnyRecord) -> None:
        """A new row, or one that may be wanted by other chips than before."""
        is_new = ref not in self._rows
        self._count(self._rows.get(ref, 0), -1)
        wanted = 0
        for number, chip in enumerate(self._chips):
            if chip.wants(self._store, ref, record):
                wanted |= 1 << number
        self._rows[ref] = wanted
        self._count(wanted, 1)
        key = self._sorted_by.key(self._store, ref, record)
        if is_new:
            self._order.insert(ref, key)
        elif key != self._order.key(ref):
            self._loose.add(ref)

    def drop(self, ref: Ref) -> None:
        """Nothing happens for what is no row."""
        if ref in self._rows:
            self._count(self._rows.pop(ref), -1)
            self._order.remove(ref)
            self._loose.discard(ref)

    def key(self, ref: Ref) -> Key:
        """By which a row stands; it stands where it belongs from now on. Raises KeyError."""
        if ref in self._loose:
            self._settle(ref)
        return self._order.key(ref)

    def narrowed(self, passes: Callable[[Ref], bool]) -> RowOrder:
        """Those that pass, in order."""
        if len(self._loose) <= MOST_SETTLED:
            for ref in tuple(self._loose):
                self._settle(ref)
        return self._order.narrowed(passes)

    def in_order(self) -> Iterator[Ref]:
        return iter(self._order.refs)

    def _settle(self, ref: Ref) -> None:
        self._loose.discard(ref)
        self._order.remove(ref)
        self._order.insert(ref, self._sorted_by.key(self._store, ref, self._source.record(ref)))

    def _count(self, chips: int, by: int) -> None:
        for number in range(len(self.counts)) if chips else ():
            self.counts[number] += by * (chips >> number & 1)
