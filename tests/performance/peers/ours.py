# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Our client without Qt: cache and index, complete and followed."""

from __future__ import annotations

import asyncio
import ssl
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path

from tests.performance.meters import (
    LIVE_TICK_S,
    LOAD_TICK_S,
    CpuShare,
    Delays,
    Figures,
    LoopMeter,
    memory_mib,
)
from tests.performance.peers.burst import applied
from tests.performance.peers.order import Order, report
from tests.performance.prepared_pool import STAMP_KEY
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.subscription import Batch
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.index import Index
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins

STAMPED = ("VM", "VM_metrics")


def trusted(order: Order) -> tuple[Endpoint, Pins]:
    """The server's address, and pins by which its certificate is the right one."""
    endpoint, pins = Endpoint.parse(order.url), Pins(None)
    pins.trust_once(endpoint, Certificate(ssl.PEM_cert_to_DER_cert(Path(order.certificate).read_text())))
    return endpoint, pins


def stamps(cache: Cache, delta: Delta, classes: tuple[str, ...] = STAMPED) -> list[str]:
    """The stamps of what a delta changed."""
    found = []
    for cls in classes:
        for ref in delta.changed.get(cls, ()):
            other_config = getattr(cache.get(cls, ref), "other_config", {})
            found.append(other_config.get(STAMP_KEY, ""))
    return found


class Following:
    """The client, its index, and what was seen."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.client = Client(*trusted(order))
        self.index = Index(self.client.cache)
        self.delays = Delays()
        self.seen = asyncio.Condition()

    async def batches(self) -> AsyncIterator[Batch]:
        """Each batch once cache and index have it."""
        async with aclosing(self.client.subscribe(self.order.classes)) as items:
            async for item in items:
                assert isinstance(item, Batch), item
                for _ in self.index.following(item.delta):
                    await asyncio.sleep(0)
                yield item

    async def follow(self, batches: AsyncIterator[Batch]) -> None:
        async for batch in batches:
            self.delays.take(stamps(self.client.cache, batch.delta))
            async with self.seen:
                self.seen.notify_all()

    async def until(self, count: int) -> None:
        """Until so many changes were seen."""
        async with self.seen:
            await self.seen.wait_for(lambda: len(self.delays.total_ms) >= count)


async def run(order: Order) -> Figures:
    """Load, and what else the order asks for."""
    following = Following(order)
    server = order.server()
    server_cpu = server.give("cpu")["cpu_s"]
    meter, cpu, started = LoopMeter(LOAD_TICK_S), CpuShare(), time.perf_counter()
    meter.start()
    await following.client.sign_in(order.user, order.password)
    batches = following.batches()
    batch = await anext(batches)
    figures: Figures = {"load_s": time.perf_counter() - started, "load_cpu_s": cpu.seconds}
    figures |= {f"load_{name}": value for name, value in meter.stop().items()}
    figures["server_load_cpu_s"] = server.give("cpu")["cpu_s"] - server_cpu
    figures["records"] = batch.event_count
    figures["rss_mib"], figures["peak_mib"] = memory_mib()
    if order.live_s:
        task = asyncio.create_task(following.follow(batches))
        figures |= await live(following, order)
        task.cancel()
        await asyncio.wait([task])
        figures |= applied(order, following.client.cache, lambda delta: following.index.apply(delta))
    await following.client.close()
    return figures


async def live(following: Following, order: Order) -> Figures:
    """Bursts, a storm of changes, and idling."""
    server = order.server()
    await asyncio.sleep(0.5)
    bursts = []
    for _ in range(order.bursts):
        following.delays = Delays()
        cpu = CpuShare()
        server.give(f"burst?{order.burst_size}")
        await following.until(order.burst_size)
        bursts.append(cpu.seconds * 1000)
        await asyncio.sleep(0.2)
    following.delays = Delays()
    before, meter, cpu = server.give(f"start?{order.rate}"), LoopMeter(LIVE_TICK_S), CpuShare()
    meter.start()
    await asyncio.sleep(order.live_s)
    figures: Figures = {"burst_cpu_ms": statistics.median(bursts), "live_cpu_percent": cpu.percent}
    figures |= {f"live_{name}": value for name, value in meter.stop().items()}
    after = server.give("stop")
    figures["changes_made"] = after["changes"] - before["changes"]
    figures["server_live_cpu_percent"] = (after["cpu_s"] - before["cpu_s"]) / order.live_s * 100
    figures |= following.delays.figures()
    figures["live_rss_mib"], figures["live_peak_mib"] = memory_mib()
    await asyncio.sleep(1.0)
    idle = CpuShare()
    await asyncio.sleep(order.idle_s)
    figures["idle_cpu_percent"] = idle.percent
    return figures


def main() -> None:
    report(asyncio.run(run(Order.given())))


if __name__ == "__main__":
    main()
