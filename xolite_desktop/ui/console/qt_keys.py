# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Qt's key events as keysym and XT scancode: which key it is, and what is written on it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from xolite_desktop.vnc import scancodes
from xolite_desktop.vnc.keyboard import Key, Modifier
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

_DEAD: dict[int, str] = {
    _K.Key_Dead_Grave: "dead_grave",
    _K.Key_Dead_Acute: "dead_acute",
    _K.Key_Dead_Circumflex: "dead_circumflex",
    _K.Key_Dead_Tilde: "dead_tilde",
    _K.Key_Dead_Macron: "dead_macron",
    _K.Key_Dead_Breve: "dead_breve",
    _K.Key_Dead_Abovedot: "dead_abovedot",
    _K.Key_Dead_Diaeresis: "dead_diaeresis",
    _K.Key_Dead_Abovering: "dead_abovering",
    _K.Key_Dead_Doubleacute: "dead_doubleacute",
    _K.Key_Dead_Caron: "dead_caron",
    _K.Key_Dead_Cedilla: "dead_cedilla",
    _K.Key_Dead_Ogonek: "dead_ogonek",
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

_SWAPPED = {"Control_L": "Super_L", "Super_L": "Control_L"}  # macOS: Qt calls Command Control

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
_WITH_KEYSYMS = ("xcb", "wayland")
"""Platforms whose native virtual key is the X11 keysym: what the person's layout says, dead keys and AltGr too."""
_MACOS = "cocoa"
_TOLD_ANEW = {
    KEYSYMS["ISO_Left_Tab"]: KEYSYMS["Tab"],
    0xFFE7: KEYSYMS["Alt_L"],  # Meta, as X11 calls Alt with Shift held
    0xFFE8: KEYSYMS["Alt_R"],
}
"""Keysyms that servers do not know, and those they do."""

_MODIFIERS = (
    (Qt.KeyboardModifier.ShiftModifier, Modifier.SHIFT, Modifier.SHIFT),
    (Qt.KeyboardModifier.ControlModifier, Modifier.CONTROL, Modifier.SUPER),
    (Qt.KeyboardModifier.AltModifier, Modifier.ALT, Modifier.ALT),
    (Qt.KeyboardModifier.MetaModifier, Modifier.SUPER, Modifier.CONTROL),
)
"""Qt's modifier, and what it is on a PC; on macOS Qt calls Command Control and the other way round."""
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_NUM_LOCK_ON = frozenset({*range(_K.Key_0, _K.Key_9 + 1), _K.Key_Period, _K.Key_Comma})
_NUM_LOCK_OFF = frozenset(
    {
        _K.Key_Home, _K.Key_End, _K.Key_PageUp, _K.Key_PageDown, _K.Key_Left, _K.Key_Right,
        _K.Key_Up, _K.Key_Down, _K.Key_Insert, _K.Key_Delete, _K.Key_Clear,
    }
)  # fmt: skip


PRINT = Key(KEYSYMS["Print"], scancodes.BY_NAME["Print"])
COMMANDS = (
    Key(KEYSYMS["Super_L"], scancodes.BY_NAME["Super_L"]),
    Key(KEYSYMS["Super_R"], scancodes.BY_NAME["Super_R"]),
)
_MODIFIER_KEYS = frozenset(
    {
        _K.Key_Shift, _K.Key_Control, _K.Key_Alt, _K.Key_AltGr, _K.Key_Meta, _K.Key_Super_L, _K.Key_Super_R,
        _K.Key_Hyper_L, _K.Key_Hyper_R, _K.Key_Mode_switch, _K.Key_CapsLock, _K.Key_NumLock, _K.Key_ScrollLock,
    }
)  # fmt: skip


def is_modifier(event: QKeyEvent) -> bool:
    """Whether this key changes what others mean: what is held is then not told of reliably."""
    return event.key() in _MODIFIER_KEYS


def is_windows() -> bool:
    """Whether keys come from Windows, which makes AltGr up from two keys and tells only the end of Print."""
    return QGuiApplication.platformName() == "windows"


def is_macos() -> bool:
    """Whether keys come from macOS, where a lock key goes down once and up once, and Command swallows key releases."""
    return QGuiApplication.platformName() == _MACOS


def native_of(event: QKeyEvent) -> int:
    """What tells this physical key from the others: its native code, else Qt's key."""
    if is_macos():
        return event.nativeVirtualKey()  # the scan code is the same for all keys there
    return event.nativeScanCode() or event.key()


def key_of(event: QKeyEvent) -> Key:
    """The keysym for what the key means now, and the scancode for where it is; 0 for what is not known."""
    scancode = _native_scancode(event)
    keysym = _native_keysym(event) or _keysym(event, scancode)
    return Key(keysym, scancode or _guessed_scancode(keysym))


def modifiers_of(modifiers: Qt.KeyboardModifier) -> frozenset[Modifier]:
    """The modifiers held, by the names they have on a PC keyboard."""
    return frozenset(apple if is_macos() else pc for each, pc, apple in _MODIFIERS if modifiers & each)


def caps_lock_of(event: QKeyEvent) -> bool | None:
    """Whether the person's Caps Lock is on, as far as this key shows it: by a letter's case against Shift."""
    text = event.text()
    if len(text) != 1 or text.lower() == text.upper() or event.modifiers() & _COMMANDS:
        return None
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if shifted and is_macos():
        return None  # Shift does not undo Caps Lock there
    return text.isupper() != shifted


def num_lock_of(event: QKeyEvent) -> bool | None:
    """Whether the person's Num Lock is on, as far as this key shows it: by what the keypad gives."""
    modifiers = event.modifiers()
    if not modifiers & Qt.KeyboardModifier.KeypadModifier or modifiers & Qt.KeyboardModifier.ShiftModifier:
        return None
    if event.key() in _NUM_LOCK_ON:
        return True
    # Apple's cursor keys count as keypad, and its keypad knows no Num Lock.
    return False if event.key() in _NUM_LOCK_OFF and not is_macos() else None


def _native_scancode(event: QKeyEvent) -> int:
    platform = QGuiApplication.platformName()
    if platform == _MACOS:
        return scancodes.from_macos(event.nativeVirtualKey())
    native = _NATIVE.get(platform)
    return native(event.nativeScanCode()) if native is not None and event.nativeScanCode() else 0


def _native_keysym(event: QKeyEvent) -> int:
    if QGuiApplication.platformName() not in _WITH_KEYSYMS:
        return 0
    keysym = event.nativeVirtualKey()
    return _TOLD_ANEW.get(keysym, keysym)


def _keysym(event: QKeyEvent, scancode: int) -> int:
    key = event.key()
    if event.modifiers() & Qt.KeyboardModifier.KeypadModifier and key in _KEYPAD_NAMES:
        return KEYSYMS[_KEYPAD_NAMES[key]]
    if key in _DEAD:
        return KEYSYMS[_DEAD[key]]
    if key in _NAMES:
        name = _NAMES[key]
        if key in (_K.Key_Control, _K.Key_Meta) and is_macos():
            name = _SWAPPED[name]
        has_two = key in (_K.Key_Control, _K.Key_Shift, _K.Key_Alt, _K.Key_Meta)
        return KEYSYMS[_RIGHT_HAND.get(scancode, name) if has_two else name]
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
