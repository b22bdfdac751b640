# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Windows' left Control before AltGr is told from a person's."""

from __future__ import annotations

from xolite_desktop.vnc.altgr import AltGr
from xolite_desktop.vnc.keyboard import key

CONTROL, ALTGR, A = (0x1D, key("Control_L")), (0x138, key("Alt_R")), (0x1E, key("a"))


def test_the_made_up_control_is_dropped():
    altgr = AltGr()
    assert altgr.press(*CONTROL, 1000) == []
    assert altgr.is_waiting
    assert altgr.press(*ALTGR, 1001) == [ALTGR]
    assert altgr.flush() == []


def test_a_control_before_another_key_is_a_control():
    altgr = AltGr()
    altgr.press(*CONTROL, 1000)
    assert altgr.press(*A, 1001) == [CONTROL, A]
    assert not altgr.is_waiting


def test_a_control_some_time_before_altgr_was_pressed_by_somebody():
    altgr = AltGr()
    altgr.press(*CONTROL, 1000)
    assert altgr.press(*ALTGR, 1200) == [CONTROL, ALTGR]


def test_a_control_alone_comes_when_waiting_ends():
    altgr = AltGr()
    altgr.press(*CONTROL, 1000)
    assert altgr.flush() == [CONTROL]
    assert altgr.flush() == []


def test_repeats_of_control_come_one_behind_the_other():
    altgr = AltGr()
    altgr.press(*CONTROL, 1000)
    assert altgr.press(*CONTROL, 1030) == [CONTROL]
    assert altgr.is_waiting
