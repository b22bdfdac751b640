# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The real window on a big pool: time until it is there, time from a change on the host to the tree, what blocks it,
and what it costs while nobody does anything.

Run with the hosts and VMs of the pool, 64 and 10000 unless said otherwise, and the seconds to idle, 10 unless said
otherwise; the pool is the simulator's, in a process of its own.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from helpers.person import until
from tests.performance.meters import LIVE_TICK_S, LoopMeter
from tests.performance.own_window import no_longer_than, start_pool
from xolite_desktop.main import Demo, make_profile
from xolite_desktop.models import event_loop
from xolite_desktop.models.watchdog import Block, Watchdog
from xolite_desktop.paths import PINS_FILE
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.windows import Windows
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.errors import CertificateUnknown
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins

CHANGES = 20
PATIENCE_S = 120.0
MOST_S = 600.0


async def listening(folder: Path, process: subprocess.Popen[bytes]) -> dict[str, str]:
    """The simulator's address and password. Raises RuntimeError if it ends instead."""
    ready = folder / "ready.json"
    while not ready.exists():
        if process.poll() is not None:
            raise RuntimeError(f"the simulator ended with {process.returncode}")
        await asyncio.sleep(0.05)
    found: dict[str, str] = json.loads(ready.read_text())
    return found


async def open_window(windows: Windows, pool: dict[str, str]) -> tuple[PoolWindow, float]:
    """Connect, trust, and wait for the window; seconds from trusting to a window that shows the whole tree."""
    connecting = windows.connect_to(pool["url"], pool["user"], pool["password"])
    await until(lambda: connecting.questions.dialog is not None, connecting.questions.asked)
    started = time.monotonic()
    connecting.questions.dialog.trust.click()
    await until(lambda: windows.pool_windows, windows.opened, patience_s=PATIENCE_S)
    window = windows.pool_windows[0]
    window.grab()
    print(f"first content after {time.monotonic() - started:.2f} s")
    await until(lambda: window.tree.object_count, window.tree.settled, patience_s=PATIENCE_S)
    window.grab()
    return window, time.monotonic() - started


async def second_client(pool: dict[str, str]) -> Client:
    """Somebody else who works on the same pool."""
    pins = Pins(None)
    endpoint = Endpoint.parse(pool["url"])
    client = Client(endpoint, pins)
    try:
        await client.sign_in(pool["user"], pool["password"])
    except CertificateUnknown as unknown:
        pins.trust_once(endpoint, unknown.certificate)
        await client.sign_in(pool["user"], pool["password"])
    return client


async def time_changes(window: PoolWindow, client: Client) -> list[float]:
    """Milliseconds from sending a rename on another connection until the tree shows it."""
    delays = []
    refs = list(window.connection.store.cache.records("VM"))
    for number in range(CHANGES):
        few = refs[number * len(refs) // CHANGES :][:200]
        ref = next(ref for ref in few if window.tree.index_of(ref).isValid())
        name = f"renamed-{number}"
        started = time.monotonic()
        calling = asyncio.create_task(client.call("VM.set_name_label", ref, name))
        await until(
            lambda ref=ref, name=name: window.tree.index_of(ref).data(Qt.ItemDataRole.DisplayRole) == name,
            window.tree.dataChanged,
            window.tree.rowsInserted,
            window.tree.rowsMoved,
        )
        delays.append((time.monotonic() - started) * 1000)
        await calling
    return delays


async def visit_pages(window: PoolWindow) -> None:
    """One object of each class, a few from each, as somebody who looks around."""
    for cls in ("host", "VM", "SR", "network", "pool"):
        for ref in list(window.connection.store.cache.records(cls))[:5]:
            window.select(ref)
            window.repaint()
            await asyncio.sleep(0.1)


async def idle(seconds: float) -> None:
    """Print the share of a processor and how often the main thread woke."""
    started, cpu, woken = time.perf_counter(), time.process_time(), _wakings()
    await asyncio.sleep(seconds)
    took = time.perf_counter() - started
    share = (time.process_time() - cpu) / took * 100
    print(
        f"idle for {took:.0f} s: {share:.2f} % of a core, main thread woke {(_wakings() - woken) / took:.1f}/s"
    )


def _wakings() -> int:
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("voluntary_ctxt")).split()[1])


async def measure(folder: Path, hosts: int, vms: int, idle_s: float) -> None:
    blocks: list[Block] = []
    process = start_pool(folder, "--hosts", str(hosts), "--vms", str(vms))
    watchdog = Watchdog(blocks.append)
    watchdog.start()
    pool = await listening(folder, process)
    pins = Pins(folder / PINS_FILE)
    windows = Windows(make_profile(folder, pins, Demo(pins, is_vouched_for=False)))
    work = Work()
    try:
        window, seconds = await open_window(windows, pool)
        memory = int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20
        print(f"{hosts} hosts, {vms} VMs: window complete after {seconds:.2f} s, {memory:.0f} MiB resident")
        work.tell("loading")
        tell_blocks("loading", blocks)
        client = await second_client(pool)
        delays = sorted(await time_changes(window, client))
        await client.close()
        p95 = delays[int(len(delays) * 0.95)]
        print(f"change to tree: {statistics.median(delays):.0f} ms median, {p95:.0f} ms p95 of {CHANGES}")
        work.tell("changes")
        tell_blocks("changes", blocks)
        await visit_pages(window)
        work.tell("looking around")
        tell_blocks("looking around", blocks)
        watchdog.stop()
        work.stop()
        await idle(idle_s)
    finally:
        watchdog.stop()
        await windows.close()
        process.terminate()
        process.wait()


class Work:
    """The most processor time that the main thread used at a time, from one `tell` to the next: on a machine that others
    use it says more than how long a block was."""

    def __init__(self) -> None:
        self._meter = LoopMeter(LIVE_TICK_S)
        self._meter.start()

    def tell(self, doing: str) -> None:
        took = self._meter.stop()
        print(f"most work at a time while {doing}: {took['busy_block_ms']:.0f} ms")
        self._meter = LoopMeter(LIVE_TICK_S)
        self._meter.start()

    def stop(self) -> None:
        self._meter.stop()


def tell_blocks(doing: str, blocks: list[Block]) -> None:
    """Print the longest of what the watchdog has found, and forget it."""
    longest = max((block.duration_ms for block in blocks), default=0.0)
    print(f"main thread blocked over 50 ms while {doing}: {len(blocks)} times, longest {longest:.0f} ms")
    for block in sorted(blocks, key=lambda block: -block.duration_ms)[:3]:
        print(f"  {block.duration_ms:.0f} ms ({block.busy_ms:.0f} busy): {' < '.join(_frames(block.stack))}")
    blocks.clear()


def _frames(stack: str) -> list[str]:
    lines = [line.strip() for line in stack.splitlines() if line.strip().startswith("File")]
    return [f"{Path(line.split(chr(34))[1]).name}:{line.split('line ')[1]}" for line in lines[-4:]][::-1]


def main() -> None:
    hosts, vms, idle_s = (int(text) for text in (*sys.argv[1:4], *("64", "10000", "10")[len(sys.argv) - 1 :]))
    application = QApplication.instance() or QApplication(["bench"])
    no_longer_than(MOST_S + idle_s)
    with tempfile.TemporaryDirectory() as folder:
        event_loop.run(
            lambda _: measure(Path(folder), hosts, vms, idle_s),
            application,
            lambda doing, error: print(doing, *traceback.format_exception(error)),
        )


if __name__ == "__main__":
    main()
