# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The overview of an object as data: which cards, fed by which functions of the models."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import isnan

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.charts.live import Live
from xolite_desktop.models.common_rows import custom_rows
from xolite_desktop.models.edits.edits import Edits
from xolite_desktop.models.fields import Field, Meter
from xolite_desktop.models.host_details import (
    host_certificates,
    host_hardware,
    host_memory,
    host_network,
    host_software,
)
from xolite_desktop.models.host_overview import host_general, host_resources
from xolite_desktop.models.pool_details import (
    pool_agents,
    pool_general,
    pool_ha,
    pool_management,
    pool_places,
    pool_software,
)
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.storage_details import network_wire, sr_driver, sr_space
from xolite_desktop.models.storage_overview import network_general, sr_general, sr_resources
from xolite_desktop.models.vm_details import vm_boot_cpu, vm_guest, vm_history, vm_memory, vm_start
from xolite_desktop.models.vm_overview import vm_general, vm_resources
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.console.console_card import ConsoleCard
from xolite_desktop.ui.editing.editable_fields import EditableFields
from xolite_desktop.ui.tabs import lines
from xolite_desktop.ui.tabs.glance_row import GlanceRow
from xolite_desktop.ui.tabs.memory_segments import memory_segments
from xolite_desktop.ui.tabs.tab import CardTab
from xolite_desktop.ui.widgets.card import Card
from xolite_desktop.ui.widgets.meter import MeterRows
from xolite_desktop.ui.widgets.meter_list import MeterLine, MeterList
from xolite_desktop.ui.widgets.segment_bar import SegmentBar
from xolite_desktop.xapi.records.kinds import is_vm
from xolite_desktop.xapi.refs import Ref

FieldSource = Callable[[PoolStore, Ref], Sequence[Field]]
MeterSource = Callable[[PoolStore, Ref, Live], Sequence[Meter]]
PLACE = "overview"
LineSource = Callable[[PoolStore, Ref], Sequence[MeterLine]]


@dataclass(frozen=True)
class ListCard:
    """A card with rows: its title, what it says when it is empty, and where the rows come from."""

    title: str
    empty: str
    source: LineSource


@dataclass(frozen=True)
class FieldCard:
    """A card with rows of label and value; absent while there are none."""

    title: str
    source: FieldSource


@dataclass(frozen=True)
class Layout:
    """The cards of an overview: General always, Resources where there are any, the lists, then more rows."""

    classes: frozenset[str]
    general: FieldSource
    resources: MeterSource | None
    lists: tuple[ListCard, ...] = ()
    cards: tuple[FieldCard, ...] = ()


def _host_certificates(store: PoolStore, ref: Ref) -> Sequence[Field]:
    return host_certificates(store, ref, datetime.now(UTC))


CUSTOM_FIELDS = FieldCard("Custom fields", custom_rows)
VM = Layout(
    frozenset(
        {
            "VM", "VM_metrics", "VM_guest_metrics", "VM_appliance", "VMSS", "VBD", "VDI", "VIF", "SR", "network",
            "pool", "host",
        }
    ),
    vm_general,
    vm_resources,
    (
        ListCard("Disks", "No disks", lines.disks_of_vm),
        ListCard("Network", "No network interfaces", lines.vifs_of_vm),
    ),
    (
        FieldCard("Boot and CPU", vm_boot_cpu),
        FieldCard("Memory", vm_memory),
        FieldCard("Start and protection", vm_start),
        FieldCard("Guest", vm_guest),
        FieldCard("History", vm_history),
        CUSTOM_FIELDS,
    ),
)  # fmt: skip
HOST = Layout(
    frozenset({"host", "host_metrics", "VM", "VM_metrics", "PBD", "SR", "PIF", "Certificate", "pool"}),
    host_general,
    host_resources,
    (
        ListCard("VMs", "No VM runs on this host", lines.vms_of_host),
        ListCard("Storage", "No storage is connected to this host", lines.srs_of_host),
    ),
    (
        FieldCard("Hardware", host_hardware),
        FieldCard("Memory", host_memory),
        FieldCard("Management", host_network),
        FieldCard("Software", host_software),
        FieldCard("Certificates", _host_certificates),
        CUSTOM_FIELDS,
    ),
)
STORAGE = Layout(
    frozenset({"SR", "PBD", "VDI", "VBD", "SM", "host", "VM", "pool"}),
    sr_general,
    lambda store, ref, _: sr_resources(store, ref),
    (
        ListCard("Space by VM", "No disks of VMs", lines.vms_of_sr),
        ListCard("Largest disks", "No disks", lines.disks_of_sr),
        ListCard("Hosts", "Connected to no host", lines.hosts_of_sr),
    ),
    (FieldCard("Driver", sr_driver), FieldCard("Space", sr_space), CUSTOM_FIELDS),
)
NETWORK = Layout(
    frozenset({"network", "PIF", "PIF_metrics", "VIF", "VM", "host", "pool"}),
    network_general,
    None,
    (
        ListCard("VMs", "No VM has an interface here", lines.vms_of_network),
        ListCard(
            "Host interfaces", "None: VMs reach each other only on the same host", lines.pifs_of_network
        ),
    ),
    (FieldCard("Connection", network_wire), CUSTOM_FIELDS),
)
POOL = Layout(
    frozenset({"pool", "host", "host_metrics", "SR", "network", "PIF", "Repository"}),
    pool_general,
    None,
    (),
    (
        FieldCard("Storage and networks", pool_places),
        FieldCard("High availability", pool_ha),
        FieldCard("Software", pool_software),
        FieldCard("Management addresses", pool_management),
        FieldCard("Guest agents", pool_agents),
        CUSTOM_FIELDS,
    ),
)
_WIDE = 3
_LABELS = 144  # of the further cards, whose words are longer


