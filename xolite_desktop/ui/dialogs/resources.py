# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How much memory and how many vCPUs a VM has: everything while it is halted, what can be had live while it runs."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.dialogs.resource_fields import ResourceFields
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.resources import EditResources, Memory, Processors
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.rules import vm_config as rules


class ResourcesDialog(PlanDialog):
    """`answer` is an `EditResources`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        self._vm = store.cache.vm(item.ref) or VM()
        self._live = self._vm.power_state == PowerState.RUNNING
        lead = (
            tr("It is running: only what can be changed live is offered.")
            if self._live
            else tr("Within what its template recommends.")
        )
        super().__init__(
            store,
            parent,
            tr("Memory and vCPUs of {name}").format(name=item.name),
            lead,
            icon="cpu",
            verb=tr("Save"),
        )
        fields = self.fields = ResourceFields(Memory.of(self._vm), Processors.of(self._vm))
        refusal = rules.vcpus_live(store.cache, item.ref) if self._live else None
        hint = visible(explain(refusal, store.cache).one_line) if refusal is not None else ""
        fields.vcpus.setEnabled(refusal is None)
        fields.add_memory(self.form)
        fields.add_processors(self.form, hint)
        for widget in (fields.fixed, fields.static_max, fields.vcpus_max, fields.topology):
            widget.setEnabled(not self._live)
        self.check()

    def plan(self) -> EditResources:
        before = Memory.of(self._vm)
        memory = self.fields.memory(before, keeps_static_min=self._live)
        return EditResources(memory, self.fields.processors(), before, Processors.of(self._vm))

    def problems(self) -> list[Problem]:
        self.fields.follow(self.form)
        return self.plan().problems(self._vm)
