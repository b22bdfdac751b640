# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Typing into the palette with 10,000 VMs: until the lines are there, and the longest block of the main thread.

Run: python tests/performance/bench_palette.py [vms]. Budgets are in milliseconds.
"""

from __future__ import annotations

import os
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench_tree import fill
from PySide6.QtWidgets import QApplication

from xolite_desktop.models.actions.offer import offer
from xolite_desktop.models.palette.palette_list import PaletteList
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.xapi.refs import Ref

BUDGET_MS = {"block": 50.0, "keystroke": 250.0}
QUERIES = (
    "",
    "v",
    "vm",
    "vm-",
    "vm-9",
    "vm-98",
    "vm-987",
    "start vm-98",
    "shut d vm-1",
    "migr 77",
    "xcp",
    "zzz",
    "#a",
)


def type_all(palette: PaletteList, application: QApplication) -> dict[str, tuple[float, float]]:
    """Milliseconds until settled and the longest block, by query."""
    figures = {}
    for query in QUERIES:
        started = time.perf_counter()
        palette.search(query, [Ref("vm7")])
        longest = (time.perf_counter() - started) * 1000
        while palette.is_searching:
            before = time.perf_counter()
            application.processEvents()
            longest = max(longest, (time.perf_counter() - before) * 1000)
        figures[query] = ((time.perf_counter() - started) * 1000, longest)
    return figures


def main() -> int:
    vms = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    application = QApplication([])
    store = PoolStore()
    fill(store, vms)
    store.finish_loading()
    palette = PaletteList(store, offer)
    figures = type_all(palette, application)
    worst_block = max(block for _, block in figures.values())
    worst = max(whole for whole, _ in figures.values())
    print(f"{vms} VMs")
    for query, (whole, block) in figures.items():
        print(f"  {query!r:16} there after {whole:6.1f} ms, longest block {block:5.1f} ms")
    print(
        f"  longest block {worst_block:.1f} ms (budget {BUDGET_MS['block']:g}), slowest keystroke {worst:.1f} ms"
    )
    return int(worst_block > BUDGET_MS["block"] or worst > BUDGET_MS["keystroke"])


if __name__ == "__main__":
    sys.exit(main())
