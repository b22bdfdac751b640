# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A host that is killed twenty times while its pool changes leaves nothing stale, no ghost, and nothing open."""

from __future__ import annotations

import asyncio
import gc
import random
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from xapi.conftest import POOL
from xapi.follower import Follower

from helpers.simulator_child import SimulatorChild
from xolite_desktop.xapi.client import CORE_CLASSES, Batch, Client
from xolite_desktop.xapi.index import Index
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.records.decode import convert_record

RESTARTS = 20
VMS = 30
PATIENCE_S = 60.0
PAUSE_S = 0.01
FD_FOLDER = Path("/proc/self/fd")


def _database(life: int) -> dict[str, dict[str, dict[str, Any]]]:
    """What the host comes back with: VMs of the lives before are gone, or others, or as they were."""
    chance = random.Random(life)
    vms = {
        f"OpaqueRef:vm-{number}": {
            "name_label": f"vm {number} of life {chance.choice((0, life))}",
            "uuid": f"u-{number}",
            "affinity": chance.choice(("OpaqueRef:host", "OpaqueRef:NULL")),
        }
        for number in range(VMS)
        if chance.random() < 0.7
    }
    return {"pool": POOL["pool"], "host": POOL["host"], "VM": vms, "network": {f"OpaqueRef:net-{life}": {}}}


@pytest.fixture
def host() -> Iterator[SimulatorChild]:
    with SimulatorChild(_database(0), lives=False) as child:
        child.call("__setattr__", "login_delay_s", 0.0)
        yield child


async def _soon(seconds: float) -> None:
    """Stands for the clock: a retry comes at once, but leaves a core to the host that is just starting."""
    await asyncio.sleep(min(seconds, PAUSE_S))


@pytest.fixture
def pins(host: SimulatorChild) -> Pins:
    trusted = Pins(None)
    trusted.trust_once(Endpoint.parse(host.url), Certificate(host.certificate.der))
    return trusted


def _client(host: SimulatorChild, pins: Pins) -> Client:
    return Client(Endpoint.parse(host.url), pins, pause=_soon, jitter=lambda: 0.0)


async def _visit(host: SimulatorChild, pins: Pins) -> None:
    client = _client(host, pins)
    await client.sign_in(host.user, host.password)
    follower = Follower(client, CORE_CLASSES)
    await follower.batch()
    await client.facts_known()
    await follower.stop()
    await client.close()


class Stream:
    """Changes of all kinds to whatever the host holds now, and kills."""

    def __init__(self, host: SimulatorChild) -> None:
        self._host = host
        self._chance = random.Random(7)

    def change(self, number: int) -> None:
        for _ in range(number):
            vms = list(self._host.call("db.find", "VM"))
            what = self._chance.randrange(4)
            if what == 0:
                self._host.call("db.create", "VM", name_label="new", affinity="OpaqueRef:host")
            elif what == 1 and len(vms) > 3:
                self._host.call("db.destroy", "VM", self._chance.choice(vms))
            elif what == 2:
                self._host.call("db.create", "task", name_label="work", status="pending")
            else:
                self._host.call(
                    "db.update", "VM", self._chance.choice(vms), name_label=f"{self._chance.random()}"
                )

    def restart(self, life: int) -> None:
        self._host.kill()
        self._host.start(_database(life))


def _shown(host: SimulatorChild) -> dict[str, dict[str, Any]]:
    """The pool as a client should hold it."""
    return {
        cls: {ref: convert_record(cls, fields) for ref, fields in records.items()}
        for cls in CORE_CLASSES
        if (records := host.records(cls))
    }


def _held(client: Client) -> dict[str, dict[str, Any]]:
    return {cls: dict(client.cache.records(cls)) for cls in CORE_CLASSES if client.cache.count(cls)}


class News:
    """Keeps an index in step with a subscription, and wakes who waits for the next item."""

    def __init__(self, follower: Follower, index: Index) -> None:
        self.resyncs = 0
        self._arrived = asyncio.Event()
        self._task = asyncio.create_task(self._follow(follower, index))

    async def until_alike(self, host: SimulatorChild, client: Client) -> None:
        """Return when the cache is the pool, which rests meanwhile; fails if it never is."""
        shown = await asyncio.to_thread(_shown, host)
        async with asyncio.timeout(PATIENCE_S):
            while shown != _held(client):
                await self._arrived.wait()
                self._arrived.clear()

    async def stop(self) -> None:
        assert not self._task.done()
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _follow(self, follower: Follower, index: Index) -> None:
        try:
            while (found := await follower.item()) is not None:
                if isinstance(found, Batch):
                    index.apply(found.delta)
                    self.resyncs += found.resync
                self._arrived.set()
        finally:
            self._arrived.set()


def _threads() -> int:
    """Without those that the loop lends to whoever asks, and ends itself."""
    return sum(not thread.name.startswith("asyncio_") for thread in threading.enumerate())


def _open_files() -> int:
    return len(list(FD_FOLDER.iterdir())) if FD_FOLDER.is_dir() else 0


async def test_a_host_that_is_killed_twenty_times_leaves_nothing_behind(
    host: SimulatorChild, pins: Pins
) -> None:
    await _visit(host, pins)  # whatever is made once for all is made now
    threads, files, tasks = _threads(), _open_files(), asyncio.all_tasks()
    client = _client(host, pins)
    await client.sign_in(host.user, host.password)
    follower = Follower(client, CORE_CLASSES)
    index = Index(client.cache)
    news = News(follower, index)
    stream = Stream(host)
    for life in range(1, RESTARTS + 1):
        await asyncio.to_thread(stream.change, 5)
        await asyncio.to_thread(stream.restart, life)
        await asyncio.to_thread(stream.change, 5)
        if life % 2 == 0:
            await news.until_alike(host, client)
    assert host.starts == RESTARTS + 1
    assert news.resyncs >= RESTARTS / 2
    assert index == Index(client.cache)
    assert await asyncio.to_thread(host.call, "db.count", "session") == 1

    await client.facts_known()  # a call cancelled in its handshake is another test: test_cancelled_handshake
    await news.stop()
    await follower.stop()
    await client.close()
    assert await asyncio.to_thread(host.call, "db.count", "session") == 0
    gc.collect()
    assert asyncio.all_tasks() == tasks
    assert _threads() <= threads
    assert _open_files() <= files
