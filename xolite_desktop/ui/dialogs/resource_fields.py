# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The fields of memory and processors, for every form that has them."""

from __future__ import annotations

from xolite_desktop.models.text import count
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import Form
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.inputs import NumberInput, ObjectChoice, SizeInput
from xolite_desktop.xapi.plans.resources import Memory, Processors, topologies

MOST_DEALT_OUT = 512


class ResourceFields:
    """Rows in a form: what memory and processors a VM has."""

    def __init__(self, memory: Memory, processors: Processors) -> None:
        self.static_max = SizeInput(memory.static_max, tr("Memory"))
        self.fixed = CheckBox(tr("Always all of it"))
        self.fixed.setChecked(memory.is_fixed)
        self.dynamic_min = SizeInput(memory.dynamic_min, tr("At least"))
        self.dynamic_max = SizeInput(memory.dynamic_max, tr("At most"))
        self.vcpus = NumberInput(processors.count, tr("vCPUs"))
        self.vcpus_max = NumberInput(processors.most, tr("Maximum vCPUs"))
        self.topology = ObjectChoice(
            topology_options(processors.most), tr("Topology"), chosen=processors.cores
        )
        self.weight = NumberInput(processors.weight, tr("Weight"))
        self.cap = NumberInput(processors.cap, tr("Cap"))

    def add_memory(self, form: Form) -> None:
        """The rows of memory."""
        form.add("memory", tr("Memory"), self.static_max)
        form.add("fixed", "", self.fixed)
        form.add("dynamic_min", tr("At least"), self.dynamic_min)
        form.add("dynamic_max", tr("At most"), self.dynamic_max)

    def add_processors(self, form: Form, vcpus_hint: str = "") -> None:
        """The rows of processors."""
        form.add("vcpus", tr("vCPUs"), self.vcpus, hint=vcpus_hint)
        form.add("vcpus_max", tr("Maximum vCPUs"), self.vcpus_max)
        form.add("cores", tr("Topology"), self.topology)
        form.add("weight", tr("Weight"), self.weight, unit=tr("256 is usual"))
        form.add("cap", tr("Cap"), self.cap, unit=tr("% of one CPU, 0 for none"))

    def show_values(self, memory: Memory, processors: Processors) -> None:
        """Other values."""
        self.static_max.set_value(memory.static_max)
        self.fixed.setChecked(memory.is_fixed)
        self.dynamic_min.set_value(memory.dynamic_min)
        self.dynamic_max.set_value(memory.dynamic_max)
        self.vcpus.set_value(processors.count)
        self.vcpus_max.set_value(processors.most)
        self.topology.show_options(topology_options(processors.most), processors.cores)
        self.weight.set_value(processors.weight)
        self.cap.set_value(processors.cap)

    def memory(self, before: Memory, *, keeps_static_min: bool = False) -> Memory:
        """What the fields say; the static minimum is as before as far as it can be."""
        most = self.static_max.value
        if self.fixed.isChecked():
            return Memory(min(before.static_min, most), most, most, most)
        low = self.dynamic_min.value
        static_min = before.static_min if keeps_static_min else min(before.static_min, low)
        return Memory(static_min, most, low, self.dynamic_max.value)

    def processors(self) -> Processors:
        """What the fields say."""
        cores = self.topology.value
        return Processors(
            self.vcpus.value,
            self.vcpus_max.value,
            cores if isinstance(cores, int) else 1,
            self.weight.value,
            self.cap.value,
        )

    def follow(self, form: Form) -> None:
        """Show the rows that make sense, and the topologies that the number of vCPUs allows."""
        for field in ("dynamic_min", "dynamic_max"):
            form.set_row_visible(field, not self.fixed.isChecked())
        options = topology_options(self.vcpus_max.value)
        if [value for value, _ in options] != self.topology.values:
            self.topology.show_options(options)


def topology_options(most: int) -> list[tuple[object, str]]:
    """The ways to deal so many vCPUs out to sockets."""
    return [
        (cores, f"{count(sockets, 'socket')}, {count(cores, 'core')}")
        for sockets, cores in topologies(min(max(most, 1), MOST_DEALT_OUT))
    ]
