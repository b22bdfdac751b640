# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How a VM boots, what HA does for it, and when it starts."""

from __future__ import annotations

from itertools import permutations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.text import count, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.inputs import NumberInput, ObjectChoice
from xolite_desktop.xapi.plans.appliance import Member, member_of
from xolite_desktop.xapi.plans.boot import USUAL_ORDER, BootOptions, Firmware, boot_options
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.resources import limits_of
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.rules import vm_config as rules

_LETTERS = {"c": "disk", "d": "DVD", "n": "network"}
_FIRMWARES = ((Firmware.UEFI, "UEFI"), (Firmware.BIOS, "BIOS"))
PRIORITIES = (
    ("restart", "Restart it first"),
    ("best-effort", "Restart it if there is room"),
    ("", "Do not restart it"),
)


class BootOptionsDialog(PlanDialog):
    """`answer` is a `BootOptions`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        super().__init__(
            store, parent, tr("Boot options of {name}").format(name=item.name), tr("They count from its next start."),
            icon="list-numbers", verb=tr("Save"), width=520,
        )  # fmt: skip
        self._vm = store.cache.vm(item.ref) or VM()
        before = boot_options(self._vm)
        self.order = ObjectChoice(order_options(before.order), tr("Order"), chosen=before.order)
        self.firmware = ObjectChoice(_FIRMWARES, tr("Firmware"), chosen=before.firmware)
        self.secure = CheckBox(tr("Secure Boot"))
        self.secure.setChecked(before.secure_boot)
        refusal = rules.firmware(store.cache, item.ref)
        hint = visible(explain(refusal, store.cache).one_line) if refusal is not None else ""
        self.form.add("order", tr("Order"), self.order)
        self.form.add("firmware", tr("Firmware"), self.firmware, hint=hint)
        self.form.add("secure_boot", "", self.secure)
        self.firmware.setEnabled(refusal is None)
        self._may_change = refusal is None
        self.check()

    def plan(self) -> BootOptions:
        firmware = self.firmware.value
        is_uefi = firmware is Firmware.UEFI
        return BootOptions(
            str(self.order.value or USUAL_ORDER), Firmware.UEFI if is_uefi else Firmware.BIOS,
            is_uefi and self.secure.isChecked(),
        )  # fmt: skip

    def problems(self) -> list[Problem]:
        self.secure.setEnabled(self._may_change and self.firmware.value is Firmware.UEFI)
        return self.plan().problems(limits_of(self._vm.recommendations))


class HaPriorityDialog(PlanDialog):
    """`answer` is a priority as the server calls it."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        many = len(selection.items) > 1
        whom = count(len(selection.items), "VM") if many else selection.items[0].name
        pool = store.cache.pool
        lead = (
            tr("What the pool does when the host under it fails.")
            if pool is not None and pool.ha_enabled
            else tr("High availability is off in this pool: it counts once it is on.")
        )
        super().__init__(
            store, parent, tr("HA priority of {whom}").format(whom=whom), lead, icon="heartbeat", verb=tr("Save"),
            width=520,
        )  # fmt: skip
        vm = store.cache.vm(selection.refs[0])
        chosen = vm.ha_restart_priority if vm is not None else ""
        self.priority = ObjectChoice(
            [(p, tr(w)) for p, w in PRIORITIES], tr("After a failure"), chosen=chosen
        )
        self.form.add("priority", tr("After a failure"), self.priority)
        self.check()

    def plan(self) -> str:
        return str(self.priority.value or "")


class StartOrderDialog(PlanDialog):
    """`answer` is a `Member`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        self._before = member_of(store.cache, item.ref)
        super().__init__(
            store, parent, tr("Start order of {name}").format(name=item.name),
            tr("In a vApp and after a failure, VMs of lower numbers start first."),
            icon="list-numbers", verb=tr("Save"), width=520,
        )  # fmt: skip
        self.order = NumberInput(self._before.order, tr("Order"))
        self.start = NumberInput(self._before.start_delay, tr("Wait after start"))
        self.shutdown = NumberInput(self._before.shutdown_delay, tr("Wait after shutdown"))
        self.form.add("order", tr("Order"), self.order)
        self.form.add("start", tr("Wait after start"), self.start, unit="s")
        self.form.add("shutdown", tr("Wait after shutdown"), self.shutdown, unit="s")
        self.check()

    def plan(self) -> Member:
        return Member(self._before.vm, self.order.value, self.start.value, self.shutdown.value)

    def problems(self) -> list[Problem]:
        values = (("order", self.order), ("start", self.start), ("shutdown", self.shutdown))
        return [Problem(field, "NOT_A_NUMBER") for field, widget in values if widget.value < 0]


def order_options(current: str) -> list[tuple[object, str]]:
    """Every order of disk, disc and network, and the one that is set."""
    orders = ["".join(letters) for number in (3, 2, 1) for letters in permutations(USUAL_ORDER, number)]
    if current not in orders:
        orders.insert(0, current)
    return [
        (order, ", ".join(tr(_LETTERS.get(each, each)) for each in order) or tr("nothing"))
        for order in orders
    ]
