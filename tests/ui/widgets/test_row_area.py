# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Rows in an area that scrolls."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from xolite_desktop.ui.widgets.row_area import row_area


def test_rows_keep_their_height_and_are_scrolled(qtbot: Any) -> None:
    rows: list[QWidget] = [QLabel(str(number)) for number in range(40)]
    for row in rows:
        row.setFixedHeight(30)
    area = row_area(rows, "Numbers")
    qtbot.addWidget(area)
    area.resize(200, 100)
    area.show()
    qtbot.waitExposed(area)
    assert [row.y() for row in rows[:3]] == [0, 30, 60]
    assert area.verticalScrollBar().maximum() == 40 * 30 - area.viewport().height()
    assert area.accessibleName() == "Numbers"
    assert rows[0].width() == area.viewport().width()
