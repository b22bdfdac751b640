# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Qt's buttons and wheel as RFB's bits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from xolite_desktop.ui.console.pointer_buttons import DOWN, TO_LEFT, TO_RIGHT, UP, Wheel, mask, turned

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


def test_five_buttons_have_bits_of_their_own() -> None:
    button = Qt.MouseButton
    held = (
        button.LeftButton
        | button.MiddleButton
        | button.RightButton
        | button.BackButton
        | button.ForwardButton
    )
    assert mask(held) == 1 | 2 | 4 | 128 | 256


def test_what_was_gathered_is_forgotten_when_the_wheel_turns_round() -> None:
    wheel = Wheel()
    assert wheel.notches(QPoint(0, 100)) == []
    assert wheel.notches(QPoint(0, -110)) == []
    assert wheel.notches(QPoint(0, -10)) == [DOWN]


def test_alt_does_not_turn_the_wheel_sideways() -> None:
    def turn(modifiers: Qt.KeyboardModifier, angle: QPoint) -> QPoint:
        event = QWheelEvent(
            QPointF(), QPointF(), QPoint(), angle, Qt.MouseButton.NoButton, modifiers,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        return turned(event)

    assert turn(Qt.KeyboardModifier.AltModifier, QPoint(120, 0)) == QPoint(0, 120)
    assert turn(Qt.KeyboardModifier.NoModifier, QPoint(120, 0)) == QPoint(120, 0)
