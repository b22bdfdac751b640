# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pool at a glance: hosts and VMs by state, alarms, processors, memory, storage, the last hour, the busiest VMs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.attention import newest_alarms, updates_in_words
from xolite_desktop.models.charts import totals
from xolite_desktop.models.charts.glance import pool_glance, pool_sum_glance
from xolite_desktop.models.charts.live import BUSY
from xolite_desktop.models.charts.pool_figures import PoolFigures
from xolite_desktop.models.charts.quantity import Quantity
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.fields import Meter
from xolite_desktop.models.host_overview import memory
from xolite_desktop.models.pool_overview import PoolSummary, Share, pool_summary
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.states import NEARLY_FULL
from xolite_desktop.models.text import count, duration, percent, size
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import marks
from xolite_desktop.ui.tabs import lines
from xolite_desktop.ui.tabs.busiest_card import BusiestCard
from xolite_desktop.ui.tabs.tab import CardTab
from xolite_desktop.ui.widgets.alarm_list import AlarmList
from xolite_desktop.ui.widgets.card import Card
from xolite_desktop.ui.widgets.chart_card import ChartCard
from xolite_desktop.ui.widgets.donut import Donut, Slice
from xolite_desktop.ui.widgets.label import Label, LinkLabel
from xolite_desktop.ui.widgets.meter import MeterRows
from xolite_desktop.ui.widgets.meter_list import MeterList
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.rrd.host_poll import PERIOD_S

_ALARMS = 3
_FEW_HOSTS = 4
"""So many have a curve each."""
_GATHER_MS = 500


