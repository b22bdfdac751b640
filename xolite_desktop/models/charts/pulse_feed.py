# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`PulseFeed`: asks hosts in turn what they and their VMs do now, for tables that are seen; at a bounded cost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, QTimer

from xolite_desktop.models.charts.live import live_on_host
from xolite_desktop.models.charts.pool_figures import HOSTS_PER_S, period_s
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.states import host_is_live
from xolite_desktop.xapi.client.past_rows import Newest
from xolite_desktop.xapi.errors import XapiError
from xolite_desktop.xapi.refs import Ref

Hosts = Callable[[], Collection[Ref]]
_AT_ONCE = 2
_FIRST_MS = round(1000 / HOSTS_PER_S)


class PulseFeed(QObject):
    """Feeds the pulse of the connection's store while at least one looks; each says which hosts it needs."""

    def __init__(self, connection: Connection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._lookers: dict[object, Hosts] = {}
        self._asked: list[Ref] = []
        """The hosts of this round that were asked already."""
        self._asking: set[asyncio.Task[None]] = set()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._ask_next)

    @property
    def is_looking(self) -> bool:
        return bool(self._lookers)

    def look(self, who: object, hosts: Hosts) -> None:
        """Have figures of these hosts and their VMs from now on; `hosts` is asked again each time."""
        is_first = not self._lookers
        self._lookers[who] = hosts
        if is_first:
            self._asked.clear()
            self._timer.start(_FIRST_MS)
            self._ask_next()

    def rest(self, who: object) -> None:
        """This one does not look any more; nothing happens if it never did."""
        if self._lookers.pop(who, None) is not None and not self._lookers:
            self._timer.stop()
            for task in self._asking:
                task.cancel()
            self._connection.store.pulse.clear()

    def _wanted(self) -> list[Ref]:
        """The hosts that are needed and may answer, each once."""
        cache = self._connection.store.cache
        found = dict.fromkeys(ref for hosts in self._lookers.values() for ref in hosts())
        hosts = [(ref, cache.host(ref)) for ref in found]
        return [ref for ref, host in hosts if host is not None and host_is_live(cache, host)]

    def _ask_next(self) -> None:
        """The host whose turn it is. The first round goes as fast as may be, then each has its period."""
        figures = self._connection.figures
        if figures is None:
            self._connection.store.pulse.clear()
            return
        if len(self._asking) >= _AT_ONCE:
            return
        wanted = self._wanted()
        left = [ref for ref in wanted if ref not in self._asked]
        if wanted and not left:
            self._asked.clear()
            self._timer.start(round(1000 * max(period_s(len(wanted)) / len(wanted), 1 / HOSTS_PER_S)))
            left = wanted
        if left:
            self._asked.append(left[0])
            self._ask(left[0])

    def _ask(self, host: Ref) -> None:
        figures = self._connection.figures
        assert figures is not None
        task = self._connection.bridge.start(
            figures.newest(host),
            name="figures of tables",
            on_result=lambda newest: self._on_newest(host, newest),
            on_error=lambda error: self._on_error(host, error),
        )
        self._asking.add(task)
        task.add_done_callback(self._asking.discard)

    def _on_newest(self, host: Ref, newest: Newest) -> None:
        if not self._lookers:
            return
        store = self._connection.store
        found = live_on_host(store, host, newest)
        store.pulse.take(host, found)
        store.loads.take({ref: live.cpu for ref, live in found.items()})

    def _on_error(self, host: Ref, error: Exception) -> None:
        if not isinstance(error, XapiError):
            raise error
        self._connection.store.pulse.forget(host)
