# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Steps say how they stand, and only those that can be turned to are chosen."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from helpers.person import press_key
from xolite_desktop.ui.wizards.step_list import StepList, StepState, Verdict


@pytest.fixture
def steps(qtbot: Any) -> StepList:
    made = StepList("Steps")
    qtbot.addWidget(made)
    made.show_steps(
        [
            StepState("One", Verdict.DONE), StepState("Two", Verdict.WRONG),
            StepState("Three", Verdict.WAITING, "Two: a name is needed"),
        ],
        0,
    )  # fmt: skip
    made.show()
    return made


def test_each_says_how_it_stands(steps: StepList) -> None:
    said = [steps.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert said == ["One, current step", "Two, something is wrong", "Three, not visited yet"]
    assert "a name is needed" in steps.item(2).toolTip()
    assert not steps.grab().isNull()


def test_the_keyboard_stops_at_the_barrier(steps: StepList) -> None:
    chosen: list[int] = []
    steps.chosen.connect(chosen.append)
    steps.setFocus()
    press_key(steps, Qt.Key.Key_Down)
    press_key(steps, Qt.Key.Key_Down)
    assert chosen == [1]


def test_fewer_steps_take_their_place_in_silence(steps: StepList) -> None:
    chosen: list[int] = []
    steps.chosen.connect(chosen.append)
    steps.show_steps([StepState("Only", Verdict.WAITING)], 0)
    assert (steps.count(), chosen) == (1, [])
