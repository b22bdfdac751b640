# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What consoles leave behind: python tests/performance/bench_console_memory.py [--opens 500]

Opens the console of one VM of the simulator in a window of its own, waits for its picture and closes it, over and over. Prints a line
now and then (memory, threads, descriptors, living objects of ours), and last one JSON line with the slope of each over the
second half of the opens, when everything that is loaded once has been loaded. Never fails for growing.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import sys
import threading
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np  # noqa: E402
from PySide6.QtCore import QObject  # noqa: E402

from tests.performance.meters import memory_mib  # noqa: E402
from tests.performance.own_window import beside_a_pool, pool_window  # noqa: E402
from xolite_desktop.ui.console.consoles import Consoles  # noqa: E402
from xolite_desktop.vnc.pump import Pump  # noqa: E402
from xolite_desktop.xapi.refs import Ref  # noqa: E402

PATIENCE_S = 60.0
LINES = 10
Row = dict[str, float]


def row(opens: int) -> Row:
    gc.collect()
    ours = [each for each in gc.get_objects() if type(each).__module__.startswith("xolite_desktop.")]
    return {
        "opens": opens,
        "rss_mib": round(memory_mib()[0], 2),
        "threads": threading.active_count(),
        "descriptors": len(os.listdir("/proc/self/fd")),
        "pumps": sum(isinstance(each, Pump) for each in ours),
        "console_objects": sum(
            isinstance(each, QObject) and ".ui.console." in type(each).__module__ for each in ours
        ),
        "objects": len(ours),
    }


async def open_and_close(consoles: Consoles, ref: Ref) -> None:
    consoles.undock(ref)
    async with asyncio.timeout(PATIENCE_S):
        while not consoles.get(ref).link.frames:
            await asyncio.sleep(0.005)
    consoles.close_all()
    async with asyncio.timeout(PATIENCE_S):
        while any(thread.name.startswith("console-") for thread in threading.enumerate()):
            await asyncio.sleep(0.005)


def slopes(rows: list[Row]) -> Row:
    """By how much each figure grows with one open, in KiB for memory, as a straight line through the second half says."""
    half = rows[len(rows) // 2 :]
    opens = [each["opens"] for each in half]
    grown = {name: float(np.polyfit(opens, [each[name] for each in half], 1)[0]) for name in rows[0]}
    return {
        "rss_kib_per_open": round(grown["rss_mib"] * 1024, 2),
        **{f"{name}_per_open": round(grown[name], 4) for name in list(rows[0])[2:]},
    }


async def measure(folder: Path, opens: int) -> None:
    windows, window = await pool_window(folder)
    cache = window.connection.store.cache
    ref = next(
        ref
        for ref, vm in cache.records("VM").items()
        if vm.power_state == "Running" and vm.consoles and not vm.is_control_domain
    )
    rows: list[Row] = []
    for count in range(1, opens + 1):
        await open_and_close(window.pages.consoles, ref)
        if count % max(1, opens // (2 * LINES)) == 0:
            await asyncio.sleep(0.3)  # what is deleted later is deleted by then
            rows.append(row(count))
            print(json.dumps(rows[-1]), flush=True)
    print(json.dumps({"opens": opens, **slopes(rows)}))
    await windows.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--opens", type=int, default=500)
    options = parser.parse_args()
    beside_a_pool(partial(measure, opens=options.opens))


if __name__ == "__main__":
    main()
