# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Keys to XT scancodes."""

from __future__ import annotations

import pytest

from xolite_desktop.vnc.keysyms import KEYSYMS
from xolite_desktop.vnc.scancodes import BY_NAME, EVDEV, MACOS, from_evdev, from_macos, from_windows, from_x11


@pytest.mark.parametrize(
    ("name", "scancode", "evdev", "windows"),
    [
        ("Escape", 0x01, 1, 0x01),
        ("a", 0x1E, 30, 0x1E),
        ("Return", 0x1C, 28, 0x1C),
        ("KP_Enter", 0x9C, 96, 0x11C),
        ("Control_L", 0x1D, 29, 0x1D),
        ("Control_R", 0x9D, 97, 0x11D),
        ("Alt_R", 0xB8, 100, 0x138),
        ("Shift_R", 0x36, 54, 0x136),
        ("F1", 0x3B, 59, 0x3B),
        ("F10", 0x44, 68, 0x44),
        ("F12", 0x58, 88, 0x58),
        ("Num_Lock", 0x45, 69, 0x145),
        ("Pause", 0xC6, 119, 0x45),
        ("Print", 0x54, 99, 0x137),
        ("Insert", 0xD2, 110, 0x152),
        ("Delete", 0xD3, 111, 0x153),
        ("KP_Decimal", 0x53, 83, 0x53),
        ("Super_L", 0xDB, 125, 0x15B),
        ("less", 0x56, 86, 0x56),
    ],
)
def test_one_key_in_all_its_names(name, scancode, evdev, windows):
    assert BY_NAME[name] == from_evdev(evdev) == from_x11(evdev + 8) == from_windows(windows) == scancode


def test_unknown_keys_have_no_scancode():
    assert from_evdev(240) == 0
    assert from_x11(8) == 0
    assert from_windows(0) == 0


def test_every_named_key_has_a_keysym_and_a_place_on_the_keyboard():
    assert set(BY_NAME) <= set(KEYSYMS)
    assert set(BY_NAME.values()) <= set(EVDEV.values())


def test_scancodes_fit_into_a_byte_and_are_told_apart():
    assert all(0 < scancode < 0x100 for scancode in EVDEV.values())
    assert len(set(BY_NAME.values())) == len(BY_NAME)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a", 0x00), ("s", 0x01), ("q", 0x0C), ("y", 0x10), ("1", 0x12), ("bracketright", 0x1E), ("Return", 0x24),
        ("backslash", 0x2A), ("slash", 0x2C), ("Tab", 0x30), ("space", 0x31), ("grave", 0x32), ("BackSpace", 0x33),
        ("Escape", 0x35), ("Super_L", 0x37), ("Shift_L", 0x38), ("Caps_Lock", 0x39), ("Alt_L", 0x3A),
        ("Control_L", 0x3B), ("Shift_R", 0x3C), ("Alt_R", 0x3D), ("Control_R", 0x3E), ("KP_Decimal", 0x41),
        ("KP_Enter", 0x4C), ("KP_0", 0x52), ("KP_7", 0x59), ("KP_9", 0x5C), ("F5", 0x60), ("F12", 0x6F),
        ("Home", 0x73), ("Delete", 0x75), ("F4", 0x76), ("F1", 0x7A), ("Left", 0x7B), ("Up", 0x7E), ("less", 0x0A),
    ],
)  # fmt: skip
def test_virtual_key_codes_of_macos(name, code):
    assert from_macos(code) == BY_NAME[name]


def test_every_key_of_macos_is_a_key():
    assert set(MACOS.values()) <= set(EVDEV.values())
    assert from_macos(0x3F) == from_macos(0x200) == 0
