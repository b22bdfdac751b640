# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What was decided, in rows, at the end of a wizard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from xolite_desktop.models.text import breakable
from xolite_desktop.ui.widgets.label import ElidedLabel, Label
from xolite_desktop.ui.widgets.panel import row_line

_WORD_WIDTH = 120


class SummaryTable(QWidget):
    """A word and a text in each row; the lines of a text of several one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[tuple[str, str], ...] = ()
        self._table: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """These from now on. The pool's events come often: a table that says the same stays, with its place."""
        if tuple(rows) == self.rows:
            return
        self.rows = tuple(rows)
        if self._table is not None:
            self._column.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
        self._table = _table(rows)
        self._column.addWidget(self._table)


def _table(rows: Sequence[tuple[str, str]]) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 8)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(5)
    grid.setColumnMinimumWidth(0, _WORD_WIDTH)
    grid.setColumnStretch(1, 1)
    for number, (word, text) in enumerate(rows):
        grid.addWidget(Label(word, tone="secondary"), 2 * number, 0, Qt.AlignmentFlag.AlignTop)
        lines = text.split("\n")
        if len(lines) == 1:
            grid.addWidget(Label(breakable(text), wrap=True), 2 * number, 1)
        else:
            grid.addLayout(_lines(lines), 2 * number, 1)
        if number < len(rows) - 1:
            grid.addWidget(row_line(), 2 * number + 1, 0, 1, 2)
    return table


def _lines(lines: Sequence[str]) -> QVBoxLayout:
    """One below the other, however many there are; long ones are whole in their tooltips."""
    column = QVBoxLayout()
    column.setSpacing(2)
    for line in lines:
        column.addWidget(ElidedLabel(line, elide=Qt.TextElideMode.ElideMiddle))  # names differ at their ends
    return column
