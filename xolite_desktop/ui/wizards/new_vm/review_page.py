# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Everything once more before it is made, and what happens then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xolite_desktop.models.new_vm.summary import summary
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.wizards.summary_table import SummaryTable
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm
from xolite_desktop.xapi.plans.problem import Problem


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
        self.table = SummaryTable()
        self.column.addWidget(self.table)
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
        self.table.show_rows(summary(self._store, plan))
