# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The network interfaces of the VM."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import said
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import Button, IconButton
from xolite_desktop.ui.widgets.inputs import NumberInput, ObjectChoice, TextInput
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.wizards.row_list import RowFields, RowList
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm
from xolite_desktop.xapi.plans.nic import Nic, networks_for_vms
from xolite_desktop.xapi.plans.problem import Problem, at
from xolite_desktop.xapi.refs import Ref

_MAC, _RATE, _BUTTON = 170, 96, 28


class NicRow(RowFields):
    """An interface; what is not a field here stays as its template has it."""

    def __init__(self, page: NetworkPage, nic: Nic, number: int) -> None:
        self.nic = nic
        named = {"number": number + 1}
        self.network = ObjectChoice(
            page.networks(), tr("Network of interface {number}").format(**named), chosen=nic.network
        )
        self.mac = TextInput(
            nic.mac, tr("Address of interface {number}").format(**named), hint=tr("made by the pool"), most=40
        )
        self.rate = NumberInput(nic.rate, tr("Rate limit of interface {number}").format(**named))
        self.remove = IconButton("trash", tr("Remove interface {number}").format(**named))
        super().__init__(
            [
                ("network", self.network, 0), ("mac", self.mac, _MAC), ("rate", self.rate, _RATE),
                ("", self.remove, _BUTTON),
            ]
        )  # fmt: skip
        for widget in (self.network, self.mac, self.rate):
            widget.edited.connect(page.edited)
        self.remove.clicked.connect(lambda: page.drop(self))

    def planned(self) -> Nic:
        """The interface as the fields say."""
        network = self.network.value
        return replace(
            self.nic,
            network=Ref(str(network)) if network else None,
            mac=self.mac.text().strip(),
            rate=self.rate.value,
        )


class NetworkPage(WizardPage[NewVm]):
    """Rows of interfaces."""

    def __init__(self, store: PoolStore) -> None:
        super().__init__(store, tr("Network"), ("nics",))

    def build(self) -> None:
        self.set_lead(tr("The first interface is the one the VM would start from over the network."))
        self.list = RowList(
            [(tr("Network"), 0), (tr("MAC address"), _MAC), (tr("KiB/s, 0: all"), _RATE), ("", _BUTTON)]
        )
        self.none = Label(tr("No interfaces: the VM is on no network."), tone="hint")
        self.wrong = Label(tone="bad", font=fonts.small(), wrap=True)
        self.add = Button(tr("Add interface"), icon="plus")
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addStretch(1)
        for widget in (self.list, self.none, self.wrong):
            self.column.addWidget(widget)
        self.column.addLayout(buttons)
        self.add.clicked.connect(self._on_add)

    @property
    def rows(self) -> list[NicRow]:
        """One for each interface."""
        return [row for row in self.list.rows if isinstance(row, NicRow)]

    def networks(self) -> list[tuple[object, str]]:
        """The networks that VMs may be on."""
        cache = self._store.cache
        return [
            (ref, visible(network.name_label))
            for ref in networks_for_vms(cache)
            if (network := cache.network(ref)) is not None
        ]

    def show_plan(self, plan: NewVm) -> None:
        if [row.planned() for row in self.rows] != list(plan.nics):
            self._show(plan.nics)

    def write(self, plan: NewVm) -> NewVm:
        return replace(plan, nics=tuple(row.planned() for row in self.rows))

    def show_problems(self, problems: Sequence[Problem], plan: NewVm) -> None:
        self.list.show_problems(problems, "nics", self._store, calm=not self.is_touched)
        wrong = at(problems, "nics")
        self.say_wrong(self.wrong, said(wrong, self._store) if wrong is not None else "")
        self.none.setVisible(not plan.nics)

    def drop(self, row: NicRow) -> None:
        """Without this interface; the focus goes to what is next."""
        number = self.rows.index(row)
        self._show([each.planned() for each in self.rows if each is not row])
        following = self.rows[number : number + 1]
        (following[0].remove if following else self.add).setFocus()
        self.edited.emit()

    def _show(self, nics: Sequence[Nic]) -> None:
        self.list.show_rows([NicRow(self, nic, number) for number, nic in enumerate(nics)])

    def _on_add(self) -> None:
        """On a network that the VM is not on yet, if there is one."""
        nics = [row.planned() for row in self.rows]
        networks = [Ref(str(ref)) for ref, _ in self.networks()]
        taken = {nic.network for nic in nics}
        proposed = next((ref for ref in networks if ref not in taken), networks[0] if networks else None)
        self.list.add_row(NicRow(self, Nic(proposed), len(nics)))
        self.rows[-1].network.setFocus()
        self.edited.emit()
