# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A check box in the theme's colours: the style's own is hardly seen on the dark panel."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from xolite_desktop.ui.style import icons, theme

_SIDE = 16
_GAP = 8
_LEFT = 1 + _SIDE + _GAP
_LONG = 320  # from here on a text takes more lines where there is no room beside the box
_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


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

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        is_long = self.sizeHint().width() > _LONG
        kind = QSizePolicy.Policy.Preferred if is_long else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, kind)
        policy.setHeightForWidth(is_long)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = _LEFT + self.fontMetrics().horizontalAdvance(self.text()) + 4
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(min(_LONG, whole.width()), whole.height())

    def hasHeightForWidth(self) -> bool:
        return self.sizePolicy().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - _LEFT), 10_000)
        return max(self._least(), self.fontMetrics().boundingRect(room, _WRAPPED, self.text()).height() + 4)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRect(1, (self.height() - _SIDE) // 2, _SIDE, _SIDE)
        is_usable = self.isEnabled()
        paint_box(painter, box, is_on=self.isChecked(), is_usable=is_usable, has_focus=self.hasFocus())
        left = box.right() + 1 + _GAP
        text = QRect(left, 0, self.width() - left, self.height())
        is_whole = self.width() >= self.sizeHint().width()
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine) if is_whole else _WRAPPED
        painter.setPen(theme.color("fg" if is_usable else "fg3"))
        painter.drawText(text, flags, self.text())
        if self.hasFocus():
            painter.setPen(theme.color("accent"))
            used = self.fontMetrics().boundingRect(text, flags, self.text())
            below = min(self.height() - 1, used.bottom() + 2)
            painter.drawLine(left, below, used.right(), below)

    def _least(self) -> int:
        return max(_SIDE + 4, self.fontMetrics().height() + 4)
