# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""AltGr on Windows, which reports it as left Control and right Alt: the guest is to see the key that was pressed."""

from __future__ import annotations

from xolite_desktop.vnc.keyboard import Key, key

AT_ONCE_MS = 10
"""Both messages come together; nobody presses Control and then AltGr as fast as that."""

_CONTROL = key("Control_L").scancode
_ALTGR = key("Alt_R").scancode

Pressed = tuple[int, Key]
"""A key as the window system calls it, and as the server is told of it."""


class AltGr:
    """Holds each left Control back until it is known whether the system made it up."""

    def __init__(self) -> None:
        self._held: Pressed | None = None
        self._since_ms = 0

    def press(self, native: int, pressed: Key, now_ms: int) -> list[Pressed]:
        """The keys that go down now; none while a left Control waits for `flush` or the next key."""
        waiting = self.flush()
        if pressed.scancode == _ALTGR and waiting and now_ms - self._since_ms <= AT_ONCE_MS:
            return [(native, pressed)]
        if pressed.scancode == _CONTROL:
            self._held, self._since_ms = (native, pressed), now_ms
            return waiting
        return [*waiting, (native, pressed)]

    @property
    def is_waiting(self) -> bool:
        return self._held is not None

    def flush(self) -> list[Pressed]:
        """It was a Control after all: nothing came at once, or it goes up."""
        held, self._held = self._held, None
        return [] if held is None else [held]
