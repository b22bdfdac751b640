# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`LoadFeed`: asks how busy the hosts and VMs in sight are, at a slow pace, where no other part of a window does."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

from xolite_desktop.models.charts.live import live_on_host
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.loads import KEPT_S
from xolite_desktop.models.states import host_is_live
from xolite_desktop.xapi.client.past_rows import Newest
from xolite_desktop.xapi.errors import XapiError
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.refs import Ref

TURN_MS = 1000
"""One host is asked in so long, at most."""
_FASTEST_S, _FOR_EACH_HOST_S, _SLOWEST_S = 10.0, 0.6, KEPT_S * 0.6


def pace_s(hosts: int) -> float:
    """How old a share may become in a pool of so many hosts; a little slower than the dashboard, which goes before."""
    return min(_SLOWEST_S, max(_FASTEST_S, hosts * _FOR_EACH_HOST_S))


class LoadFeed(QObject):
    """Feeds the loads of the connection's store between `look` and `rest`.

    `in_sight` says at each turn which objects are looked at: nothing is asked for others, and nothing at all while
    there are none.
    """

    def __init__(
        self,
        connection: Connection,
        in_sight: Callable[[], Iterable[Ref]],
        parent: QObject | None = None,
        *,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._connection = connection
        self._in_sight = in_sight
        self._asked_at: dict[Ref, float] = {}
        self._asking: asyncio.Task[None] | None = None
        self._timer = QTimer(self, interval=TURN_MS)
        self._timer.timeout.connect(self.take_turn)

    @property
    def is_looking(self) -> bool:
        return self._timer.isActive()

    def look(self) -> None:
        """Keep the loads fresh from now on."""
        self._timer.start()

    def rest(self) -> None:
        """Nobody looks any more."""
        self._timer.stop()

    def take_turn(self) -> None:
        """Ask the host that has waited longest, if one of what is in sight there has not been heard of lately."""
        figures = self._connection.figures
        if figures is None or (self._asking is not None and not self._asking.done()):
            return
        due = self._due()
        if not due:
            return
        host = min(due, key=lambda ref: self._asked_at.get(ref, 0.0))
        self._asked_at[host] = self._now()
        self._asking = self._connection.bridge.start(
            figures.newest(host),
            name="loads in the tree",
            on_result=lambda newest: self._on_newest(host, newest),
            on_error=self._on_error,
        )

    def _due(self) -> set[Ref]:
        store, now = self._connection.store, self._now()
        pace = pace_s(len(store.cache.records("host")))
        return {
            host
            for ref in self._in_sight()
            if (host := self._asked_about(ref)) is not None
            and now - self._asked_at.get(host, -pace) >= pace
            and store.loads.age_s(ref) >= pace
        }

    def _asked_about(self, ref: Ref) -> Ref | None:
        """The host that knows how busy an object is: a host that answers, or one of a VM that runs there."""
        cache = self._connection.store.cache
        vm = cache.vm(ref)
        at = ref if vm is None else vm.resident_on if vm.power_state == PowerState.RUNNING else Ref("")
        host = cache.host(at)
        return at if host is not None and host_is_live(cache, host) else None

    def _on_newest(self, host: Ref, newest: Newest) -> None:
        found = live_on_host(self._connection.store, host, newest)
        self._connection.store.loads.take({ref: live.cpu for ref, live in found.items()})

    def _on_error(self, error: Exception) -> None:
        """What does not answer has no bar once the last answer is old."""
        if not isinstance(error, XapiError):
            raise error
