# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What goes down comes up."""

from __future__ import annotations

import pytest

from xolite_desktop.vnc.keyboard import CTRL_ALT_DELETE, Key, Keyboard, Modifier, chord, key

A, UPPER_A, SHIFT = Key(0x61, 0x1E), Key(0x41, 0x1E), Key(0xFFE1, 0x2A)


@pytest.fixture
def sent():
    return []


@pytest.fixture
def keyboard(sent):
    return Keyboard(lambda *event: sent.append(event))


def test_press_and_release(keyboard, sent):
    keyboard.press(38, A)
    assert keyboard.pressed == (A,)
    keyboard.release(38)
    assert keyboard.pressed == ()
    assert sent == [(0x61, 0x1E, True), (0x61, 0x1E, False)]


def test_the_key_that_went_down_comes_up_whatever_it_is_called_by_then(keyboard, sent):
    keyboard.press(50, SHIFT)
    keyboard.press(38, UPPER_A)
    keyboard.release(50)
    keyboard.press(38, A)
    keyboard.release(38)
    assert sent[-2:] == [(0x41, 0x1E, True), (0x41, 0x1E, False)]


def test_repeats_are_sent(keyboard, sent):
    keyboard.press(38, A)
    keyboard.press(38, A)
    assert sent == [(0x61, 0x1E, True)] * 2
    assert keyboard.pressed == (A,)


def test_release_of_a_key_that_is_not_down_is_nothing(keyboard, sent):
    keyboard.release(38)
    assert sent == []


def test_all_keys_come_up_when_the_window_loses_the_keyboard(keyboard, sent):
    keyboard.press(50, SHIFT)
    keyboard.press(38, UPPER_A)
    sent.clear()
    keyboard.release_all()
    assert sent == [(0x41, 0x1E, False), (0xFFE1, 0x2A, False)]
    keyboard.release_all()
    assert len(sent) == 2


def test_ctrl_alt_delete_goes_down_in_order_and_up_in_reverse():
    control, alt, delete = CTRL_ALT_DELETE
    assert (control, alt, delete) == (Key(0xFFE3, 0x1D), Key(0xFFE9, 0x38), Key(0xFFFF, 0xD3))
    assert [*chord(CTRL_ALT_DELETE)] == [
        (control, True),
        (alt, True),
        (delete, True),
        (delete, False),
        (alt, False),
        (control, False),
    ]


def test_keys_by_name():
    assert key("F2") == Key(0xFFBF, 0x3C)
    with pytest.raises(KeyError):
        key("Any")


CONTROL, ALTGR, SUPER = key("Control_L"), key("Alt_R"), key("Super_L")


def test_a_modifier_pressed_elsewhere_goes_down_before_the_key_and_up_with_its_own_release(keyboard, sent):
    keyboard.hold({Modifier.CONTROL})
    keyboard.hold({Modifier.CONTROL})
    assert sent == [(*CONTROL, True)]
    keyboard.release(37, CONTROL)
    assert sent[1:] == [(*CONTROL, False)]
    assert keyboard.pressed == ()


def test_a_modifier_let_go_elsewhere_comes_up(keyboard, sent):
    keyboard.press(50, SHIFT)
    keyboard.press(64, SUPER)
    keyboard.hold(set())
    assert keyboard.pressed == (SUPER,)  # it may be bound to something the window system does not report
    assert sent[-1] == (*SHIFT, False)


def test_the_right_shift_key_is_shift_too(keyboard, sent):
    keyboard.press(62, key("Shift_R"))
    keyboard.hold({Modifier.SHIFT})
    assert len(sent) == 1


def test_with_altgr_down_nothing_is_made_of_what_windows_calls_it(keyboard, sent):
    keyboard.press(108, ALTGR)
    keyboard.hold({Modifier.CONTROL, Modifier.ALT})
    assert sent == [(*ALTGR, True)]
