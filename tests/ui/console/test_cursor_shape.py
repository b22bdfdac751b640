# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The guest's pointer is as large as its pixels are, and points where it should."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from xolite_desktop.ui.console.cursor_shape import LARGEST, SMALLEST, cursor_shape
from xolite_desktop.vnc.events import Cursor


def arrow(side: int = 32) -> Cursor:
    return Cursor(np.full((side, side), 0xFFFF0000, np.uint32), side // 2, side // 4)


@pytest.mark.parametrize(
    ("scale", "ratio", "pixels", "hot"),
    [
        (1.0, 1.0, 32, QPoint(16, 8)),
        (2.0, 1.0, 64, QPoint(32, 16)),
        (0.5, 1.0, 16, QPoint(8, 4)),
        (0.5, 2.0, 32, QPoint(8, 4)),  # pixel for pixel on a display with two pixels for each unit
    ],
)
def test_it_is_scaled_with_the_screen(
    application: QApplication, scale: float, ratio: float, pixels: int, hot: QPoint
) -> None:
    shape = cursor_shape(arrow(), scale, ratio)
    assert shape.pixmap().width() == pixels
    assert shape.hotSpot() == hot
    assert shape.pixmap().toImage().pixelColor(3, 3) == QColor(255, 0, 0)


def test_it_stays_visible_and_within_what_systems_take(application: QApplication) -> None:
    assert cursor_shape(arrow(), 0.05, 1.0).pixmap().width() == SMALLEST
    assert cursor_shape(arrow(64), 20.0, 1.0).pixmap().width() == LARGEST


def test_none_hides_ours_and_one_without_pixels_is_an_arrow(application: QApplication) -> None:
    assert cursor_shape(None, 1, 1).shape() == Qt.CursorShape.BlankCursor
    empty = Cursor(np.zeros((0, 0), np.uint32), 0, 0)
    assert cursor_shape(empty, 1, 1).shape() == Qt.CursorShape.ArrowCursor
