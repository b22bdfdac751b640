# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How much memory and how many vCPUs a VM has: everything while it is halted, what can be had live while it runs."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.text import count, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.inputs import NumberInput, ObjectChoice, SizeInput
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.resources import EditResources, Memory, Processors, topologies
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
        self._make_memory(Memory.of(self._vm))
        self._make_processors(Processors.of(self._vm))
        refusal = rules.vcpus_live(store.cache, item.ref) if self._live else None
        hint = visible(explain(refusal, store.cache).one_line) if refusal is not None else ""
        self.vcpus.setEnabled(refusal is None)
        self._add_rows(hint)
        for widget in (self.fixed, self.static_max, self.vcpus_max, self.topology):
            widget.setEnabled(not self._live)
        self.check()

    def _make_memory(self, memory: Memory) -> None:
        self.static_max = SizeInput(memory.static_max, tr("Memory"))
        self.fixed = CheckBox(tr("Always all of it"))
        self.fixed.setChecked(memory.is_fixed)
        self.dynamic_min = SizeInput(memory.dynamic_min, tr("At least"))
        self.dynamic_max = SizeInput(memory.dynamic_max, tr("At most"))

    def _make_processors(self, processors: Processors) -> None:
        self.vcpus = NumberInput(processors.count, tr("vCPUs"))
        self.vcpus_max = NumberInput(processors.most, tr("Maximum vCPUs"))
        self.topology = ObjectChoice(
            topology_options(processors.most), tr("Topology"), chosen=processors.cores
        )
        self.weight = NumberInput(processors.weight, tr("Weight"))
        self.cap = NumberInput(processors.cap, tr("Cap"))

    def _add_rows(self, vcpus_hint: str) -> None:
        add = self.form.add
        add("memory", tr("Memory"), self.static_max)
        add("fixed", "", self.fixed)
        add("dynamic_min", tr("At least"), self.dynamic_min)
        add("dynamic_max", tr("At most"), self.dynamic_max)
        add("vcpus", tr("vCPUs"), self.vcpus, hint=vcpus_hint)
        add("vcpus_max", tr("Maximum vCPUs"), self.vcpus_max)
        add("cores", tr("Topology"), self.topology)
        add("weight", tr("Weight"), self.weight, unit=tr("256 is usual"))
        add("cap", tr("Cap"), self.cap, unit=tr("% of one CPU, 0 for none"))

    def plan(self) -> EditResources:
        before = Memory.of(self._vm)
        most = self.static_max.value
        if self.fixed.isChecked():
            memory = Memory(min(before.static_min, most), most, most, most)
        else:
            low = self.dynamic_min.value
            static_min = before.static_min if self._live else min(before.static_min, low)
            memory = Memory(static_min, most, low, self.dynamic_max.value)
        cores = self.topology.value
        return EditResources(
            memory,
            Processors(
                self.vcpus.value, self.vcpus_max.value, cores if isinstance(cores, int) else 1,
                self.weight.value, self.cap.value,
            ),
            before, Processors.of(self._vm),
        )  # fmt: skip

    def problems(self) -> list[Problem]:
        for field in ("dynamic_min", "dynamic_max"):
            self.form.set_row_visible(field, not self.fixed.isChecked())
        options = topology_options(self.vcpus_max.value)
        if [value for value, _ in options] != self.topology._values:
            self.topology.show_options(options)
        return self.plan().problems(self._vm)


def topology_options(most: int) -> list[tuple[object, str]]:
    """The ways to deal so many vCPUs out to sockets."""
    return [
        (cores, f"{count(sockets, 'socket')}, {count(cores, 'core')}")
        for sockets, cores in topologies(min(max(most, 1), 512))
    ]
