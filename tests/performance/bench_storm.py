# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The whole window while a big pool changes 1,000 times a second for a minute: what it shows, how late, what blocks it.

The pool is that of `prepared_server.py`: two thirds of the changes are figures, most others names, one in twenty a power
state. The minute is spent in equal parts on the dashboard, in the table of all VMs with rows selected, on a host, on a
VM that changes itself, and in the filter of the tree. Whatever is selected has to stay so.

Run: python tests/performance/bench_storm.py [hosts [vms [seconds [changes a second]]]].
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.performance.bench_client import prepared_server
from tests.performance.bench_window import open_window, tell_blocks
from tests.performance.meters import LIVE_TICK_S, CpuShare, Delays, LoopMeter, memory_mib
from tests.performance.own_window import no_longer_than
from tests.performance.peers.order import Order
from tests.performance.peers.ours import stamps
from xolite_desktop.main import Demo, make_profile
from xolite_desktop.models import event_loop
from xolite_desktop.models.watchdog import Block, Watchdog
from xolite_desktop.paths import PINS_FILE
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.tabs.table_tab import TableTab
from xolite_desktop.ui.windows import Windows
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.refs import Ref

LETTERS = ("v", "vm", "vm-1", "vm-12", "vm-1", "")
LOOK_S = 0.25
SELECTED_ROWS = 3


class Shown:
    """When changes reach the tree, by the stamps they carry."""

    def __init__(self, window: PoolWindow) -> None:
        self.in_tree = Delays()
        self._store = window.connection.store
        self._unsettled: list[str] = []
        self._store.changed.connect(self._on_changed)
        window.tree.settled.connect(self._on_settled)

    def _on_changed(self, delta: Delta) -> None:
        self._unsettled += stamps(self._store.cache, delta, ("VM",))

    def _on_settled(self) -> None:
        self.in_tree.take(self._unsettled)
        self._unsettled.clear()


class Storm:
    """The scenes of the minute; each says what has to stay selected."""

    def __init__(self, window: PoolWindow) -> None:
        self.window = window
        cache = window.connection.store.cache
        self.pool, self.host = next(iter(cache.records("pool"))), next(iter(cache.records("host")))
        running = [
            ref for ref, vm in cache.records("VM").items() if getattr(vm, "power_state", "") == "Running"
        ]
        self.vm = running[0]  # the first of those that change
        self.strokes: list[float] = []

    @property
    def scenes(self) -> dict[str, Callable[[], Awaitable[Callable[[], object]]]]:
        return {
            "dashboard": self.dashboard,
            "table of all VMs": self.table,
            "host": lambda: self.page(self.host),
            "VM that changes": lambda: self.page(self.vm),
            "filter of the tree": self.filter,
        }

    async def page(self, ref: Ref) -> Callable[[], object]:
        self.window.select(ref)
        return lambda: (self.window.sidebar.selected, self.window.pages.page and self.window.pages.page.ref)

    async def dashboard(self) -> Callable[[], object]:
        kept = await self.page(self.pool)
        self.window.pages.page.choose_tab(0)  # type: ignore[union-attr]
        return kept

    async def table(self) -> Callable[[], object]:
        page = self.window.pages.page
        assert page is not None
        page.choose_tab_called("VMs")
        assert isinstance(page.tab, TableTab)
        assert page.tab.panel is not None
        view = page.tab.panel.view
        await asyncio.sleep(1)
        for row in range(SELECTED_ROWS):
            view.selectRow(2 * row) if row == 0 else view.selectionModel().select(
                view.model().index(2 * row, 0),
                view.selectionModel().SelectionFlag.Select | view.selectionModel().SelectionFlag.Rows,
            )
        return lambda: (self.window.sidebar.selected, sorted(view.selected))

    async def filter(self) -> Callable[[], object]:
        kept = await self.page(self.vm)
        self.typing = asyncio.create_task(self._type())
        return kept

    async def _type(self) -> None:
        """A letter each half second; how long until the tree shows what it finds."""
        tree, sidebar = self.window.tree, self.window.sidebar
        filtered = asyncio.Event()
        tree.filtered.connect(filtered.set)
        for number in range(10_000):
            filtered.clear()
            started = time.perf_counter()
            sidebar.filter.setText(LETTERS[number % len(LETTERS)])
            await filtered.wait()
            sidebar.view.viewport().repaint()
            self.strokes.append((time.perf_counter() - started) * 1000)
            await asyncio.sleep(0.5)


async def scene(name: str, storm: Storm, shown: Shown, seconds: float, blocks: list[Block]) -> None:
    """Show something, look at it while the pool changes, and say what it cost."""
    opening = LoopMeter(LIVE_TICK_S)
    opening.start()
    kept = await storm.scenes[name]()
    await asyncio.sleep(LOOK_S)
    opened = opening.stop()
    shown.in_tree = Delays()
    meter, cpu, before, jumps = LoopMeter(LIVE_TICK_S), CpuShare(), kept(), 0
    meter.start()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        await asyncio.sleep(LOOK_S)
        jumps += kept() != before
    took, late = meter.stop(), sorted(shown.in_tree.total_ms)
    print(
        f"{name}: block {took['block_ms']:.0f} ms, work in it {took['busy_block_ms']:.0f} ms"
        f" (while it was opened {opened['block_ms']:.0f}, {opened['busy_block_ms']:.0f}); {cpu.percent:.0f} % of a core;"
        f" change to tree {statistics.median(late or [0]):.0f} ms median, {(late or [0])[len(late) * 95 // 100]:.0f} ms"
        f" p95, {(late or [0])[-1]:.0f} ms at most of {len(late)}; selection changed {jumps} times",
        flush=True,
    )
    tell_blocks(name, blocks)


async def measure(folder: Path, order: Order, seconds: float) -> None:
    blocks: list[Block] = []
    pins = Pins(folder / PINS_FILE)
    windows = Windows(make_profile(folder, pins, Demo(pins, is_vouched_for=False)))
    watchdog = Watchdog(blocks.append)
    watchdog.start()
    try:
        window, took = await open_window(
            windows, {"url": order.url, "user": order.user, "password": order.password}
        )
        print(f"window complete after {took:.2f} s, {memory_mib()[0]:.0f} MiB", flush=True)
        await asyncio.sleep(3)
        tell_blocks("loading", blocks)
        storm, shown, server = Storm(window), Shown(window), order.server()
        before = server.give(f"start?{order.rate}")
        for name in storm.scenes:
            await scene(name, storm, shown, seconds / len(storm.scenes), blocks)
        after = server.give("stop")
        storm.typing.cancel()
        print(f"{after['changes'] - before['changes']} changes; {memory_mib()[0]:.0f} MiB")
        print(
            f"letters: {statistics.median(storm.strokes):.0f} ms median, {max(storm.strokes):.0f} ms at most"
        )
    finally:
        watchdog.stop()
        await windows.close()


def main() -> None:
    hosts, vms, seconds, rate = (
        int(text) for text in (*sys.argv[1:5], *("64", "10000", "60", "1000")[len(sys.argv) - 1 :])
    )
    application = QApplication.instance() or QApplication(["bench"])
    with tempfile.TemporaryDirectory() as folder, prepared_server(hosts, vms, xml=False) as order:
        no_longer_than(120 + 2 * seconds)
        event_loop.run(
            lambda _: measure(Path(folder), Order(**{**vars(order), "rate": float(rate)}), float(seconds)),
            application,
            lambda doing, error: print(doing, *traceback.format_exception(error)),
        )


if __name__ == "__main__":
    main()
