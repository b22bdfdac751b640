# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Qt's key events as keysym and XT scancode: which key it is, and what is written on it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from xolite_desktop.vnc import scancodes
from xolite_desktop.vnc.keyboard import Key
from xolite_desktop.vnc.keysyms import KEYSYMS, of_character

_K = Qt.Key

# Keys with a name instead of a character. Left and right are told apart by the scancode.
_NAMES: dict[int, str] = {
    _K.Key_Backspace: "BackSpace",
    _K.Key_Tab: "Tab",
    _K.Key_Backtab: "Tab",
    _K.Key_Return: "Return",
    _K.Key_Enter: "KP_Enter",
    _K.Key_Escape: "Escape",
    _K.Key_Pause: "Pause",
    _K.Key_Print: "Print",
    _K.Key_SysReq: "Sys_Req",
    _K.Key_ScrollLock: "Scroll_Lock",
    _K.Key_NumLock: "Num_Lock",
    _K.Key_CapsLock: "Caps_Lock",
    _K.Key_Insert: "Insert",
    _K.Key_Delete: "Delete",
    _K.Key_Home: "Home",
    _K.Key_End: "End",
    _K.Key_PageUp: "Page_Up",
    _K.Key_PageDown: "Page_Down",
    _K.Key_Left: "Left",
    _K.Key_Right: "Right",
    _K.Key_Up: "Up",
    _K.Key_Down: "Down",
    _K.Key_Clear: "Clear",
    _K.Key_Shift: "Shift_L",
    _K.Key_Control: "Control_L",
    _K.Key_Alt: "Alt_L",
    _K.Key_AltGr: "ISO_Level3_Shift",
    _K.Key_Meta: "Super_L",
    _K.Key_Super_L: "Super_L",
    _K.Key_Super_R: "Super_R",
    _K.Key_Menu: "Menu",
    **{_K.Key_F1 + number: f"F{number + 1}" for number in range(24)},
}

_KEYPAD_NAMES: dict[int, str] = {
    **{_K.Key_0 + digit: f"KP_{digit}" for digit in range(10)},
    _K.Key_Asterisk: "KP_Multiply",
    _K.Key_Plus: "KP_Add",
    _K.Key_Minus: "KP_Subtract",
    _K.Key_Slash: "KP_Divide",
    _K.Key_Period: "KP_Decimal",
    _K.Key_Comma: "KP_Separator",
    _K.Key_Enter: "KP_Enter",
    _K.Key_Equal: "KP_Equal",
    _K.Key_Home: "KP_Home",
    _K.Key_End: "KP_End",
    _K.Key_PageUp: "KP_Page_Up",
    _K.Key_PageDown: "KP_Page_Down",
    _K.Key_Left: "KP_Left",
    _K.Key_Right: "KP_Right",
    _K.Key_Up: "KP_Up",
    _K.Key_Down: "KP_Down",
    _K.Key_Insert: "KP_Insert",
    _K.Key_Delete: "KP_Delete",
    _K.Key_Clear: "KP_Begin",
}

_RIGHT_HAND = {
    scancodes.BY_NAME["Control_R"]: "Control_R",
    scancodes.BY_NAME["Shift_R"]: "Shift_R",
    scancodes.BY_NAME["Alt_R"]: "Alt_R",
    scancodes.BY_NAME["Super_R"]: "Super_R",
}

# What a US keyboard needs Shift for, and the key it is on: used only where the system tells no scancode.
_SHIFTED = dict(zip('!@#$%^&*()_+{}:"~|<>?', "1234567890-=[];'`\\,./", strict=True))

_BY_KEYSYM = {KEYSYMS[name]: code for name, code in scancodes.BY_NAME.items()}
# Keypad keys with Num Lock off share their scancode with the digit on them.
_BY_KEYSYM |= {
    KEYSYMS[f"KP_{name}"]: scancodes.BY_NAME[f"KP_{digit}"]
    for name, digit in zip(
        ("Insert", "End", "Down", "Page_Down", "Left", "Begin", "Right", "Home", "Up", "Page_Up"),
        range(10),
        strict=True,
    )
}
_BY_KEYSYM[KEYSYMS["KP_Delete"]] = scancodes.BY_NAME["KP_Decimal"]
_BY_KEYSYM[KEYSYMS["ISO_Level3_Shift"]] = scancodes.BY_NAME["Alt_R"]

_NATIVE: dict[str, Callable[[int], int]] = {
    "xcb": scancodes.from_x11,
    "wayland": scancodes.from_x11,
    "windows": scancodes.from_windows,
    "eglfs": scancodes.from_evdev,
    "linuxfb": scancodes.from_evdev,
}


def native_of(event: QKeyEvent) -> int:
    """What tells this physical key from the others: its native code, else Qt's key."""
    return event.nativeScanCode() or event.key()


def key_of(event: QKeyEvent) -> Key:
    """The keysym for what the key means now, and the scancode for where it is; 0 for what is not known."""
    scancode = _native_scancode(event)
    keysym = _keysym(event, scancode)
    return Key(keysym, scancode or _guessed_scancode(keysym))


def _native_scancode(event: QKeyEvent) -> int:
    native = _NATIVE.get(QGuiApplication.platformName())
    return native(event.nativeScanCode()) if native is not None and event.nativeScanCode() else 0


def _keysym(event: QKeyEvent, scancode: int) -> int:
    key = event.key()
    if event.modifiers() & Qt.KeyboardModifier.KeypadModifier and key in _KEYPAD_NAMES:
        return KEYSYMS[_KEYPAD_NAMES[key]]
    if key in _NAMES:
        name = _NAMES[key]
        is_modifier = key in (_K.Key_Control, _K.Key_Shift, _K.Key_Alt, _K.Key_Meta)
        return KEYSYMS[_RIGHT_HAND.get(scancode, name) if is_modifier else name]
    text = event.text()
    if len(text) == 1 and (keysym := of_character(text)):
        return keysym
    return _keysym_of_key(key, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))


def _keysym_of_key(key: int, shifted: bool) -> int:
    """With Ctrl held the text is a control character: then the key itself says which one it is."""
    if not 0x20 <= key <= 0x10FFFF:
        return 0
    character = chr(key)
    return of_character(character if shifted else character.lower()) if len(character.lower()) == 1 else 0


def _guessed_scancode(keysym: int) -> int:
    """Where the key is on a US keyboard; 0 if it has no such key."""
    if keysym in _BY_KEYSYM:
        return _BY_KEYSYM[keysym]
    if 0x20 < keysym < 0x7F:
        character = chr(keysym)
        return _BY_KEYSYM.get(ord(_SHIFTED.get(character, character.lower())), 0)
    return 0
