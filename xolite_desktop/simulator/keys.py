# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A guest's keyboard: key events to what was typed, a character or the name of a key or chord."""

import sys

ENTER = "Enter"
BACKSPACE = "BackSpace"
TAB = "Tab"
ESCAPE = "Escape"
UP = "Up"
DOWN = "Down"
LEFT = "Left"
RIGHT = "Right"
HOME = "Home"
END = "End"
DELETE = "Delete"
CTRL_ALT_DELETE = "Ctrl+Alt+Delete"

# X11 keysyms of the keys that are not characters (X11/keysymdef.h).
_NAMED = {
    0xFF08: BACKSPACE,
    0xFF09: TAB,
    0xFF0D: ENTER,
    0xFF8D: ENTER,
    0xFF1B: ESCAPE,
    0xFF50: HOME,
    0xFF51: LEFT,
    0xFF52: UP,
    0xFF53: RIGHT,
    0xFF54: DOWN,
    0xFF57: END,
    0xFFFF: DELETE,
    0xFF9F: DELETE,
}
_MODIFIERS = {
    0xFFE1: "Shift",
    0xFFE2: "Shift",
    0xFFE3: "Ctrl",
    0xFFE4: "Ctrl",
    0xFFE9: "Alt",
    0xFFEA: "Alt",
    0xFE03: "AltGr",
}
_KEYPAD = range(0xFFAA, 0xFFBA)
_UNICODE = 0x01000000

# XT scancodes (set 1) of a US keyboard, for clients that send no keysym.
_ROWS = ((0x02, "1234567890-="), (0x10, "qwertyuiop[]"), (0x1E, "asdfghjkl;'`"), (0x2B, "\\zxcvbnm,./"))
_SHIFTED = dict(zip("1234567890-=[];'`\\,./", '!@#$%^&*()_+{}:"~|<>?', strict=True))
_PLAIN = {first + place: char for first, chars in _ROWS for place, char in enumerate(chars)}
_SCANCODES = {
    0x01: 0xFF1B,
    0x0E: 0xFF08,
    0x0F: 0xFF09,
    0x1C: 0xFF0D,
    0x1D: 0xFFE3,
    0x2A: 0xFFE1,
    0x36: 0xFFE2,
    0x38: 0xFFE9,
    0x39: 0x20,
    0x9D: 0xFFE4,
    0xB8: 0xFFEA,
    0xC7: 0xFF50,
    0xC8: 0xFF52,
    0xCB: 0xFF51,
    0xCD: 0xFF53,
    0xCF: 0xFF57,
    0xD0: 0xFF54,
    0xD3: 0xFFFF,
}


class Keyboard:
    """Which modifiers are down, and what a key means with them."""

    def __init__(self) -> None:
        self._held: set[int] = set()

    def press(self, keysym: int, scancode: int, down: bool) -> str | None:
        """What this key event types: a character, a name above, or `Ctrl+C` and the like; None for nothing.

        `scancode` counts when the keysym is 0.
        """
        keysym = keysym or self._keysym_of(scancode)
        if keysym in _MODIFIERS:
            (self._held.add if down else self._held.discard)(keysym)
            return None
        if not down:
            return None
        modifiers = {_MODIFIERS[held] for held in self._held}
        name = _NAMED.get(keysym)
        if name == DELETE and {"Ctrl", "Alt"} <= modifiers:
            return CTRL_ALT_DELETE
        char = name or _character(keysym)
        if char and not name and "Ctrl" in modifiers and "AltGr" not in modifiers:
            return f"Ctrl+{char.upper()}"
        return char

    def _keysym_of(self, scancode: int) -> int:
        if scancode in _SCANCODES:
            return _SCANCODES[scancode]
        char = _PLAIN.get(scancode, "\0")
        if any(_MODIFIERS[held] == "Shift" for held in self._held):
            char = _SHIFTED.get(char, char.upper())
        return ord(char)


def _character(keysym: int) -> str | None:
    """The character of a keysym: Latin-1 is itself, Unicode has a bit of its own."""
    if keysym in _KEYPAD:
        return chr(keysym - 0xFF80)
    if keysym >= _UNICODE:
        keysym -= _UNICODE
    elif keysym > 0xFF:
        return None
    if keysym > sys.maxunicode or not chr(keysym).isprintable():
        return None
    return chr(keysym)
