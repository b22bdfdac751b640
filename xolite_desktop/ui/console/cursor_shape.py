# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The guest's pointer as one of ours, as large as the guest's pixels are shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QImage, QPixmap

from xolite_desktop.vnc.events import Cursor

LARGEST = 128
"""Pixels of the display; systems refuse or cut larger ones."""
SMALLEST = 12
"""A pointer that shrinks with a large screen must still be found."""


def cursor_shape(cursor: Cursor | None, scale: float, ratio: float) -> QCursor:
    """`scale` is widget units for a pixel of the guest, `ratio` pixels of the display for a widget unit.

    None is a pointer that the guest draws itself or does not show: ours is hidden then.
    """
    if cursor is None:
        return QCursor(Qt.CursorShape.BlankCursor)
    height, width = cursor.pixels.shape
    if not (width and height):
        return QCursor(Qt.CursorShape.ArrowCursor)
    image = QImage(cursor.pixels.tobytes(), width, height, width * 4, QImage.Format.Format_ARGB32).copy()
    factor = _factor(max(width, height), scale * ratio)
    if abs(factor - 1) > 0.01:
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(
            max(1, round(width * factor)),
            max(1, round(height * factor)),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            smooth,
        )
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    unit = factor / ratio
    return QCursor(pixmap, int(cursor.hotspot_x * unit), int(cursor.hotspot_y * unit))


def _factor(longest: int, wanted: float) -> float:
    """Pixels of the display for one of the guest's."""
    return min(max(wanted, min(1.0, SMALLEST / longest)), max(LARGEST / longest, 0.01))
