# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which firmware a VM starts with, and whether it starts signed systems only."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.inputs import ObjectChoice
from xolite_desktop.xapi.plans.firmware import BootFirmware, Firmware, firmware_of
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.resources import limits_of
from xolite_desktop.xapi.records.vm import VM

_FIRMWARES = ((Firmware.UEFI, "UEFI"), (Firmware.BIOS, "BIOS"))


class FirmwareDialog(PlanDialog):
    """`answer` is a `BootFirmware`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        super().__init__(
            store, parent, tr("Firmware of {name}").format(name=item.name),
            tr("It counts from the next start. A system installed with one does not start with the other."),
            icon="key", verb=tr("Save"), width=520,
        )  # fmt: skip
        self._vm = store.cache.vm(item.ref) or VM()
        self._before = before = firmware_of(self._vm)
        self.firmware = ObjectChoice(_FIRMWARES, tr("Firmware"), chosen=before.firmware)
        self.secure = CheckBox(tr("Start signed systems only (Secure Boot)"))
        self.secure.setChecked(before.secure_boot)
        self.form.add("firmware", tr("Firmware"), self.firmware)
        self.form.add("secure_boot", "", self.secure)
        self.check()

    def plan(self) -> BootFirmware:
        is_uefi = self.firmware.value is Firmware.UEFI
        return BootFirmware(
            Firmware.UEFI if is_uefi else Firmware.BIOS, is_uefi and self.secure.isChecked(), self._before
        )

    def problems(self) -> list[Problem]:
        self.secure.setEnabled(self.firmware.value is Firmware.UEFI)
        return self.plan().problems(limits_of(self._vm.recommendations))
