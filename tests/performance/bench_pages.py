# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How long each refresh of pages, status bar and actions takes with 10,000 VMs, each for the object that costs most.

Run: python tests/performance/bench_pages.py [hosts] [vms]. Prints milliseconds; ends with 1 if one is over the budget.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
from PySide6.QtWidgets import QApplication, QWidget

from xolite_desktop.models.actions.all_actions import ALL_ACTIONS
from xolite_desktop.models.actions.offer import offer
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.host_overview import host_header
from xolite_desktop.models.pool_overview import pool_header, pool_summary
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.storage_overview import network_header, sr_header
from xolite_desktop.models.vm_overview import vm_header
from xolite_desktop.simulator.generator import generate
from xolite_desktop.ui.style import icons
from xolite_desktop.ui.tabs import overview
from xolite_desktop.ui.tabs.overview import Overview
from xolite_desktop.ui.tabs.pool_dashboard import PoolDashboard
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.records.classes import CLASSES
from xolite_desktop.xapi.refs import Ref

BUDGET_MS = 50.0
RUNS = 5


def filled(hosts: int, vms: int) -> PoolStore:
    """A store with a made pool in it, loaded."""
    store = PoolStore()
    store.attach(Cache())
    changes = [
        Change(cls, Ref(ref), msgspec.convert(record, CLASSES[cls], strict=False))
        for cls, records in generate(hosts, vms, 1).items()
        if cls in CLASSES
        for ref, record in records.items()
    ]
    delta = store.cache.apply(changes)
    longest = max(_slices(store.taking(delta)))
    print(f"{len(changes)} objects; longest slice of taking them {longest:.1f} ms")
    store.finish_loading()
    return store


def _slices(work: Iterator[None]) -> Iterator[float]:
    started = time.perf_counter()
    for _ in work:
        yield (time.perf_counter() - started) * 1000
        started = time.perf_counter()
    yield (time.perf_counter() - started) * 1000


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds the first time, and the best of the others."""
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return times[0], min(times[1:])


def works(store: PoolStore) -> Iterator[tuple[str, Callable[[], object]]]:
    """Everything that happens for one selected object, or for the window as a whole, after a change."""
    index, cache, now = store.index, store.cache, datetime.now(UTC)
    host = max(cache.records("host"), key=lambda ref: len(index.vms_of_host(ref)))
    sr = max(cache.records("SR"), key=lambda ref: len(index.vdis_of_sr(ref)))
    network = max(cache.records("network"), key=lambda ref: len(index.vifs_of_network(ref)))
    vm = max(cache.records("VM"), key=lambda ref: len(index.vbds_of_vm(ref)))
    pool = next(iter(cache.records("pool")))
    refs = list(cache.records("VM"))
    for number in (1, 100, 1000):
        yield f"actions for {number} VMs", lambda number=number: offers(store, refs[:number])
    yield "pool summary", lambda: pool_summary(store)
    yield "pool header", lambda: pool_header(store)
    yield "host header", lambda: host_header(store, host, now)
    yield "VM header", lambda: vm_header(store, vm, now)
    yield "SR header", lambda: sr_header(store, sr)
    yield "network header", lambda: network_header(store, network)
    for name, tab, ref in (
        ("pool", PoolDashboard(Connection(Pins(None), store)), pool),
        ("host", Overview(store, overview.HOST), host),
        ("VM", Overview(store, overview.VM), vm),
        ("SR", Overview(store, overview.STORAGE), sr),
        ("network", Overview(store, overview.NETWORK), network),
    ):
        tab.resize(1000, 700)
        tab.show()
        tab.ref = ref
        yield f"{name} tab", tab.refresh
        yield f"{name} tab painted", lambda tab=tab: painted(tab)


def offers(store: PoolStore, refs: list[Ref]) -> None:
    selection = Selection.of(store.cache, refs)
    for action in ALL_ACTIONS:
        offer(action, selection, is_connected=True)


def painted(tab: QWidget) -> None:
    tab.repaint()
    QApplication.processEvents()


def main() -> None:
    hosts, vms = (int(text) for text in (sys.argv[1:3] or ("64", "10000")))
    application = QApplication(["bench"])
    icons.icon("pool").pixmap(16, 16)
    store = filled(hosts, vms)
    for name, work in works(store):
        first, best = timed(work)
        application.processEvents()
        print(f"{name:24} {best:8.1f}   first {first:8.1f}{'   TOO MUCH' if first > BUDGET_MS else ''}")


if __name__ == "__main__":
    main()
