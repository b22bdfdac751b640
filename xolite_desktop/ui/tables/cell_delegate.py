# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How the cells of a table are painted: icon, state mark, text, meter; numbers right-aligned in figures of one width."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QStaticText
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from xolite_desktop.models.tables.cells import Cell
from xolite_desktop.models.tables.object_table import ObjectTable
from xolite_desktop.models.text import set_apart
from xolite_desktop.ui.style import fonts, icons, marks, theme
from xolite_desktop.ui.style.delegates import OF_NAMES
from xolite_desktop.ui.style.tones import TINT
from xolite_desktop.ui.widgets import meter

ROW = 34
PAD = 8
_ICON = 16
_GAP = 6
_BAR = 84
_LEAST_BAR = 36
_LONGEST = 300  # letters of a text that are looked at: no column shows more
_SELECTED = QStyle.StateFlag.State_Selected.value  # flags of Python cost more than the painting
_MOST_ELIDED = 4000

AnyIndex = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Paints everything of a cell, its background included. A row is 34 pixels at the usual font size.

    The view says in `hovered_row`, `hovered_link` (row, column), `hovered_code` (the cell that offers its text to be
    copied), `copied` (the one that was) and `current` (the cell with a ring round it) what the pointer and the keys are at:
    asking for each cell would cost more than painting it.
    """

    def __init__(self, model: ObjectTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._body, self._code = fonts.body(), fonts.monospace()
        self._metrics = {False: QFontMetrics(self._body), True: QFontMetrics(self._code)}
        self._figure = self._metrics[False].horizontalAdvance("0000 MiB")
        self._elided: dict[tuple[str, int, bool, bool], tuple[str, int, QStaticText]] = {}
        self._colors: dict[str, QColor] = {}
        theme.appearance().changed.connect(self._colors.clear)
        self.height = max(ROW, self._metrics[False].height() + 18)
        self.hovered_row = -1
        self.hovered_link = (-1, -1)
        self.hovered_code = (-1, -1)
        self.copied = (-1, -1)
        self.current = (-1, -1)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(80, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row, column = index.row(), index.column()
        rect: QRect = option.rect
        if option.state.value & _SELECTED:
            painter.fillRect(rect, self._color("selection"))
        elif row == self.hovered_row:
            painter.fillRect(rect, self._color("hover"))
        painter.setPen(self._color("line2"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        cell = self._model.cell(row, column)
        is_link = (row, column) == self.hovered_link
        inside = rect
        if (row, column) in (self.hovered_code, self.copied):
            is_done = (row, column) == self.copied
            icons.paint(
                painter, self.copy_rect(rect), "check" if is_done else "copy", "ok" if is_done else "fg2"
            )
            inside = rect.adjusted(0, 0, -_ICON - _GAP, 0)
        self._paint_cell(painter, inside, cell, self._model.table.columns[column].is_number, is_link=is_link)
        if (row, column) == self.current:
            self._paint_ring(painter, rect)

    def text_rect(self, rect: QRect, cell: Cell, *, is_number: bool) -> QRect:
        """Where the text of a cell is: what counts as its link."""
        left, right = self._sides(rect, cell)
        _, width, _ = self._fitted(cell, right - left)
        if is_number:
            return QRect(right - width, rect.top(), width, rect.height())
        return QRect(left, rect.top(), width, rect.height())

    def copy_rect(self, rect: QRect) -> QRect:
        """Where a cell that offers its text has the button for it."""
        return QRect(rect.right() - PAD - _ICON + 2, rect.center().y() - 7, _ICON, _ICON)

    def is_cut(self, rect: QRect, cell: Cell) -> bool:
        """Whether the text does not fit."""
        left, right = self._sides(rect, cell)
        text, _, _ = self._fitted(cell, right - left)
        return text != cell.text

    def _sides(self, rect: QRect, cell: Cell) -> tuple[int, int]:
        """Where the text may begin and must end."""
        left, right = rect.left() + PAD, rect.right() - PAD
        if cell.icon:
            left += _ICON + _GAP
        if cell.kind:
            left += marks.SIZE + _GAP
        if cell.fraction is not None and self._bar_width(rect):
            right -= self._bar_width(rect) + 10
        return left, right

    def _bar_width(self, rect: QRect) -> int:
        width = min(_BAR, rect.width() - 2 * PAD - 10 - self._figure)
        return width if width >= _LEAST_BAR else 0

    def _paint_cell(
        self, painter: QPainter, rect: QRect, cell: Cell, is_number: bool, *, is_link: bool
    ) -> None:
        at = rect.left() + PAD
        if cell.icon:
            icons.paint(painter, QRect(at, rect.center().y() - 7, _ICON, _ICON), cell.icon, "fg2")
            at += _ICON + _GAP
        if cell.kind:
            state = marks.state_of(cell.kind, cell.text, is_busy=cell.is_busy)
            top = rect.center().y() - marks.SIZE / 2 + 1
            marks.paint(painter, QRectF(at, top, marks.SIZE - 0.5, marks.SIZE - 0.5), state)
        left, right = self._sides(rect, cell)
        if cell.text:
            self._paint_text(
                painter, QRect(left, rect.top(), right - left, rect.height()), cell, is_number, is_link
            )
        width = self._bar_width(rect)
        if cell.fraction is not None and width:
            bar = QRectF(rect.right() - PAD - width, rect.center().y() - 2, width, meter.HEIGHT)
            meter.paint(painter, bar, cell.fraction, TINT[cell.kind])

    def _paint_text(self, painter: QPainter, box: QRect, cell: Cell, is_number: bool, is_link: bool) -> None:
        _, width, laid_out = self._fitted(cell, box.width())
        painter.setFont(self._code if cell.is_code else self._body)
        painter.setPen(self._color("accent_fg" if is_link else "fg2" if cell.is_dim else "fg"))
        left = box.right() + 1 - width if is_number else box.left()
        height = self._metrics[cell.is_code].height()
        painter.drawStaticText(QPoint(left, box.top() + (box.height() - height) // 2), laid_out)
        if is_link:
            bottom = box.center().y() + self._metrics[False].ascent() // 2 + 3
            painter.drawLine(box.left(), bottom, box.left() + width, bottom)

    def _paint_ring(self, painter: QPainter, rect: QRect) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -2.5), 4, 4)
        painter.restore()

    def _color(self, token: str) -> QColor:
        color = self._colors.get(token)
        if color is None:
            color = self._colors[token] = theme.color(token)
        return color

    def _fitted(self, cell: Cell, room: int) -> tuple[str, int, QStaticText]:
        """The text as it is shown in so many pixels, how wide that is, and laid out: most of a cell's cost."""
        text, is_code, is_name = cell.text, cell.is_code, bool(cell.icon)
        if len(text) > _LONGEST:
            text = text[:_LONGEST] + "…"
        key = (text, room, is_code, is_name)
        found = self._elided.get(key)
        if found is None:
            metrics = self._metrics[is_code]
            shown = metrics.elidedText(text, OF_NAMES if is_name else Qt.TextElideMode.ElideRight, room)
            laid_out = QStaticText(set_apart(shown))
            laid_out.setTextFormat(Qt.TextFormat.PlainText)
            laid_out.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            laid_out.prepare(font=self._code if is_code else self._body)
            found = shown, min(room, metrics.horizontalAdvance(shown) + 1), laid_out
            if len(self._elided) >= _MOST_ELIDED:
                self._elided.clear()
            self._elided[key] = found
        return found


def header_font() -> QFont:
    return fonts.small()
