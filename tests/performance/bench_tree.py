# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The object tree with 10,000 VMs: build, filter, and a storm of changes, with the longest block of each.

As in the window, a large tree is open where somebody opened it: here the root and one host.

Run: python tests/performance/bench_tree.py [vms]. Budgets are in milliseconds.
"""

from __future__ import annotations

import gc
import os
import random
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
from PySide6.QtWidgets import QApplication

from xolite_desktop.models.object_tree import ObjectTree
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.ui.widgets.tree_view import TreeView
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.pool import Pool
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref

HOSTS = 64
BUDGET_MS = {
    "build": 1000,
    "build block": 50,
    "filter": 50,
    "filter off": 50,
    "storm CPU share": 100,
    "storm block": 50,
}
STORM_S = 5.0
EVENTS_A_SECOND = 2000
MOVES = 0.001  # of the events: two migrations a second


def fill(store: PoolStore, vms: int) -> None:
    cache = Cache()
    store.attach(cache)
    changes = [Change("pool", Ref("pool"), Pool(name_label="big", master=Ref("host0")))]
    changes += [
        Change("host", Ref(f"host{n}"), Host(name_label=f"xcp-{n:02}", enabled=True)) for n in range(HOSTS)
    ]
    for number in range(vms):
        running = number % 10 != 0
        vm = VM(
            name_label=f"vm-{number}",
            power_state="Running" if running else "Halted",
            resident_on=Ref(f"host{number % HOSTS}") if running else Ref("OpaqueRef:NULL"),
        )
        changes.append(Change("VM", Ref(f"vm{number}"), vm))
    store.take(cache.apply(changes))


def build(tree: ObjectTree) -> tuple[float, float]:
    """Milliseconds until the tree is complete, and the longest of its slices."""
    started, longest = time.perf_counter(), 0.0
    while not tree.object_count:
        longest = max(longest, timed(lambda: None))
    return (time.perf_counter() - started) * 1000, longest


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    QApplication.processEvents()
    return (time.perf_counter() - started) * 1000


def storm(store: PoolStore, vms: int) -> tuple[float, float]:
    """Share of a core and longest block in ms while events rain on random VMs, one batch each 100 ms."""
    chance = random.Random(1)
    batch = EVENTS_A_SECOND // 10
    longest = 0.0
    cpu, started = time.process_time(), time.perf_counter()
    due = started
    while time.perf_counter() - started < STORM_S:
        changes = []
        for _ in range(batch):
            ref = Ref(f"vm{chance.randrange(vms)}")
            vm = store.cache.vm(ref)
            assert vm is not None
            operations = {} if vm.current_operations else {"task": "clone"}
            host = Ref(f"host{chance.randrange(HOSTS)}") if chance.random() < MOVES else vm.resident_on
            changes.append(
                Change(
                    "VM", ref, msgspec.structs.replace(vm, current_operations=operations, resident_on=host)
                )
            )
        store.take(store.cache.apply(changes))
        due += 0.1
        while (now := time.perf_counter()) < due:
            QApplication.processEvents()
            longest = max(longest, time.perf_counter() - now)
            time.sleep(0.001)
    return (time.process_time() - cpu) / (time.perf_counter() - started) * 100, longest * 1000


def main() -> None:
    vms = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    application = QApplication([])
    store = PoolStore()
    fill(store, vms)
    gc.collect()
    gc.freeze()
    results: dict[str, float] = {}
    view = TreeView()
    tree = ObjectTree(store)
    view.setModel(tree)
    view.resize(300, 900)
    view.show()
    application.processEvents()
    store.finish_loading()
    results["build"], results["build block"] = build(tree)
    view.expand(tree.index_of("host0"))
    view.grab()  # the first painting loads fonts and icons
    results["filter"] = timed(lambda: (tree.set_filter("vm-77"), view.restore_expansion(everything=True)))
    results["filter off"] = timed(lambda: (tree.set_filter(""), view.restore_expansion()))
    results["storm CPU share"], results["storm block"] = storm(store, vms)
    for name, value in results.items():
        verdict = "ok" if value <= BUDGET_MS[name] else "TOO MUCH"
        print(f"{name:16} {value:8.1f}  of {BUDGET_MS[name]:5}  {verdict}")


if __name__ == "__main__":
    main()
