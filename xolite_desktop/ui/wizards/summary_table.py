# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What was decided, in rows, at the end of a wizard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from xolite_desktop.models.text import breakable
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.panel import row_line

_WORD_WIDTH = 120


def summary_table(rows: Sequence[tuple[str, str]]) -> QWidget:
    """A word and a text in each row."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 8)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(5)
    grid.setColumnMinimumWidth(0, _WORD_WIDTH)
    grid.setColumnStretch(1, 1)
    for number, (word, text) in enumerate(rows):
        grid.addWidget(Label(word, tone="secondary"), 2 * number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(breakable(text), wrap=True), 2 * number, 1)
        if number < len(rows) - 1:
            grid.addWidget(row_line(), 2 * number + 1, 0, 1, 2)
    return table
