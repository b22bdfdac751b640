# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pointer as it is sent: movements thinned out, presses at once, positions or movements as the guest takes them."""

from __future__ import annotations

from collections.abc import Callable

MIDDLE = 0x7FFF
"""Movements are sent as if from here (QEMU's pointer motion change)."""
FURTHEST = 0x7FFF


class Pointer:
    """Sends what moves at most once between two calls of `flush`; the clock is the caller's.

    Of positions the newest counts, movements add up. A button that goes down or up is never delayed, and nothing
    overtakes it.
    """

    def __init__(self, send: Callable[[int, int, int], None]) -> None:
        """`send` takes x, y and the button mask: `Pump.send_pointer`."""
        self._send = send
        self._buttons = 0
        self._position: tuple[int, int] | None = None
        self._movement = (0, 0)
        self._is_resting = True

    def at(self, x: int, y: int, buttons: int) -> None:
        """The pointer is at this pixel of the guest's screen."""
        self._position = (x, y)
        self._changed(buttons)

    def moved(self, dx: int, dy: int, buttons: int) -> None:
        """The pointer was moved by so many pixels of the guest's screen."""
        self._movement = (self._movement[0] + dx, self._movement[1] + dy)
        self._changed(buttons)

    def flush(self) -> bool:
        """A display frame is over: send what was kept back; whether there was anything."""
        if self._position is None and self._movement == (0, 0):
            self._is_resting = True
            return False
        self._send_now()
        return True

    def reset(self) -> None:
        """Another guest: what waits was not for it."""
        self._position, self._movement = None, (0, 0)
        self._buttons, self._is_resting = 0, True

    def _changed(self, buttons: int) -> None:
        if buttons != self._buttons or self._is_resting:
            self._is_resting = False
            self._buttons = buttons
            self._send_now()

    def _send_now(self) -> None:
        position, self._position = self._position, None
        (dx, dy), self._movement = self._movement, (0, 0)
        if position is None:
            position = MIDDLE + _near(dx), MIDDLE + _near(dy)
        self._send(*position, self._buttons)


def _near(distance: int) -> int:
    return max(-FURTHEST, min(FURTHEST, distance))
