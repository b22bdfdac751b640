# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Qt's key events as what a VT sends (VT220 and xterm's PC-style keys)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_K = Qt.Key
_CURSOR = {
    _K.Key_Up: "A",
    _K.Key_Down: "B",
    _K.Key_Right: "C",
    _K.Key_Left: "D",
    _K.Key_Home: "H",
    _K.Key_End: "F",
}
_TILDE = {
    _K.Key_Insert: 2, _K.Key_Delete: 3, _K.Key_PageUp: 5, _K.Key_PageDown: 6,
    _K.Key_F5: 15, _K.Key_F6: 17, _K.Key_F7: 18, _K.Key_F8: 19,
    _K.Key_F9: 20, _K.Key_F10: 21, _K.Key_F11: 23, _K.Key_F12: 24,
}  # fmt: skip
_FUNCTION = {_K.Key_F1: "P", _K.Key_F2: "Q", _K.Key_F3: "R", _K.Key_F4: "S"}
_PLAIN = {
    _K.Key_Return: b"\r", _K.Key_Enter: b"\r", _K.Key_Backspace: b"\x7f", _K.Key_Tab: b"\t",
    _K.Key_Backtab: b"\x1b[Z", _K.Key_Escape: b"\x1b",
}  # fmt: skip
PASTE_BEGIN, PASTE_END = b"\x1b[200~", b"\x1b[201~"


def sequence(event: QKeyEvent, *, application_cursor: bool) -> bytes:
    """What this key sends; empty for those that send nothing by themselves."""
    key, modifiers = event.key(), event.modifiers()
    alt = b"\x1b" if modifiers & Qt.KeyboardModifier.AltModifier else b""
    number = _modifier_number(modifiers)
    if key in _CURSOR:
        if number > 1:
            return f"\x1b[1;{number}{_CURSOR[_K(key)]}".encode()
        return f"\x1b{'O' if application_cursor else '['}{_CURSOR[_K(key)]}".encode()
    if key in _TILDE:
        return f"\x1b[{_TILDE[_K(key)]}{f';{number}' if number > 1 else ''}~".encode()
    if key in _FUNCTION:
        return (f"\x1b[1;{number}" if number > 1 else "\x1bO").encode() + _FUNCTION[_K(key)].encode()
    if key in _PLAIN:
        return alt + _PLAIN[_K(key)]
    if modifiers & Qt.KeyboardModifier.ControlModifier and (control := _control(key)):
        return alt + control
    return alt + event.text().encode() if event.text() else b""


def pasted(text: str, *, bracketed: bool) -> bytes:
    """Text as if it were typed: line ends as Enter, and nothing that could end the brackets or steer the guest."""
    lines = text.replace("\r\n", "\r").replace("\n", "\r")
    plain = "".join(character for character in lines if character in "\r\t" or character.isprintable())
    return PASTE_BEGIN + plain.encode() + PASTE_END if bracketed else plain.encode()


def _control(key: int) -> bytes:
    if _K.Key_A <= key <= _K.Key_Z or key in (
        _K.Key_BracketLeft, _K.Key_Backslash, _K.Key_BracketRight, _K.Key_AsciiCircum, _K.Key_Underscore, _K.Key_At,
    ):  # fmt: skip
        return bytes((key & 0x1F,))
    return b"\0" if key == _K.Key_Space else b""


def _modifier_number(modifiers: Qt.KeyboardModifier) -> int:
    """xterm's number of a set of modifiers: 1 for none."""
    return (
        1
        + bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        + 2 * bool(modifiers & Qt.KeyboardModifier.AltModifier)
        + 4 * bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    )
