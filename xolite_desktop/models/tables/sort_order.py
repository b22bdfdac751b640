# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`SortOrder`: what a table is sorted by, and a row's key for it."""

from __future__ import annotations

from collections.abc import Sequence

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.tables.cells import Column
from xolite_desktop.models.tables.row_order import Falling, Key
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.refs import Ref


class SortOrder:
    """A column, then what it was sorted by before, then the first column: clicks on headers are stable."""

    def __init__(self, columns: Sequence[Column], column: int, *, is_falling: bool) -> None:
        self._columns = columns
        self._parts: tuple[tuple[int, bool], ...] = ((column, is_falling),)

    @property
    def column(self) -> int:
        return self._parts[0][0]

    @property
    def is_falling(self) -> bool:
        """Whether the largest comes first."""
        return self._parts[0][1]

    def choose(self, column: int, *, is_falling: bool) -> None:
        before = self._parts[1:] if column == self.column else self._parts[:1]
        self._parts = ((column, is_falling), *before)

    def key(self, store: PoolStore, ref: Ref, record: AnyRecord | None) -> Key:
        """Ascending order of keys is the order of rows, or its reverse if `is_falling`."""
        if record is None:
            return ()
        parts = self._parts
        if self._columns and all(column for column, _ in parts):
            parts = (*parts, (0, False))
        key = []
        for column, falls in parts:
            part = self._columns[column].sort_key(store, ref, record)
            key.append(part if falls == self.is_falling else Falling(part))
        return tuple(key)
