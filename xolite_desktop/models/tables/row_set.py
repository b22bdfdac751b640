# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`RowSet`: all rows of a table, filtered out or not, and how many of them each chip wants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.tables.table import Chip
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.refs import Ref


class RowSet:
    """Each row with the chips that want it, a bit each; the counts are kept along the way."""

    def __init__(self, store: PoolStore, chips: Sequence[Chip]) -> None:
        self._store = store
        self._chips = chips
        self._rows: dict[Ref, int] = {}
        self.counts = [0] * len(chips)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, ref: object) -> bool:
        return ref in self._rows

    def __iter__(self) -> Iterator[Ref]:
        return iter(self._rows)

    def chips(self, ref: Ref) -> int:
        """Raises KeyError."""
        return self._rows[ref]

    def clear(self) -> None:
        self._rows.clear()
        self.counts = [0] * len(self._chips)

    def put(self, ref: Ref, record: AnyRecord) -> None:
        """A new row, or one that may be wanted by other chips than before."""
        self._count(self._rows.get(ref, 0), -1)
        wanted = 0
        for number, chip in enumerate(self._chips):
            if chip.wants(self._store, ref, record):
                wanted |= 1 << number
        self._rows[ref] = wanted
        self._count(wanted, 1)

    def drop(self, ref: Ref) -> None:
        """Nothing happens for what is no row."""
        self._count(self._rows.pop(ref, 0), -1)

    def _count(self, chips: int, by: int) -> None:
        for number in range(len(self.counts)) if chips else ():
            self.counts[number] += by * (chips >> number & 1)
