# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the network is called, how large its packets are, and whether new VMs get an interface on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import Form, said
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.inputs import LinesInput, NumberInput, TextInput
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.new_network.cards import card_of
from xolite_desktop.xapi.plans.new_network.new_network import USUAL_MTU, Kind, NewNetwork
from xolite_desktop.xapi.plans.problem import Problem


class NamePage(WizardPage[NewNetwork]):
    """Proposes a name of the NIC and the VLAN, until another is typed."""

    def __init__(self, store: PoolStore) -> None:
        super().__init__(store, tr("Name"), ("name", "mtu"))
        self._proposed = ""

    def build(self) -> None:
        self.name = TextInput("", tr("Name"))
        self.description = LinesInput("", tr("Description"))
        self.mtu = NumberInput(USUAL_MTU, tr("MTU"))
        self.automatic = CheckBox(tr("New VMs get an interface on it unless another is chosen"))
        self.form = Form()
        self.form.add("name", tr("Name"), self.name)
        self.form.add("description", tr("Description"), self.description)
        self.form.add("mtu", tr("MTU"), self.mtu, unit=tr("bytes"))
        self.column.addWidget(self.form)
        self.column.addWidget(self.automatic)
        self.form.edited.connect(self.edited)
        self.automatic.toggled.connect(self.edited)

    def show_plan(self, plan: NewNetwork) -> None:
        self.blockSignals(True)
        if plan.name in ("", self._proposed):
            self._proposed = self._proposal(plan)
            self.name.setText(self._proposed)
        if self.description.toPlainText() != plan.description:
            self.description.setPlainText(plan.description)
        if self.mtu.value != plan.mtu:
            self.mtu.set_value(plan.mtu)
        self.automatic.setChecked(plan.automatic)
        self.blockSignals(False)
        self.edited.emit()

    def _proposal(self, plan: NewNetwork) -> str:
        card = card_of(self._store.cache, plan.card) if plan.card is not None else None
        device = visible(card.device) if card is not None else ""
        if plan.kind is Kind.EXTERNAL:
            return tr("VLAN {number} on {device}").format(number=plan.vlan, device=device)
        if plan.kind is Kind.BONDED:
            found = [card_of(self._store.cache, ref) for ref in plan.members]
            return tr("Bond of {devices}").format(
                devices=" ".join(visible(each.device) for each in found if each)
            )
        if plan.kind is Kind.SRIOV:
            return tr("SR-IOV on {device}").format(device=device)
        return tr("Private across hosts") if plan.kind is Kind.TUNNEL else tr("Private network")

    def write(self, plan: NewNetwork) -> NewNetwork:
        return replace(
            plan,
            name=self.name.text().strip(),
            description=self.description.toPlainText().strip(),
            mtu=self.mtu.value,
            automatic=self.automatic.isChecked(),
        )

    def show_problems(self, problems: Sequence[Problem], plan: NewNetwork) -> None:
        self.form.show_problems(problems, partial(said, store=self._store))
