# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Qt's mouse buttons and wheel as RFB's button mask (RFC 6143, 7.5.5, and what others made of its last bits)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent

LEFT, MIDDLE, RIGHT = 1, 2, 4
UP, DOWN, TO_LEFT, TO_RIGHT = 8, 16, 32, 64
BACK = 128
FORWARD = 256  # only servers that agreed to hear of nine buttons do
_NOTCH = 120  # Qt counts in eighths of a degree; a notch of a usual wheel is 15 degrees

_BUTTONS = (
    (Qt.MouseButton.LeftButton, LEFT),
    (Qt.MouseButton.MiddleButton, MIDDLE),
    (Qt.MouseButton.RightButton, RIGHT),
    (Qt.MouseButton.BackButton, BACK),
    (Qt.MouseButton.ForwardButton, FORWARD),
)


def mask(buttons: Qt.MouseButton) -> int:
    """The bits of the mask for the buttons held."""
    return sum(bit for button, bit in _BUTTONS if buttons & button)


def turned(event: QWheelEvent) -> QPoint:
    """How far the wheel was turned. With Alt held Qt takes one axis for the other, which is the guest's to decide."""
    angle = event.angleDelta()
    return angle.transposed() if event.modifiers() & Qt.KeyboardModifier.AltModifier else angle


class Wheel:
    """Gathers the small steps of touch pads into whole notches, at most eight for one event."""

    MOST = 8

    def __init__(self) -> None:
        self._rest_x = self._rest_y = 0

    def reset(self) -> None:
        self._rest_x = self._rest_y = 0

    def notches(self, angle: QPoint) -> list[int]:
        """The button bit of each notch that is complete with this movement, in the order to press them."""
        self._rest_x = _gathered(self._rest_x, angle.x())
        self._rest_y = _gathered(self._rest_y, angle.y())
        down, self._rest_y = _whole(self._rest_y)
        right, self._rest_x = _whole(self._rest_x)
        upright = [UP] * down if down > 0 else [DOWN] * -down
        across = [TO_LEFT] * right if right > 0 else [TO_RIGHT] * -right
        return (upright + across)[: self.MOST]


def _gathered(rest: int, step: int) -> int:
    """What is left from before counts only while it goes on in the same direction."""
    return rest + step if rest * step >= 0 else step


def _whole(eighths: int) -> tuple[int, int]:
    notches = int(eighths / _NOTCH)
    return notches, eighths - notches * _NOTCH
