# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which kind of network it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xolite_desktop.models.new_network.words import GROUPS, KIND_WORDS
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import said
from xolite_desktop.ui.widgets.grouped_rows import GroupedRow, GroupedRows
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.new_network.new_network import Kind, NewNetwork, proposed
from xolite_desktop.xapi.plans.problem import Problem

_ICONS = {
    Kind.BONDED: "link",
    Kind.SRIOV: "cpu",
    Kind.PRIVATE: "lock-simple",
    Kind.TUNNEL: "arrows-left-right",
}


class KindPage(WizardPage[NewNetwork]):
    """Another kind begins anew, with the name that was given."""

    def __init__(self, store: PoolStore) -> None:
        super().__init__(store, tr("Kind"), ("kind",), scrolls=False)

    def build(self) -> None:
        self.set_lead(
            tr(
                "NICs have networks of their own already. A new one is put on them, joins them, or does without."
            )
        )
        self.rows = GroupedRows(tr("Kinds of networks"))
        self.wrong = Label(tone="bad", wrap=True)
        self.column.addWidget(self.rows)
        self.column.addWidget(self.wrong)
        self.rows.chosen.connect(self.edited)

    def show_plan(self, plan: NewNetwork) -> None:
        kinds = sorted(KIND_WORDS, key=lambda kind: GROUPS.index(KIND_WORDS[kind].group))
        rows = [
            GroupedRow(
                kind.value, tr(words.title), tr(words.group), tr(words.about), _ICONS.get(kind, "network")
            )
            for kind in kinds
            for words in (KIND_WORDS[kind],)
        ]
        self.rows.show_rows(rows, plan.kind.value)

    def write(self, plan: NewNetwork) -> NewNetwork:
        chosen = self.rows.value
        if chosen is None or chosen == plan.kind.value:
            return plan
        fresh = proposed(self._store.cache, Kind(chosen))
        return replace(fresh, name=plan.name, description=plan.description, automatic=plan.automatic)

    def show_problems(self, problems: Sequence[Problem], plan: NewNetwork) -> None:
        self.say_wrong(self.wrong, said(problems[0], self._store) if problems else "")
