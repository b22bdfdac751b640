# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which kind of storage it is: those that the pool has a driver for."""

from __future__ import annotations

from collections.abc import Sequence

from xolite_desktop.models.new_sr.words import GROUPS, kind_words
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import said
from xolite_desktop.ui.widgets.grouped_rows import GroupedRow, GroupedRows
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.new_sr.kinds import offered
from xolite_desktop.xapi.plans.new_sr.new_sr import NewSr, proposed
from xolite_desktop.xapi.plans.problem import Problem


class KindPage(WizardPage[NewSr]):
    """Another kind begins anew."""

    def __init__(self, store: PoolStore) -> None:
        super().__init__(store, tr("Kind"), ("kind",), scrolls=False)

    def build(self) -> None:
        self.set_lead(
            tr("Disks of VMs need file or block storage; disc libraries hold images for their drives.")
        )
        self.rows = GroupedRows(tr("Kinds of storage"))
        self.wrong = Label(tone="bad", wrap=True)
        self.column.addWidget(self.rows)
        self.column.addWidget(self.wrong)
        self.rows.chosen.connect(self.edited)

    def show_plan(self, plan: NewSr) -> None:
        shown = [(kind, kind_words(kind)) for kind in offered(self._store.cache)]
        shown.sort(key=lambda pair: GROUPS.index(pair[1].group))
        rows = [
            GroupedRow(
                kind.id,
                tr(words.title),
                tr(words.group),
                tr(words.about),
                "iso" if kind.is_library else "storage",
            )
            for kind, words in shown
        ]
        self.rows.show_rows(rows, plan.kind.id)

    def write(self, plan: NewSr) -> NewSr:
        chosen = self.rows.value
        if chosen is None or chosen == plan.kind.id:
            return plan
        kind = next((kind for kind in offered(self._store.cache) if kind.id == chosen), plan.kind)
        return proposed(self._store.cache, kind, plan.host)

    def show_problems(self, problems: Sequence[Problem], plan: NewSr) -> None:
        self.say_wrong(self.wrong, said(problems[0], self._store) if problems else "")
