# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Rows under headings: the filter hides headings that nothing is left of, and what is chosen stays chosen."""

from __future__ import annotations

from typing import Any

import pytest

from xolite_desktop.ui.widgets.grouped_rows import GroupedRow, GroupedRows

ROWS = (
    GroupedRow("a", "Apple", "Fruit", "red", "copy"), GroupedRow("b", "Banana", "Fruit", "yellow", "copy"),
    GroupedRow("c", "Carrot", "Roots", "", "copy"),
)  # fmt: skip


@pytest.fixture
def rows(qtbot: Any) -> GroupedRows:
    made = GroupedRows("Food")
    qtbot.addWidget(made)
    made.show_rows(ROWS, "b")
    made.show()
    return made


def shown(rows: GroupedRows) -> list[str]:
    items = [rows.item(number) for number in range(rows.count())]
    return [item.text() for item in items if not item.isHidden()]


def test_rows_stand_under_their_headings(rows: GroupedRows) -> None:
    assert shown(rows) == ["Fruit", "Apple", "Banana", "Roots", "Carrot"]
    assert rows.value == "b"
    assert not rows.grab().isNull()


def test_the_filter_takes_names_details_and_headings(rows: GroupedRows) -> None:
    for text, left in (
        ("root", ["Roots", "Carrot"]), ("RED", ["Fruit", "Apple"]), ("fruit ban", ["Fruit", "Banana"]), ("x", []),
    ):  # fmt: skip
        rows.filter(text)
        assert shown(rows) == left
    assert rows.value == "b", "what is chosen stays so"


def test_entering_chooses_the_first_that_is_left(rows: GroupedRows) -> None:
    chosen: list[None] = []
    rows.chosen.connect(lambda: chosen.append(None))
    rows.filter("carrot")
    rows.enter()
    assert rows.value == "c"
    rows.enter()
    assert len(chosen) == 1
    rows.filter("nothing")
    rows.enter()
    assert rows.value == "c"


def test_the_same_rows_are_not_made_anew(rows: GroupedRows) -> None:
    item = rows.currentItem()
    rows.show_rows(list(ROWS), "b")
    assert rows.currentItem() is item
    rows.show_rows(ROWS[:1], "a")
    assert rows.value == "a"
