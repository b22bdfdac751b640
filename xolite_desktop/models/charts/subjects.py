# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Subjects`: the objects whose figures a page of charts shows, one or several compared, and the curves of a chart."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.charts import totals
from xolite_desktop.models.charts.feed import Feed
from xolite_desktop.models.charts.lifecycle import LifeEvent, life_of
from xolite_desktop.models.charts.naming import Namer, quantity_of_key
from xolite_desktop.models.charts.points import Points
from xolite_desktop.models.charts.quantity import Quantity
from xolite_desktop.models.charts.specs import COMPARED, MOST_CURVES, ChartSpec
from xolite_desktop.models.charts.sr_feed import SrFeed
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.refs import Ref

MOST_COMPARED = 8
_OF_STORAGE = later(
    {
        totals.READ: "Read by all hosts",
        totals.WRITTEN: "Written by all hosts",
        totals.IOPS_READ: "Reads of all hosts",
        totals.IOPS_WRITTEN: "Writes of all hosts",
        totals.LATENCY_READ: "Mean read latency",
        totals.LATENCY_WRITTEN: "Mean write latency",
    }
)


@dataclass(frozen=True)
class Curve:
    """One curve of a chart. `look` is the number of its colour, `name` is safe to paint."""

    id: str
    name: str
    quantity: Quantity
    points: Points
    look: int
    is_total: bool = False


class Subjects(QObject):
    """Asks for nothing until `look`, and after `rest`. The first object is the one the page is about.

    Signals: `changed()` after figures came or something else is shown.
    """

    changed = Signal()

    def __init__(self, connection: Connection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self.namer = Namer(connection.store)
        self._feeds: list[Feed | SrFeed] = []
        self._span_s = 0

    @property
    def span_s(self) -> int:
        """How far back is looked; 0 while nobody does."""
        return self._span_s

    @property
    def refs(self) -> list[Ref]:
        return [feed.ref for feed in self._feeds]

    @property
    def cls(self) -> str:
        return self._feeds[0].cls if self._feeds else ""

    @property
    def uuid(self) -> str:
        """Of the first object."""
        record = self._connection.store.cache.get(self.cls, self.refs[0]) if self._feeds else None
        return str(getattr(record, "uuid", ""))

    @property
    def is_comparing(self) -> bool:
        return len(self._feeds) > 1

    @property
    def is_loading(self) -> bool:
        return any(feed.is_loading for feed in self._feeds)

    @property
    def is_new(self) -> bool:
        """Whether the first figures of some are still to come."""
        return any(feed.is_new for feed in self._feeds)

    @property
    def end_s(self) -> float:
        """The end of the time axis: the newest row of any, else now."""
        ends = [feed.end_s for feed in self._feeds if feed.is_live] or [feed.end_s for feed in self._feeds]
        return max(ends, default=time.time())

    @property
    def reason(self) -> str:
        """Why the object the page is about gives no new figures; empty while it does."""
        return self._feeds[0].reason if self._feeds else ""

    @property
    def sources(self) -> tuple[str, ...]:
        return self._feeds[0].sources if self._feeds else ()

    def show(self, cls: str, refs: Sequence[Ref]) -> None:
        """These objects from now on; at most eight."""
        wanted = list(dict.fromkeys(refs))[:MOST_COMPARED]
        if wanted == self.refs and cls == self.cls:
            return
        kept = {feed.ref: feed for feed in self._feeds}
        self._feeds = [kept.pop(ref) if ref in kept else self._made(cls, ref) for ref in wanted]
        for feed in kept.values():
            feed.rest()
            feed.deleteLater()
        if self._span_s:
            self.look(self._span_s)
        self.changed.emit()

    def look(self, span_s: int) -> None:
        """Have the figures of the last `span_s` seconds, and all that come from now on."""
        self._span_s = span_s
        for feed in self._feeds:
            feed.look(span_s)

    def rest(self) -> None:
        """Nobody looks any more."""
        self._span_s = 0
        for feed in self._feeds:
            feed.rest()

    def charts(self, own: Sequence[ChartSpec]) -> list[ChartSpec]:
        """What to show: the object's own charts, or those by which several can be compared; none that may be left out
        and would be empty."""
        if self.is_comparing:
            found = [chart for chart in COMPARED if self.cls != "SR" or "Disk" in chart.title]
            return [chart for chart in found if not chart.is_optional or self._is_drawn(chart)]
        return [chart for chart in own if not chart.is_optional or self._is_drawn(chart)]

    def curves(self, chart: ChartSpec, since_s: float, until_s: float) -> list[Curve]:
        """What a chart draws between two moments: no more than can be told apart."""
        found: list[Curve] = []
        for number, feed in enumerate(self._feeds):
            for place, key in enumerate(self._keys(chart, feed)):
                points = feed.points(key, since_s, until_s)
                if points.times:
                    look = number + 7 * place if self.is_comparing else len(found)
                    name = self._name(feed.ref, key)
                    quantity = self._quantity(key)
                    stands_out = totals.is_total(key) and not self.is_comparing
                    found.append(Curve(f"{feed.ref} {key}", name, quantity, points, look, stands_out))
        return found[:MOST_CURVES]

    def left_out(self, chart: ChartSpec) -> int:
        """How many curves a chart does not draw, because there are too many."""
        return max(0, sum(len(self._keys(chart, feed)) for feed in self._feeds) - MOST_CURVES)

    def events(self, since_s: float, until_s: float) -> list[LifeEvent]:
        """What happened to the first object meanwhile."""
        return life_of(self._connection.store.cache, self.uuid, since_s, until_s) if self._feeds else []

    def key_name(self, key: str) -> str:
        """A data source, total or `HOST_UUID/SOURCE` in words."""
        if self.cls == "SR" and key in _OF_STORAGE:
            return tr(_OF_STORAGE[key])
        uuid, _, source = key.rpartition("/")
        if not uuid or self.cls != "SR":
            return self.namer.name(key)
        hosts = self._connection.store.cache.records("host").values()
        host = next((each for each in hosts if getattr(each, "uuid", "") == uuid), None)
        name = visible(str(getattr(host, "name_label", ""))) or uuid[:8]
        return tr("{source} by {host}").format(source=self.namer.name(source), host=name)

    def quantity_of(self, key: str) -> Quantity:
        return self._quantity(key)

    def _made(self, cls: str, ref: Ref) -> Feed | SrFeed:
        feed: Feed | SrFeed
        if cls == "SR":
            feed = SrFeed(self._connection, ref, self)
        else:
            feed = Feed(self._connection, "host" if cls == "host" else "VM", ref, self)
        feed.changed.connect(self.changed)
        return feed

    def _keys(self, chart: ChartSpec, feed: Feed | SrFeed) -> list[str]:
        return chart.drawn(feed.sources)

    def _is_drawn(self, chart: ChartSpec) -> bool:
        return any(self._keys(chart, feed) for feed in self._feeds)

    def _quantity(self, key: str) -> Quantity:
        return quantity_of_key(key.rpartition("/")[2] if self.cls == "SR" else key)

    def _name(self, ref: Ref, key: str) -> str:
        if not self.is_comparing:
            return self.key_name(key)
        owner = name_of_ref(ref, self._connection.store.cache)
        short = {"~rx": tr("in"), "~tx": tr("out"), "~read": tr("read"), "~write": tr("written")}
        short |= {"~iops_read": tr("reads"), "~iops_write": tr("writes")}
        return f"{short[key]} · {owner}" if key in short else owner
