# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which keys are down in the guest, so that none stays down when the window loses the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from enum import Enum
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


class Modifier(Enum):
    """A modifier as window systems report it, with the keys that are it, the usual one first."""

    SHIFT = (key("Shift_L"), key("Shift_R"))
    CONTROL = (key("Control_L"), key("Control_R"))
    ALT = (key("Alt_L"), key("Alt_R"))
    SUPER = (key("Super_L"), key("Super_R"))


_SURE = frozenset({Modifier.SHIFT, Modifier.CONTROL})
"""When these are not reported they are up. Alt and Super may be bound to something the window system has no word for."""
_ALTGR = key("Alt_R").scancode


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

    def release(self, native: int, released: Key | None = None) -> None:
        """A key went up; one that never went down here is none of our business.

        `released` finds a modifier that `hold` pressed, of which the window system told no name.
        """
        if native not in self._down and released is not None and released.scancode:
            native = _assumed(released)
        known = self._down.pop(native, None)
        if known is not None:
            self._send(known.keysym, known.scancode, False)

    def hold(self, modifiers: Collection[Modifier]) -> None:
        """The window system says that these are held, and no others: they may have gone down or up elsewhere."""
        down = {pressed.scancode: native for native, pressed in self._down.items()}
        if _ALTGR in down:
            return  # which Windows calls Control and Alt, and X11 nothing
        for modifier in Modifier:
            held = [down[each.scancode] for each in modifier.value if each.scancode in down]
            if modifier in modifiers and not held:
                usual = modifier.value[0]
                self.press(_assumed(usual), usual)
            elif modifier not in modifiers and modifier in _SURE:
                for native in held:
                    self.release(native)

    def release_all(self) -> None:
        """The window lost the keyboard: everything comes up, the last key first."""
        for native in reversed(tuple(self._down)):
            self.release(native)


def _assumed(pressed: Key) -> int:
    """What a key is called that the window system has not named: no native code is negative."""
    return -pressed.scancode
