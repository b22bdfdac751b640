# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What carries a network that exists: another NIC or bond of the hosts, another VLAN, or nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import count, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.inputs import NumberInput, ObjectChoice
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.plans.network_link import EditLink, choosable, link_of, vlans_of
from xolite_desktop.xapi.plans.new_network.cards import card_of
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import Ref


class NetworkLinkDialog(PlanDialog):
    """`answer` is an `EditLink`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        self._ref = item.ref
        super().__init__(
            store, parent, tr("NIC and VLAN of {name}").format(name=item.name),
            tr("Its interfaces on the hosts are removed and made anew. The network keeps its name and the VMs that are set up for it."),
            icon="network", verb=tr("Save"),
        )  # fmt: skip
        self._had = link_of(store.cache, item.ref)
        options: list[tuple[object, str]] = [("", tr("None: private to each host"))]
        for card in choosable(store.cache, item.ref):
            words = tr("{name} (bond)") if card.is_bond else "{name}"
            options.append((card.network, words.format(name=visible(card.device))))
        self.card = ObjectChoice(options, tr("NIC"), chosen=self._had.card or "")
        self.vlan = NumberInput(
            self._had.vlan if self._had.vlan is not None else -1, tr("VLAN"), hint=tr("1 to 4094")
        )
        if self._had.vlan is None:
            self.vlan.clear()
        self.note = Label(tone="secondary", wrap=True)
        self.form.add("card", tr("NIC"), self.card)
        self.form.add("vlan", tr("VLAN"), self.vlan)
        self.add_content(self.note)
        self.check()
        self.card.setFocus()

    def plan(self) -> EditLink:
        card = Ref(str(self.card.value)) if self.card.value else None
        typed = self.vlan.text().strip()
        return EditLink(card, self.vlan.value if card is not None and typed else None, self._had)

    def problems(self) -> list[Problem]:
        self.form.set_row_visible("vlan", bool(self.card.value))
        return self.plan().problems(self._store.cache, self._ref)

    def check(self) -> None:
        shown = self.vlan.isVisible()
        super().check()
        plan = self.plan()
        self.go.setEnabled(self.go.isEnabled() and plan != self._had)
        self.note.setText(self._effects(plan))
        if self.isVisible() and self.vlan.isVisible() != shown:
            self.fit()

    def _effects(self, plan: EditLink) -> str:
        cache = self._store.cache
        before = len(vlans_of(cache, self._ref))
        card = card_of(cache, plan.card) if plan.card is not None else None
        after = len(card.pifs) if card is not None else 0
        network = cache.network(self._ref)
        vifs = len(network.VIFs) if network is not None else 0
        words = tr("Interfaces of hosts: {before} now, {after} then. Set up for it: {interfaces} of VMs.")
        return words.format(before=before, after=after, interfaces=count(vifs, "interface"))
