# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Rows of fields under headings, each with what is wrong below it: the disks of a VM, its interfaces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.ui.dialogs.plan_dialog import said
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.panel import row_line
from xolite_desktop.ui.widgets.touched import mark_wrong, say_wrong
from xolite_desktop.xapi.plans.problem import Problem


class RowFields(QWidget):
    """One row; `cells` are its widgets by the name of what they decide, and what stands between them."""

    def __init__(self, cells: Sequence[tuple[str, QWidget, int]]) -> None:
        """`cells`: name, widget, and its width; 0 takes what is left."""
        super().__init__()
        self.cells: dict[str, QWidget] = {name: widget for name, widget, _ in cells if name}
        self._wrong = Label(tone="bad", font=fonts.small(), wrap=True)
        self._wrong.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 3, 0, 3)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for column, (_, widget, width) in enumerate(cells):
            grid.addWidget(widget, 0, column, Qt.AlignmentFlag.AlignVCenter)
            if width:
                widget.setFixedWidth(width)
                widget.setSizePolicy(QSizePolicy.Policy.Fixed, widget.sizePolicy().verticalPolicy())
            else:
                widget.setSizePolicy(QSizePolicy.Policy.Ignored, widget.sizePolicy().verticalPolicy())
                grid.setColumnStretch(column, 1)
        grid.addWidget(self._wrong, 1, 0, 1, len(cells))

    def show_problems(self, problems: Mapping[str, Problem], store: PoolStore, *, calm: bool) -> None:
        """What is wrong by cell: the first in a sentence below the row, each marked, unless `calm`."""
        for name, widget in self.cells.items():
            mark_wrong(widget, said(problems[name], store) if name in problems else "", calm=calm)
        first = next(iter(problems.values()), None)
        say_wrong(self._wrong, said(first, store) if first is not None else "", calm=calm)


class RowList(QWidget):
    """Rows below each other; the headings are there while there are rows."""

    def __init__(self, headings: Sequence[tuple[str, int]]) -> None:
        """`headings`: word and width as of the cells."""
        super().__init__()
        self._heads = RowFields(
            [("", Label(word, tone="secondary", font=fonts.small()), width) for word, width in headings]
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._heads)
        self._column.addWidget(row_line())
        self.rows: list[RowFields] = []

    def show_rows(self, rows: Sequence[RowFields]) -> None:
        """Other rows in place of those there were."""
        for old in self.rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = []
        for row in rows:
            self.add_row(row)
        self._heads.setVisible(bool(rows))

    def add_row(self, row: RowFields) -> None:
        """One more, at the end."""
        self.rows.append(row)
        self._column.addWidget(row)
        row.show()
        self._heads.show()

    def show_problems(self, problems: Sequence[Problem], field: str, store: PoolStore, *, calm: bool) -> None:
        """The problems of "FIELD.N.CELL" at their rows; `calm`: nobody has touched them yet."""
        for number, row in enumerate(self.rows):
            prefix = f"{field}.{number}."
            own = {
                each.field.removeprefix(prefix): each for each in problems if each.field.startswith(prefix)
            }
            row.show_problems(own, store, calm=calm)
