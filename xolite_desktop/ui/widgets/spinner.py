# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A turning arc: work is under way and nobody knows how far."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from xolite_desktop.ui.style import theme

SIDE = 16
_STEP_MS = 60
_STEPS = 18


def paint(painter: QPainter, rect: QRectF, phase: int) -> None:
    """Paint the arc at one of its positions; `phase` counts up by one for each."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("fg2"), 1.6))
    start = -(phase % _STEPS) * 360 // _STEPS + 90
    painter.drawArc(rect.adjusted(2, 2, -2, -2), start * 16, 290 * 16)
    painter.restore()


class Spinner(QWidget):
    """Turns while it is visible, and costs nothing while it is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(SIDE, SIDE + 2)
        self._phase = 0
        self._timer = QTimer(self, interval=_STEP_MS)
        self._timer.timeout.connect(self._turn)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint(QPainter(self), QRectF(0, 1, SIDE, SIDE), self._phase)

    def _turn(self) -> None:
        self._phase += 1
        self.update()
