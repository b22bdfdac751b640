# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Hints below the field, by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xolite_desktop.models.query.hints import hints
from xolite_desktop.ui.widgets.filter_field import FilterField

WORDS = {"host": ["xcp-01", "xcp-02"]}


@pytest.fixture
def field() -> Iterator[FilterField]:
    window = QWidget()
    made = FilterField("Filter", lambda text, at: hints(text, at, lambda term: WORDS.get(term, [])), window)
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addStretch(1)
    window.resize(300, 400)
    window.show()
    made.setFocus()
    yield made
    window.close()


def test_tab_takes_a_term_and_then_a_value(field: FilterField) -> None:
    QTest.keyClicks(field, "web ho")
    assert field.hints.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "web host:"
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "web host:xcp-02 "
    assert not field.hints.isVisible()


def test_enter_takes_what_was_gone_to_and_else_goes_on(field: FilterField) -> None:
    left: list[bool] = []
    field.left.connect(lambda: left.append(True))
    QTest.keyClicks(field, "host:x")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert left == [True]
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "host:xcp-02 "


def test_down_goes_on_unless_values_are_listed(field: FilterField) -> None:
    left: list[bool] = []
    field.left.connect(lambda: left.append(True))
    QTest.keyClicks(field, "ho")
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert left == [True]


def test_escape_empties_and_hides(field: FilterField) -> None:
    QTest.keyClicks(field, "host:")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert not field.hints.isVisible()


def test_a_click_takes_a_hint(field: FilterField) -> None:
    QTest.keyClicks(field, "host:")
    item = field.hints.list.visualItemRect(field.hints.list.item(1))
    QTest.mouseClick(
        field.hints.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, item.center()
    )
    assert field.text() == "host:xcp-02 "
    assert field.hints.grab().width() > 0
