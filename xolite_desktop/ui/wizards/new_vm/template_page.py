# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which template the VM is made of: by category, with a filter, and what it recommends below."""

from __future__ import annotations

from collections.abc import Sequence

from xolite_desktop.models.new_vm.template_rows import limits_text, template_rows
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import said
from xolite_desktop.ui.widgets.grouped_rows import GroupedRow, GroupedRows
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.search_field import SearchField
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.new_vm.from_template import moved_to_template
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import Ref


class TemplatePage(WizardPage[NewVm]):
    """Another template proposes anew what depends on it."""

    def __init__(self, store: PoolStore) -> None:
        super().__init__(store, tr("Template"), ("template",), scrolls=False)

    def build(self) -> None:
        self.set_lead(tr("What the VM begins with. Templates of your own have a system on them."))
        self.search = SearchField(tr("Filter templates"))
        self.rows = GroupedRows(tr("Templates"))
        self.limits = Label(tone="secondary", wrap=True)
        self.wrong = Label(tone="bad", wrap=True)
        for widget in (self.search, self.rows, self.limits, self.wrong):
            self.column.addWidget(widget)
        self.search.textChanged.connect(self.rows.filter)
        self.search.left.connect(self.rows.enter)
        self.rows.chosen.connect(self.edited)

    def show_plan(self, plan: NewVm) -> None:
        icons = {True: "copy", False: "file"}
        rows = [
            GroupedRow(
                row.ref, row.name, tr(row.category), row.detail, icons[row.category == "Your templates"]
            )
            for row in template_rows(self._store)
        ]
        self.rows.show_rows(rows, plan.template)
        self._say(plan)

    def write(self, plan: NewVm) -> NewVm:
        chosen = self.rows.value
        if chosen is None or chosen == plan.template:
            return plan
        return moved_to_template(self._store.cache, plan, Ref(chosen))

    def show_problems(self, problems: Sequence[Problem], plan: NewVm) -> None:
        self.say_wrong(self.wrong, said(problems[0], self._store) if problems else "")
        self._say(plan)

    def _say(self, plan: NewVm) -> None:
        template = self._store.cache.vm(plan.template)
        text = ""
        if template is not None:
            limits = limits_text(template)
            text = f"{visible(template.name_description)[:200]}\n{limits}".strip()
        self.limits.setText(text)
