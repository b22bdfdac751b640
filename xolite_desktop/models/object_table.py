# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The objects of one class as the rows of a Qt table: its own sort and filter, cells made once, no proxy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from xolite_desktop.models.columns import Cell, Column
from xolite_desktop.models.filters import TextFilter
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import ItemRole
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.refs import Ref

GATHER_MS = 50

AnyIndex = QModelIndex | QPersistentModelIndex
Wanted = Callable[[AnyRecord], bool]


class ObjectTable(QAbstractTableModel):
    """One row for each object of `cls` that `wanted` lets through; cells come from `columns`.

    Changes are gathered for 50 ms. A row that no longer sorts where it stands moves at the next sort or reset, so
    that rows do not jump away under the pointer while figures stream in; new rows go where they belong.
    """

    def __init__(
        self,
        store: PoolStore,
        cls: str,
        columns: Sequence[Column],
        wanted: Wanted = lambda _: True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._cls = cls
        self._columns = tuple(columns)
        self._wanted = wanted
        self._filter = TextFilter()
        self._sort_column, self._descending = 0, False
        self._cells: dict[Ref, list[Cell]] = {}
        self._rows: list[Ref] = []
        self._touched: set[Ref] = set()
        self._flush = Throttle(GATHER_MS, self._take_touched, self)
        store.changed.connect(self._on_changed)
        store.reset.connect(self.rebuild)
        self.rebuild()

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The shown objects in order."""
        return tuple(self._rows)

    def row_of(self, ref: str) -> int:
        """The row of an object, -1 if it is not shown."""
        return self._rows.index(Ref(ref)) if ref in self._rows else -1

    def set_filter(self, text: str) -> None:
        """Show only rows whose cells have all the words."""
        wanted = TextFilter.parse(text)
        if wanted != self._filter:
            self._filter = wanted
            self.rebuild()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sort_column, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [(self._rows[index.row()], index.column()) for index in before]
        self._rows.sort(key=self._sort_key, reverse=self._descending)
        places = {ref: row for row, ref in enumerate(self._rows)}
        self.changePersistentIndexList(before, [self.index(places[ref], at) for ref, at in kept])
        self.layoutChanged.emit()

    def flush(self) -> None:
        """Show every change known so far now."""
        self._flush.flush()

    def rebuild(self) -> None:
        """Build everything anew from the cache, as a reset."""
        self.beginResetModel()
        self._flush.cancel()
        self._touched.clear()
        loaded = self._store.cache.records(self._cls).items() if self._store.is_loaded else ()
        self._cells = {ref: self._make(ref, record) for ref, record in loaded if self._wanted(record)}
        self._rows = sorted(
            (ref for ref in self._cells if self._is_shown(ref)), key=self._sort_key, reverse=self._descending
        )
        self.endResetModel()

    # QAbstractTableModel

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return self._columns[section].title if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        ref = self._rows[index.row()]
        cell = self._cells[ref][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, ItemRole.TEXT):
            return cell.text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        values = {
            ItemRole.REF: ref,
            ItemRole.CLASS: self._cls,
            ItemRole.STATE: cell.kind,
            ItemRole.SORT: cell.sort,
            ItemRole.PROGRESS: cell.fraction,
        }
        return values.get(role)  # type: ignore[call-overload]

    # Changes

    def _on_changed(self, delta: Delta) -> None:
        touched = delta.refs(self._cls)
        if touched:
            self._touched |= touched
            if not self._flush.is_pending:
                self._flush.request()

    def _take_touched(self) -> None:
        touched, self._touched = self._touched, set()
        for ref in touched:
            record = self._store.cache.get(self._cls, ref)
            if record is None or not self._wanted(record):
                self._drop(ref)
            elif ref in self._cells:
                self._change(ref, record)
            else:
                self._cells[ref] = self._make(ref, record)
                self._show(ref)

    def _change(self, ref: Ref, record: AnyRecord) -> None:
        before, self._cells[ref] = self._cells[ref], self._make(ref, record)
        if not self._is_shown(ref):
            self._hide(ref)
        elif ref not in self._rows:
            self._show(ref)
        else:
            row = self._rows.index(ref)
            for column, (old, new) in enumerate(zip(before, self._cells[ref], strict=True)):
                if old != new:
                    index = self.index(row, column)
                    self.dataChanged.emit(index, index)

    def _show(self, ref: Ref) -> None:
        if not self._is_shown(ref):
            return
        row = self._place(ref)
        self.beginInsertRows(QModelIndex(), row, row)
        self._rows.insert(row, ref)
        self.endInsertRows()

    def _place(self, ref: Ref) -> int:
        """The row before the first one that sorts after a new object."""
        key = self._sort_key(ref)
        for row, other in enumerate(self._rows):
            if (key > self._sort_key(other)) if self._descending else (key < self._sort_key(other)):
                return row
        return len(self._rows)

    def _hide(self, ref: Ref) -> None:
        if ref in self._rows:
            row = self._rows.index(ref)
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._rows[row]
            self.endRemoveRows()

    def _drop(self, ref: Ref) -> None:
        self._hide(ref)
        self._cells.pop(ref, None)

    def _make(self, ref: Ref, record: AnyRecord) -> list[Cell]:
        return [column.cell(self._store, ref, record) for column in self._columns]

    def _is_shown(self, ref: Ref) -> bool:
        return self._filter.is_empty or self._filter.matches(
            "\n".join(cell.text for cell in self._cells[ref]).casefold()
        )

    def _sort_key(self, ref: Ref) -> tuple[Any, Ref]:
        return self._cells[ref][self._sort_column].sort, ref

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self._columns[column].is_number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
