# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Each state has a shape of its own."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.states import State
from xolite_desktop.ui.style import marks


def silhouette(state: str) -> tuple[bool, ...]:
    image = QImage(18, 18, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    marks.paint(painter, QRectF(1, 1, 16, 16), state)
    painter.end()
    return tuple(image.pixelColor(x, y).alpha() > 127 for x in range(18) for y in range(18))


SHAPES = ("running", "halted", "suspended", "paused", "busy", "maintenance", "error")


@pytest.mark.parametrize(("one", "other"), list(combinations(SHAPES, 2)))
def test_states_differ_without_their_colours(one: str, other: str) -> None:
    assert silhouette(one) != silhouette(other)


@pytest.mark.parametrize(
    ("state", "mark"),
    [
        (State("Running", StateKind.OK), "running"),
        (State("Paused", StateKind.WARN), "paused"),
        (State("Halted", StateKind.IDLE), "halted"),
        (State("Migrating", StateKind.INFO, True), "busy"),
        (State("91 % used", StateKind.WARN), "warning"),
        (State("Detached", StateKind.BAD), "error"),
        (State("Template", StateKind.NONE), ""),
    ],
)
def test_a_state_of_the_models_has_its_mark(state: State, mark: str) -> None:
    assert marks.of(state) == mark


def test_a_state_without_a_mark_paints_nothing() -> None:
    assert not any(silhouette(""))
