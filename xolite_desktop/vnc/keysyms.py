# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Characters and key names to keysyms, the X11 numbers that RFB's key event carries."""

from __future__ import annotations

_UNICODE = 0x01000000
"""Added to a code point, for characters that have no keysym of their own."""

_OLD_SETS = (
    (0x100, "iso8859-2"),
    (0x200, "iso8859-3"),
    (0x300, "iso8859-4"),
    (0x600, "koi8-u"),
    (0xC00, "iso8859-8"),
)
"""Old keysyms are a byte of an old character set and the set's number. QEMU's own keymaps know only these."""

_EURO = {"€": 0x20AC}

_KEYPAD = "0123456789"

KEYSYMS: dict[str, int] = {
    "BackSpace": 0xFF08,
    "Tab": 0xFF09,
    "Linefeed": 0xFF0A,
    "Clear": 0xFF0B,
    "Return": 0xFF0D,
    "Pause": 0xFF13,
    "Scroll_Lock": 0xFF14,
    "Sys_Req": 0xFF15,
    "Escape": 0xFF1B,
    "Multi_key": 0xFF20,
    "Kanji": 0xFF21,
    "Muhenkan": 0xFF22,
    "Henkan": 0xFF23,
    "Romaji": 0xFF24,
    "Hiragana": 0xFF25,
    "Katakana": 0xFF26,
    "Hiragana_Katakana": 0xFF27,
    "Zenkaku_Hankaku": 0xFF2A,
    "Hangul": 0xFF31,
    "Hangul_Hanja": 0xFF34,
    "Home": 0xFF50,
    "Left": 0xFF51,
    "Up": 0xFF52,
    "Right": 0xFF53,
    "Down": 0xFF54,
    "Page_Up": 0xFF55,
    "Page_Down": 0xFF56,
    "End": 0xFF57,
    "Begin": 0xFF58,
    "Select": 0xFF60,
    "Print": 0xFF61,
    "Execute": 0xFF62,
    "Insert": 0xFF63,
    "Undo": 0xFF65,
    "Redo": 0xFF66,
    "Menu": 0xFF67,
    "Find": 0xFF68,
    "Cancel": 0xFF69,
    "Help": 0xFF6A,
    "Break": 0xFF6B,
    "Mode_switch": 0xFF7E,
    "Num_Lock": 0xFF7F,
    "KP_Enter": 0xFF8D,
    "KP_Home": 0xFF95,
    "KP_Left": 0xFF96,
    "KP_Up": 0xFF97,
    "KP_Right": 0xFF98,
    "KP_Down": 0xFF99,
    "KP_Page_Up": 0xFF9A,
    "KP_Page_Down": 0xFF9B,
    "KP_End": 0xFF9C,
    "KP_Begin": 0xFF9D,
    "KP_Insert": 0xFF9E,
    "KP_Delete": 0xFF9F,
    "KP_Multiply": 0xFFAA,
    "KP_Add": 0xFFAB,
    "KP_Separator": 0xFFAC,
    "KP_Subtract": 0xFFAD,
    "KP_Decimal": 0xFFAE,
    "KP_Divide": 0xFFAF,
    **{f"KP_{digit}": 0xFFB0 + int(digit) for digit in _KEYPAD},
    "KP_Equal": 0xFFBD,
    **{f"F{number}": 0xFFBD + number for number in range(1, 36)},
    "Shift_L": 0xFFE1,
    "Shift_R": 0xFFE2,
    "Control_L": 0xFFE3,
    "Control_R": 0xFFE4,
    "Caps_Lock": 0xFFE5,
    "Meta_L": 0xFFE7,
    "Meta_R": 0xFFE8,
    "Alt_L": 0xFFE9,
    "Alt_R": 0xFFEA,
    "Super_L": 0xFFEB,
    "Super_R": 0xFFEC,
    "Hyper_L": 0xFFED,
    "Hyper_R": 0xFFEE,
    "ISO_Left_Tab": 0xFE20,
    "ISO_Level3_Shift": 0xFE03,
    "Delete": 0xFFFF,
    "dead_grave": 0xFE50,
    "dead_acute": 0xFE51,
    "dead_circumflex": 0xFE52,
    "dead_tilde": 0xFE53,
    "dead_macron": 0xFE54,
    "dead_breve": 0xFE55,
    "dead_abovedot": 0xFE56,
    "dead_diaeresis": 0xFE57,
    "dead_abovering": 0xFE58,
    "dead_doubleacute": 0xFE59,
    "dead_caron": 0xFE5A,
    "dead_cedilla": 0xFE5B,
    "dead_ogonek": 0xFE5C,
    "space": 0x20,
    "apostrophe": 0x27,
    "comma": 0x2C,
    "minus": 0x2D,
    "period": 0x2E,
    "slash": 0x2F,
    "semicolon": 0x3B,
    "less": 0x3C,
    "equal": 0x3D,
    "bracketleft": 0x5B,
    "backslash": 0x5C,
    "bracketright": 0x5D,
    "grave": 0x60,
    **{character: ord(character) for character in "0123456789abcdefghijklmnopqrstuvwxyz"},
}
"""Keysyms by their X11 names, without the prefix XK_."""


def _old_keysyms() -> dict[str, int]:
    keysyms: dict[str, int] = {}
    for number, charset in _OLD_SETS:
        for byte in range(0xA1, 0x100):
            character = bytes((byte,)).decode(charset, "ignore")
            # A letter counts for the first set that has it; the sets beyond Latin also hold lines and boxes.
            if character > "\xff" and (character.isalpha() or number < 0x600):
                keysyms.setdefault(character, number + byte)
    return keysyms | _EURO


_OLD = _old_keysyms()
_CHARACTERS = {keysym: character for character, keysym in _OLD.items()}


def of_character(character: str) -> int:
    """The keysym for one character; 0 for a control character, which is a key and has a name."""
    code = ord(character)
    if code < 0x20 or 0x7F <= code < 0xA0:
        return 0
    if code <= 0xFF:
        return code
    return _OLD.get(character, _UNICODE + code)


def character_of(keysym: int) -> str:
    """The character a keysym stands for; empty for a key that has a name instead."""
    if 0x20 <= keysym < 0x7F or 0xA0 <= keysym <= 0xFF:
        return chr(keysym)
    if _UNICODE <= keysym <= _UNICODE + 0x10FFFF:
        return chr(keysym - _UNICODE)
    return _CHARACTERS.get(keysym, "")
