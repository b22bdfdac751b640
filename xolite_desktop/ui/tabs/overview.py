# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The overview of an object as data: which cards, fed by which functions of the models."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isnan

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.charts.live import Live
from xolite_desktop.models.fields import Field, Meter
from xolite_desktop.models.host_overview import host_general, host_resources
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.storage_overview import network_general, sr_general, sr_resources
from xolite_desktop.models.vm_overview import vm_general, vm_resources
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.console.console_card import ConsoleCard
from xolite_desktop.ui.tabs import lines
from xolite_desktop.ui.tabs.glance_row import GlanceRow
from xolite_desktop.ui.tabs.tab import CardTab
from xolite_desktop.ui.widgets.card import Card
from xolite_desktop.ui.widgets.fields import Fields
from xolite_desktop.ui.widgets.meter import MeterRows
from xolite_desktop.ui.widgets.meter_list import MeterLine, MeterList
from xolite_desktop.xapi.refs import Ref

FieldSource = Callable[[PoolStore, Ref], Sequence[Field]]
MeterSource = Callable[[PoolStore, Ref, Live], Sequence[Meter]]
LineSource = Callable[[PoolStore, Ref], Sequence[MeterLine]]


@dataclass(frozen=True)
class ListCard:
    """A card with rows: its title, what it says when it is empty, and where the rows come from."""

    title: str
    empty: str
    source: LineSource


@dataclass(frozen=True)
class Layout:
    """The cards of an overview: General always, Resources where there are any, then the lists."""

    classes: frozenset[str]
    general: FieldSource
    resources: MeterSource | None
    lists: tuple[ListCard, ...]


VM = Layout(
    frozenset({"VM", "VM_metrics", "VM_guest_metrics", "VBD", "VDI", "VIF", "SR", "network", "pool", "host"}),
    vm_general,
    vm_resources,
    (
        ListCard("Disks", "No disks", lines.disks_of_vm),
        ListCard("Network", "No network interfaces", lines.vifs_of_vm),
    ),
)
HOST = Layout(
    frozenset({"host", "host_metrics", "VM", "VM_metrics", "PBD", "SR", "pool"}),
    host_general,
    host_resources,
    (
        ListCard("VMs", "No VM runs on this host", lines.vms_of_host),
        ListCard("Storage", "No storage is connected to this host", lines.srs_of_host),
    ),
)
STORAGE = Layout(
    frozenset({"SR", "PBD", "VDI", "VBD", "host", "VM", "pool"}),
    sr_general,
    lambda store, ref, _: sr_resources(store, ref),
    (
        ListCard("Largest disks", "No disks", lines.disks_of_sr),
        ListCard("Hosts", "Connected to no host", lines.hosts_of_sr),
    ),
)
NETWORK = Layout(
    frozenset({"network", "PIF", "VIF", "VM", "host"}),
    network_general,
    None,
    (
        ListCard("VMs", "No VM has an interface here", lines.vms_of_network),
        ListCard(
            "Host interfaces", "None: VMs reach each other only on the same host", lines.pifs_of_network
        ),
    ),
)


class Overview(CardTab):
    """An object at a glance."""

    title = "Overview"

    def __init__(
        self,
        store: PoolStore,
        layout: Layout,
        parent: QWidget | None = None,
        *,
        screen: ConsoleCard | None = None,
        glance: GlanceRow | None = None,
    ) -> None:
        """`screen` is the card with the object's console, `glance` its charts, if it has any."""
        super().__init__(store, parent)
        self.screen_card = screen
        self.glance = glance
        self.classes = layout.classes
        self._layout = layout
        self.fields = Fields()
        self.meters = MeterRows()
        general = Card("General")
        general.add(self.fields)
        self.fields.link_activated.connect(self.link_activated)
        first: list[tuple[Card, int]] = [(general, 5)]
        if layout.resources is not None:
            self._resources = Card("Resources")
            self._resources.add(self.meters)
            first.append((self._resources, 4))
        if screen is not None:
            first.append((screen, 3))
        self.lists: list[MeterList] = []
        self._cards: list[Card] = []
        second = [(self._list_card(each), 5 - number) for number, each in enumerate(layout.lists)]
        self.cards.add_row(*first)
        if glance is not None:
            glance.setParent(self)
            glance.changed.connect(self._show_meters)
            self.cards.add_row(*((card, 1) for card in glance.cards))
        self.cards.add_row(*second)

    def refresh(self) -> None:
        assert self.ref is not None
        self.fields.show_fields(self._layout.general(self.store, self.ref))
        if self.glance is not None:
            self.glance.follow(self.ref)
        self._show_meters()
        if self.screen_card is not None:
            self.screen_card.show_vm(self.ref)
        for each, shown, card in zip(self._layout.lists, self.lists, self._cards, strict=True):
            found = each.source(self.store, self.ref)
            shown.show_lines(found)
            card.set_hint(lines.how_many(found))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.glance is not None:
            self.glance.rest()

    def _show_meters(self) -> None:
        if self._layout.resources is None or self.ref is None:
            return
        live = self.glance.live if self.glance is not None else Live()
        self.meters.show_meters(self._layout.resources(self.store, self.ref, live))
        self._resources.set_hint("" if isnan(live.cpu) else tr("live"))

    def _list_card(self, each: ListCard) -> Card:
        card, shown = Card(each.title), MeterList(each.title, each.empty)
        shown.activated.connect(self.link_activated)
        card.add(shown)
        self.lists.append(shown)
        self._cards.append(card)
        return card
