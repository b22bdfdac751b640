# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Rects, and what damage they add up to."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from xolite_desktop.vnc.geometry import FEW_RECTS, MAX_DAMAGE_RECTS, Damage, Rect, bounds, few

RECTS = st.builds(Rect, *[st.integers(0, 40)] * 2, *[st.integers(0, 20)] * 2)


def _mask(rects: list[Rect]) -> np.ndarray:
    mask = np.zeros((64, 64), bool)
    for rect in rects:
        mask[rect.y : rect.bottom, rect.x : rect.right] = True
    return mask


def test_rect_ends_where_the_next_begins():
    rect = Rect(2, 3, 4, 5)
    assert (rect.right, rect.bottom) == (6, 8)
    assert not rect.is_empty
    assert Rect(2, 3, 0, 5).is_empty
    assert Rect(2, 3, 4, 0).is_empty


def test_rect_contains_itself_and_what_is_inside():
    rect = Rect(2, 2, 4, 4)
    assert rect.contains(rect)
    assert rect.contains(Rect(3, 3, 3, 3))
    for outside in (Rect(1, 3, 2, 2), Rect(3, 1, 2, 2), Rect(3, 3, 4, 2), Rect(3, 3, 2, 4)):
        assert not rect.contains(outside)


def test_bounds_is_the_smallest_rect_around_all():
    assert bounds([Rect(5, 6, 1, 1), Rect(1, 9, 2, 3)]) == Rect(1, 6, 5, 6)


def test_rows_painted_one_after_the_other_are_one_rect():
    damage = Damage()
    damage.add(Rect(0, 0, 8, 2))
    damage.add(Rect(0, 2, 8, 2))
    damage.add(Rect(8, 0, 4, 4))
    assert damage.take() == [Rect(0, 0, 12, 4)]


def test_what_is_covered_already_adds_nothing():
    damage = Damage()
    damage.add(Rect(0, 0, 8, 8))
    damage.add(Rect(2, 2, 2, 2))
    assert damage.take() == [Rect(0, 0, 8, 8)]
    damage.add(Rect(2, 2, 2, 2))
    damage.add(Rect(0, 0, 8, 8))
    assert damage.take() == [Rect(0, 0, 8, 8)]


def test_rects_apart_stay_apart_until_they_are_too_many():
    damage = Damage()
    apart = [Rect(3 * n, 3 * n, 1, 1) for n in range(MAX_DAMAGE_RECTS)]
    damage.add_all(apart)
    assert damage
    damage.add(Rect(200, 0, 1, 1))
    assert damage.take() == [Rect(0, 0, 201, 3 * MAX_DAMAGE_RECTS - 2)]
    assert not damage
    damage.add_all([*apart, Rect(200, 0, 1, 1)])
    assert damage.take() == [Rect(0, 0, 201, 3 * MAX_DAMAGE_RECTS - 2)]


def test_empty_rects_are_no_damage():
    damage = Damage()
    damage.add(Rect(1, 1, 0, 5))
    assert not damage
    assert damage.take() == []


@given(st.lists(RECTS, max_size=80), st.booleans())
def test_damage_covers_what_was_added_and_stays_small(rects, at_once):
    damage = Damage()
    if at_once:
        damage.add_all(rects)
    else:
        for rect in rects:
            damage.add(rect)
    taken = damage.take()
    assert len(taken) <= MAX_DAMAGE_RECTS
    assert not (_mask(rects) & ~_mask(taken)).any()


def test_few_rects_that_lie_far_apart_stay_alone():
    apart = [Rect(0, 0, 10, 10), Rect(1000, 700, 10, 10)]
    assert few(apart) == apart
    assert few([]) == []
    assert few(apart[:1]) == apart[:1]


def test_many_rects_or_such_that_fill_their_bounds_are_one():
    assert few([Rect(0, 0, 10, 10), Rect(0, 12, 10, 10)]) == [Rect(0, 0, 10, 22)]
    many = [Rect(100 * at, 100 * at, 1, 1) for at in range(FEW_RECTS + 1)]
    assert few(many) == [Rect(0, 0, 801, 801)]
