# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The table of 10,000 VMs at 1440x900: open, sort, filter, 1,000 changes a second, and the time of a frame while scrolling.

Run: python tests/performance/bench_tables.py [hosts] [vms]. Budgets are in milliseconds.
"""

from __future__ import annotations

import gc
import os
import random
import statistics
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.performance.bench_pages import filled
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.tables.all_tables import POOL_VMS
from xolite_desktop.models.tables.object_table import ObjectTable
from xolite_desktop.ui.style import theme
from xolite_desktop.ui.tables.table_view import TableView
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.refs import Ref

BUDGET_MS = {
    "open": 150,
    "sort by name": 150,
    "sort by disk": 400,
    "first letter of a filter, block": 50,
    "filter, all rows read": 1500,
    "next letter of a filter": 50,
    "filter off": 150,
    "1,000 changes, block": 50,
    "1,000 changes, work": 150,
    "scrolling, median frame": 16,
    "scrolling, worst frame": 32,
}
CHANGES = 1000
FRAMES = 200


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    QApplication.processEvents()
    return (time.perf_counter() - started) * 1000


def until(done: Callable[[], bool]) -> tuple[float, float]:
    """Milliseconds until something is so, and the longest turn of the loop on the way."""
    started, longest = time.perf_counter(), 0.0
    while not done():
        longest = max(longest, timed(lambda: None))
    return (time.perf_counter() - started) * 1000, longest


def changes(store: PoolStore) -> tuple[float, float]:
    """A thousand VMs change within a second, in batches of a hundred: the longest block, and all the work."""
    chance = random.Random(1)
    refs = list(store.cache.records("VM"))
    longest = work = 0.0
    for _ in range(10):
        batch = []
        for ref in chance.sample(refs, CHANGES // 10):
            vm = store.cache.vm(ref)
            assert vm is not None
            state = chance.choice(("Running", "Halted"))
            batch.append(Change("VM", Ref(ref), msgspec.structs.replace(vm, power_state=state)))
        store.take(store.cache.apply(batch))
        due = time.perf_counter() + 0.1
        while (now := time.perf_counter()) < due:
            QApplication.processEvents()
            took = (time.perf_counter() - now) * 1000
            longest, work = max(longest, took), work + took
            time.sleep(0.001)
    return longest, work


def frames(view: TableView) -> list[float]:
    """One wheel step a frame, down through the table."""
    bar = view.verticalScrollBar()
    taken = []
    for _ in range(FRAMES):
        bar.setValue(bar.value() + 100)
        started = time.perf_counter()
        view.viewport().repaint()
        taken.append((time.perf_counter() - started) * 1000)
    return taken


def main() -> None:
    hosts, vms = (int(text) for text in (sys.argv[1:3] or ("64", "10000")))
    application = QApplication(["bench"])
    theme.appearance().choose("light")
    store = filled(hosts, vms)
    gc.collect()
    gc.freeze()
    pool = next(iter(store.cache.records("pool")))
    warm = TableView(ObjectTable(store, POOL_VMS))  # the first painting loads fonts and icons
    warm.show()
    warm.grab()
    warm.close()
    results: dict[str, float] = {}
    model = ObjectTable(store, POOL_VMS)
    view = TableView(model)
    view.resize(1120, 700)

    def opened() -> None:
        model.show_owner(pool)
        view.show()
        view.grab()

    results["open"] = timed(opened)
    print(f"{model.rowCount()} rows")
    results["sort by name"] = timed(lambda: model.sort(0, Qt.SortOrder.DescendingOrder))
    results["sort by disk"] = timed(lambda: model.sort(POOL_VMS.column_number("disk")))
    model.sort(0)
    first = timed(lambda: model.set_filter("web-"))
    whole, block = until(lambda: model.rowCount() < vms // 2)
    results["first letter of a filter, block"] = max(first, block)
    results["filter, all rows read"] = first + whole
    results["next letter of a filter"] = timed(lambda: model.set_filter("web-1"))
    results["filter off"] = timed(lambda: model.set_filter(""))
    results["1,000 changes, block"], results["1,000 changes, work"] = changes(store)
    taken = frames(view)
    results["scrolling, median frame"] = statistics.median(taken)
    results["scrolling, worst frame"] = max(taken)
    for name, value in results.items():
        verdict = "ok" if value <= BUDGET_MS[name] else "TOO MUCH"
        print(f"{name:32} {value:8.1f}  of {BUDGET_MS[name]:5}  {verdict}")
    application.processEvents()


if __name__ == "__main__":
    main()
