# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What eight live charts of a host cost, all in sight, with figures every 5 s: the share of a core, beside that of the same
window without charts, and the longest redrawing.

Run: python tests/performance/bench_charts.py [seconds]. The pool is the simulator's, in a process of its own.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import asyncio

from PySide6.QtWidgets import QApplication

from helpers.person import until
from tests.performance.bench_window import listening, open_window
from tests.performance.meters import CpuShare, LoopMeter
from tests.performance.own_window import start_pool
from xolite_desktop.main import Demo, make_profile
from xolite_desktop.models import event_loop
from xolite_desktop.models.charts.specs import DEFAULTS
from xolite_desktop.paths import PINS_FILE
from xolite_desktop.ui.charts.board import Board
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.tabs.performance import PerformanceTab
from xolite_desktop.ui.windows import Windows
from xolite_desktop.xapi.net.pins import Pins

CHARTS = 8
BUDGET_PERCENT = 5.0
SIZE = (1440, 1400)  # so high that all eight are in sight


async def share(seconds: float) -> float:
    """Percent of a core while nobody does anything."""
    cpu = CpuShare()
    await asyncio.sleep(seconds)
    return cpu.percent


async def board_of_eight(window: PoolWindow) -> Board:
    """The Performance tab of a host with eight charts, once they are drawn."""
    page = window.pages.page
    assert page is not None
    assert page.choose_tab_called(PerformanceTab.title)
    tab = page.tab
    assert isinstance(tab, PerformanceTab)
    assert tab.board is not None
    usual = DEFAULTS["host"]
    charts = [replace(usual[n % len(usual)], title=f"Chart {n}", is_optional=False) for n in range(CHARTS)]
    tab.board.book.keep("host", tab.subjects.uuid, charts)
    board = tab.board
    await until(
        lambda: len(board.charts) == CHARTS and not tab.subjects.is_loading and board.charts[0].curves,
        board.drawn,
    )
    return board


async def measure(folder: Path, seconds: float) -> None:
    process = start_pool(folder, "--hosts", "3", "--vms", "60")
    pool = await listening(folder, process)
    pins = Pins(folder / PINS_FILE)
    windows = Windows(make_profile(folder, pins, Demo(pins, is_vouched_for=False)))
    try:
        window, _ = await open_window(windows, pool)
        window.resize(*SIZE)
        window.select(next(iter(window.connection.store.cache.records("host"))))
        assert window.pages.page is not None
        window.pages.page.choose_tab_called("Properties")
        await asyncio.sleep(5)
        without = await share(seconds)
        board = await board_of_eight(window)
        await asyncio.sleep(5)
        redrawn: list[float] = []
        board.drawn.connect(lambda: redrawn.append(time.monotonic()))
        whole = await share(seconds)
        curves = sum(len(chart.curves) for chart in board.charts)
        turns = sorted([await longest_turn_ms(board) for _ in range(5)])
        verdict = "ok" if whole - without < BUDGET_PERCENT else "TOO MUCH"
        print(f"{CHARTS} charts with {curves} curves, drawn anew {len(redrawn) / seconds:.1f} times a second")
        print(f"window without charts {without:6.2f} % of a core")
        print(
            f"window with charts    {whole:6.2f} % of a core, charts alone below {BUDGET_PERCENT:.0f} %: {verdict}"
        )
        print(f"longest turn of a redrawing {turns[2]:.1f} ms in the middle, {turns[-1]:.1f} ms at worst")
    finally:
        await windows.close()
        process.terminate()
        process.wait()


async def longest_turn_ms(board: Board) -> float:
    """What the main thread does at most at a time while all charts are drawn anew, as when figures come."""
    meter = LoopMeter(0.001)
    meter.start()
    done = asyncio.Event()
    board.drawn.connect(done.set)
    board.redraw_in_turns()
    await done.wait()
    await asyncio.sleep(0.2)  # painted too
    board.drawn.disconnect(done.set)
    return float(meter.stop()["busy_block_ms"])


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 30.0
    application = QApplication.instance() or QApplication(["bench"])
    with tempfile.TemporaryDirectory() as folder:
        event_loop.run(
            lambda _: measure(Path(folder), seconds),
            application,
            lambda doing, error: print(doing, *traceback.format_exception(error)),
        )


if __name__ == "__main__":
    main()
