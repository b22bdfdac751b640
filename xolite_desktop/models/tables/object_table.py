# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The rows of a `Table` as a Qt model: its own sort and filter, cells made when they are first shown, no proxy."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import ItemRole
from xolite_desktop.models.sliced_work import SlicedWork, with_early
from xolite_desktop.models.tables.cells import Cell
from xolite_desktop.models.tables.row_filter import RowFilter
from xolite_desktop.models.tables.row_order import RowOrder
from xolite_desktop.models.tables.row_set import RowSet
from xolite_desktop.models.tables.row_source import RowSource
from xolite_desktop.models.tables.sort_order import SortOrder
from xolite_desktop.models.tables.table import Table
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.refs import Ref

GATHER_MS = 50
AT_ONCE_MS = 12.0  # what takes longer goes on in slices
AT_ONCE_ROWS = 300  # so many are not worth to wait for, however busy the machine is
FIRST_ANSWER_S = 0.05  # from a filter to the first rows it finds
MOST_CELLS = 2000  # rows whose cells are kept
MOST_TOUCHED = 1000  # rows from which building anew is cheaper than following

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight

AnyIndex = QModelIndex | QPersistentModelIndex


class ObjectTable(QAbstractTableModel):
    """Changes are gathered for 50 ms. A row that no longer sorts where it stands moves at the next sort or reset, so
    that rows do not jump away under the pointer while figures stream in; new rows go where they belong.

    Rows that are equal in the column sorted by are in the order they were sorted by before, then by the first column.
    Many rows are built, sorted and searched in slices; what was shown before stays until then, or until the first rows
    are found. While paused it only notes what changed. Signals: `counted()` when the number of rows, filtered out or not,
    or those of a chip may be another.
    """

    counted = Signal()

    def __init__(self, store: PoolStore, table: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._store = store
        self._source = RowSource(store, table)
        first = max(0, table.column_number(table.sort))
        self.sorted_by = SortOrder(table.columns, first, is_falling=table.is_descending)
        self._rows = self._no_rows()
        self._order = RowOrder()
        self._cells: dict[Ref, list[Cell | None]] = {}
        self._live = tuple(n for n, column in enumerate(table.columns) if column.is_live)
        self._searched = self._searchable(range(len(table.columns)))
        self._filter = RowFilter(lambda ref: self._source.text(ref, self._searched))
        self._touched: set[Ref] = set()
        self._is_paused = self._is_stale = False
        self.is_complete = True
        """False while the rows of an object are being looked for."""
        self._flush = Throttle(GATHER_MS, self._take_touched, self)
        self._arranging, self._reading = SlicedWork(self), SlicedWork(self)
        store.changed.connect(self._on_changed)
        store.reset.connect(self.rebuild)
        if self._live:
            store.pulse.beat.connect(self._on_beat)

    # What it shows

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The shown objects in order."""
        return self._order.refs

    @property
    def rows(self) -> Collection[Ref]:
        """All of them, filtered out or not, in no order."""
        return self._rows.refs

    @property
    def total(self) -> int:
        return len(self._rows)

    @property
    def owner(self) -> Ref:
        return self._source.owner

    @property
    def chip(self) -> str:
        """The id of the chip that is switched on, or ""."""
        return self.table.chips[self._filter.chip].id if self._filter.chip >= 0 else ""

    @property
    def chip_counts(self) -> tuple[int, ...]:
        return tuple(self._rows.counts)

    def row_of(self, ref: str) -> int:
        """-1 if it is not shown."""
        return self._order.row(ref)

    def ref_at(self, row: int) -> Ref:
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
        return self._source.cell(ref, column)

    def opens(self, row: int) -> str:
        """The ref of the object a row leads to, or "". Raises IndexError."""
        return self._source.opens(self._order.at(row))

    # What it is told

    def show_owner(self, owner: Ref) -> None:
        """List what belongs to this object from now on."""
        if owner != self._source.owner:
            self._source.owner = owner
            self._rows = self._no_rows()
            self._fill()
            self.rebuild()

    def pause(self) -> None:
        """Nobody looks."""
        self._is_paused = True
        self._is_stale |= self._arranging.is_running
        self._arranging.stop()
        self._reading.stop()
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
            self._on_beat()

    def search_columns(self, columns: Iterable[int]) -> None:
        """The columns whose texts the filter looks at: those that are shown, figures of the moment left out."""
        searched = self._searchable(columns)
        if searched == self._searched:
            return
        self._searched = searched
        self._filter.forget_all()
        if self._filter.has_words:
            self._search()

    def expect_filter(self) -> None:
        """Somebody is about to type: read the rows already."""
        if self.is_complete and not self._reading.is_running:
            self._reading.start(self._filter.reading(self._rows.in_order()), lambda: None)

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
        if not self.is_complete:
            self.rebuild()
            return
        fresh = RowOrder(is_falling=self.sorted_by.is_falling)
        self._arrange(self._rows.sorting(fresh), lambda: self._use_order(fresh))

    def flush(self) -> None:
        """Show every change and finish all work now."""
        self._arranging.finish()
        self._flush.flush()
        self._arranging.finish()
        self._reading.finish()

    def rebuild(self) -> None:
        """Build everything anew from the cache, as a reset; while paused, later."""
        self._touched.clear()
        self._flush.cancel()
        self._is_stale = self._is_paused
        if self._is_paused:
            return
        self._reading.stop()
        self._filter.forget_all()
        rows = self._no_rows()
        self.is_complete = False
        self._arrange(rows.building() if self._store.is_loaded else iter(()), lambda: self._use_rows(rows))

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
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return self._more(index, cell, role)

    def _more(self, index: AnyIndex, cell: Cell, role: int) -> Any:
        ref = self._order.at(index.row())
        values = {
            ItemRole.CELL: cell,
            ItemRole.REF: ref,
            ItemRole.CLASS: self._source.class_of(ref),
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
        self._touched |= self._source.touched(delta)
        if self._is_paused:
            if len(self._touched) > MOST_TOUCHED:
                self.rebuild()
        elif self._touched and not self._flush.is_pending:
            self._flush.request()

    def _take_touched(self) -> None:
        if self._arranging.is_running:
            return  # taken when that has ended
        touched, self._touched = self._touched, set()
        found = ((ref, self._source.wanted(ref)) for ref in touched)
        told = [(ref, record) for ref, record in found if record is not None or ref in self._rows]
        if len(told) > MOST_TOUCHED:
            self.rebuild()
            return
        for ref, record in told:
            self._filter.forget(ref)
            if record is None:
                self._hide(ref)
                self._rows.drop(ref)
            else:
                self._rows.put(ref, record)
                self._change(ref)
        if told:
            self.counted.emit()

    def _on_beat(self) -> None:
        """Other figures of the moment: their cells are made anew when they are painted."""
        if self._is_paused or not self._order:
            return
        for cells in self._cells.values():
            for column in self._live:
                cells[column] = None
        for column in self._live:
            self.dataChanged.emit(self.index(0, column), self.index(len(self._order) - 1, column))

    def _change(self, ref: Ref) -> None:
        if not self._passes(ref):
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
        key = self._rows.key(ref)
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

    # Rows, filter and order

    def _arrange(self, work: Iterator[object], done: Callable[[], None]) -> None:
        self._arranging.start(work, done, at_once=AT_ONCE_ROWS, at_once_ms=AT_ONCE_MS)

    def _use_rows(self, rows: RowSet) -> None:
        self.is_complete = True
        self._rows = rows
        if self._filter.has_words:
            self._fill(self._order.__contains__)  # what is gone must not wait until all rows are read
        self._search()
        self._take_touched()
        self.counted.emit()

    def _use_order(self, order: RowOrder) -> None:
        shown = self._order
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [(shown.at(index.row()), index.column()) for index in before]
        self._rows.take_order(order)
        self._order = order.narrowed(shown.__contains__)
        self.changePersistentIndexList(before, [self.index(self._order.row(ref), at) for ref, at in kept])
        self.layoutChanged.emit()
        self._take_touched()

    def _search(self) -> None:
        """Look for the words anew; what was shown stays until all rows are read."""
        self._reading.stop()
        if not self.is_complete:
            return
        if not self._filter.has_words:
            self._fill()
            return
        reading = with_early(self._filter.reading(self._rows.in_order()), FIRST_ANSWER_S, self._answer)
        self._reading.start(reading, self._fill, at_once=AT_ONCE_ROWS, at_once_ms=AT_ONCE_MS)

    def _answer(self) -> None:
        """Show what was found among the rows read by now, if that is anything."""
        found = {ref for ref in self._rows.refs if self._filter.has_read(ref) and self._passes(ref)}
        if found:
            self._fill(found.__contains__)

    def _passes(self, ref: Ref) -> bool:
        return self._filter.passes(ref, self._rows.chips(ref))

    def _fill(self, passes: Callable[[Ref], bool] | None = None) -> None:
        self.beginResetModel()
        self._cells.clear()
        self._order = self._rows.narrowed(passes or self._passes)
        self.endResetModel()

    def _no_rows(self) -> RowSet:
        return RowSet(self._store, self._source, self.table.chips, self.sorted_by)

    def _searchable(self, columns: Iterable[int]) -> tuple[int, ...]:
        return tuple(column for column in columns if column not in self._live)

    def _fresh(self, ref: Ref) -> list[Cell | None]:
        if len(self._cells) >= MOST_CELLS:
            for old in list(self._cells)[: MOST_CELLS // 4]:
                del self._cells[old]
        return [None] * len(self.table.columns)

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = _RIGHT if self.table.columns[column].is_number else _LEFT
        return side | Qt.AlignmentFlag.AlignVCenter
