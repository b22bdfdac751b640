# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What sixteen small screens cost while their guests stand still; the pool is the simulator's, in its own process.

Run with the seconds to watch, 20 unless said otherwise. Prints one JSON line: CPU of this process in percent of one
core with the wall in sight, and with another page in its place.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


from tests.performance.own_window import beside_a_pool, pool_window  # noqa: E402
from xolite_desktop.ui.pool_window import PoolWindow  # noqa: E402
from xolite_desktop.ui.tabs import console_wall  # noqa: E402
from xolite_desktop.ui.tabs.console_wall import ConsoleWall  # noqa: E402

CELLS = 16
PATIENCE_S = 60.0


async def busy_percent(seconds: float) -> float:
    before, begun = time.process_time(), time.monotonic()
    await asyncio.sleep(seconds)
    return round(100 * (time.process_time() - before) / (time.monotonic() - begun), 2)


async def measure(folder: Path, seconds: float) -> dict[str, float]:
    windows, window = await pool_window(folder)
    wall = await show_wall(window)
    result = {"cells": len(wall.in_sight), "wall": await busy_percent(seconds)}
    assert window.pages.page is not None
    window.pages.page.choose_tab(0)
    await asyncio.sleep(5)
    result["without"] = await busy_percent(seconds)
    await windows.close()
    return result


async def show_wall(window: PoolWindow) -> ConsoleWall:
    window.resize(1500, 1250)
    (pool,) = window.connection.store.cache.records("pool")
    window.select(pool)
    page = window.pages.page
    assert page is not None
    page.choose_tab_called(ConsoleWall.title)
    wall = page.tab
    assert isinstance(wall, ConsoleWall)
    async with asyncio.timeout(PATIENCE_S):
        while not all((link := wall.cells[ref].link) is not None and link.frames for ref in wall.in_sight):
            await asyncio.sleep(0.2)
    await asyncio.sleep(3)
    return wall


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 20.0
    console_wall.MOST_LIVE = CELLS
    print(json.dumps(beside_a_pool(partial(measure, seconds=seconds))))


if __name__ == "__main__":
    main()
