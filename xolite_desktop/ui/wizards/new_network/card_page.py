# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the network runs over: a NIC or bond, with its VLAN and hosts, or the protocol of its tunnels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem

from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.new_network.words import PROTOCOL_WORDS, card_detail, is_fit
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.dialogs.host_rows import DETAIL, ICON, HostRows
from xolite_desktop.ui.dialogs.plan_dialog import Form, said
from xolite_desktop.ui.widgets.inputs import NumberInput, ObjectChoice
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.new_network import cards
from xolite_desktop.xapi.plans.new_network.new_network import Kind, NewNetwork, Protocol
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import Ref

_VALUE = Qt.ItemDataRole.UserRole
_LEADS = later(
    {
        Kind.EXTERNAL: "The switch behind the NIC has to let this VLAN through, on every host.",
        Kind.TUNNEL: "Tunnels run between the hosts' addresses on this NIC. A bond works as well.",
        Kind.SRIOV: "Each host whose NIC has virtual functions takes part. VMs on this network cannot be migrated while they run.",
    }
)
UNFIT = {Kind.EXTERNAL: cards.for_vlan, Kind.TUNNEL: cards.for_tunnel, Kind.SRIOV: cards.for_sriov}


class CardPage(WizardPage[NewNetwork]):
    """NICs that cannot be used say why in their row."""

    def __init__(self, store: PoolStore) -> None:
        super().__init__(store, tr("NIC"), ("card", "vlan"))

    def build(self) -> None:
        self.rows = HostRows(tr("NIC"))
        self.wrong = Label(tone="bad", wrap=True)
        self.vlan = NumberInput(-1, tr("VLAN"), hint=tr("1 to 4094"))
        self.vlan.clear()
        self.host = ObjectChoice([], tr("On"))
        self.protocol = ObjectChoice([(each, PROTOCOL_WORDS[each]) for each in Protocol], tr("Protocol"))
        self.form = Form()
        self.form.add("vlan", tr("VLAN"), self.vlan)
        self.form.add("host", tr("On"), self.host)
        self.form.add("protocol", tr("Protocol"), self.protocol)
        for widget in (self.rows, self.wrong, self.form):
            self.column.addWidget(widget)
        self.rows.itemSelectionChanged.connect(self.edited)
        self.form.edited.connect(self.edited)

    def applies(self, plan: NewNetwork) -> bool:
        return plan.kind in UNFIT

    def show_plan(self, plan: NewNetwork) -> None:
        self.blockSignals(True)
        self.set_lead(tr(_LEADS[plan.kind]))
        self._show_cards(plan)
        self._show_hosts(plan)
        if plan.vlan is not None and self.vlan.value != plan.vlan:
            self.vlan.set_value(plan.vlan)
        self.protocol.choose(plan.protocol)
        for field in ("vlan", "host"):
            self.form.set_row_visible(field, plan.kind is Kind.EXTERNAL)
        self.form.set_row_visible("protocol", plan.kind is Kind.TUNNEL)
        self.blockSignals(False)

    def _show_cards(self, plan: NewNetwork) -> None:
        unfit = UNFIT[plan.kind]
        self.rows.blockSignals(True)
        self.rows.clear()
        for card in cards.cards(self._store.cache):
            item = QListWidgetItem(visible(card.device))
            item.setData(_VALUE, card.network)
            item.setData(DETAIL, card_detail(self._store, card, unfit))
            item.setData(ICON, "link" if card.is_bond else "network")
            if not is_fit(self._store, card, unfit):
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.rows.addItem(item)
            if card.network == plan.card:
                self.rows.setCurrentItem(item)
        self.rows.fit_rows()
        self.rows.blockSignals(False)

    def _show_hosts(self, plan: NewNetwork) -> None:
        cache = self._store.cache
        hosts = sorted(cache.records("host"), key=lambda ref: natural_key(name_of_ref(ref, cache)))
        named = [(ref, tr("{host} alone").format(host=visible(name_of_ref(ref, cache)))) for ref in hosts]
        options: list[tuple[object, str]] = [("", tr("All hosts")), *named]
        self.host.show_options(options, plan.host or "")

    def write(self, plan: NewNetwork) -> NewNetwork:
        item = self.rows.currentItem()
        card = Ref(str(item.data(_VALUE))) if item is not None and item.isSelected() else None
        host, protocol = self.host.value, self.protocol.value
        is_external = plan.kind is Kind.EXTERNAL
        typed = self.vlan.text().strip()
        return replace(
            plan,
            card=card,
            vlan=self.vlan.value if is_external and typed else None,
            host=Ref(str(host)) if is_external and host else None,
            protocol=protocol if isinstance(protocol, Protocol) else plan.protocol,
        )

    def show_problems(self, problems: Sequence[Problem], plan: NewNetwork) -> None:
        self.form.show_problems(problems, partial(said, store=self._store))
        about = [each for each in problems if each.field == "card"]
        self.say_wrong(self.wrong, said(about[0], self._store) if about else "")
