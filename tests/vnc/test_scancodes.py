# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Keys to XT scancodes."""

from __future__ import annotations

import pytest

from xolite_desktop.vnc.keysyms import KEYSYMS
from xolite_desktop.vnc.scancodes import BY_NAME, EVDEV, from_evdev, from_windows, from_x11


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
