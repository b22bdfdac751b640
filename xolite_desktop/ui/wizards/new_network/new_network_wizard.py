# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The New network wizard: kind, what it runs over, name, review."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.api_calls.scripts import Scripts
from xolite_desktop.models.new_network.summary import new_network_calls, new_network_scripts
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.wizards.new_network.bond_page import BondPage
from xolite_desktop.ui.wizards.new_network.card_page import CardPage
from xolite_desktop.ui.wizards.new_network.kind_page import KindPage
from xolite_desktop.ui.wizards.new_network.name_page import NamePage
from xolite_desktop.ui.wizards.new_network.review_page import ReviewPage
from xolite_desktop.ui.wizards.wizard import Wizard
from xolite_desktop.xapi.plans.new_network.cards import card_of, for_vlan
from xolite_desktop.xapi.plans.new_network.new_network import Kind, NewNetwork, proposed
from xolite_desktop.xapi.plans.problem import Problem


class NewNetworkWizard(Wizard[NewNetwork]):
    """`answer` is a `NewNetwork`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None) -> None:
        super().__init__(store, parent, tr("New network"), tr("Create"), _first_plan(store, selection))
        self.kind_page = KindPage(store)
        self.card_page = CardPage(store)
        self.bond_page = BondPage(store)
        self.name_page = NamePage(store)
        self.review_page = ReviewPage(store)
        self.set_pages([self.kind_page, self.card_page, self.bond_page, self.name_page, self.review_page])

    def judge(self, plan: NewNetwork) -> list[Problem]:
        return plan.problems(self._store.cache)

    def needed_calls(self, plan: NewNetwork) -> Collection[str]:
        return new_network_calls(self._store, plan)

    def scripts(self, plan: NewNetwork) -> Scripts:
        return new_network_scripts(self._store, plan)


def _first_plan(store: PoolStore, selection: Selection) -> NewNetwork:
    """A VLAN; on the network that was selected, where it can carry one."""
    plan = proposed(store.cache, Kind.EXTERNAL)
    item = next(iter(selection.items), None)
    if item is None or item.kind is not NodeKind.NETWORK:
        return plan
    card = card_of(store.cache, item.ref)
    return replace(plan, card=item.ref) if card is not None and for_vlan(store.cache, card) is None else plan
