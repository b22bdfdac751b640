# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A dead key and its letter become one keysym."""

from __future__ import annotations

import pytest

from xolite_desktop.vnc.dead_keys import DeadKeys
from xolite_desktop.vnc.keyboard import Key
from xolite_desktop.vnc.keysyms import KEYSYMS, character_of, of_character

ACUTE, CIRCUMFLEX = KEYSYMS["dead_acute"], KEYSYMS["dead_circumflex"]
SHIFT = KEYSYMS["Shift_L"]


@pytest.mark.parametrize(
    ("pressed", "sent"),
    [
        ([ACUTE, ord("e")], [0, ord("é")]),
        ([CIRCUMFLEX, SHIFT, ord("A")], [0, SHIFT, ord("Â")]),
        ([CIRCUMFLEX, ord(" ")], [0, ord("^")]),
        ([ACUTE, ACUTE], [0, ord("´")]),
        ([ACUTE, ord("q"), ord("e")], [0, ord("q"), ord("e")]),
        ([ACUTE, ord("s")], [0, of_character("ś")]),
        ([ord("e")], [ord("e")]),
    ],
)
def test_sequences(pressed, sent):
    dead_keys = DeadKeys()
    assert [dead_keys.composed(Key(keysym, 7)) for keysym in pressed] == [Key(keysym, 7) for keysym in sent]


def test_what_waits_is_forgotten_when_the_keyboard_leaves():
    dead_keys = DeadKeys()
    dead_keys.composed(Key(ACUTE, 0))
    dead_keys.reset()
    assert dead_keys.composed(Key(ord("e"), 0)) == Key(ord("e"), 0)


def test_a_keysym_is_its_character_and_the_other_way_round():
    for character in "aé€ąЖ漢":
        assert character_of(of_character(character)) == character
    assert character_of(SHIFT) == ""
