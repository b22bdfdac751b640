# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The curves of a chart by name, each with its value at the cursor or its newest; they stand out and go by mouse or keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from xolite_desktop.models.text import set_apart
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import fonts, series, theme
from xolite_desktop.ui.style.delegates import OF_NAMES
from xolite_desktop.ui.widgets.label import tip

ROW = 22
_SWATCH = 14
_ALIGN = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


@dataclass(frozen=True)
class Entry:
    """A curve: its id, name, value in words, and the number of its colour."""

    id: str
    name: str
    value: str
    look: int


class Legend(QWidget):
    """Signals: `toggled(id)` by click or Space; `stands_out(id)` of the row that is pointed at or focused, "" for none."""

    toggled = Signal(str)
    stands_out = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._hidden: set[str] = set()
        self._hovered = -1
        self._current = 0
        self.setAccessibleName(tr("Curves of {chart}").format(chart=name))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def entries(self) -> list[Entry]:
        return list(self._entries)

    def show_entries(self, entries: Sequence[Entry], hidden: set[str]) -> None:
        """These curves; those that are `hidden` are crossed out."""
        if len(entries) != len(self._entries):
            self.updateGeometry()
        self._entries, self._hidden = list(entries), set(hidden)
        words = (f"{each.name} {each.value}" for each in entries)
        self.setAccessibleDescription("; ".join(words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(190, ROW * max(1, len(self._entries)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(int(event.position().y()) // ROW)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._toggle(int(event.position().y()) // ROW)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell(self._current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and self._entries:
            self._current = max(0, min(len(self._entries) - 1, self._current + step))
            self._tell(self._current)
            self.update()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(self._current)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = event.rect().top() // ROW, event.rect().bottom() // ROW
        for row, entry in enumerate(self._entries[first : last + 1], first):
            self._paint(painter, QRect(0, row * ROW, self.width(), ROW), row, entry)

    def _paint(self, painter: QPainter, rect: QRect, row: int, entry: Entry) -> None:
        if row == self._hovered or (self.hasFocus() and row == self._current):
            painter.fillRect(rect, theme.color("hover"))
        is_hidden = entry.id in self._hidden
        color = theme.color("line") if is_hidden else series.color(entry.look)
        painter.setPen(QPen(color, 2.5, series.dash(entry.look)))
        middle = rect.center().y() + 0.5
        painter.drawLine(QPointF(4, middle), QPointF(4 + _SWATCH, middle))
        painter.setFont(fonts.small())
        width = painter.fontMetrics().horizontalAdvance(entry.value) + 2
        painter.setPen(theme.color("fg3" if is_hidden else "fg"))
        right = QRect(rect.right() - width - 4, rect.top(), width, ROW)
        painter.drawText(right, _ALIGN | int(Qt.AlignmentFlag.AlignRight), "" if is_hidden else entry.value)
        room = right.left() - (10 + _SWATCH) - 6
        font = fonts.small()
        font.setStrikeOut(is_hidden)
        painter.setFont(font)
        painter.setPen(theme.color("fg3" if is_hidden else "fg2"))
        shown = painter.fontMetrics().elidedText(entry.name, OF_NAMES, room)
        painter.drawText(QRect(10 + _SWATCH, rect.top(), room, ROW), _ALIGN, set_apart(shown))

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self._tell(row)
            known = 0 <= row < len(self._entries)
            self.setToolTip(tip(self._entries[row].name) if known else "")
            self.update()

    def _tell(self, row: int) -> None:
        self.stands_out.emit(self._entries[row].id if 0 <= row < len(self._entries) else "")

    def _toggle(self, row: int) -> None:
        if 0 <= row < len(self._entries):
            self._current = row
            self.toggled.emit(self._entries[row].id)
