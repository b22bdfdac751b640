# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The newest alarms in two lines each: what it is about and what happened; each is a way to its object."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xolite_desktop.models.attention import AlarmLine
from xolite_desktop.models.text import set_apart
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import fonts, icons, theme
from xolite_desktop.ui.style.tones import TONE

ROW = 42
_ALIGN = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class AlarmList(QWidget):
    """`activated(ref)` by click, or by Enter on the row the arrow keys are at."""

    activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[AlarmLine, ...] = ()
        self._current = 0
        self.setAccessibleName(tr("Newest alarms"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def lines(self) -> tuple[AlarmLine, ...]:
        return self._lines

    def show_lines(self, lines: Sequence[AlarmLine]) -> None:
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self.setAccessibleDescription("; ".join(f"{line.name}: {line.what}" for line in lines))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, ROW * max(1, len(self._lines)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._activate(int(event.position().y()) // ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and self._lines:
            self._current = max(0, min(len(self._lines) - 1, self._current + step))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activate(self._current)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._lines:
            painter.setPen(theme.color("fg3"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignTop), tr("Nothing wants attention."))
        for row, line in enumerate(self._lines):
            rect = QRect(0, row * ROW, self.width(), ROW)
            if self.hasFocus() and row == self._current:
                painter.fillRect(rect, theme.color("hover"))
            icons.paint(painter, QRect(0, rect.top() + 3, 16, 16), "warning", TONE[line.kind] or "fg2")
            self._draw(painter, rect.adjusted(24, 1, 0, -ROW // 2), line.name, "fg", small=False)
            what = " · ".join(filter(None, (line.what, line.when)))
            self._draw(painter, rect.adjusted(24, ROW // 2 - 2, 0, -3), what, "fg3", small=True)

    def _draw(self, painter: QPainter, rect: QRect, text: str, token: str, *, small: bool) -> None:
        painter.setFont(fonts.small() if small else fonts.body())
        painter.setPen(theme.color(token))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _ALIGN, set_apart(shown))

    def _activate(self, row: int) -> None:
        if 0 <= row < len(self._lines) and self._lines[row].ref:
            self.activated.emit(self._lines[row].ref)
