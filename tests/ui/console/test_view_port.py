# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From widget to framebuffer and back, exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSizeF

from xolite_desktop.ui.console.view_port import fitted, original

sides = st.integers(1, 3000)


def test_a_wide_screen_is_letterboxed_above_and_below() -> None:
    port = fitted(320, 200, QSizeF(640, 480))
    assert (port.target.x(), port.target.y(), port.target.width(), port.target.height()) == (0, 40, 640, 400)


@given(sides, sides, sides, sides)
def test_a_fitted_screen_stays_inside_and_in_proportion(
    width: int, height: int, room_w: int, room_h: int
) -> None:
    port = fitted(width, height, QSizeF(room_w, room_h))
    assert port.target.width() <= room_w + 1
    assert port.target.height() <= room_h + 1
    assert port.target.width() / port.target.height() == pytest.approx(width / height)


@given(sides, sides, st.floats(-100, 4000), st.floats(-100, 4000))
def test_every_position_becomes_a_pixel_of_the_framebuffer(
    width: int, height: int, x: float, y: float
) -> None:
    column, row = fitted(width, height, QSizeF(800, 600)).to_framebuffer(QPointF(x, y))
    assert 0 <= column < width
    assert 0 <= row < height


@given(st.integers(0, 319), st.integers(0, 199), sides, sides)
def test_the_damage_of_a_pixel_covers_where_it_is_shown(x: int, y: int, room_w: int, room_h: int) -> None:
    port = fitted(320, 200, QSizeF(room_w, room_h))
    rect = port.to_widget(x, y, 1, 1)
    middle = QPointF(port.target.left() + (x + 0.5) * port.scale, port.target.top() + (y + 0.5) * port.scale)
    assert rect.toRectF().contains(middle)


def test_pixel_for_pixel_counts_display_pixels() -> None:
    port = original(800, 600, QSizeF(1000, 800), 2.0, QPointF(0, 0))
    assert (port.target.width(), port.target.height()) == (400, 300)


def test_a_screen_larger_than_the_widget_can_be_panned_to_all_its_ends() -> None:
    left = original(1000, 800, QSizeF(400, 300), 1.0, QPointF(0, 0))
    right = original(1000, 800, QSizeF(400, 300), 1.0, QPointF(1, 1))
    assert left.to_framebuffer(QPointF(0, 0)) == (0, 0)
    assert right.to_framebuffer(QPointF(399, 299)) == (999, 799)
