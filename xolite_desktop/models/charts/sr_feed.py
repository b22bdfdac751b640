# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`SrFeed`: the figures of one storage, which only its hosts have: what each reads and writes there, and all together."""

from __future__ import annotations

import time
from math import nan

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.charts import totals
from xolite_desktop.models.charts.feed import Feed
from xolite_desktop.models.charts.points import Points, merged, together
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.records.storage import PBD
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rrd.host_poll import PERIOD_S

MEASURES = (
    *("io_throughput_read", "io_throughput_write", "iops_read", "iops_write"),
    *("read_latency", "write_latency", "latency", "iowait", "inflight", "avgqu_sz"),
)
_MEANS = ("latency", "iowait", "avgqu_sz")
_OF_TOTAL = {
    totals.READ: "io_throughput_read",
    totals.WRITTEN: "io_throughput_write",
    totals.IOPS_READ: "iops_read",
    totals.IOPS_WRITTEN: "iops_write",
    totals.LATENCY_READ: "read_latency",
    totals.LATENCY_WRITTEN: "write_latency",
}
PERIOD_OF_EACH_S = 0.5
"""With many hosts each is asked less often, so that no more than two a second are asked."""


class SrFeed(QObject):
    """As `Feed`. A data source is a measure, for all hosts together, or `HOST_UUID/SOURCE` of one of them.

    Signals: `changed()`.
    """

    changed = Signal()
    cls = "SR"

    def __init__(self, connection: Connection, ref: Ref, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ref = ref
        self._connection = connection
        sr = connection.store.cache.sr(ref)
        self._start = sr.uuid[:8] if sr is not None else ""
        self._feeds: dict[str, Feed] = {}
        hosts = self._hosts()
        named = [f"{measure}_{self._start}" for measure in MEASURES]
        period_s = max(PERIOD_S, len(hosts) * PERIOD_OF_EACH_S)
        for uuid, host in hosts.items():
            feed = self._feeds[uuid] = Feed(connection, "host", host, self, sources=named, period_s=period_s)
            feed.changed.connect(self.changed)

    @property
    def is_looking(self) -> bool:
        return any(feed.is_looking for feed in self._feeds.values())

    @property
    def is_loading(self) -> bool:
        return any(feed.is_loading for feed in self._feeds.values())

    @property
    def is_new(self) -> bool:
        return False

    @property
    def is_live(self) -> bool:
        return any(feed.is_live for feed in self._feeds.values())

    @property
    def sources(self) -> tuple[str, ...]:
        each = [
            (uuid, source)
            for uuid, feed in self._feeds.items()
            for source in feed.sources
            if source.endswith(f"_{self._start}")
        ]
        measures = dict.fromkeys(source for _, source in each)
        return (*measures, *(f"{uuid}/{source}" for uuid, source in each))

    @property
    def end_s(self) -> float:
        return max((feed.end_s for feed in self._feeds.values() if feed.is_live), default=time.time())

    @property
    def reason(self) -> str:
        if not self._feeds:
            return tr("No host is connected to this storage: nobody measures it.")
        reasons = [feed.reason for feed in self._feeds.values()]
        if all(reasons):
            return reasons[0]
        if self.is_live and not self.is_loading and not self.sources:
            return tr(
                "The hosts measure nothing of this storage, as of libraries and of some types of storage."
            )
        return ""

    def points(self, key: str, since_s: float, until_s: float) -> Points:
        uuid, source = self._parted(key)
        if uuid:
            feed = self._feeds.get(uuid)
            return feed.points(source, since_s, until_s) if feed is not None else Points()
        curves = [feed.points(source, since_s, until_s) for feed in self._feeds.values()]
        return merged(curves, _how(source))

    def latest(self, key: str) -> float:
        uuid, source = self._parted(key)
        if uuid:
            return self._feeds[uuid].latest(source) if uuid in self._feeds else nan
        return together((feed.latest(source) for feed in self._feeds.values()), _how(source))

    def look(self, span_s: int) -> None:
        """Have the figures of the last `span_s` seconds, and all that come from now on."""
        for feed in self._feeds.values():
            feed.look(span_s)

    def rest(self) -> None:
        """Nobody looks any more."""
        for feed in self._feeds.values():
            feed.rest()

    def _parted(self, key: str) -> tuple[str, str]:
        uuid, _, source = key.rpartition("/")
        return uuid, f"{_OF_TOTAL[source]}_{self._start}" if source in _OF_TOTAL else source

    def _hosts(self) -> dict[str, Ref]:
        store = self._connection.store
        found: dict[str, Ref] = {}
        for pbd_ref in store.index.pbds_of_sr(self.ref):
            pbd = store.cache.get("PBD", pbd_ref)
            host = store.cache.host(pbd.host) if isinstance(pbd, PBD) and pbd.currently_attached else None
            if isinstance(pbd, PBD) and host is not None:
                found[host.uuid] = pbd.host
        return found


def _how(source: str) -> str:
    return "mean" if any(word in source for word in _MEANS) else "sum"
