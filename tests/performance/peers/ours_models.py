# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Our program without its window: connection, store and object tree on Qt's loop. Delays end at `PoolStore.changed`."""

from __future__ import annotations

import asyncio
import statistics
import time
import traceback

from PySide6.QtCore import QCoreApplication

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
from tests.performance.peers.ours import stamps, trusted
from xolite_desktop.models import event_loop
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.object_tree import ObjectTree
from xolite_desktop.xapi.delta import Delta


class Shown:
    """A connection with a tree, and when changes reached the one and the other."""

    def __init__(self, order: Order) -> None:
        _, pins = trusted(order)
        self.connection = Connection(pins)
        self.store = self.connection.store
        self.tree = ObjectTree(self.store)
        self.signal, self.in_tree = Delays(), Delays()
        self.settled = asyncio.Event()
        self._unsettled: list[str] = []
        self.store.changed.connect(self._on_changed)
        self.tree.settled.connect(self._on_settled)

    def _on_changed(self, delta: Delta) -> None:
        self.signal.take(stamps(self.store.cache, delta))
        self._unsettled += stamps(self.store.cache, delta, ("VM",))

    def _on_settled(self) -> None:
        self.in_tree.take(self._unsettled)
        self._unsettled.clear()
        if self.tree.object_count:
            self.settled.set()

    async def until(self, count: int) -> None:
        """Until so many changes were told, and the tree shows them."""
        while len(self.signal.total_ms) < count or self._unsettled:
            self.settled.clear()
            await self.settled.wait()

    def forget(self) -> None:
        """Count delays anew."""
        self.signal, self.in_tree = Delays(), Delays()


async def run(order: Order) -> Figures:
    """Load up to a complete tree, and what else the order asks for."""
    shown = Shown(order)
    server = order.server()
    server_cpu = server.give("cpu")["cpu_s"]
    meter, cpu, started = LoopMeter(LOAD_TICK_S), CpuShare(), time.perf_counter()
    meter.start()
    loaded: list[float] = []
    shown.connection.loaded.connect(lambda: loaded.append(time.perf_counter() - started))
    shown.connection.connect_to(order.url, order.user, order.password)
    await shown.settled.wait()
    figures: Figures = {"load_s": time.perf_counter() - started, "load_cpu_s": cpu.seconds}
    figures["load_to_store_s"] = loaded[0]
    figures |= {f"load_{name}": value for name, value in meter.stop().items()}
    figures["server_load_cpu_s"] = server.give("cpu")["cpu_s"] - server_cpu
    cache = shown.store.cache
    figures["records"] = sum(map(cache.count, cache.classes()))
    figures["tree_objects"] = shown.tree.object_count
    figures["rss_mib"], figures["peak_mib"] = memory_mib()
    if order.live_s:
        figures |= await live(shown, order)
    await shown.connection.close()
    if order.live_s:
        figures |= applied(order, cache, shown.store.take, lambda _: shown.tree.flush())
    return figures


async def live(shown: Shown, order: Order) -> Figures:
    """Bursts, a storm of changes, and idling."""
    server = order.server()
    await asyncio.sleep(0.5)
    bursts = []
    for _ in range(order.bursts):
        shown.forget()
        cpu = CpuShare()
        server.give(f"burst?{order.burst_size}")
        await shown.until(order.burst_size)
        bursts.append(cpu.seconds * 1000)
        await asyncio.sleep(0.2)
    shown.forget()
    before, meter, cpu = server.give(f"start?{order.rate}"), LoopMeter(LIVE_TICK_S), CpuShare()
    meter.start()
    await asyncio.sleep(order.live_s)
    figures: Figures = {"burst_cpu_ms": statistics.median(bursts), "live_cpu_percent": cpu.percent}
    figures |= {f"live_{name}": value for name, value in meter.stop().items()}
    after = server.give("stop")
    figures["changes_made"] = after["changes"] - before["changes"]
    figures["server_live_cpu_percent"] = (after["cpu_s"] - before["cpu_s"]) / order.live_s * 100
    figures |= shown.signal.figures()
    figures |= {f"tree_{name}": value for name, value in shown.in_tree.figures().items()}
    figures["live_rss_mib"], figures["live_peak_mib"] = memory_mib()
    await asyncio.sleep(1.0)
    idle = CpuShare()
    await asyncio.sleep(order.idle_s)
    figures["idle_cpu_percent"] = idle.percent
    return figures


def main() -> None:
    order = Order.given()
    report(
        event_loop.run(
            lambda _: run(order),
            QCoreApplication([]),
            lambda doing, error: print(doing, *traceback.format_exception(error)),
        )
    )


if __name__ == "__main__":
    main()
