# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Types a text into a guest, one stroke a step; whoever owns a clock says when the next one is due.

The text is a secret as often as not: it is in no log, no exception and no `repr`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from xolite_desktop.vnc.keyboard import Key, chord, key
from xolite_desktop.vnc.keysyms import KEYSYMS, of_character
from xolite_desktop.vnc.typing.layout import Layout, Strokes

MAX_CHARACTERS = 20_000
"""More than that is a file, and there are better ways to move one: at 50 keys a second it takes seven minutes."""

EVENT_MS = 15
"""QEMU takes 10 ms for each key event (`key-delay-ms`) and forgets keys when a thousand wait. Measured with a Linux text
console in QEMU 7.2: 1,000 characters arrive whole at 10 ms and more, at 9 ms every tenth is lost."""

_SHIFT = key("Shift_L")
_ALTGR = Key(KEYSYMS["ISO_Level3_Shift"], key("Alt_R").scancode)
_CAPS_LOCK = key("Caps_Lock")
_NAMED = {"\n": "Return", "\t": "Tab"}


def tidied(text: str) -> str:
    """The text as it can be typed: line feeds between lines, letters and their accents as one character."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def untypable(text: str, layout: Layout) -> list[int]:
    """Where in a tidied text the characters are that this layout does not have."""
    return [place for place, character in enumerate(text) if layout.strokes(character) is None]


@dataclass(frozen=True)
class Typing:
    """A text on its way: for each character it has, which keys go down together, one group after the other."""

    groups: tuple[tuple[Key, ...], ...] = field(repr=False)

    @classmethod
    def by_scancodes(cls, text: str, layout: Layout) -> Typing:
        """For a server that takes scancodes: the guest's layout turns them back into the text."""
        groups = [
            _with_modifiers(Key(_keysym(character), stroke.scancode), stroke.shift, stroke.altgr)
            for character in text
            for stroke in layout.strokes(character) or ()
        ]
        return cls(tuple(groups))

    @classmethod
    def by_keysyms(cls, text: str, layout: Layout) -> Typing:
        """For a server that takes keysyms only: it knows the characters, and wants Shift as on a keyboard."""
        groups = []
        for character in text:
            strokes = layout.strokes(character)
            if strokes is not None:
                groups.append(_for_keysym(character, strokes))
        return cls(tuple(groups))


class Typist:
    """Sends a `Typing`. Between two steps no key is down, so that it may end after any of them."""

    def __init__(
        self, typing: Typing, send: Callable[[int, int, bool], None], *, is_caps_locked: bool = False
    ) -> None:
        """`send` takes keysym, scancode and whether it goes down: `Pump.send_key`.

        A Caps Lock that is on is turned off before the first key, and on again at the end.
        """
        self._send = send
        self._around: tuple[tuple[Key, ...], ...] = ((_CAPS_LOCK,),) if is_caps_locked else ()
        self._groups: Sequence[tuple[Key, ...]] = (*self._around, *typing.groups, *self._around)
        self._next = 0

    @property
    def done(self) -> int:
        """Strokes sent so far."""
        return self._next

    @property
    def total(self) -> int:
        return len(self._groups)

    @property
    def is_finished(self) -> bool:
        return self._next >= len(self._groups)

    def step(self) -> int:
        """Type the next stroke, if there is one; how many key events that were, to wait `EVENT_MS` for each."""
        if self.is_finished:
            return 0
        keys = self._groups[self._next]
        self._press(keys)
        self._next += 1
        return 2 * len(keys)

    def abort(self) -> None:
        """Type nothing more; Caps Lock is as it was."""
        if self._around and 0 < self._next < len(self._groups):
            self._press(self._around[0])
        self._groups = ()
        self._next = 0

    def _press(self, keys: tuple[Key, ...]) -> None:
        for pressed, down in chord(keys):
            self._send(pressed.keysym, pressed.scancode, down)


def _with_modifiers(pressed: Key, shift: bool, altgr: bool) -> tuple[Key, ...]:
    held = (*((_SHIFT,) if shift else ()), *((_ALTGR,) if altgr else ()))
    return (*held, pressed)


def _for_keysym(character: str, strokes: Strokes) -> tuple[Key, ...]:
    only = strokes[0] if len(strokes) == 1 else None
    pressed = Key(_keysym(character), only.scancode if only else 0)
    return _with_modifiers(pressed, only.shift if only else character.isupper(), False)


def _keysym(character: str) -> int:
    return KEYSYMS[_NAMED[character]] if character in _NAMED else of_character(character)
