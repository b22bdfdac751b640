# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where a framebuffer lies in a widget: fitted or pixel for pixel, and the way between both systems of coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF


@dataclass(frozen=True)
class ViewPort:
    """A framebuffer of `width` × `height` pixels shown in `target`, a rect in the widget's own coordinates."""

    width: int
    height: int
    target: QRectF

    @property
    def scale(self) -> float:
        """Widget units for one pixel of the framebuffer."""
        return self.target.width() / self.width

    def to_framebuffer(self, position: QPointF) -> tuple[int, int]:
        """The pixel under a position; positions outside are taken to the nearest edge."""
        x = floor((position.x() - self.target.left()) / self.scale)
        y = floor((position.y() - self.target.top()) / self.scale)
        return max(0, min(self.width - 1, x)), max(0, min(self.height - 1, y))

    def to_widget(self, x: int, y: int, width: int, height: int) -> QRect:
        """All widget units a rect of the framebuffer touches, with one around it for smooth scaling."""
        left = floor(self.target.left() + x * self.scale) - 1
        top = floor(self.target.top() + y * self.scale) - 1
        right = ceil(self.target.left() + (x + width) * self.scale) + 1
        bottom = ceil(self.target.top() + (y + height) * self.scale) + 1
        return QRect(left, top, right - left, bottom - top)


def fitted(width: int, height: int, room: QSizeF) -> ViewPort:
    """As large as the room allows, in proportion, in the middle."""
    scale = min(room.width() / width, room.height() / height)
    return _centred(width, height, room, scale)


def original(width: int, height: int, room: QSizeF, ratio: float, pan: QPointF) -> ViewPort:
    """One pixel for one pixel of the display (`ratio` of them in a widget unit).

    What does not fit is moved by `pan`, from (0, 0) for the left and top end to (1, 1) for the other.
    """
    port = _centred(width, height, room, 1 / ratio)
    target = QRectF(port.target)
    if target.width() > room.width():
        target.moveLeft(round(-pan.x() * (target.width() - room.width())))
    if target.height() > room.height():
        target.moveTop(round(-pan.y() * (target.height() - room.height())))
    return ViewPort(width, height, target)


def _centred(width: int, height: int, room: QSizeF, scale: float) -> ViewPort:
    size = QSizeF(width * scale, height * scale)
    left = round((room.width() - size.width()) / 2)
    top = round((room.height() - size.height()) / 2)
    return ViewPort(width, height, QRectF(QPointF(left, top), size))
