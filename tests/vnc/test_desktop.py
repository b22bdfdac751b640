# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is known of the desktop, and which events wait."""

from __future__ import annotations

import pytest

from xolite_desktop.vnc.desktop import MAX_HEIGHT, MAX_WIDTH, Desktop
from xolite_desktop.vnc.errors import LimitExceeded, ProtocolError
from xolite_desktop.vnc.events import Bell, Closed, CutText, Damaged, PointerModeChanged, Resized
from xolite_desktop.vnc.geometry import Rect


def test_a_resize_leaves_the_old_framebuffer_alone():
    desktop = Desktop()
    desktop.resize(4, 4)
    old = desktop.framebuffer
    old.pixels[:] = 7
    desktop.resized(2, 2)
    assert desktop.framebuffer is not old
    assert (old.pixels == 7).all()
    assert desktop.take_events() == [Resized(2, 2)]


def test_the_widest_and_the_highest_desktop_are_allowed():
    desktop = Desktop()
    desktop.resize(MAX_WIDTH, 1)
    desktop.resize(1, MAX_HEIGHT)


def test_what_is_too_large_or_empty_is_refused_and_changes_nothing():
    desktop = Desktop()
    desktop.resize(4, 4)
    before = desktop.framebuffer
    with pytest.raises(ProtocolError):
        desktop.resized(0, 4)
    with pytest.raises(LimitExceeded):
        desktop.resized(16384, 16384)
    assert desktop.framebuffer is before
    assert desktop.take_events() == []


def test_only_the_newest_event_of_a_kind_waits():
    desktop = Desktop()
    for number in range(1000):
        desktop.report(Bell())
        desktop.report(CutText(str(number)))
    assert desktop.has_events
    assert desktop.take_events() == [Bell(), CutText("999")]
    assert not desktop.has_events


def test_damage_comes_after_the_rest_and_the_end_last():
    desktop = Desktop()
    desktop.report(Closed(None))
    desktop.resized(8, 8)
    desktop.framebuffer.add(Rect(0, 0, 1, 1))
    assert desktop.has_events
    assert desktop.take_events() == [Resized(8, 8), Damaged((Rect(0, 0, 1, 1),)), Closed(None)]


def test_a_pointer_mode_is_reported_when_it_changes():
    desktop = Desktop()
    desktop.pointer_mode(is_absolute=True)
    assert desktop.take_events() == []
    desktop.pointer_mode(is_absolute=False)
    assert desktop.take_events() == [PointerModeChanged(False)]
    assert not desktop.is_pointer_absolute
