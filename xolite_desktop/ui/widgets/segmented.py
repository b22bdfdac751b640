# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A segmented control: one of a few, side by side on a track."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from xolite_desktop.ui.style import fonts, theme


class Segmented(QWidget):
    """`chosen(index)` fires when a person picks another segment, by mouse or by Left and Right."""

    chosen = Signal(int)

    def __init__(self, labels: tuple[str, ...], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = labels
        self._index = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    @property
    def index(self) -> int:
        return self._index

    def choose(self, index: int) -> None:
        """Show a segment as chosen without telling anybody."""
        self._index = index
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        widest = max(self.fontMetrics().horizontalAdvance(label) for label in self._labels)
        return QSize((widest + 24) * len(self._labels), 30)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pick(int(event.position().x() * len(self._labels) / max(1, self.width())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self._pick(self._index + step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.color("accent" if self.hasFocus() else "line"), 1))
        painter.setBrush(theme.color("bg"))
        painter.drawRoundedRect(box, 7, 7)
        width = (self.width() - 4) / len(self._labels)
        for index, label in enumerate(self._labels):
            cell = QRectF(2 + index * width, 2, width, self.height() - 4)
            self._paint_segment(painter, cell, label, index == self._index)

    def _paint_segment(self, painter: QPainter, cell: QRectF, label: str, chosen: bool) -> None:
        if chosen:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.setBrush(theme.color("panel"))
            painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setFont(fonts.strong() if chosen else fonts.body())
        painter.setPen(theme.color("fg" if chosen else "fg2"))
        painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), label)

    def _pick(self, index: int) -> None:
        if 0 <= index < len(self._labels) and index != self._index:
            self.choose(index)
            self.chosen.emit(index)

    def _describe(self) -> None:
        self.setAccessibleDescription(self._labels[self._index])