class PoolDashboard(CardTab):
    """Adds up the whole pool, so at most twice a second. Signals: `action_asked(id)` by a press on what offers one."""

    title = "Dashboard"
    action_asked = Signal(str)
    classes = frozenset(
        {"pool", "host", "host_metrics", "VM", "VM_metrics", "SR", "PBD", "message", "Certificate"}
    )
    refresh_ms = 500

    def __init__(self, connection: Connection, parent: QWidget | None = None) -> None:
        super().__init__(connection.store, parent)
        self.figures = PoolFigures(connection, self)
        self._make_state()
        self._make_charts()
        self._charts_soon = Throttle(_GATHER_MS, self.show_charts, self, at_once=True)
        self.figures.changed.connect(self._charts_soon.request)

    def _make_state(self) -> None:
        self.hosts, self.vms = Donut(tr("hosts")), Donut(tr("VMs"))
        self.cpu, self.memory, self.storage = MeterRows(), MeterRows(), MeterRows()
        self.alarms = AlarmList()
        self.updates = Label("", tone="warn")
        self.updates_note = Label("", tone="secondary", wrap=True)
        self._alarms_card, updates = _card(tr("Alarms"), self.alarms), _card(tr("Updates"), self.updates)
        updates.add(self.updates_note)
        look = LinkLabel(tr("Look for updates…"))
        look.activated.connect(lambda: self.action_asked.emit("pool.updates"))
        updates.add(look)
        self._cpu_card, self._memory_card = _card("CPU", self.cpu), _card(tr("Memory"), self.memory)
        self._storage_card = _card(tr("Storage"), self.storage)
        hosts, vms = _card(tr("Hosts"), self.hosts), _card(tr("Virtual machines"), self.vms)
        self.cards.add_row((hosts, 1), (vms, 1), (self._alarms_card, 1), (updates, 1))
        self.cards.add_row((self._cpu_card, 1), (self._memory_card, 1), (self._storage_card, 1))
        self.alarms.activated.connect(self.link_activated)

    def _make_charts(self) -> None:
        self.cpu_chart = ChartCard(tr("Pool CPU · last hour"))
        self.network_chart = ChartCard(tr("Network · last hour"))
        self.storage_chart = ChartCard(tr("Storage · last hour"))
        self.busiest = BusiestCard(self.store, self.figures)
        self.host_lines = MeterList(tr("Hosts by memory"), tr("No hosts"))
        self.sr_lines = MeterList(tr("Fullest storage"), tr("No storage that says how full it is"))
        self.cards.add_row((self.cpu_chart, 7), (self.busiest, 5))
        self.cards.add_row((self.network_chart, 1), (self.storage_chart, 1))
        fullest = _card(tr("Fullest storage"), self.sr_lines)
        self.cards.add_row((_card(tr("Hosts by memory"), self.host_lines), 1), (fullest, 1))
        for each in (self.host_lines, self.sr_lines, self.busiest):
            each.activated.connect(self.link_activated)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.figures.rest()

    def refresh(self) -> None:
        for _ in self.steps():
            pass

    def steps(self) -> Iterator[None]:
        summary = pool_summary(self.store)
        self.hosts.show_slices(_slices(summary.hosts))
        self.vms.show_slices(_slices(summary.vms))
        self.memory.show_meters([summary.memory_meter, *_after_loss(self.store, summary)])
        self.storage.show_meters(summary.storage_meters)
        self._cpu_card.set_hint(count(summary.core_count, "core"))
        self._memory_card.set_hint(size(summary.memory_total_bytes))
        self._storage_card.set_hint(size(summary.storage_total_bytes))
        self._show_attention()
        yield
        self.host_lines.show_lines(lines.hosts_by_memory(self.store))
        self.sr_lines.show_lines(lines.fullest_storage(self.store))
        yield
        if self.figures.is_looking:
            self._show_busy()
        else:
            self.figures.look()
            yield
            self.show_charts()

    def show_charts(self) -> None:
        """The last hour, as far as it is known by now."""
        if not self.isVisible():
            return
        feeds = self.figures.feeds
        cpu = pool_glance(feeds, totals.CPU, Quantity.SHARE, lambda hosts: hosts <= _FEW_HOSTS)
        self.cpu_chart.show_glance(cpu)
        network = [(tr("in"), totals.RECEIVED), (tr("out"), totals.SENT)]
        self.network_chart.show_glance(pool_sum_glance(feeds, network, Quantity.BITS_PER_S))
        disk = [(tr("read"), totals.READ), (tr("written"), totals.WRITTEN)]
        self.storage_chart.show_glance(pool_sum_glance(feeds, disk, Quantity.BYTES_PER_S))
        self._show_busy()
        if self.figures.period_s > PERIOD_S:  # a large pool: say why the figures move slowly
            every = tr("every {time}").format(time=duration(self.figures.period_s))
            for card in (self.cpu_chart, self.network_chart, self.storage_chart):
                card.set_hint(every)

    def _show_busy(self) -> None:
        """What is said of this moment, by names that may have changed."""
        self.busiest.refresh()
        self._show_cpu()

    def _show_cpu(self) -> None:
        summary = pool_summary(self.store)
        used = self.figures.cpu_share()
        meters = [summary.cpu_meter]
        if used == used:
            kind = StateKind.WARN if used >= BUSY else StateKind.NONE
            meters.insert(0, Meter(tr("Used now"), percent(used), used, kind))
        else:
            meters.append(_running(summary))
        self.cpu.show_meters(meters)

    def _show_attention(self) -> None:
        found, total = newest_alarms(self.store, _ALARMS, datetime.now(UTC))
        self.alarms.show_lines(found)
        words = tr("newest {count} of {total}").format(count=len(found), total=total)
        self._alarms_card.set_hint(words if total > len(found) else str(total or ""))
        figure, note = updates_in_words(self.store)
        self.updates.setText(figure)
        self.updates.setVisible(bool(figure))
        self.updates_note.setText(note)


def _running(summary: PoolSummary) -> Meter:
    share = summary.running_count / summary.vm_count if summary.vm_count else None
    return Meter(
        tr("VMs running"),
        tr("{running_count} of {vm_count}").format(
            running_count=summary.running_count, vm_count=summary.vm_count
        ),
        share,
    )


def _after_loss(store: PoolStore, summary: PoolSummary) -> list[Meter]:
    """How full the memory would be without the largest host; nothing for a single host."""
    hosts = store.cache.of(Host, "host")
    largest = max((memory(store, ref, host)[1] for ref, host in hosts.items()), default=0)
    rest = summary.memory_total_bytes - largest
    if len(hosts) < 2 or rest <= 0:
        return []
    share = summary.memory_used_bytes / rest
    kind = StateKind.WARN if share >= NEARLY_FULL else StateKind.NONE
    return [Meter(tr("After losing the largest host"), percent(share), share, kind)]


def _card(title: str, content: QWidget) -> Card:
    card = Card(title)
    card.add(content)
    return card


def _slices(shares: Sequence[Share]) -> list[Slice]:
    return [Slice(share.name, share.count, marks.state_of(share.kind, share.name)) for share in shares]
