# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The charts of an overview: processors, network and disks of one VM or host over the last half hour, while shown."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.charts.feed import Cls, Feed
from xolite_desktop.models.charts.glance import HALF_HOUR_S, cpu_glance, disk_glance, network_glance
from xolite_desktop.models.charts.live import Live, live_of
from xolite_desktop.models.charts.naming import Namer
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.widgets.chart_card import ChartCard
from xolite_desktop.xapi.refs import Ref

_GATHER_MS = 200


class GlanceRow(QObject):
    """Follows one object; whoever shows the cards says when to `follow` and when to `rest`.

    Signals: `changed()` after the charts and `live` did.
    """

    changed = Signal()

    def __init__(self, connection: Connection, cls: Cls, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._cls: Cls = cls
        self._namer = Namer(connection.store)
        self._feed: Feed | None = None
        self.cpu = ChartCard(tr("CPU"))
        self.network = ChartCard(tr("Network"))
        self.disk = ChartCard(tr("Storage") if cls == "host" else tr("Disk"))
        self._soon = Throttle(_GATHER_MS, self._show, self, at_once=True)

    @property
    def cards(self) -> tuple[ChartCard, ...]:
        return self.cpu, self.network, self.disk

    @property
    def live(self) -> Live:
        """What the object does at this moment."""
        return live_of(self._feed.latest) if self._feed is not None else Live()

    def follow(self, ref: Ref) -> None:
        """Look at this object from now on."""
        if self._feed is None or self._feed.ref != ref:
            if self._feed is not None:
                self._feed.rest()
                self._feed.deleteLater()
            self._feed = Feed(self._connection, self._cls, ref, self)
            self._feed.changed.connect(self._soon.request)
        if not self._feed.is_looking:
            self._feed.look(HALF_HOUR_S)
            self._show()

    def rest(self) -> None:
        """Nobody looks any more."""
        if self._feed is not None:
            self._feed.rest()

    def _show(self) -> None:
        feed = self._feed
        if feed is None or not feed.is_looking:
            return
        self.cpu.show_glance(cpu_glance(feed, self._namer))
        self.network.show_glance(network_glance(feed))
        self.disk.show_glance(disk_glance(feed))
        self.changed.emit()
