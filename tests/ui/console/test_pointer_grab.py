# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Movements of a pointer that is put back, and of one that cannot be."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

from xolite_desktop.ui.console.pointer_grab import PointerGrab


@pytest.fixture
def widget(application: QApplication) -> Iterator[QWidget]:
    shown = QWidget()
    shown.resize(201, 101)
    shown.show()
    yield shown
    shown.close()


def test_movements_count_from_the_middle_it_is_put_back_to(widget: QWidget) -> None:
    grab = PointerGrab(widget)
    grab.begin(QPointF(10, 10))
    assert widget.mapFromGlobal(QCursor.pos()) == widget.rect().center()
    middle = QPointF(widget.rect().center())
    assert grab.movement(middle + QPointF(5, -2), 1.0) == (5, -2)
    assert grab.movement(middle, 1.0) == (0, 0)
    assert grab.movement(middle + QPointF(1, 0), 1.0) == (1, 0)
    grab.end()


def test_where_the_pointer_cannot_be_put_it_counts_from_where_it_was(widget: QWidget) -> None:
    QCursor.setPos(widget.mapToGlobal(QPoint(3, 3)))
    grab = PointerGrab(widget, lambda _: None)
    grab.begin(QPointF(10, 10))
    assert grab.movement(QPointF(14, 10), 1.0) == (4, 0)
    assert grab.movement(QPointF(15, 12), 1.0) == (1, 2)
    grab.end()


def test_fractions_of_the_guests_pixels_add_up(widget: QWidget) -> None:
    QCursor.setPos(widget.mapToGlobal(QPoint(3, 3)))
    grab = PointerGrab(widget, lambda _: None)
    grab.begin(QPointF(0, 0))
    steps = [grab.movement(QPointF(x, 0), 2.0)[0] for x in range(1, 9)]
    assert sum(steps) == 4
    grab.end()


def test_the_shape_comes_back(widget: QWidget) -> None:
    widget.setCursor(Qt.CursorShape.CrossCursor)
    grab = PointerGrab(widget)
    assert grab.movement(QPointF(1, 1), 1.0) == (0, 0)
    grab.begin(QPointF(0, 0))
    assert widget.cursor().shape() == Qt.CursorShape.BlankCursor
    grab.end()
    assert widget.cursor().shape() == Qt.CursorShape.CrossCursor
    grab.end()
