# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Everything once more before it is made, and what happens then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from xolite_desktop.models.new_vm.summary import summary
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import breakable
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.label import ElidedLabel, Label
from xolite_desktop.ui.widgets.panel import row_line
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm
from xolite_desktop.xapi.plans.problem import Problem

_WORD_WIDTH = 120


class ReviewPage(WizardPage[NewVm]):
    """The summary, and whether it starts now and by itself."""

    def __init__(self, store: PoolStore) -> None:
        super().__init__(store, tr("Review"), ())

    def build(self) -> None:
        self.set_lead(
            tr("Nothing has been made yet. If a step fails, everything made until then is taken back.")
        )
        self.start = CheckBox(tr("Start it when it is made"))
        self.auto_power_on = CheckBox(tr("Start it by itself when its host starts"))
        self.hint = Label(
            tr("The pool does not let VMs start by themselves; its own setting has to allow that too."),
            tone="hint", wrap=True,
        )  # fmt: skip
        self.table: QWidget | None = None
        self._rows: list[tuple[str, str]] = []
        for widget in (self.start, self.auto_power_on, self.hint):
            self.column.addWidget(widget)
        self.start.toggled.connect(self.edited)
        self.auto_power_on.toggled.connect(self.edited)

    def show_plan(self, plan: NewVm) -> None:
        self.blockSignals(True)
        self.start.setChecked(plan.start)
        self.auto_power_on.setChecked(plan.auto_power_on)
        self.blockSignals(False)

    def write(self, plan: NewVm) -> NewVm:
        return replace(plan, start=self.start.isChecked(), auto_power_on=self.auto_power_on.isChecked())

    def show_problems(self, problems: Sequence[Problem], plan: NewVm) -> None:
        pool = self._store.cache.pool
        allowed = pool is not None and pool.other_config.get("auto_poweron", "").lower() == "true"
        self.hint.setVisible(plan.auto_power_on and not allowed)
        rows = summary(self._store, plan)
        if rows == self._rows:  # the pool's events come often, and a table made anew loses its place
            return
        self._rows = rows
        if self.table is not None:
            self.column.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        self.table = _table(rows)
        self.column.insertWidget(0, self.table)


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
        column.addWidget(ElidedLabel(line))
    return column
