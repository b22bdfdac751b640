# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The rows of a `Table` as a Qt model: its own sort and filter, cells made when they are first shown, no proxy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import ItemRole
from xolite_desktop.models.slices import advance
from xolite_desktop.models.tables.cells import EMPTY, Cell
from xolite_desktop.models.tables.row_filter import RowFilter
from xolite_desktop.models.tables.row_order import Key, RowOrder
from xolite_desktop.models.tables.row_set import RowSet
from xolite_desktop.models.tables.sort_order import SortOrder
from xolite_desktop.models.tables.table import Table
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.refs import NULL_REF, Ref

GATHER_MS = 50
AT_ONCE_MS = 20.0  # a search that takes longer goes on in slices
SLICE_MS = 6.0
MOST_CELLS = 2000  # rows whose cells are kept
MOST_TOUCHED = 1000  # rows from which building anew is cheaper than following

AnyIndex = QModelIndex | QPersistentModelIndex


class ObjectTable(QAbstractTableModel):
    """Changes are gathered for 50 ms. A row that no longer sorts where it stands moves at the next sort or reset, so
    that rows do not jump away under the pointer while figures stream in; new rows go where they belong.

    Rows that are equal in the column sorted by are in the order they were sorted by before, then by the first column.
    While paused it only notes what changed. Signals: `counted()` when the number of rows, filtered out or not, or those
    of a chip may be another.
    """

    counted = Signal()

    def __init__(self, store: PoolStore, table: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._store = store
        self._owner = NULL_REF
        self._ways = table.ways
        self._rows = RowSet(store, table.chips)
        self._order = RowOrder()
        first = max(0, table.column_number(table.sort))
        self.sorted_by = SortOrder(table.columns, first, is_falling=table.is_descending)
        self._cells: dict[Ref, list[Cell | None]] = {}
        self._searched: tuple[int, ...] = tuple(range(len(table.columns)))
        self._filter = RowFilter(self._text_of)
        self._touched: set[Ref] = set()
        self._is_paused = self._is_stale = False
        self._flush = Throttle(GATHER_MS, self._take_touched, self)
        self._reading: Iterator[None] | None = None
        self._is_searching = False
        self._read_on = QTimer(self, interval=0)
        self._read_on.timeout.connect(lambda: self._read(SLICE_MS))
        store.changed.connect(self._on_changed)
        store.reset.connect(self.rebuild)

    # What it shows

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The shown objects in order."""
        return self._order.refs

    @property
    def total(self) -> int:
        """Rows, filtered out or not."""
        return len(self._rows)

    @property
    def owner(self) -> Ref:
        return self._owner

    @property
    def filter_text(self) -> str:
        return self._filter.text

    @property
    def chip(self) -> str:
        """The id of the chip that is switched on, or ""."""
        return self.table.chips[self._filter.chip].id if self._filter.chip >= 0 else ""

    @property
    def chip_counts(self) -> tuple[int, ...]:
        """How many rows each chip wants."""
        return tuple(self._rows.counts)

    def row_of(self, ref: str) -> int:
        """The row of an object, -1 if it is not shown."""
        return self._order.row(ref)

    def ref_at(self, row: int) -> Ref:
        """Raises IndexError."""
        return self._order.at(row)

    def cell(self, row: int, column: int) -> Cell:
        """A cell, made now if it was not shown before. Raises IndexError."""
        ref = self._order.at(row)
        cells = self._cells.pop(ref, None)  # and in again: what was asked for last goes last
        if cells is None:
            cells = self._fresh(ref)
        self._cells[ref] = cells
        cell = cells[column]
        if cell is None:
            cell = cells[column] = self.make_cell(ref, column)
        return cell

    def make_cell(self, ref: Ref, column: int) -> Cell:
        """A cell made for this once, as for an export of thousands."""
        record = self.record(ref)
        return self.table.columns[column].cell(self._store, ref, record) if record is not None else EMPTY

    def record(self, ref: Ref) -> AnyRecord | None:
        for cls in self.table.classes:
            record = self._store.cache.get(cls, ref)
            if record is not None:
                return record
        return None

    def opens(self, row: int) -> str:
        """The ref of the object a row leads to, or "". Raises IndexError."""
        ref = self._order.at(row)
        record = self.record(ref)
        return self.table.opens(self._store, ref, record) if record is not None else ""

    # What it is told

    def show_owner(self, owner: Ref) -> None:
        """List what belongs to this object from now on."""
        if owner != self._owner:
            self._owner = owner
            self.rebuild()

    def pause(self) -> None:
        """Nobody looks."""
        self._is_paused = True
        self._stop_reading()
        self._flush.cancel()

    def resume(self) -> None:
        """Somebody looks again: catch up."""
        if not self._is_paused:
            return
        self._is_paused = False
        if self._is_stale:
            self.rebuild()
        else:
            self._take_touched()

    def search_columns(self, columns: Iterable[int]) -> None:
        """The columns whose texts the filter looks at: those that are shown."""
        searched = tuple(columns)
        if searched == self._searched:
            return
        self._searched = searched
        self._filter.forget_all()
        if self._filter.has_words:
            self._search()

    def expect_filter(self) -> None:
        """Somebody is about to type: read the rows already."""
        if self._reading is None:
            self._reading = self._filter.reading(tuple(self._rows))
            self._read_on.start()

    def set_filter(self, text: str) -> None:
        """Show only rows that have all the words. With very many rows what is found is shown a moment later."""
        if self._filter.set_text(text):
            self._search()

    def set_chip(self, chip_id: str) -> None:
        """Show only rows that this chip wants; "" shows all."""
        chip = next((n for n, chip in enumerate(self.table.chips) if chip.id == chip_id), -1)
        if chip != self._filter.chip:
            self._filter.chip = chip
            self._search()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.table.columns):
            return
        self.sorted_by.choose(column, is_falling=order == Qt.SortOrder.DescendingOrder)
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [(self._order.at(index.row()), index.column()) for index in before]
        self._arrange(self._order.refs)
        self.changePersistentIndexList(before, [self.index(self._order.row(ref), at) for ref, at in kept])
        self.layoutChanged.emit()

    def flush(self) -> None:
        """Show every change and finish every search now."""
        self._flush.flush()
        if self._reading is not None:
            self._read(float("inf"))

    def rebuild(self) -> None:
        """Build everything anew from the cache, as a reset; while paused, later."""
        self._touched.clear()
        self._flush.cancel()
        if self._is_paused:
            self._is_stale = True
            return
        self._is_stale = False
        self._stop_reading()
        self._filter.forget_all()
        self._rows.clear()
        if self._store.is_loaded:
            for ref in tuple(self.table.candidates(self._store, self._owner)):
                record = self.record(ref)
                if record is not None and self._wants(ref, record):
                    self._rows.put(ref, record)
        if self._filter.has_words:
            self._fill(())  # what is gone must not wait until all rows are read
        self._search()
        self.counted.emit()

    # QAbstractTableModel

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.table.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.table.columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return tr(self.table.columns[section].title) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._order):
            return None
        cell = self.cell(index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, ItemRole.TEXT):
            return cell.text
        if role == ItemRole.CELL:
            return cell
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return self._more(index, cell, role)

    def _more(self, index: AnyIndex, cell: Cell, role: int) -> Any:
        ref = self._order.at(index.row())
        values = {
            ItemRole.REF: ref,
            ItemRole.CLASS: self._class_of(ref),
            ItemRole.STATE: cell.kind,
            ItemRole.SORT: cell.sort,
            ItemRole.PROGRESS: cell.fraction,
            ItemRole.ICON: cell.icon,
        }
        return values.get(role)  # type: ignore[call-overload]

    # Changes

    def _on_changed(self, delta: Delta) -> None:
        if self._is_stale:
            return
        for cls in self.table.classes:
            self._touched |= delta.refs(cls)
        for each in self._ways:
            if delta.touches(each.cls):
                self._touched.update(each.rows(self._store, delta))
        if self._is_paused:
            if len(self._touched) > MOST_TOUCHED:
                self.rebuild()
        elif self._touched and not self._flush.is_pending:
            self._flush.request()

    def _take_touched(self) -> None:
        touched, self._touched = self._touched, set()
        wanted = [(ref, self.record(ref)) for ref in touched]
        told = [(ref, record) for ref, record in wanted if ref in self._rows or self._is_new(ref, record)]
        if len(told) > MOST_TOUCHED:
            self.rebuild()
            return
        for ref, record in told:
            self._filter.forget(ref)
            if record is None or not self._wants(ref, record):
                self._drop(ref)
            else:
                self._rows.put(ref, record)
                self._change(ref)
        if told:
            self.counted.emit()

    def _is_new(self, ref: Ref, record: AnyRecord | None) -> bool:
        return record is not None and self._wants(ref, record)

    def _wants(self, ref: Ref, record: AnyRecord) -> bool:
        return self.table.wants(self._store, self._owner, ref, record)

    def _change(self, ref: Ref) -> None:
        if not self._filter.passes(ref, self._rows.chips(ref)):
            self._hide(ref)
        elif ref not in self._order:
            self._show(ref)
        elif ref in self._cells:
            self._tell_changed(ref, self._cells[ref])

    def _tell_changed(self, ref: Ref, cells: list[Cell | None]) -> None:
        """Of cells that were never shown nobody needs to hear."""
        row = self._order.row(ref)
        for column, old in enumerate(cells):
            if old is None:
                continue
            new = self.make_cell(ref, column)
            if new != old:
                cells[column] = new
                index = self.index(row, column)
                self.dataChanged.emit(index, index)

    def _show(self, ref: Ref) -> None:
        key = self._key(ref)
        row = self._order.place(ref, key)
        self.beginInsertRows(QModelIndex(), row, row)
        self._order.insert(ref, key)
        self.endInsertRows()

    def _hide(self, ref: Ref) -> None:
        if ref in self._order:
            row = self._order.row(ref)
            self.beginRemoveRows(QModelIndex(), row, row)
            self._order.remove(ref)
            self._cells.pop(ref, None)
            self.endRemoveRows()

    def _drop(self, ref: Ref) -> None:
        self._hide(ref)
        self._rows.drop(ref)

    # Filter and order

    def _search(self) -> None:
        """Look for the words anew; what was shown stays until all rows are read."""
        self._stop_reading()
        if not self._filter.has_words:
            self._fill(self._passing())
            return
        self._is_searching = True
        self._reading = self._filter.reading(tuple(self._rows))
        self._read(AT_ONCE_MS)
        if self._reading is not None:
            self._read_on.start()

    def _read(self, most_ms: float) -> None:
        if self._reading is not None and advance(self._reading, most_ms):
            searching = self._is_searching
            self._stop_reading()
            if searching:
                self._fill(self._passing())

    def _stop_reading(self) -> None:
        self._read_on.stop()
        self._reading = None
        self._is_searching = False

    def _passing(self) -> list[Ref]:
        return [ref for ref in self._rows if self._filter.passes(ref, self._rows.chips(ref))]

    def _fill(self, refs: Iterable[Ref]) -> None:
        self.beginResetModel()
        self._cells.clear()
        self._arrange(refs)
        self.endResetModel()

    def _arrange(self, refs: Iterable[Ref]) -> None:
        self._order.fill([(ref, self._key(ref)) for ref in refs], is_falling=self.sorted_by.is_falling)

    def _key(self, ref: Ref) -> Key:
        return self.sorted_by.key(self._store, ref, self.record(ref))

    def _text_of(self, ref: Ref) -> str:
        record = self.record(ref)
        if record is None:
            return ""
        columns = self.table.columns
        texts = [columns[n].cell(self._store, ref, record).text for n in self._searched]
        return "\n".join(texts).casefold()

    def _fresh(self, ref: Ref) -> list[Cell | None]:
        if len(self._cells) >= MOST_CELLS:
            for old in list(self._cells)[: MOST_CELLS // 4]:
                del self._cells[old]
        return [None] * len(self.table.columns)

    def _class_of(self, ref: Ref) -> str:
        classes: Sequence[str] = self.table.classes
        return next((cls for cls in classes if self._store.cache.get(cls, ref) is not None), "")

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        is_number = self.table.columns[column].is_number
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
