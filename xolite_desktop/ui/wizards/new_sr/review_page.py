# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Everything once more, and what will be lost."""

from __future__ import annotations

from collections.abc import Sequence

from xolite_desktop.models.new_sr.summary import lost, summary
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import breakable
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.wizards.summary_table import SummaryTable
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.new_sr.new_sr import NewSr
from xolite_desktop.xapi.plans.problem import Problem


class ReviewPage(WizardPage[NewSr]):
    """The summary."""

    def __init__(self, store: PoolStore) -> None:
        super().__init__(store, tr("Review"), ())

    def build(self) -> None:
        self.set_lead(
            tr("Nothing has been made yet. If a step fails, everything made until then is taken back.")
        )
        self.warning = Label(tone="bad", wrap=True)
        self.table = SummaryTable()
        self.column.addWidget(self.table)
        self.column.addWidget(self.warning)

    def show_plan(self, plan: NewSr) -> None:
        gone = lost(plan)
        self.warning.setText(breakable(gone))
        self.warning.setVisible(bool(gone))

    def write(self, plan: NewSr) -> NewSr:
        return plan

    def show_problems(self, problems: Sequence[Problem], plan: NewSr) -> None:
        self.table.show_rows(summary(self._store, plan))
