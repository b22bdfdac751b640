# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which PCI devices of hosts a VM takes along."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.inputs import TextInput
from xolite_desktop.ui.widgets.tick_list import ROW, SHOWN_ROWS, TickList
from xolite_desktop.xapi.plans.devices import PCI_KEY, PassPci, pci_addresses
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.devices import PCI
from xolite_desktop.xapi.records.vm import VM


class PassPciDialog(PlanDialog):
    """`answer` is a `PassPci`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(
            store, parent, tr("PCI devices of {name}").format(name=selection.items[0].name),
            tr(
                "They count from the VM’s next start, on the host that has them; that host must have let go of them. "
                "The VM can then neither move nor be suspended."
            ),
            icon="cpu", verb=tr("Save"),
        )  # fmt: skip
        vm = store.cache.vm(selection.items[0].ref) or VM()
        self._before = vm.other_config.get(PCI_KEY)
        taken = pci_addresses(vm)
        self.devices = TickList(tr("PCI devices"))
        known = self._add_devices(taken)
        self.devices.setFixedHeight(
            ROW * max(1, min(SHOWN_ROWS, self.devices.count())) + 2 * self.devices.frameWidth() + 2
        )
        self.devices.setVisible(bool(known))
        self.body.insertWidget(self.body.indexOf(self.form), self.devices)
        self.others = TextInput(" ".join(each for each in taken if each not in known), tr("Other addresses"))
        hint = tr("Such as 0000:04:00.0, separated by spaces; what lspci shows in the control domain")
        self.form.add("others", tr("Other addresses"), self.others, hint=hint)
        self.devices.itemChanged.connect(lambda _: self.check())
        self.check()
        (self.devices if known else self.others).setFocus()

    def plan(self) -> PassPci:
        typed = self.others.text().lower().replace(",", " ").split()
        return PassPci(self._before, tuple(dict.fromkeys([*self.devices.ticked, *typed])))

    def problems(self) -> list[Problem]:
        return self.plan().problems()

    def check(self) -> None:
        super().check()
        if self.plan().value == self._before:
            self.go.setEnabled(False)

    def _add_devices(self, taken: tuple[str, ...]) -> set[str]:
        """A line for each, under its host; gives their addresses."""
        cache = self._store.cache
        found = [each for each in cache.of(PCI, "PCI").values() if cache.host(each.host) is not None]
        found.sort(key=lambda each: (natural_key(name_of_ref(each.host, cache)), each.pci_id))
        host = None
        for each in found:
            if each.host != host:
                self.devices.add_heading(name_of_ref(each.host, cache))
                host = each.host
            text = f"{visible(each.pci_id)}  {visible(each.device_name) or tr('Unknown device')}"
            self.devices.add_line(each.pci_id, text, is_ticked=each.pci_id in taken)
        return {each.pci_id for each in found}
