# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`RowSource`: what a `Table` says about the pool as it is now: which rows an object has, and what is in their cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.tables.cells import EMPTY, Cell
from xolite_desktop.models.tables.table import Table
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.refs import NULL_REF, Ref


class RowSource:
    """`owner` is the object whose rows are meant; nothing is kept here."""

    def __init__(self, store: PoolStore, table: Table) -> None:
        self.owner = NULL_REF
        self._store = store
        self._table = table
        self._ways = table.ways

    def rows(self) -> Iterator[tuple[Ref, AnyRecord]]:
        """All rows, in no order."""
        for ref in tuple(self._table.candidates(self._store, self.owner)):
            record = self.wanted(ref)
            if record is not None:
                yield ref, record

    def touched(self, delta: Delta) -> set[Ref]:
        """The rows whose cells a delta may have changed; some may be no rows here, or not any more."""
        found: set[Ref] = set()
        for cls in self._table.classes:
            found |= delta.refs(cls)
        for each in self._ways:
            if delta.touches(each.cls):
                found.update(each.rows(self._store, delta))
        return found

    def record(self, ref: Ref) -> AnyRecord | None:
        for cls in self._table.classes:
            record = self._store.cache.get(cls, ref)
            if record is not None:
                return record
        return None

    def wanted(self, ref: Ref) -> AnyRecord | None:
        """The record of an object if it is a row."""
        record = self.record(ref)
        if record is None or not self._table.wants(self._store, self.owner, ref, record):
            return None
        return record

    def class_of(self, ref: Ref) -> str:
        """ "" for what is gone."""
        return next((cls for cls in self._table.classes if self._store.cache.get(cls, ref) is not None), "")

    def cell(self, ref: Ref, column: int) -> Cell:
        record = self.record(ref)
        return self._table.columns[column].cell(self._store, ref, record) if record is not None else EMPTY

    def text(self, ref: Ref, columns: Iterable[int]) -> str:
        """What these columns say, a line each, folded for a search."""
        record = self.record(ref)
        if record is None:
            return ""
        made = [self._table.columns[column].cell(self._store, ref, record).text for column in columns]
        return "\n".join(made).casefold()

    def opens(self, ref: Ref) -> str:
        """The ref of the object a row leads to, or ""."""
        record = self.record(ref)
        return self._table.opens(self._store, ref, record) if record is not None else ""
