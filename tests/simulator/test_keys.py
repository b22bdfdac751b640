# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a simulated keyboard types."""

import pytest

from xolite_desktop.simulator import keys
from xolite_desktop.simulator.keys import Keyboard

CTRL, ALT, SHIFT, ALT_GR = 0xFFE3, 0xFFE9, 0xFFE1, 0xFE03


@pytest.mark.parametrize(
    ("keysym", "typed"),
    [
        (ord("a"), "a"),
        (ord("A"), "A"),
        (0xE9, "é"),
        (0x010020AC, "€"),
        (0xFFB7, "7"),
        (0xFFAF, "/"),
        (0xFF0D, keys.ENTER),
        (0xFF8D, keys.ENTER),
        (0xFF52, keys.UP),
        (0xFFBE, None),
        (0x0A, None),
        (0x7FFFFFFF, None),
    ],
)
def test_keysyms(keysym: int, typed: str | None) -> None:
    assert Keyboard().press(keysym, 0, True) == typed
    assert Keyboard().press(keysym, 0, False) is None


def test_chords() -> None:
    keyboard = Keyboard()
    keyboard.press(CTRL, 0, True)
    assert keyboard.press(ord("c"), 0, True) == "Ctrl+C"
    keyboard.press(ALT, 0, True)
    assert keyboard.press(0xFFFF, 0, True) == keys.CTRL_ALT_DELETE
    keyboard.press(ALT, 0, False)
    keyboard.press(CTRL, 0, False)
    assert keyboard.press(ord("c"), 0, True) == "c"


def test_alt_gr_with_control_still_types() -> None:
    keyboard = Keyboard()
    keyboard.press(CTRL, 0, True)
    keyboard.press(ALT_GR, 0, True)
    assert keyboard.press(ord("@"), 0, True) == "@"


def test_scancodes_count_where_there_is_no_keysym() -> None:
    keyboard = Keyboard()
    assert keyboard.press(0, 0x1E, True) == "a"
    assert keyboard.press(0, 0x1C, True) == keys.ENTER
    keyboard.press(0, 0x2A, True)
    assert keyboard.press(0, 0x1E, True) == "A"
    assert keyboard.press(0, 0x03, True) == "@"
    keyboard.press(0, 0x2A, False)
    keyboard.press(0, 0x1D, True)
    keyboard.press(0, 0x38, True)
    assert keyboard.press(0, 0xD3, True) == keys.CTRL_ALT_DELETE
    assert keyboard.press(0, 0x7F, True) is None
