# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A network interface of a VM: a new one, or one it has."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.inputs import NumberInput, ObjectChoice, TextInput
from xolite_desktop.xapi.plans.nic import Locking, Nic, changed, networks_for_vms, nic_of, normal_mac
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.network import VIF
from xolite_desktop.xapi.refs import Ref

LOCKING = (
    (Locking.DEFAULT, later("As the network says")),
    (Locking.UNLOCKED, later("All traffic")),
    (Locking.LOCKED, later("Only from its own addresses")),
    (Locking.DISABLED, later("None")),
)


class NewNicDialog(PlanDialog):
    """`answer` is a `Nic`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        self._start = self._before(store, item.ref)
        title = self._title().format(name=item.name)
        super().__init__(store, parent, title, self._lead(), icon="network", verb=self._verb())
        start = self._start
        networks: list[tuple[object, str]] = [
            (ref, visible(network.name_label))
            for ref in networks_for_vms(store.cache)
            if (network := store.cache.network(ref)) is not None
        ]
        self.network = ObjectChoice(networks, tr("Network"), chosen=start.network)
        self.mac = TextInput(start.mac, tr("MAC address"), hint=tr("made by the pool"), most=40)
        self.rate = NumberInput(start.rate, tr("Rate limit"))
        self.locking = ObjectChoice([(m, tr(w)) for m, w in LOCKING], tr("Traffic"), chosen=start.locking)
        self.ipv4 = TextInput(", ".join(start.ipv4), tr("IPv4 addresses"), hint="192.0.2.10, 192.0.2.11")
        self.ipv6 = TextInput(", ".join(start.ipv6), tr("IPv6 addresses"), hint="2001:db8::10")
        self.form.add("network", tr("Network"), self.network)
        self.form.add("mac", tr("MAC address"), self.mac)
        self.form.add("rate", tr("Rate limit"), self.rate, unit=tr("KiB/s, 0 for none"))
        self.form.add("locking", tr("Traffic"), self.locking)
        self.form.add("ipv4", tr("IPv4 addresses"), self.ipv4)
        self.form.add("ipv6", tr("IPv6 addresses"), self.ipv6)
        self.check()
        self.network.setFocus()

    def _before(self, store: PoolStore, ref: Ref) -> Nic:
        return Nic(None)

    def _title(self) -> str:
        return tr("New network interface for {name}")

    def _lead(self) -> str:
        return tr("A running VM has it at once.")

    def _verb(self) -> str:
        return tr("Add")

    def plan(self) -> Nic:
        network, locking = self.network.value, self.locking.value
        return Nic(
            Ref(str(network)) if network else None, self.mac.text().strip(), self.rate.value,
            locking if isinstance(locking, Locking) else Locking.DEFAULT,
            _addresses(self.ipv4.text()), _addresses(self.ipv6.text()),
        )  # fmt: skip

    def problems(self) -> list[Problem]:
        locked = self.locking.value is Locking.LOCKED
        self.form.set_row_visible("ipv4", locked)
        self.form.set_row_visible("ipv6", locked)
        return self.plan().problems(self._store.cache)


class EditNicDialog(NewNicDialog):
    """`answer` is a `Nic`."""

    def _before(self, store: PoolStore, ref: Ref) -> Nic:
        vif = store.cache.get("VIF", ref)
        return nic_of(vif) if isinstance(vif, VIF) else Nic(None)

    def _title(self) -> str:
        return tr("Edit {name}")

    def _lead(self) -> str:
        return tr("Another network is changed at once; anything else replaces the interface by one like it.")

    def _verb(self) -> str:
        return tr("Save")

    def plan(self) -> Nic:
        return replace(super().plan(), had=self._start)

    def problems(self) -> list[Problem]:
        """Its own address is taken, by itself."""
        found = super().problems()
        if normal_mac(self.mac.text()) == normal_mac(self._start.mac):
            found = [problem for problem in found if problem.field != "mac"]
        return found

    def check(self) -> None:
        super().check()
        if not changed(self._start, self.plan()):
            self.go.setEnabled(False)


def _addresses(text: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[\s,;]+", text) if part)
