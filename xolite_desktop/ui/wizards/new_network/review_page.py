# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Everything once more, and what making it touches."""

from __future__ import annotations

from collections.abc import Sequence

from xolite_desktop.models.new_network.summary import effects, summary
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import breakable
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.wizards.summary_table import SummaryTable
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.new_network.new_network import NewNetwork
from xolite_desktop.xapi.plans.problem import Problem


class ReviewPage(WizardPage[NewNetwork]):
    """The summary."""

    def __init__(self, store: PoolStore) -> None:
        super().__init__(store, tr("Review"), ())

    def build(self) -> None:
        self.set_lead(
            tr("Nothing has been made yet. If a step fails, everything made until then is taken back.")
        )
        self.note = Label(tone="warn", wrap=True)
        self.table = SummaryTable()
        self.column.addWidget(self.table)
        self.column.addWidget(self.note)

    def show_plan(self, plan: NewNetwork) -> None:
        lines = effects(self._store, plan)
        self.note.setText(breakable("\n".join(lines)))
        self.note.setVisible(bool(lines))

    def write(self, plan: NewNetwork) -> NewNetwork:
        return plan

    def show_problems(self, problems: Sequence[Problem], plan: NewNetwork) -> None:
        self.table.show_rows(summary(self._store, plan))
