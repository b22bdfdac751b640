# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Characters and names to keysyms."""

from __future__ import annotations

import pytest

from xolite_desktop.vnc.keysyms import KEYSYMS, of_character


@pytest.mark.parametrize(
    ("character", "keysym"),
    [
        ("a", 0x61),
        ("~", 0x7E),
        (" ", 0x20),
        ("\xa0", 0xA0),
        ("é", 0xE9),
        ("ÿ", 0xFF),
        ("ł", 0x1B3),
        ("Ğ", 0x2AB),
        ("ē", 0x3BA),
        ("я", 0x6D1),
        ("Ї", 0x6B7),
        ("א", 0xCE0),
        ("€", 0x20AC),
        ("α", 0x010003B1),
        ("╔", 0x01002554),
        ("☃", 0x01002603),
        ("😀", 0x0101F600),
    ],
)
def test_character(character, keysym):
    assert of_character(character) == keysym


@pytest.mark.parametrize("character", ["\0", "\r", "\x1b", "\x7f", "\x9f"])
def test_control_characters_are_keys_not_characters(character):
    assert of_character(character) == 0


def test_names():
    assert KEYSYMS["Return"] == 0xFF0D
    assert KEYSYMS["F1"] == 0xFFBE
    assert KEYSYMS["F12"] == 0xFFC9
    assert KEYSYMS["KP_9"] == 0xFFB9
    assert KEYSYMS["a"] == 0x61
