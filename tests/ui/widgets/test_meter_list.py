# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Rows that lead to objects."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from xolite_desktop.ui.widgets.meter_list import ROW, MeterLine, MeterList

LINES = [
    MeterLine("a", "NFS vol1", "nfs", "62 %", 0.62),
    MeterLine("b", "Local SSD", "lvm", "91 %", 0.91, "warning"),
]


def test_a_click_and_the_keys_lead_to_the_row() -> None:
    rows = MeterList("Storage", "No storage")
    followed: list[str] = []
    rows.activated.connect(followed.append)
    rows.show_lines(LINES)
    rows.resize(300, 2 * ROW)
    QTest.mouseClick(rows, Qt.MouseButton.LeftButton, pos=QPoint(20, ROW + 5))
    QTest.keyClick(rows, Qt.Key.Key_Return)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert followed == ["b", "a", "b"]


def test_a_click_below_the_rows_leads_nowhere() -> None:
    rows = MeterList("Storage", "No storage")
    followed: list[str] = []
    rows.activated.connect(followed.append)
    rows.show_lines(LINES)
    rows.resize(300, 6 * ROW)
    QTest.mouseClick(rows, Qt.MouseButton.LeftButton, pos=QPoint(20, 5 * ROW))
    assert followed == []


def test_an_empty_list_says_so_and_a_narrow_one_still_paints() -> None:
    rows = MeterList("Storage", "No storage")
    assert not rows.grab().isNull()
    rows.show_lines(LINES)
    rows.resize(90, 2 * ROW)
    assert not rows.grab().isNull()
    assert rows.accessibleDescription() == "NFS vol1 62 %; Local SSD 91 %"
