# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A check box in the theme's colours: the style's own is hardly seen on the dark panel."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from xolite_desktop.ui.style import icons, theme

_SIDE = 16
_GAP = 8


def paint_box(painter: QPainter, box: QRect, *, is_on: bool, is_usable: bool, has_focus: bool) -> None:
    """Paint a box of 16 pixels, ticked or not: for lists that paint their rows."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = "accent" if has_focus or (is_on and is_usable) else "fg3" if is_usable else "line"
    back = "accent" if is_on and is_usable else "panel" if is_usable else "line2"
    painter.setPen(QPen(theme.color(edge), 1.0))
    painter.setBrush(theme.color(back))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if is_on:
        icons.paint(painter, box.adjusted(2, 2, -2, -2), "check", "on_accent" if is_usable else "fg3")


class CheckBox(QCheckBox):
    """Text that is only text beside a box; the whole of it can be clicked."""

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = _SIDE + _GAP + metrics.horizontalAdvance(self.text()) + 4
        return QSize(width, max(_SIDE + 4, metrics.height() + 4))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRect(1, (self.height() - _SIDE) // 2, _SIDE, _SIDE)
        is_usable = self.isEnabled()
        paint_box(painter, box, is_on=self.isChecked(), is_usable=is_usable, has_focus=self.hasFocus())
        left = box.right() + 1 + _GAP
        text = QRect(left, 0, self.width() - left, self.height())
        painter.setPen(theme.color("fg" if is_usable else "fg3"))
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), self.text())
        if self.hasFocus():
            painter.setPen(theme.color("accent"))
            below = text.center().y() + self.fontMetrics().height() // 2 + 1
            painter.drawLine(left, below, left + self.fontMetrics().horizontalAdvance(self.text()), below)
