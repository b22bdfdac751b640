# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The guest's lock keys follow the person's, and never run after their own echo."""

from __future__ import annotations

from xolite_desktop.vnc.lock_keys import CAPS_LOCK, NUM_LOCK, LockKeys


def test_a_guest_that_tells_nothing_is_left_alone():
    locks = LockKeys()
    locks.pressed(CAPS_LOCK)
    assert [*locks.out_of_step(caps=True, num=False)] == []
    assert not locks.is_caps_locked


def test_what_differs_is_to_be_tapped():
    locks = LockKeys()
    locks.told(scroll=False, num=True, caps=False)
    assert [*locks.out_of_step(caps=True, num=False)] == [CAPS_LOCK, NUM_LOCK]
    assert [*locks.out_of_step(caps=False, num=True)] == []
    assert [*locks.out_of_step(caps=None, num=None)] == []


def test_a_tap_counts_before_the_guest_confirms_it():
    locks = LockKeys()
    locks.told(scroll=False, num=False, caps=False)
    locks.pressed(CAPS_LOCK)
    assert locks.is_caps_locked
    assert [*locks.out_of_step(caps=True, num=None)] == []
    locks.told(scroll=False, num=False, caps=True)
    assert [*locks.out_of_step(caps=True, num=None)] == []


def test_another_guest_has_other_lights():
    locks = LockKeys()
    locks.told(scroll=True, num=True, caps=True)
    locks.forget()
    assert not locks.is_caps_locked
    assert [*locks.out_of_step(caps=False, num=False)] == []
