# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`TableView`: the one view of all tables; rows are selected whole, cells with links are ways to other objects."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QToolTip, QWidget

from xolite_desktop.models.tables.object_table import ObjectTable
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import theme
from xolite_desktop.ui.tables.cell_delegate import CellDelegate
from xolite_desktop.ui.tables.column_header import ColumnHeader
from xolite_desktop.ui.widgets.label import tip
from xolite_desktop.xapi.refs import Ref

_KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LONGEST_TIP = 600
_NOWHERE = (-1, -1)
COPIED_MS = 1_200


class TableView(QTableView):
    """Signals: `opened(ref)` for the object a row or a link leads to, `selection_changed()`, `menu_asked(QPoint)` in global
    coordinates, `copy_asked()`. Selection and place survive resets: they are kept by ref.
    """

    opened = Signal(str)
    selection_changed = Signal()
    menu_asked = Signal(QPoint)
    copy_asked = Signal()

    def __init__(
        self,
        model: ObjectTable,
        action_of: Callable[[QKeySequence], QAction | None] = lambda _: None,
        parent: QWidget | None = None,
    ) -> None:
        """`action_of` is the action on the selected rows that has certain keys; it comes before the window's own."""
        super().__init__(parent)
        self.table = model
        self._action_of = action_of
        self._by_keyboard = False
        self._kept: tuple[list[Ref], Ref | None, int, int] | None = None
        self._cells = CellDelegate(model, self)
        self.columns = ColumnHeader(model.table.columns, self)
        self.setAccessibleName(tr(model.table.title))
        self.setHorizontalHeader(self.columns)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.columns.setSortIndicatorShown(True)  # a view that does not sort by itself switches it off
        self.columns.setSectionsClickable(True)
        self._dress()
        first = model.sorted_by
        falling = Qt.SortOrder.DescendingOrder if first.is_falling else Qt.SortOrder.AscendingOrder
        self.columns.setSortIndicator(first.column, falling)
        self._connect(model)
        self._wear()

    def _connect(self, model: ObjectTable) -> None:
        self.columns.sortIndicatorChanged.connect(model.sort)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self._show_current())
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        theme.appearance().changed.connect(self._wear)

    @property
    def selected(self) -> list[Ref]:
        """The selected rows' refs from top to bottom."""
        rows = sorted(self._selected_rows())
        return [self.table.ref_at(row) for row in rows]

    def select(self, refs: Iterable[str]) -> None:
        """Select the rows of these, of those that are shown."""
        selection = QItemSelection()
        last = self.table.columnCount() - 1
        for row in sorted(row for row in map(self.table.row_of, refs) if row >= 0):
            selection.select(self.table.index(row, 0), self.table.index(row, last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def copy_cell(self, index: QModelIndex) -> None:
        """Put the text of one cell on the clipboard, and say so in its place for a moment."""
        QGuiApplication.clipboard().setText(self.table.cell(index.row(), index.column()).text)
        self._show_copied((index.row(), index.column()))
        QTimer.singleShot(COPIED_MS, self, lambda: self._show_copied((-1, -1)))

    def content_height(self) -> int:
        """What header and rows take."""
        rows = self.table.rowCount() * self.verticalHeader().defaultSectionSize()
        return self.columns.height() + rows + 2

    # Qt

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (
                event.matches(QKeySequence.StandardKey.Copy)
                or event.matches(QKeySequence.StandardKey.SelectAll)
                or self._action_for(event) is not None
            )
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        action = self._action_for(event)
        if action is not None:
            action.trigger()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() in _ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.table.rowCount():
            row = 0 if event.key() == Qt.Key.Key_Home else self.table.rowCount() - 1
            self.setCurrentIndex(self.table.index(row, max(0, self.currentIndex().column())))
        else:
            super().keyPressEvent(event)
        self._show_current()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        row = self.rowAt(int(event.position().y()))
        if event.button() == Qt.MouseButton.RightButton and row in self._selected_rows():
            return  # the menu is about all that is selected
        if (
            event.button() == Qt.MouseButton.LeftButton
            and self._code_button_at(event.position().toPoint()).isValid()
        ):
            return  # what is selected stays
        super().mousePressEvent(event)
        self._show_current()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        code = self._code_button_at(event.position().toPoint())
        if code.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.copy_cell(code)
            return
        super().mouseReleaseEvent(event)
        link = self._link_at(event.position().toPoint())
        if link and event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            self.opened.emit(link)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self._code_button_at(event.position().toPoint()).isValid():
            return
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._open_row(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QPoint(-1, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in _KEYBOARD_REASONS
        super().focusInEvent(event)
        if self._by_keyboard and not self.currentIndex().isValid() and self.table.rowCount():
            flags = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.table.index(0, self.columns.shown()[0]), flags)
        self._show_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.set_room(self.viewport().width())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().viewportEvent(event)

    # Inside

    def _selected_rows(self) -> set[int]:
        selection = self.selectionModel().selection()
        found: set[int] = set()
        for number in range(selection.count()):
            each = selection.at(number)
            found.update(range(each.top(), each.bottom() + 1))
        return found

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._cells.height)
        self.viewport().setAutoFillBackground(True)  # opaque, so that scrolling moves what is painted already

    def _wear(self) -> None:
        palette = self.viewport().palette()
        palette.setColor(palette.ColorRole.Base, theme.color("panel"))
        palette.setColor(palette.ColorRole.Window, theme.color("panel"))
        self.viewport().setPalette(palette)

    def _open(self, index: QModelIndex) -> None:
        """A link under the cursor first, else the row's own object."""
        link = self.table.cell(index.row(), index.column()).link
        if link:
            self.opened.emit(link)
        else:
            self._open_row(index.row())

    def _open_row(self, row: int) -> None:
        ref = self.table.opens(row)
        if ref:
            self.opened.emit(ref)

    def _link_at(self, position: QPoint) -> str:
        index = self.indexAt(position)
        if not index.isValid():
            return ""
        cell = self.table.cell(index.row(), index.column())
        is_number = self.table.table.columns[index.column()].is_number
        rect = self._cells.text_rect(self.visualRect(index), cell, is_number=is_number)
        return cell.link if cell.link and rect.contains(position) else ""

    def _code_at(self, position: QPoint) -> QModelIndex:
        """The uuid, address or MAC there; invalid where there is none."""
        index = self.indexAt(position)
        if index.isValid():
            cell = self.table.cell(index.row(), index.column())
            if cell.is_code and cell.text and not cell.link:
                return index
        return QModelIndex()

    def _code_button_at(self, position: QPoint) -> QModelIndex:
        """The cell whose button for copying is there."""
        index = self._code_at(position)
        is_there = index.isValid() and self._cells.copy_rect(self.visualRect(index)).contains(position)
        return index if is_there else QModelIndex()

    def _hover(self, position: QPoint) -> None:
        cells, index = self._cells, self.indexAt(position)
        row = index.row() if index.isValid() else -1
        link = (row, index.column()) if self._link_at(position) else _NOWHERE
        code = (row, index.column()) if self._code_at(position).isValid() else _NOWHERE
        is_way = link != _NOWHERE or self._code_button_at(position).isValid()
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_way else Qt.CursorShape.ArrowCursor)
        if (row, link, code) == (cells.hovered_row, cells.hovered_link, cells.hovered_code):
            return
        touched = {row, cells.hovered_row}
        cells.hovered_row, cells.hovered_link, cells.hovered_code = row, link, code
        for each in touched:
            self._update_row(each)

    def _show_copied(self, cell: tuple[int, int]) -> None:
        before, self._cells.copied = self._cells.copied, cell
        self._update_row(before[0])
        self._update_row(cell[0])

    def _update_row(self, row: int) -> None:
        if row >= 0:
            top = self.rowViewportPosition(row)
            self.viewport().update(0, top, self.viewport().width(), self._cells.height)

    def _show_current(self) -> None:
        """The ring is for those who steer by keys; a click needs none."""
        index = self.currentIndex()
        is_shown = self._by_keyboard and self.hasFocus() and index.isValid()
        now = (index.row(), index.column()) if is_shown else (-1, -1)
        if now != self._cells.current:
            before, self._cells.current = self._cells.current, now
            self._update_row(before[0])
            self._update_row(now[0])

    def _show_tip(self, event: QHelpEvent) -> None:
        """The whole text, where it does not fit."""
        index = self.indexAt(event.pos())
        text = ""
        if index.isValid():
            cell = self.table.cell(index.row(), index.column())
            text = cell.text if self._cells.is_cut(self.visualRect(index), cell) else ""
        if len(text) > _LONGEST_TIP:
            text = text[:_LONGEST_TIP] + "…"
        QToolTip.showText(event.globalPos(), tip(text), self.viewport())

    def _on_menu_requested(self, position: QPoint) -> None:
        """By the menu key it opens at the current row."""
        index = self.indexAt(position)
        if not index.isValid():
            index = self.currentIndex()
        if index.isValid() and self.selected:
            rect = self.visualRect(index)
            if not rect.contains(position):
                position = rect.center()
            self.menu_asked.emit(self.viewport().mapToGlobal(position))

    def _keep(self) -> None:
        index = self.currentIndex()
        current = self.table.ref_at(index.row()) if 0 <= index.row() < self.table.rowCount() else None
        self._kept = (self.selected, current, index.column(), self.verticalScrollBar().value())

    def _restore(self) -> None:
        if self._kept is None:
            return
        (selected, current, column, scrolled), self._kept = self._kept, None
        row = self.table.row_of(current) if current is not None else -1
        if row >= 0:
            flags = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.table.index(row, max(0, column)), flags)
        self.select(selected)
        if scrolled:
            QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(scrolled))
        self.selection_changed.emit()

    def _action_for(self, event: QKeyEvent) -> QAction | None:
        return self._action_of(QKeySequence(event.keyCombination()))
