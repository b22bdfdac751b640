# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`HostPoller`: asks one host for the samples of what is watched on it, for as long as something is."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final

from xolite_desktop.xapi.client.breath import Breath
from xolite_desktop.xapi.client.fetch import Fetch
from xolite_desktop.xapi.client.slices import in_slices
from xolite_desktop.xapi.client.watch import Standing, Watched
from xolite_desktop.xapi.errors import Failure, XapiError
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.rrd.host_poll import PERIOD_S, HostPoll, updates_target
from xolite_desktop.xapi.rrd.updates import DOING, Updates, read_updates

_log = logging.getLogger(__name__)

ACCEPT: Final = "application/json, text/xml;q=0.5"
REQUEST_TIMEOUT_S: Final = 20.0
MAX_UPDATES_BYTES: Final = 64 << 20
_COLUMNS_IN_SLICE: Final = 1_024


class HostPoller:
    """One host. Its requests never overlap, and what goes wrong with them ends in the standing of what is watched.

    `endpoint` says where the host answers now, if anybody knows.
    """

    def __init__(
        self,
        ref: str,
        uuid: str,
        endpoint: Callable[[], Endpoint | None],
        fetch: Fetch,
        poll: HostPoll,
        pause: Callable[[float], Awaitable[None]],
    ) -> None:
        self.ref = ref
        self._uuid = uuid
        self._endpoint = endpoint
        self._fetch = fetch
        self._poll = poll
        self._pause = pause
        self._watched: dict[tuple[str, str], Watched] = {}
        self._woken = asyncio.Event()
        self._at_once = False
        self._healthy = False
        self._problem: XapiError | None = None
        self._delay_s = 0.0
        self._breath = Breath()

    @property
    def newest_s(self) -> int | None:
        """When the host's newest row ended, by its own clock; None until it has said so."""
        return self._poll.newest_s

    @property
    def idle(self) -> bool:
        """Whether nothing is watched here."""
        return not self._watched

    def add(self, watched: Watched) -> None:
        """Ask for this one too, soon, unless the host does not answer anyway."""
        self._watched[watched.key] = watched
        if self._problem is None:
            watched.stand(Standing.WAITING)
        else:
            watched.stand(Standing.FAILING, self._problem, self._delay_s)
        self.wake()

    def remove(self, watched: Watched) -> None:
        """Ask no more for this one."""
        self._watched.pop(watched.key, None)

    def wake(self) -> None:
        """Something is `fresh` again, or somebody is more eager than those before."""
        if self._healthy and self._period_s < self._delay_s:
            self._at_once = True
        self._woken.set()

    def retry(self) -> None:
        """Do not wait any longer if the host failed."""
        if not self._healthy:
            self._at_once = True
            self._woken.set()

    async def run(self) -> None:
        """Ask until cancelled."""
        while True:
            self._woken.clear()
            self._delay_s = await self._round()
            await self._rest(self._delay_s)

    async def _round(self) -> float:
        """One question and what comes of it; how long to wait before the next."""
        asked = list(self._watched.values())
        ask = self._poll.next_ask(whole=all(watched.fresh for watched in asked))
        try:
            updates = await self._ask(ask.start_s, [] if ask.probe else asked)
        except XapiError as error:
            self._poll.fail()
            return self._fail(error, self._poll.delay_s(ask))
        self._healthy, self._problem = not ask.probe, None
        if self._poll.receive(ask, updates):
            await self._take(updates, asked, ask.whole)
        if not ask.probe:
            self._stand_live(asked)
        delay_s = self._poll.delay_s(ask)
        return max(delay_s, self._period_s) if delay_s and self._healthy else delay_s

    @property
    def _period_s(self) -> float:
        return min((watched.period_s for watched in self._watched.values()), default=PERIOD_S)

    def _fail(self, error: XapiError, delay_s: float) -> float:
        if self._problem is None:
            _log.info("figures of host %s: %s", self._uuid, error)
        self._healthy, self._problem = False, error
        for watched in self._watched.values():
            watched.stand(Standing.FAILING, error, delay_s)
        return delay_s

    async def _rest(self, delay_s: float) -> None:
        """Wait; meanwhile whatever is newly watched gets its past rows at once."""
        rest = asyncio.ensure_future(self._pause(delay_s)) if delay_s > 0 else None
        try:
            while rest is not None and not rest.done() and not self._at_once:
                if self._healthy:
                    await self._catch_up()
                await _first_of(rest, self._woken.wait())
                self._woken.clear()
        finally:
            self._at_once = False
            if rest is not None:
                rest.cancel()

    async def _catch_up(self) -> None:
        fresh = [watched for watched in self._watched.values() if watched.fresh]
        if not fresh:
            return
        ask = self._poll.next_ask(whole=True)
        try:
            updates = await self._ask(ask.start_s, fresh)
        except XapiError:
            return  # after the next round this is tried again, and that one reports
        if self._poll.are_samples(updates):
            await self._take(updates, fresh, ask.whole)
        self._stand_live(fresh)

    async def _ask(self, start_s: int, asked: list[Watched]) -> Updates:
        endpoint = self._endpoint()
        if endpoint is None:
            raise Failure("HOST_OFFLINE", (self.ref,), DOING)
        vms = [watched.uuid for watched in asked if watched.cls == "VM"]
        body = await self._fetch(
            endpoint,
            updates_target(start_s, self._uuid, vms),
            accept=ACCEPT,
            doing=DOING,
            timeout_s=REQUEST_TIMEOUT_S,
            max_bytes=MAX_UPDATES_BYTES,
        )
        return await in_slices(read_updates(body, endpoint), self._breath)

    async def _take(self, updates: Updates, asked: list[Watched], whole: bool) -> None:
        """Give every watched object its columns."""
        columns: dict[tuple[str, str], list[tuple[str, int]]] = {}
        for number, column in enumerate(updates.legend):
            if number % _COLUMNS_IN_SLICE == 0:
                await self._breath.breathe()
            key = (column.owner, column.uuid)
            watched = self._watched.get(key)
            if watched is not None and column.cf == "AVERAGE" and watched.wants(column.source):
                columns.setdefault(key, []).append((column.source, number))
        for key, its_columns in columns.items():
            await self._breath.breathe()
            watched = self._watched.get(key)
            if watched is not None and watched.series.take(updates, its_columns):
                watched.tell()
        for watched in asked:
            watched.answered(whole, watched.key in columns)

    def _stand_live(self, asked: list[Watched]) -> None:
        for watched in asked:
            if self._watched.get(watched.key) is watched:
                watched.stand(Standing.LIVE)


async def _first_of(rest: asyncio.Future[None], other: Coroutine[Any, Any, Any]) -> None:
    """Until one of the two is over; the other work is ended, `rest` goes on."""
    waiting = asyncio.ensure_future(other)
    try:
        await asyncio.wait([rest, waiting], return_when=asyncio.FIRST_COMPLETED)
    finally:
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
