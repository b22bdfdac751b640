# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Qt's buttons and wheel as RFB's bits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from xolite_desktop.ui.console.pointer_buttons import DOWN, TO_LEFT, TO_RIGHT, UP, Wheel, mask

B = Qt.MouseButton


@pytest.mark.parametrize(
    ("buttons", "bits"),
    [
        (B.NoButton, 0),
        (B.LeftButton, 1),
        (B.MiddleButton, 2),
        (B.RightButton, 4),
        (B.LeftButton | B.RightButton, 5),
    ],
)
def test_buttons_have_the_bits_of_the_specification(buttons: Qt.MouseButton, bits: int) -> None:
    assert mask(buttons) == bits


def test_a_notch_is_one_press_in_its_direction() -> None:
    wheel = Wheel()
    assert wheel.notches(QPoint(0, 120)) == [UP]
    assert wheel.notches(QPoint(0, -240)) == [DOWN, DOWN]
    assert wheel.notches(QPoint(120, 0)) == [TO_LEFT]
    assert wheel.notches(QPoint(-120, 0)) == [TO_RIGHT]


def test_small_steps_of_a_touch_pad_add_up() -> None:
    wheel = Wheel()
    assert [wheel.notches(QPoint(0, -40)) for _ in range(4)] == [[], [], [DOWN], []]
    wheel.reset()
    assert wheel.notches(QPoint(0, -80)) == []


def test_a_wild_wheel_does_not_flood_the_guest() -> None:
    assert len(Wheel().notches(QPoint(0, 120 * 1000))) == Wheel.MOST
