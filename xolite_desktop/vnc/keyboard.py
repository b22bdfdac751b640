# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which keys are down in the guest, so that none stays down when the window loses the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from xolite_desktop.vnc.keysyms import KEYSYMS
from xolite_desktop.vnc.scancodes import BY_NAME


class Key(NamedTuple):
    """A key as the server is told of it; 0 where one of the two is not known."""

    keysym: int
    scancode: int


def key(name: str) -> Key:
    """The key with this name on a US keyboard, like "Control_L", "F1" or "a". Raises KeyError."""
    return Key(KEYSYMS[name], BY_NAME[name])


def chord(keys: Sequence[Key]) -> Iterator[tuple[Key, bool]]:
    """Press these keys together: down one after the other, up in the opposite order."""
    for pressed in keys:
        yield pressed, True
    for pressed in reversed(keys):
        yield pressed, False


CTRL_ALT_DELETE = (key("Control_L"), key("Alt_L"), key("Delete"))


class Keyboard:
    """The keys that are down.

    A key is known by what the window system calls it (`native`, any number): its keysym may change while it
    is down, when Shift goes up first, and what went down has to come up.
    """

    def __init__(self, send: Callable[[int, int, bool], None]) -> None:
        """`send` takes keysym, scancode and whether it goes down: `Pump.send_key`."""
        self._send = send
        self._down: dict[int, Key] = {}

    @property
    def pressed(self) -> tuple[Key, ...]:
        """The keys that are down, in the order they were pressed."""
        return tuple(self._down.values())

    def press(self, native: int, pressed: Key) -> None:
        """A key went down, or repeats: then it is the same key, whatever it is called by now."""
        known = self._down.setdefault(native, pressed)
        self._send(known.keysym, known.scancode, True)

    def release(self, native: int) -> None:
        """A key went up; one that never went down here is none of our business."""
        known = self._down.pop(native, None)
        if known is not None:
            self._send(known.keysym, known.scancode, False)

    def release_all(self) -> None:
        """The window lost the keyboard: everything comes up, the last key first."""
        for native in reversed(tuple(self._down)):
            self.release(native)
