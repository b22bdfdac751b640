# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Figures`: live figures of the VMs and hosts that somebody looks at, and the archives of their past."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Collection
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.breath import Breath
from xolite_desktop.xapi.client.fetch import Call, Fetch
from xolite_desktop.xapi.client.host_poller import ACCEPT, HostPoller
from xolite_desktop.xapi.client.past_rows import Newest, PastRows
from xolite_desktop.xapi.client.slices import in_slices
from xolite_desktop.xapi.client.watch import Cls, Standing, Watch, Watched
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.errors import Closed, Failure
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.refs import is_null
from xolite_desktop.xapi.rrd.archives import DOING, TEN_MINUTES_S, Rrd, read_rrd
from xolite_desktop.xapi.rrd.data_source import DataSource, data_sources_of
from xolite_desktop.xapi.rrd.host_poll import PERIOD_S, HostPoll, host_rrd_target, vm_rrd_target
from xolite_desktop.xapi.rrd.rows import Rows

_CLASSES: Final[tuple[Cls, ...]] = ("VM", "host")
ARCHIVES_TIMEOUT_S: Final = 60.0
MAX_ARCHIVES_BYTES: Final = 64 << 20
ARCHIVES_AGE_S: Final = 60
"""No row of the past is finer than a minute."""


class Figures:
    """The figures of one pool. Lives on the loop of its client.

    A host is asked every 5 s while something of it is watched, and not at all otherwise; what happens to one host
    does not touch the others. Whoever follows the pool's events calls `follow` with each delta, so that VMs are asked
    of the host that runs them. `endpoint_of` gives where a host answers, by its ref; `pause` and `jitter` stand for
    the clock and for chance.
    """

    def __init__(
        self,
        cache: Cache,
        fetch: Fetch,
        call: Call,
        endpoint_of: Callable[[str], Endpoint | None],
        *,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._cache = cache
        self._fetch = fetch
        self._call = call
        self._endpoint_of = endpoint_of
        self._pause = pause
        self._jitter = jitter
        self._watched: dict[tuple[Cls, str], Watched] = {}
        self._pollers: dict[str, tuple[HostPoller, asyncio.Task[None]]] = {}
        self._reading: dict[tuple[Cls, str], asyncio.Task[Rrd]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._past = PastRows(fetch)
        self._closed = False

    def watch(
        self,
        cls: Cls,
        ref: str,
        *,
        sources: Collection[str] | None = None,
        keep_s: int = TEN_MINUTES_S,
        period_s: float = PERIOD_S,
        on_change: Callable[[Watch], None] | None = None,
    ) -> Watch:
        """Look at a VM or host until the watch is closed: at all its data sources, or at those that are named.

        The last `keep_s` seconds of samples are kept, a day at most; at first there are those of ten minutes. With many
        objects, name the sources: each takes 8 bytes for every 5 s. Who looks at many hosts at once may be content with
        a longer `period_s`, up to a minute: no sample is lost, they only come later and together. Raises `Closed`.
        """
        if self._closed:
            raise Closed("the figures were closed")
        watched = self._watched.get((cls, ref))
        if watched is None:
            watched = self._watched[cls, ref] = Watched(cls, ref, self._uuid(cls, ref))
        watch = Watch(watched, sources, on_change, self._release, period_s)
        watched.add(watch, keep_s)
        self._place(watched)
        if watched.fresh and watched.host in self._pollers:
            self._pollers[watched.host][0].wake()
        return watch

    def follow(self, delta: Delta) -> None:
        """The cache took a delta: VMs may have been started, stopped or moved, hosts may have come or gone."""
        if self._watched:
            for cls in _CLASSES:
                for ref in delta.refs(cls):
                    watched = self._watched.get((cls, ref))
                    if watched is not None:
                        self._place(watched)

    def retry(self) -> None:
        """Ask hosts that failed at once: somebody says that the network is back, or has trusted a certificate."""
        for poller, _ in self._pollers.values():
            poller.retry()

    async def history(self, cls: Cls, ref: str, *, max_age_s: int = ARCHIVES_AGE_S) -> Rrd:
        """All archives of a VM or host: ten minutes, two hours, a week and a year; `Rrd.covering` chooses.

        That is some hundred kilobytes from a VM and some megabytes from a host: once for each graph. While the object
        is watched, what was read is given again until it is `max_age_s` old; callers who ask together share one
        answer. Raises `Failure` (HANDLE_INVALID for an unknown object, HOST_OFFLINE without an address), `Unreachable`,
        `Timeout`, `TlsRefused` and below, `ProtocolError`, `Closed`.
        """
        if self._closed:
            raise Closed("the figures were closed")
        watched = self._watched.get((cls, ref))
        known = watched.read_within(max_age_s) if watched is not None else None
        if known is not None:
            return known
        reading = self._reading.get((cls, ref))
        if reading is None:
            reading = asyncio.create_task(self._read(cls, ref), name="archives")
            self._reading[cls, ref] = reading
            reading.add_done_callback(lambda done: self._end_of_reading(cls, ref, done))
        # Whoever waits may give up; the others, and the next who looks, still want it.
        await asyncio.wait([reading])
        if reading.cancelled():
            raise Closed("the figures were closed")
        return reading.result()

    async def rows(self, cls: Cls, ref: str, *, span_s: int, step_s: int) -> Rows:
        """Rows of at least `step_s` seconds of the last `span_s`: far less to send and to parse than `history`.

        Only of hosts and of VMs that run. Raises as `history`; `Failure` with VM_BAD_POWER_STATE for a VM that does not.
        """
        uuid, host = self._uuid(cls, ref), self._host_of(cls, ref)
        if not uuid:
            raise Failure("HANDLE_INVALID", (cls, ref), DOING)
        if host is None:
            raise Failure("VM_BAD_POWER_STATE", (ref, "running", "halted"), DOING)
        owner = "host" if cls == "host" else "vm"
        return await self._past.rows(self._placed(host), owner, uuid, self._newest_s(host), span_s, step_s)

    async def newest(self, host: str) -> Newest:
        """The newest values of a host and of all VMs on it, by ("host" or "vm", uuid): one small answer. Raises as
        `history`."""
        return await self._past.newest(self._placed(host), self._newest_s(host))

    async def data_sources(self, cls: Cls, ref: str) -> tuple[DataSource, ...]:
        """What can be measured of a host or running VM, also what is not recorded. Raises as `Client.call`."""
        return tuple(data_sources_of(await self._call(f"{cls}.get_data_sources", ref)))

    async def record(self, cls: Cls, ref: str, source: str) -> None:
        """Record a data source from now on. Raises as `Client.call`."""
        await self._call(f"{cls}.record_data_source", ref, source)

    async def forget(self, cls: Cls, ref: str, source: str) -> None:
        """Record a data source no longer, and forget its archives. Raises as `Client.call`."""
        await self._call(f"{cls}.forget_data_source_archives", ref, source)

    async def close(self) -> None:
        """End all requests and watches."""
        self._closed = True
        for watched in tuple(self._watched.values()):
            for watch in tuple(watched.watches):
                watch.close()
        tasks = [*self._tasks, *self._reading.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _release(self, watch: Watch, watched: Watched) -> None:
        watched.remove(watch)
        if not watched.watches:
            del self._watched[watched.cls, watched.ref]
            self._leave(watched)

    def _place(self, watched: Watched) -> None:
        """Have an object asked of the host that has it now."""
        host = self._host_of(watched.cls, watched.ref)
        if host == watched.host:
            if host is None:
                watched.stand(self._absence(watched))
            return
        self._leave(watched)
        if host is None:
            watched.stand(self._absence(watched))
            return
        watched.uuid = self._uuid(watched.cls, watched.ref)
        watched.host, watched.fresh = host, True
        self._poller(host).add(watched)

    def _leave(self, watched: Watched) -> None:
        host, watched.host = watched.host, None
        if host is None:
            return
        poller, task = self._pollers[host]
        poller.remove(watched)
        if poller.idle:
            del self._pollers[host]
            task.cancel()

    def _poller(self, host: str) -> HostPoller:
        if host not in self._pollers:
            poller = HostPoller(
                host,
                self._uuid("host", host),
                lambda: self._endpoint_of(host),
                self._fetch,
                HostPoll(self._jitter),
                self._pause,
            )
            task = asyncio.create_task(poller.run(), name="figures")
            self._tasks.add(task)
            task.add_done_callback(self._end_of_polling)
            self._pollers[host] = (poller, task)
        return self._pollers[host][0]

    def _placed(self, host: str) -> tuple[Endpoint, str]:
        """Where a host answers, and its uuid. Raises `Failure` (HOST_OFFLINE), `Closed`."""
        if self._closed:
            raise Closed("the figures were closed")
        endpoint = self._endpoint_of(host)
        if endpoint is None:
            raise Failure("HOST_OFFLINE", (host,), DOING)
        return endpoint, self._uuid("host", host)

    def _newest_s(self, host: str) -> int | None:
        """The host's time, as far as its poller knows."""
        return self._pollers[host][0].newest_s if host in self._pollers else None

    def _host_of(self, cls: Cls, ref: str) -> str | None:
        """The host that has an object's samples; None if it does not run, or does not exist."""
        if cls == "host":
            return ref if self._cache.host(ref) is not None else None
        vm = self._cache.vm(ref)
        return None if vm is None or is_null(vm.resident_on) else vm.resident_on

    def _absence(self, watched: Watched) -> Standing:
        exists = self._cache.get(watched.cls, watched.ref) is not None
        return Standing.NOT_RUNNING if exists else Standing.GONE

    def _uuid(self, cls: Cls, ref: str) -> str:
        record = self._cache.vm(ref) if cls == "VM" else self._cache.host(ref)
        return record.uuid if record is not None else ""

    async def _read(self, cls: Cls, ref: str) -> Rrd:
        uuid, pool = self._uuid(cls, ref), self._cache.pool
        if not uuid:
            raise Failure("HANDLE_INVALID", (cls, ref), DOING)
        runs_on = self._host_of(cls, ref)
        host = runs_on or (pool.master if pool is not None else "")
        endpoint = self._endpoint_of(host)
        if endpoint is None:
            raise Failure("HOST_OFFLINE", (host,), DOING)
        target = host_rrd_target(uuid) if cls == "host" else vm_rrd_target(uuid, runs=runs_on is not None)
        body = await self._fetch(
            endpoint,
            target,
            accept=ACCEPT,
            doing=DOING,
            timeout_s=ARCHIVES_TIMEOUT_S,
            max_bytes=MAX_ARCHIVES_BYTES,
        )
        return await in_slices(read_rrd(body, endpoint), Breath())

    def _end_of_reading(self, cls: Cls, ref: str, reading: asyncio.Task[Rrd]) -> None:
        del self._reading[cls, ref]
        watched = self._watched.get((cls, ref))
        if not reading.cancelled() and reading.exception() is None and watched is not None:
            watched.rrd = reading.result()

    def _end_of_polling(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            # A mistake of ours: loud, so that tests fail on it.
            task.get_loop().call_exception_handler({"message": "figures ended", "exception": error})
