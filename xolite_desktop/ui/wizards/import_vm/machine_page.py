# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The machine of a VM that comes as disks alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from xolite_desktop.models.import_vm.words import FIRMWARE_WORDS
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import count, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import Form, said
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.inputs import NumberInput, ObjectChoice, SizeInput
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.packages.ovf.ovf_package import OvfDetails
from xolite_desktop.xapi.packages.package import Package
from xolite_desktop.xapi.packages.together import Together, together
from xolite_desktop.xapi.plans.firmware import BootFirmware
from xolite_desktop.xapi.plans.import_vm.import_vm import ImportVm, with_package
from xolite_desktop.xapi.plans.import_vm.machine import Machine
from xolite_desktop.xapi.plans.problem import Problem

_ALL = -1


class MachinePage(WizardPage[ImportVm]):
    """Processors, memory and firmware."""

    def __init__(self, store: PoolStore) -> None:
        super().__init__(store, tr("Machine"), ("machine", "vcpus", "memory", "vtpm"))

    def applies(self, plan: ImportVm) -> bool:
        return plan.machine is not None

    def build(self) -> None:
        self.vcpus = NumberInput(1, tr("vCPUs"))
        self.memory = SizeInput(1, tr("Memory"))
        self.firmware = ObjectChoice(
            [(each, tr(word)) for each, word in FIRMWARE_WORDS.items()], tr("Firmware")
        )
        self.system = ObjectChoice([], tr("VM"))
        self.vtpm = CheckBox(tr("A TPM of its own"))
        self.wrong = Label(tone="bad", wrap=True)
        self._make_form()
        self.column.addWidget(self.form)
        self.column.addWidget(self.wrong)
        self.form.edited.connect(self.edited)

    def _make_form(self) -> None:
        self.form = Form()
        self.form.add(
            "system",
            tr("VM"),
            self.system,
            hint=tr("All of them come into a vApp, each as the package describes it."),
        )
        self.form.add("vcpus", tr("vCPUs"), self.vcpus)
        self.form.add("memory", tr("Memory"), self.memory)
        self.form.add(
            "firmware",
            tr("Firmware"),
            self.firmware,
            hint=tr("A system starts only with the firmware that it was installed with."),
        )
        self.form.add(
            "vtpm",
            tr("TPM"),
            self.vtpm,
            hint=tr(
                "It is a new one: what the former one kept is in no file. Keys for encrypted disks are needed."
            ),
        )

    def show_plan(self, plan: ImportVm) -> None:
        machine, package = plan.machine, plan.package
        if machine is None or package is None:
            return
        self.blockSignals(True)
        systems = _systems(package)
        self.form.set_row_visible("system", len(systems) > 2)
        if [number for number, _ in systems] != self.system.values:
            self.system.show_options(systems)
        self.system.choose(_number(package))
        is_one = not isinstance(package.details, Together)
        for field in ("vcpus", "memory", "firmware", "vtpm"):
            self.form.set_row_visible(field, is_one)
        self.vcpus.set_value(machine.vcpus)
        self.memory.set_value(machine.memory)
        self.firmware.choose(machine.firmware)
        self.vtpm.setChecked(machine.vtpm)
        self.blockSignals(False)
        told = (package.vcpus and package.memory) or not is_one
        self.set_lead(
            tr("As the package describes it.")
            if told
            else tr("The file says little of the machine: this suits most systems.")
        )

    def write(self, plan: ImportVm) -> ImportVm:
        if plan.machine is None:
            return plan
        number = self.system.value
        if plan.package is not None and isinstance(number, int) and number != _number(plan.package):
            other = _chosen(plan.package, number)
            place = next((sr for _, sr in plan.srs), None)
            moved = with_package(self._store.cache, plan, other, place)
            self.show_plan(moved)  # what the fields said was about the other one
            return moved
        firmware = self.firmware.value
        chosen = firmware if isinstance(firmware, BootFirmware) else plan.machine.firmware
        made = Machine(self.vcpus.value, self.memory.value, chosen, self.vtpm.isChecked())
        return replace(plan, machine=made)

    def show_problems(self, problems: Sequence[Problem], plan: ImportVm) -> None:
        self.form.show_problems(problems, partial(said, store=self._store))
        rest = [each for each in problems if each.field == "machine"]
        self.say_wrong(self.wrong, said(rest[0], self._store) if rest else "")


def _systems(package: Package) -> list[tuple[object, str]]:
    """The VMs of a file: all of them, and each."""
    packages = package.file.packages if package.file is not None else ()
    each: list[tuple[object, str]] = [
        (number, visible(one.name) or tr("(no name)")) for number, one in enumerate(packages)
    ]
    return [(_ALL, tr("All {vms}, as a vApp").format(vms=count(len(packages), "VM"))), *each]


def _chosen(package: Package, number: int) -> Package:
    """Another VM of the same file, which was looked at when the file was."""
    file = package.file
    if file is None or not file.packages:
        return package
    return together(file) if number == _ALL else file.packages[number]


def _number(package: Package) -> int:
    if isinstance(package.details, Together):
        return _ALL
    return package.details.number if isinstance(package.details, OvfDetails) else 0