class Overview(CardTab):
    """An object at a glance, its values edited where they stand. Signals: `action_asked(id)` by a press on a value."""

    title = "Overview"
    action_asked = Signal(str)

    def __init__(
        self,
        store: PoolStore,
        layout: Layout,
        parent: QWidget | None = None,
        *,
        screen: ConsoleCard | None = None,
        glance: GlanceRow | None = None,
        edits: Edits | None = None,
    ) -> None:
        """`screen` is the card with the object's console, `glance` its charts, if it has any; without `edits` nothing
        can be edited."""
        super().__init__(store, parent)
        self.screen_card = screen
        self.glance = glance
        self.classes = layout.classes
        self._layout = layout
        self._edits = edits
        self.fields = EditableFields(edits, PLACE)
        general = Card(tr("General"))
        general.add(self.fields)
        self.fields.link_activated.connect(self.link_activated)
        self.fields.action_asked.connect(self.action_asked)
        first: list[tuple[Card, int]] = [(general, 5)]
        if layout.resources is not None:
            self._resources, self.meters = Card(tr("Resources")), MeterRows()
            self._resources.add(self.meters)
            first.append((self._resources, 4))
        if screen is not None:
            first.append((screen, 3))
        self.lists: list[MeterList] = []
        self._cards: list[Card] = []
        self.more: list[tuple[Card, EditableFields, FieldSource]] = []
        second = [(self._list_card(each), 5 - number) for number, each in enumerate(layout.lists)]
        self.cards.add_row(*first)
        if glance is not None:
            glance.setParent(self)
            glance.changed.connect(self._show_meters)
            self.cards.add_row(*((card, 1) for card in glance.cards))
        if second:
            self.cards.add_row(*second)
        self._memory_bar = SegmentBar(tr("Memory")) if layout is HOST else None
        if self._memory_bar is not None:
            self._memory_bar.activated.connect(self.link_activated)
        if edits is not None:
            edits.not_saved.connect(self._soon.request)
            edits.rights_changed.connect(self._soon.request)

    def refresh(self) -> None:
        for _ in self.steps():
            pass

    def steps(self) -> Iterator[None]:
        assert self.ref is not None
        self.fields.show_object(self.ref, self._layout.general(self.store, self.ref))
        yield
        self._show_meters()
        self._show_screen(self.ref)
        yield
        for each, shown, card in zip(self._layout.lists, self.lists, self._cards, strict=True):
            found = each.source(self.store, self.ref)
            shown.show_lines(found)
            card.set_hint(lines.how_many(found))
            yield
        if self.glance is not None:
            self.glance.follow(self.ref)
            yield
            self._show_meters()
        if not self.more:
            self._add_field_cards(self._layout.cards)
            yield
        for card, fields, source in self.more:
            rows = source(self.store, self.ref)
            card.setVisible(bool(rows))
            fields.show_object(self.ref, rows)
            yield
        if self._memory_bar is not None:
            self._memory_bar.show_segments(memory_segments(self.store, self.ref))
            yield

    def _show_screen(self, ref: Ref) -> None:
        if self.screen_card is not None:
            vm = self.store.cache.vm(ref)
            self.screen_card.setVisible(vm is None or is_vm(vm))  # a template never has a screen
            self.screen_card.show_vm(ref)

    def edit(self, edit_id: str) -> None:
        """Begin to edit a value that is shown here."""
        self.finish()
        for fields in (self.fields, *(each for _, each, _ in self.more)):
            if edit_id in fields.edit_ids:
                self.cards.ensureWidgetVisible(fields, 0, 0)
                fields.edit(edit_id)
                return

    def _add_field_cards(self, cards: Sequence[FieldCard]) -> None:
        made = []
        for each in cards:
            card, fields = Card(tr(each.title)), EditableFields(self._edits, PLACE, label_width=_LABELS)
            fields.link_activated.connect(self.link_activated)
            fields.action_asked.connect(self.action_asked)
            if each.source is host_memory and self._memory_bar is not None:
                card.add(self._memory_bar)
            card.add(fields)
            card.make_foldable()
            card.hide()  # until it has rows
            self.more.append((card, fields, each.source))
            made.append(card)
        for start in range(0, len(made), _WIDE):
            self.cards.add_row(*((card, 1) for card in made[start : start + _WIDE]))

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
        card, shown = Card(tr(each.title)), MeterList(tr(each.title), tr(each.empty))
        shown.activated.connect(self.link_activated)
        card.add(shown)
        self.lists.append(shown)
        self._cards.append(card)
        return card
