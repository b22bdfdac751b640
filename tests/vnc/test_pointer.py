# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Movements are thinned out, presses are not, and their order stays."""

from __future__ import annotations

import pytest

from xolite_desktop.vnc.pointer import MIDDLE, Pointer


@pytest.fixture
def sent():
    return []


@pytest.fixture
def pointer(sent):
    return Pointer(lambda *event: sent.append(event))


def test_the_first_movement_goes_at_once_and_of_the_next_ones_the_last(pointer, sent):
    for x in range(10):
        pointer.at(x, 5, 0)
    assert sent == [(0, 5, 0)]
    assert pointer.flush()
    assert sent == [(0, 5, 0), (9, 5, 0)]
    assert not pointer.flush()
    pointer.at(20, 5, 0)
    assert sent[-1] == (20, 5, 0)


def test_a_button_goes_at_once_where_it_was_pressed(pointer, sent):
    pointer.at(1, 1, 0)
    pointer.at(2, 2, 0)
    pointer.at(3, 3, 1)
    pointer.at(3, 3, 0)
    assert sent == [(1, 1, 0), (3, 3, 1), (3, 3, 0)]
    assert not pointer.flush()


def test_movements_add_up(pointer, sent):
    pointer.moved(1, 0, 0)
    pointer.moved(2, -3, 0)
    pointer.moved(4, 1, 0)
    pointer.flush()
    assert sent == [(MIDDLE + 1, MIDDLE, 0), (MIDDLE + 6, MIDDLE - 2, 0)]


def test_a_button_takes_the_movement_before_it_along(pointer, sent):
    pointer.moved(1, 1, 0)
    pointer.moved(5, 5, 0)
    pointer.moved(0, 0, 4)
    assert sent[-1] == (MIDDLE + 5, MIDDLE + 5, 4)


def test_movements_that_do_not_fit_are_as_far_as_it_goes(pointer, sent):
    pointer.moved(10**9, -(10**9), 0)
    assert sent == [(2 * MIDDLE, 0, 0)]


def test_another_guest_gets_nothing_of_what_waited(pointer, sent):
    pointer.at(1, 1, 0)
    pointer.at(2, 2, 0)
    pointer.reset()
    assert not pointer.flush()
    assert len(sent) == 1
