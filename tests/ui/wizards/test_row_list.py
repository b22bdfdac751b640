# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Rows of fields: what is wrong stands below its row, and is said of its cell."""

from __future__ import annotations

from typing import Any

import pytest

from xolite_desktop.ui.widgets.inputs import TextInput
from xolite_desktop.ui.wizards.row_list import RowFields, RowList
from xolite_desktop.xapi.plans.problem import Problem


@pytest.fixture
def rows(qtbot: Any) -> RowList:
    made = RowList([("Name", 0), ("Size", 90)])
    qtbot.addWidget(made)
    made.show_rows([row(), row()])
    made.show()
    return made


def row() -> RowFields:
    return RowFields([("name", TextInput("", "Name"), 0), ("size", TextInput("", "Size"), 90)])


def test_a_problem_stands_at_its_row_and_cell(rows: RowList, demo_store: Any) -> None:
    found = [
        Problem("disks.1.size", "NAME_MISSING"),
        Problem("disks", "NAME_MISSING"),
        Problem("x.0.size", "X"),
    ]
    rows.show_problems(found, "disks", demo_store.store, calm=False)
    first, second = rows.rows
    assert [cell.property("wrong") for cell in first.cells.values()] == [None, None]
    assert second.cells["size"].property("wrong") == "true"
    assert second.cells["size"].accessibleDescription() == "A name is needed."
    assert second.cells["name"].property("wrong") in (None, "false")
    rows.show_problems([], "disks", demo_store.store, calm=False)
    assert second.cells["size"].property("wrong") == "false"
    assert second.cells["size"].accessibleDescription() == ""


def test_columns_stand_under_each_other(rows: RowList) -> None:
    rows.resize(500, 200)
    first, second = rows.rows
    assert first.cells["size"].width() == second.cells["size"].width() == 90
    assert first.cells["size"].x() == second.cells["size"].x() > first.cells["name"].width()


def test_the_headings_are_there_while_there_are_rows(rows: RowList) -> None:
    rows.show_rows([])
    assert rows.rows == []
    assert not rows._heads.isVisible()
    rows.add_row(row())
    assert rows._heads.isVisible()
