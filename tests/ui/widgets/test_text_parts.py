# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Parts of a line stand in their order, whatever way their words are written, and are cut where the room ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter

from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.text_parts import Part, _laid_out, paint_parts

WAYS: list[Part] = [("Start… ", ""), ("שרת", "fg2"), (" 12 · VM", "fg3")]


def painted() -> tuple[QImage, QPainter]:
    image = QImage(400, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(fonts.body())
    return image, painter


def test_a_name_from_right_to_left_changes_places_with_nothing() -> None:
    _, painter = painted()
    text = "".join(part for part, _ in WAYS)
    layout, line = _laid_out(painter, text, WAYS, ())
    shown = layout.text()
    places = [line.cursorToX(shown.index(what)) for what in ("Start", "\u2068", " 12", "VM")]  # type: ignore[call-overload]
    painter.end()
    assert [place[0] for place in places] == sorted(place[0] for place in places)


def test_nothing_is_painted_beyond_the_room() -> None:
    image, painter = painted()
    paint_parts(painter, QRect(0, 0, 60, 40), [("Start a VM with a long name", "")], range(20))
    painter.end()
    rest = image.copy(QRect(QPoint(60, 0), QPoint(399, 39)))
    assert all(rest.pixelColor(x, y).value() == 255 for x in range(40) for y in range(40))
    assert any(image.pixelColor(x, y).value() < 128 for x in range(60) for y in range(40))
