# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Keys to XT scancodes (set 1), as QEMU's extended key event wants them: keys with the prefix e0 have 0x80 added.

From native key codes, as Qt's nativeScanCode gives them: on Linux the kernel's (evdev) codes, on X11 and Wayland
with 8 added; on Windows the set 1 code with bit 8 for the prefix. macOS has virtual key codes instead (kVK_ in
Carbon's Events.h): these are in Qt's nativeVirtualKey.
"""

from __future__ import annotations

_E0 = 0x80
_X11_OFFSET = 8
_SAME_UP_TO = 0x53
"""The kernel took set 1 over for the original keys: Escape is 1, the keypad's full stop 0x53."""

EVDEV: dict[int, int] = {
    **{code: code for code in range(1, _SAME_UP_TO + 1)},
    85: 0x76,  # Zenkaku Hankaku
    86: 0x56,  # the key between left Shift and Z
    87: 0x57,  # F11
    88: 0x58,  # F12
    89: 0x73,  # Ro
    90: 0x78,  # Katakana
    91: 0x77,  # Hiragana
    92: 0x79,  # Henkan
    93: 0x70,  # Katakana Hiragana
    94: 0x7B,  # Muhenkan
    95: 0x5C,  # keypad comma, Japanese
    96: _E0 | 0x1C,  # keypad Enter
    97: _E0 | 0x1D,  # right Control
    98: _E0 | 0x35,  # keypad slash
    99: 0x54,  # SysRq, that is Alt and Print
    100: _E0 | 0x38,  # right Alt
    102: _E0 | 0x47,  # Home
    103: _E0 | 0x48,  # up
    104: _E0 | 0x49,  # Page Up
    105: _E0 | 0x4B,  # left
    106: _E0 | 0x4D,  # right
    107: _E0 | 0x4F,  # End
    108: _E0 | 0x50,  # down
    109: _E0 | 0x51,  # Page Down
    110: _E0 | 0x52,  # Insert
    111: _E0 | 0x53,  # Delete
    113: _E0 | 0x20,  # mute
    114: _E0 | 0x2E,  # volume down
    115: _E0 | 0x30,  # volume up
    116: _E0 | 0x5E,  # power
    117: 0x59,  # keypad =
    119: _E0 | 0x46,  # Pause
    121: 0x7E,  # keypad comma, Brazilian
    122: 0x72,  # Hangul
    123: 0x71,  # Hanja
    124: 0x7D,  # Yen
    125: _E0 | 0x5B,  # left Windows
    126: _E0 | 0x5C,  # right Windows
    127: _E0 | 0x5D,  # menu
}
"""Scancode for each of the kernel's key codes."""

_WINDOWS_ODD = {
    0x045: _E0 | 0x46,  # Pause and Num Lock: Windows has them the other way round than the keyboard
    0x145: 0x45,
    0x137: 0x54,  # Print
    0x136: 0x36,  # right Shift, which some keyboards report with the prefix
}

_MACOS_ROWS = (
    # kVK_ANSI_A upwards; 0 where Apple has no key.
    (0x00, "1E 1F 20 21 23 22 2C 2D 2E 2F 56 30 10 11 12 13 15 14 02 03 04 05 07 06 0D 0A 08 0C 09 0B 1B 18"),
    (0x20, "16 1A 17 19 1C 26 24 28 25 27 2B 33 35 31 32 34 0F 39 29 0E 00 01 DC DB 2A 3A 38 1D 36 B8 9D 00"),
    # F17, the keypad (Clear is where Num Lock is), volume, F18 to F20
    (0x40, "00 53 00 37 00 4E 00 45 B0 AE A0 B5 9C 00 4A 00 00 59 52 4F 50 51 4B 4C 4D 47 00 48 49 7D 73 5C"),
    # F5 and on; F13 to F15 are Print, Scroll Lock and Pause on a PC keyboard, Help is Insert
    (0x60, "3F 40 41 3D 42 43 00 57 00 54 00 46 00 44 DD 58 00 C6 D2 C7 C9 D3 3E CF 3C D1 3B CB CD D0 C8 00"),
)

MACOS: dict[int, int] = {
    first + place: int(scancode, 16)
    for first, row in _MACOS_ROWS
    for place, scancode in enumerate(row.split())
    if scancode != "00"
}
"""Scancode for each of macOS' virtual key codes: Command is the Windows key, Option is Alt."""

_ROWS = (
    (
        0x01,
        "Escape 1 2 3 4 5 6 7 8 9 0 minus equal BackSpace Tab q w e r t y u i o p bracketleft bracketright",
    ),
    (0x1C, "Return Control_L a s d f g h j k l semicolon apostrophe grave Shift_L backslash z x c v b n m"),
    (0x33, "comma period slash Shift_R KP_Multiply Alt_L space Caps_Lock F1 F2 F3 F4 F5 F6 F7 F8 F9 F10"),
    (
        0x45,
        "Num_Lock Scroll_Lock KP_7 KP_8 KP_9 KP_Subtract KP_4 KP_5 KP_6 KP_Add KP_1 KP_2 KP_3 KP_0 KP_Decimal",
    ),
)

BY_NAME: dict[str, int] = {
    **{name: first + place for first, names in _ROWS for place, name in enumerate(names.split())},
    "less": 0x56,
    "F11": 0x57,
    "F12": 0x58,
    "Print": 0x54,
    "KP_Enter": _E0 | 0x1C,
    "Control_R": _E0 | 0x1D,
    "KP_Divide": _E0 | 0x35,
    "Alt_R": _E0 | 0x38,
    "Pause": _E0 | 0x46,
    "Home": _E0 | 0x47,
    "Up": _E0 | 0x48,
    "Page_Up": _E0 | 0x49,
    "Left": _E0 | 0x4B,
    "Right": _E0 | 0x4D,
    "End": _E0 | 0x4F,
    "Down": _E0 | 0x50,
    "Page_Down": _E0 | 0x51,
    "Insert": _E0 | 0x52,
    "Delete": _E0 | 0x53,
    "Super_L": _E0 | 0x5B,
    "Super_R": _E0 | 0x5C,
    "Menu": _E0 | 0x5D,
}
"""Scancode for each key of a US keyboard, by the name of the keysym on it (unshifted)."""


def from_evdev(code: int) -> int:
    """The scancode for a code of the Linux kernel; 0 if there is none."""
    return EVDEV.get(code, 0)


def from_x11(keycode: int) -> int:
    """The scancode for an X11 or Wayland keycode; 0 if there is none."""
    return EVDEV.get(keycode - _X11_OFFSET, 0)


def from_windows(code: int) -> int:
    """The scancode for the scan code of a Windows message, prefix in bit 8; 0 if there is none."""
    if code in _WINDOWS_ODD:
        return _WINDOWS_ODD[code]
    return code & 0x7F | (_E0 if code & 0x100 else 0)


def from_macos(code: int) -> int:
    """The scancode for a virtual key code of macOS; 0 if there is none."""
    return MACOS.get(code, 0)
