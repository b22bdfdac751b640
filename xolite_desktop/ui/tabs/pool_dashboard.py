# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pool at a glance: hosts and VMs by state, processors, memory, storage, and where it is tight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.fields import Meter
from xolite_desktop.models.host_overview import memory
from xolite_desktop.models.pool_overview import PoolSummary, Share, pool_summary
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.states import NEARLY_FULL
from xolite_desktop.models.text import count, percent, size
from xolite_desktop.ui.style import marks
from xolite_desktop.ui.tabs import lines
from xolite_desktop.ui.tabs.tab import CardTab
from xolite_desktop.ui.widgets.card import Card
from xolite_desktop.ui.widgets.donut import Donut, Slice
from xolite_desktop.ui.widgets.meter import MeterRows
from xolite_desktop.ui.widgets.meter_list import MeterList
from xolite_desktop.xapi.records.host import Host


class PoolDashboard(CardTab):
    """Adds up the whole pool, so at most twice a second."""

    title = "Dashboard"
    classes = frozenset({"pool", "host", "host_metrics", "VM", "VM_metrics", "SR", "PBD"})
    refresh_ms = 500

    def __init__(self, store: PoolStore, parent: QWidget | None = None) -> None:
        super().__init__(store, parent)
        self.hosts, self.vms = Donut("hosts"), Donut("VMs")
        self.cpu, self.memory, self.storage = MeterRows(), MeterRows(), MeterRows()
        self.host_lines = MeterList("Hosts by memory", "No hosts")
        self.sr_lines = MeterList("Fullest storage", "No storage that says how full it is")
        self.vm_lines = MeterList("Largest VMs", "No VM is running")
        self._cpu_card, self._memory_card = _card("CPU", self.cpu), _card("Memory", self.memory)
        self._storage_card = _card("Storage", self.storage)
        hosts, vms = _card("Hosts", self.hosts), _card("Virtual machines", self.vms)
        self.cards.add_row((hosts, 1), (vms, 1), (_card("Hosts by memory", self.host_lines), 1))
        self.cards.add_row((self._cpu_card, 1), (self._memory_card, 1), (self._storage_card, 1))
        fullest, largest = _card("Fullest storage", self.sr_lines), _card("Largest VMs", self.vm_lines)
        largest.set_hint("memory")
        self.cards.add_row((fullest, 1), (largest, 1))
        for each in (self.host_lines, self.sr_lines, self.vm_lines):
            each.activated.connect(self.link_activated)

    def refresh(self) -> None:
        summary = pool_summary(self.store)
        self.hosts.show_slices(_slices(summary.hosts))
        self.vms.show_slices(_slices(summary.vms))
        self.cpu.show_meters([summary.cpu_meter, _running(summary)])
        self.memory.show_meters([summary.memory_meter, *_after_loss(self.store, summary)])
        self.storage.show_meters(summary.storage_meters)
        self._cpu_card.set_hint(count(summary.core_count, "core"))
        self._memory_card.set_hint(size(summary.memory_total_bytes))
        self._storage_card.set_hint(size(summary.storage_total_bytes))
        self.host_lines.show_lines(lines.hosts_by_memory(self.store))
        self.sr_lines.show_lines(lines.fullest_storage(self.store))
        self.vm_lines.show_lines(lines.largest_vms(self.store))


def _running(summary: PoolSummary) -> Meter:
    share = summary.running_count / summary.vm_count if summary.vm_count else None
    return Meter("VMs running", f"{summary.running_count} of {summary.vm_count}", share)


def _after_loss(store: PoolStore, summary: PoolSummary) -> list[Meter]:
    """How full the memory would be without the largest host; nothing for a single host."""
    hosts = store.cache.of(Host, "host")
    largest = max((memory(store, ref, host)[1] for ref, host in hosts.items()), default=0)
    rest = summary.memory_total_bytes - largest
    if len(hosts) < 2 or rest <= 0:
        return []
    share = summary.memory_used_bytes / rest
    kind = StateKind.WARN if share >= NEARLY_FULL else StateKind.NONE
    return [Meter("After losing the largest host", percent(share), share, kind)]


def _card(title: str, content: QWidget) -> Card:
    card = Card(title)
    card.add(content)
    return card


def _slices(shares: Sequence[Share]) -> list[Slice]:
    return [Slice(share.name, share.count, marks.state_of(share.kind, share.name)) for share in shares]
