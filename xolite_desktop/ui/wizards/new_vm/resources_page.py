# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How many processors and how much memory the VM has, within what its template recommends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from xolite_desktop.models.new_vm.template_rows import limits_text
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import Form, said
from xolite_desktop.ui.dialogs.resource_fields import ResourceFields
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.resources import Memory, Processors


class ResourcesPage(WizardPage[NewVm]):
    """CPU and memory."""

    def __init__(self, store: PoolStore) -> None:
        fields = ("vcpus", "vcpus_max", "cores", "weight", "cap", "memory")
        super().__init__(store, tr("CPU and memory"), fields)

    def build(self) -> None:
        self.fields_shown = ResourceFields(Memory.fixed(1), Processors(1, 1))
        self.form = Form()
        self.column.addWidget(self.form)
        self.fields_shown.add_processors(self.form)
        self.fields_shown.add_memory(self.form)
        self.form.edited.connect(self.edited)

    def show_plan(self, plan: NewVm) -> None:
        self.blockSignals(True)
        self.fields_shown.show_values(plan.memory, plan.processors)
        self.fields_shown.follow(self.form)
        self.blockSignals(False)
        template = self._store.cache.vm(plan.template)
        self.set_lead(
            tr("The template recommends {limits}").format(limits=limits_text(template)) if template else ""
        )

    def write(self, plan: NewVm) -> NewVm:
        self.blockSignals(True)
        self.fields_shown.follow(self.form)
        self.blockSignals(False)
        template = self._store.cache.vm(plan.template)
        before = Memory.of(template) if template is not None else plan.memory
        return replace(
            plan, processors=self.fields_shown.processors(), memory=self.fields_shown.memory(before)
        )

    def show_problems(self, problems: Sequence[Problem], plan: NewVm) -> None:
        self.form.show_problems(problems, partial(said, store=self._store))
