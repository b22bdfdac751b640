# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Everything once more before it is imported, and whether it starts then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xolite_desktop.models.import_vm.words import summary
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.wizards.summary_table import SummaryTable
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.import_vm.import_vm import ImportVm
from xolite_desktop.xapi.plans.problem import Problem


class ReviewPage(WizardPage[ImportVm]):
    """The summary."""

    def __init__(self, store: PoolStore) -> None:
        super().__init__(store, tr("Review"), ())

    def build(self) -> None:
        self.set_lead(
            tr(
                "Nothing has been sent yet. If a step fails, or you cancel, everything made until then is taken back."
            )
        )
        self.start = CheckBox(tr("Start it when it is imported"))
        self.table = SummaryTable()
        self.column.addWidget(self.table)
        self.column.addWidget(self.start)
        self.start.toggled.connect(self.edited)

    def show_plan(self, plan: ImportVm) -> None:
        self.blockSignals(True)
        self.start.setChecked(plan.start)
        self.start.setVisible(plan.package is not None and not plan.package.is_template)
        self.blockSignals(False)

    def write(self, plan: ImportVm) -> ImportVm:
        return replace(plan, start=self.start.isChecked())

    def show_problems(self, problems: Sequence[Problem], plan: ImportVm) -> None:
        self.table.show_rows(summary(self._store, plan))
