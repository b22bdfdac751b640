# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Hosts in memory that answer /rrd_updates and archives, a pool of them in a cache, and an HTTP client for real ones."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import httpx
from xapi.follower import WoundPause
from xapi.rrd.answers import NOW, updates_json

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.figures import Figures
from xolite_desktop.xapi.client.watch import Standing, Watch
from xolite_desktop.xapi.delta import Change, Delta
from xolite_desktop.xapi.errors import ProtocolError, XapiError
from xolite_desktop.xapi.net.causes import typed_error
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.net.tls import PinnedContext
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.pool import Pool
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import NULL_REF, Ref, Uuid

PATIENCE_S = 10.0


@dataclass
class MadeHost:
    """A host whose clock is set by hand: every source of every object shows the number of the step."""

    now: int = NOW
    sources: dict[str, list[str]] = field(default_factory=dict)
    """Data sources by "host:uuid" or "vm:uuid"."""
    problem: XapiError | None = None
    body: bytes | None = None
    """Answers with this instead."""
    asked: list[dict[str, str]] = field(default_factory=list)
    gate: asyncio.Event | None = None
    """Answers only when this is set."""

    def updates(self, query: dict[str, str]) -> bytes:
        start, named = int(query["start"]), query.get("vm_uuid", "all")
        legend = [
            f"AVERAGE:{owner}:{name}"
            for owner, names in self.sources.items()
            if owner.startswith("host:") or named in ("all", owner.removeprefix("vm:"))
            for name in names
        ]
        newest, step = self.now - self.now % 5, 5
        if start <= newest - 600 or query.get("interval") == "60":
            newest, step = self.now - self.now % 60, 60
        times = range(newest - 119 * step, newest + 1, step)
        rows = [(t, [float((t - NOW) // 5)] * len(legend)) for t in times if t >= start]
        return updates_json(rows, legend, step=step, end=newest)


class MadePool:
    """Hosts host-1, host-2 … with VMs; a cache that shows them, and figures of them whose pauses end by hand."""

    def __init__(self, hosts: int = 1, **vms: int) -> None:
        self.hosts = {f"host-{n}": MadeHost() for n in range(1, hosts + 1)}
        self.cache = Cache()
        self.pause = WoundPause()
        self.unknown: set[str] = set()
        self.calls: list[tuple[object, ...]] = []
        self.result: object = None
        pool = Pool(uuid=Uuid("u-pool"), master=Ref("host-1"))
        self._apply(Change("pool", Ref("pool"), pool))
        for name, host in self.hosts.items():
            host.sources[f"host:u-{name}"] = ["cpu_avg", "memory_free_kib"]
            self._apply(Change("host", Ref(name), Host(uuid=Uuid(f"u-{name}"), address="10.0.0.1")))
        self.figures = Figures(
            self.cache, self.fetch, self.call, self.endpoint_of, pause=self.pause, jitter=lambda: 1.0
        )
        for name, number in vms.items():
            self.place(name, number)

    def place(self, vm: str, number: int, *, with_figures: bool = True) -> None:
        """Have a VM run on a host (0: on none), and the client hear of it."""
        for host in self.hosts.values():
            host.sources.pop(f"vm:u-{vm}", None)
        if number and with_figures:
            self.hosts[f"host-{number}"].sources[f"vm:u-{vm}"] = ["cpu0", "memory"]
        record = VM(
            uuid=Uuid(f"u-{vm}"),
            power_state="Running" if number else "Halted",
            resident_on=Ref(f"host-{number}") if number else NULL_REF,
        )
        self.figures.follow(self._apply(Change("VM", Ref(vm), record)))

    def remove(self, vm: str) -> None:
        self.figures.follow(self._apply(Change("VM", Ref(vm), None)))

    def asked(self, number: int = 1) -> list[dict[str, str]]:
        """What a host was asked since the last time."""
        host = self.hosts[f"host-{number}"]
        asked, host.asked = host.asked, []
        return asked

    async def live(self, *watches: Watch) -> None:
        """Until figures come for all of these."""
        await until(lambda: all(watch.standing is Standing.LIVE for watch in watches))
        await quiet()

    async def next_poll(self, seconds: int = 5) -> None:
        """Time passes, and what is done then is done."""
        self.advance(seconds)
        await quiet()

    def advance(self, seconds: int = 5) -> None:
        """Time passes: on the hosts, and for who pauses."""
        for host in self.hosts.values():
            host.now += seconds
        self.pause.wind()

    def endpoint_of(self, host: str) -> Endpoint | None:
        return None if host in self.unknown or host not in self.hosts else Endpoint(host)

    async def fetch(
        self, endpoint: Endpoint, target: str, *, accept: str, doing: str, timeout_s: float, max_bytes: int
    ) -> bytes:
        host = self.hosts[endpoint.host]
        parts = urlsplit(target)
        query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        host.asked.append({"path": parts.path, **query})
        assert 0 < timeout_s <= 60
        assert max_bytes <= 64 << 20
        assert accept.startswith("application/json")
        if host.gate is not None:
            await host.gate.wait()
        await asyncio.sleep(0)
        if host.problem is not None:
            raise host.problem
        if host.body is not None:
            return host.body
        return host.updates(query) if parts.path == "/rrd_updates" else dump(host.now)

    async def call(self, method: str, *params: object) -> object:
        self.calls.append((method, *params))
        return self.result

    def _apply(self, change: Change) -> Delta:
        return self.cache.apply([change])


@asynccontextmanager
async def made_pools() -> AsyncIterator[Callable[..., MadePool]]:
    """Make pools as `MadePool`; whatever is asked of them ends in the end, and nothing of it is left."""
    pools: list[MadePool] = []

    def make(hosts: int = 1, **vms: int) -> MadePool:
        pools.append(MadePool(hosts, **vms))
        return pools[-1]

    yield make
    for pool in pools:
        await pool.figures.close()
    assert not {"figures", "archives"} & {task.get_name() for task in asyncio.all_tasks()}


def dump(now: int) -> bytes:
    """Archives of one data source."""
    archives = [
        {"cf": "AVERAGE", "pdp_per_row": steps, "database": [["1.5"]] * rows}
        for steps, rows in ((1, 120), (12, 120), (720, 168), (17_280, 366))
    ]
    return json.dumps(
        {"step": "5", "lastupdate": str(now), "ds": [{"name": "cpu0"}], "rra": archives}
    ).encode()


async def until(condition: Callable[[], object]) -> None:
    """Let others work until something is so."""
    async with asyncio.timeout(PATIENCE_S):
        while not condition():
            await asyncio.sleep(0)


async def quiet() -> None:
    """Let others work until nobody has anything left to do but to wait."""
    for _ in range(50):
        await asyncio.sleep(0)


class HttpFetch:
    """What a client will offer: GET over the pinned certificate with the session in a cookie; counts by path."""

    def __init__(self, pins: Pins, session: str) -> None:
        self._pins = pins
        self._session = session
        self.paths: Counter[str] = Counter()
        self.targets: list[str] = []

    async def __call__(
        self, endpoint: Endpoint, target: str, *, accept: str, doing: str, timeout_s: float, max_bytes: int
    ) -> bytes:
        self.paths[urlsplit(target).path] += 1
        self.targets.append(target)
        headers = {"Accept": accept, "Cookie": f"session_id={self._session}"}
        context = PinnedContext(endpoint, self._pins.get(endpoint))
        body = bytearray()
        try:
            async with (
                asyncio.timeout(timeout_s),
                httpx.AsyncClient(verify=context, trust_env=False) as http,
                http.stream("GET", endpoint.url + target, headers=headers) as response,
            ):
                if response.status_code != 200:
                    raise ProtocolError(endpoint, doing, f"HTTP {response.status_code}")
                async for chunk in response.aiter_raw():
                    body += chunk
                    if len(body) > max_bytes:
                        raise ProtocolError(endpoint, doing, f"the answer is larger than {max_bytes} bytes")
        except (httpx.HTTPError, TimeoutError, OSError) as error:
            raise typed_error(error, endpoint, doing, timeout_s) from error
        return bytes(body)
