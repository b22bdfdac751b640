# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`PoolFigures`: the figures of all hosts of a pool, and which VMs are the busiest, at a bounded cost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from heapq import nlargest
from math import isnan, nan

from PySide6.QtCore import QObject, QTimer, Signal

from xolite_desktop.models.charts import totals
from xolite_desktop.models.charts.feed import Feed
from xolite_desktop.models.charts.glance import HOUR_S
from xolite_desktop.models.charts.live import Live, live_of_values
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.processors import core_count
from xolite_desktop.models.states import host_is_live
from xolite_desktop.models.text import visible
from xolite_desktop.xapi.client.past_rows import Newest
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.errors import XapiError
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.kinds import is_vm
from xolite_desktop.xapi.records.network import PIF
from xolite_desktop.xapi.records.storage import PBD
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rrd.host_poll import PERIOD_S

HOSTS_PER_S = 2.0
"""So many are asked in a second, however large the pool is: each question is a connection of its own."""
_AT_ONCE = 2
_BEGUN_AT_ONCE, _BEGIN_MS = 4, 500


def period_s(hosts: int) -> float:
    """How often each of so many hosts is asked: every 5 s up to ten, every 32 s of 64."""
    return max(PERIOD_S, hosts / HOSTS_PER_S)


class PoolFigures(QObject):
    """Asks for nothing until `look`, and after `rest`. `only` narrows it to one host.

    Signals: `changed()` after figures of a host came; `busiest_changed()` after those of VMs did.
    """

    changed = Signal()
    busiest_changed = Signal()

    def __init__(
        self, connection: Connection, parent: QObject | None = None, *, only: Ref | None = None
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._only = only
        self._feeds: dict[Ref, Feed] = {}
        self._vms: dict[Ref, dict[Ref, Live]] = {}
        self._tops: dict[Ref, tuple[Callable[[Live], float], int, list[tuple[Ref, Live]]]] = {}
        self._is_looking = False
        self._turn = 0
        self._asking: set[asyncio.Task[None]] = set()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._ask_next)
        self._begin = QTimer(self, singleShot=True, interval=_BEGIN_MS)
        self._begin.timeout.connect(self._begin_next)
        connection.store.changed.connect(self._on_changed)
        connection.store.reset.connect(self._place)

    @property
    def is_looking(self) -> bool:
        return self._is_looking

    def cpu_share(self) -> float:
        """How much of the pool's processors is used now, each host by how many it has; NaN if none says."""
        used = cores = 0.0
        for ref, feed in self._feeds.items():
            host, share = self._connection.store.cache.host(ref), feed.latest(totals.CPU)
            if host is not None and not isnan(share):
                used += share * core_count(host)
                cores += core_count(host)
        return used / cores if cores else nan

    @property
    def period_s(self) -> float:
        """How often each host is asked."""
        return period_s(len(self._feeds))

    @property
    def feeds(self) -> list[tuple[str, Feed]]:
        """The hosts that can be asked, by name."""
        hosts = ((self._connection.store.cache.host(ref), feed) for ref, feed in self._feeds.items())
        named = [(visible(host.name_label), feed) for host, feed in hosts if host is not None]
        return sorted(named, key=lambda pair: natural_key(pair[0]))

    def feed(self, host: Ref) -> Feed | None:
        return self._feeds.get(host)

    def live_of_vm(self, vm: Ref) -> Live | None:
        return next((found[vm] for found in self._vms.values() if vm in found), None)

    def busiest(self, measure: Callable[[Live], float], count: int) -> list[tuple[Ref, Live]]:
        """The VMs with the highest numbers, highest first."""
        tops = [pair for host in self._vms for pair in self._busiest_of(host, measure, count)]
        return nlargest(count, tops, key=lambda pair: measure(pair[1]))

    def _busiest_of(self, host: Ref, measure: Callable[[Live], float], count: int) -> list[tuple[Ref, Live]]:
        """Found once for each answer of a host: the next one is another host's."""
        found = self._tops.get(host)
        if found is None or found[:2] != (measure, count):
            known = [(ref, live) for ref, live in self._vms[host].items() if not isnan(measure(live))]
            found = measure, count, nlargest(count, known, key=lambda pair: measure(pair[1]))
            self._tops[host] = found
        return found[2]

    def look(self) -> None:
        """Have figures from now on."""
        self._is_looking = True
        self._place()
        self._ask_next()

    def rest(self) -> None:
        """Nobody looks any more."""
        self._is_looking = False
        self._timer.stop()
        self._begin.stop()
        for task in self._asking:
            task.cancel()
        for feed in self._feeds.values():
            feed.rest()

    def _on_changed(self, delta: Delta) -> None:
        if self._is_looking and any(delta.touches(cls) for cls in ("host", "host_metrics")):
            self._place()

    def _place(self) -> None:
        """A feed for each host that is there now."""
        if not self._is_looking:
            return
        wanted = [ref for ref in self._connection.store.cache.of(Host, "host") if self._may_answer(ref)]
        for ref in [ref for ref in self._feeds if ref not in wanted]:
            feed = self._feeds.pop(ref)
            feed.rest()
            feed.deleteLater()
            self._vms.pop(ref, None)
        for ref in wanted:
            if ref not in self._feeds:
                self._feeds[ref] = self._feed_of(ref, period_s(len(wanted)))
        self._begin_next()
        self._timer.start(round(1000 * max(self.period_s / max(1, len(wanted)), 1 / HOSTS_PER_S)))

    def _feed_of(self, ref: Ref, every_s: float) -> Feed:
        feed = Feed(self._connection, "host", ref, self, sources=self._sources(ref), period_s=every_s)
        feed.changed.connect(self.changed)
        return feed

    def _begin_next(self) -> None:
        """A few hosts at a time are asked for their last hour, so that nothing else has to wait for all of it."""
        waiting = [feed for feed in self._feeds.values() if not feed.is_looking]
        for feed in waiting[:_BEGUN_AT_ONCE]:
            feed.look(HOUR_S)
        if len(waiting) > _BEGUN_AT_ONCE:
            self._begin.start()

    def _may_answer(self, ref: Ref) -> bool:
        host = self._connection.store.cache.host(ref)
        if host is None or self._only not in (None, ref):
            return False
        return host_is_live(self._connection.store.cache, host)

    def _sources(self, ref: Ref) -> list[str]:
        """Few of the hundreds a host has, named by its records."""
        store = self._connection.store
        names = ["cpu_avg", "pif_aggr_rx", "pif_aggr_tx"]
        for pif_ref in store.index.pifs_of_host(ref):
            pif = store.cache.get("PIF", pif_ref)
            if isinstance(pif, PIF) and pif.physical:
                names += [f"pif_{pif.device}_rx", f"pif_{pif.device}_tx"]
        for pbd_ref in store.index.pbds_of_host(ref):
            pbd = store.cache.get("PBD", pbd_ref)
            sr = store.cache.sr(pbd.SR) if isinstance(pbd, PBD) else None
            if sr is not None:
                names += [f"io_throughput_{way}_{sr.uuid[:8]}" for way in ("read", "write")]
        return names

    def _ask_next(self) -> None:
        """The newest figures of the VMs of the host whose turn it is."""
        figures = self._connection.figures
        hosts = [ref for ref in self._feeds if self._connection.store.totals.of_host(ref).vm_count]
        if figures is None or not hosts or len(self._asking) >= _AT_ONCE:
            return
        self._turn = (self._turn + 1) % len(hosts)
        host = hosts[self._turn]
        task = self._connection.bridge.start(
            figures.newest(host),
            name="busiest VMs",
            on_result=lambda newest: self._on_newest(host, newest),
            on_error=lambda error: self._on_error(host, error),
        )
        self._asking.add(task)
        task.add_done_callback(self._asking.discard)

    def _on_newest(self, host: Ref, newest: Newest) -> None:
        store = self._connection.store
        found = {}
        for ref in store.index.vms_of_host(host):
            vm = store.cache.vm(ref)
            if vm is not None and is_vm(vm) and ("vm", vm.uuid) in newest:
                found[ref] = live_of_values(newest["vm", vm.uuid])
        store.loads.take({ref: live.cpu for ref, live in found.items()})
        if host in self._feeds:
            self._vms[host] = found
            self._tops.pop(host, None)
            self.busiest_changed.emit()

    def _on_error(self, host: Ref, error: Exception) -> None:
        if not isinstance(error, XapiError):
            raise error
        self._vms.pop(host, None)
        self.busiest_changed.emit()
