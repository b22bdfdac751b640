# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Dead keys for servers that take keysyms only: they want the letter with its accent, and know no dead key."""

from __future__ import annotations

import unicodedata

from xolite_desktop.vnc.keyboard import Key
from xolite_desktop.vnc.keysyms import KEYSYMS, character_of, of_character

_MARKS = {
    KEYSYMS[f"dead_{name}"]: mark
    for name, mark in (
        ("grave", "\u0300"),
        ("acute", "\u0301"),
        ("circumflex", "\u0302"),
        ("tilde", "\u0303"),
        ("macron", "\u0304"),
        ("breve", "\u0306"),
        ("abovedot", "\u0307"),
        ("diaeresis", "\u0308"),
        ("abovering", "\u030a"),
        ("doubleacute", "\u030b"),
        ("caron", "\u030c"),
        ("cedilla", "\u0327"),
        ("ogonek", "\u0328"),
    )
}
_SPACING = {"\u0300": "`", "\u0301": "´", "\u0302": "^", "\u0303": "~", "\u0308": "¨", "\u0327": "¸"}
_NOTHING = 0


class DeadKeys:
    """Joins a dead key and what is pressed after it."""

    def __init__(self) -> None:
        self._mark = ""

    def composed(self, pressed: Key) -> Key:
        """The key to send for this one; without a keysym while a dead key waits for its letter."""
        if pressed.keysym in _MARKS:
            again, self._mark = self._mark == _MARKS[pressed.keysym], _MARKS[pressed.keysym]
            return pressed._replace(keysym=self._alone() if again else _NOTHING)
        base = character_of(pressed.keysym)
        if not self._mark or not base:
            return pressed  # Shift may go down in between
        letter = unicodedata.normalize("NFC", base + self._mark)
        if base == " ":
            return pressed._replace(keysym=self._alone() or pressed.keysym)
        self._mark = ""
        return pressed._replace(keysym=of_character(letter)) if len(letter) == 1 else pressed

    def reset(self) -> None:
        """Whatever waited is forgotten."""
        self._mark = ""

    def _alone(self) -> int:
        """The accent by itself, which ends the waiting."""
        mark, self._mark = self._mark, ""
        return of_character(_SPACING[mark]) if mark in _SPACING else _NOTHING
