# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Rows of name, note, bar and figure, each a way to an object; updated in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xolite_desktop.models.text import set_apart
from xolite_desktop.ui.style import fonts, marks, theme
from xolite_desktop.ui.widgets import meter

ROW = 30
_LEAST_NOTE = 30
_ALIGN = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


@dataclass(frozen=True)
class MeterLine:
    """One row; `fraction` None shows no bar, `state` "" no mark."""

    ref: str
    name: str
    note: str = ""
    figure: str = ""
    fraction: float | None = None
    state: str = ""
    tint: str = "accent"


class MeterList(QWidget):
    """`activated(ref)` by click, or by Enter on the row the arrow keys are at."""

    activated = Signal(str)

    def __init__(self, name: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = empty
        self._lines: tuple[MeterLine, ...] = ()
        self._current = 0
        self._hovered = -1
        self._figure_width = 0
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def lines(self) -> tuple[MeterLine, ...]:
        return self._lines

    def show_lines(self, lines: Sequence[MeterLine]) -> None:
        if tuple(lines) == self._lines:
            return
        if len(lines) != len(self._lines):
            self.updateGeometry()
        self._lines = tuple(lines)
        metrics = QFontMetrics(fonts.body())
        widths = [metrics.horizontalAdvance(line.figure) + 2 for line in lines if line.figure]
        self._figure_width = max(48, *widths) if widths else 0
        self.setAccessibleDescription("; ".join(f"{line.name} {line.figure}".strip() for line in lines))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, ROW * max(1, len(self._lines)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(int(event.position().y()) // ROW)

    def leaveEvent(self, event: object) -> None:
        self._hover(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y()) // ROW
        if event.button() == Qt.MouseButton.LeftButton and 0 <= row < len(self._lines):
            self.activated.emit(self._lines[row].ref)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and self._lines:
            self._current = max(0, min(len(self._lines) - 1, self._current + step))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current < len(self._lines):
            self.activated.emit(self._lines[self._current].ref)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._lines:
            painter.setPen(theme.color("fg3"))
            painter.drawText(QRect(0, 0, self.width(), ROW), _ALIGN, self._empty)
        first, last = event.rect().top() // ROW, event.rect().bottom() // ROW
        for row, line in enumerate(self._lines[first : last + 1], first):
            self._paint_line(painter, QRect(0, row * ROW, self.width(), ROW), row, line)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.update()

    def _paint_line(self, painter: QPainter, rect: QRect, row: int, line: MeterLine) -> None:
        if row == self._hovered or (self.hasFocus() and row == self._current):
            painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.color("hover"))
        if row:
            painter.setPen(theme.color("line2"))
            painter.drawLine(rect.topLeft(), rect.topRight())
        left, right = rect.left() + 4, rect.right() - 4
        if line.state:
            top = rect.center().y() - marks.SIZE / 2 + 1
            marks.paint(painter, QRectF(left, top, marks.SIZE - 0.5, marks.SIZE - 0.5), line.state)
            left += marks.SIZE + 8
        right = self._paint_figure(painter, rect, right, line)
        metrics = painter.fontMetrics()
        # The name comes first: the note takes what is left, and goes where that is too little to read.
        rest = right - left - metrics.horizontalAdvance(line.name) - 12
        if line.note and rest >= _LEAST_NOTE:
            width = min(metrics.horizontalAdvance(line.note) + 2, rest)
            _draw(painter, QRect(right - width, rect.top(), width, ROW), line.note, "fg3")
            right -= width + 8
        _draw(painter, QRect(left, rect.top(), right - left, ROW), line.name, "fg")

    def _paint_figure(self, painter: QPainter, rect: QRect, right: int, line: MeterLine) -> int:
        """Figure and bar at the right end; gives where the text before them must end."""
        painter.setFont(fonts.body())
        if line.figure:
            width = self._figure_width
            painter.setPen(theme.color("fg"))
            box = QRect(right - width, rect.top(), width, ROW)
            painter.drawText(box, _ALIGN | int(Qt.AlignmentFlag.AlignRight), line.figure)
            right -= width + 8
        if line.fraction is not None:
            width = min(110, rect.width() // 4)
            bar = QRectF(right - width, rect.center().y() - 2, width, meter.HEIGHT)
            meter.paint(painter, bar, line.fraction, line.tint)
            right -= width + 12
        return right


def _draw(painter: QPainter, rect: QRect, text: str, tint: str) -> None:
    painter.setPen(theme.color(tint))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _ALIGN, set_apart(shown))
