# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The object tree with 10,000 VMs in each of its orders: build, filter, a storm of changes, memory.

As in the window, a large tree is open where somebody opened it: here the root and one host. Every VM has an interface,
every second a snapshot, most have tags and a folder. Beside the time on the clock stands the processor's, which says more
on a machine that others use.

Run: python tests/performance/bench_tree.py [vms [seconds of storm]]. Budgets are in milliseconds of the processor.
"""

from __future__ import annotations

import gc
import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
from PySide6.QtWidgets import QApplication

from tests.performance.meters import memory_mib
from xolite_desktop.models.object_tree import ObjectTree
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.tree_order import ORDERS, Order
from xolite_desktop.ui.widgets.tree_view import TreeView
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.network import VIF
from xolite_desktop.xapi.records.pool import Pool
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref

HOSTS = 64
BUDGET_MS = {
    "build": 1500,
    "build block": 50,
    "keystroke": 100,
    "filter off": 100,
    "storm CPU share": 100,
    "storm block": 50,
}
EVENTS_A_SECOND = 1000
BATCHES_A_SECOND = 10
MOVES = 0.002  # of the events: two migrations a second
KEYSTROKES = (
    "v",
    "vm",
    "vm-7",
    "vm-77",
    "vm-77 state:run",
    "vm-77 state:run host:xcp-1",
    "sr:x",
    "tag:prod -kind:host",
)
FOLDERS = ("/Production/Web", "/Production/Databases", "/Engineering", "/Office/Desktops")


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
            name_description="What somebody wrote about it",
            uuid=f"{number:08x}-64d1-92b1-7a0e-1b8f4ac0ffee",
            power_state="Running" if running else "Halted",
            resident_on=Ref(f"host{number % HOSTS}") if running else Ref("OpaqueRef:NULL"),
            tags=(("prod", "web"), ("dev",), ("db", "prod"), ())[number % 4],
            other_config={"folder": FOLDERS[number % 5]} if number % 5 < len(FOLDERS) else {},
        )
        changes.append(Change("VM", Ref(f"vm{number}"), vm))
        mac = f"52:54:00:{number >> 16:02x}:{number >> 8 & 255:02x}:{number & 255:02x}"
        changes.append(Change("VIF", Ref(f"vif{number}"), VIF(VM=Ref(f"vm{number}"), MAC=mac)))
        if number % 2:
            snapshot = VM(name_label="before", is_a_snapshot=True, snapshot_of=Ref(f"vm{number}"))
            changes.append(Change("VM", Ref(f"snap{number}"), snapshot))
    store.take(cache.apply(changes))


@dataclass
class Took:
    """Milliseconds on the clock and of this thread's processor time."""

    clock: float = 0.0
    busy: float = 0.0


def timed(work: Callable[[], object]) -> Took:
    clock, busy = time.perf_counter(), time.thread_time()
    work()
    QApplication.processEvents()
    return Took((time.perf_counter() - clock) * 1000, (time.thread_time() - busy) * 1000)


def build(tree: ObjectTree) -> tuple[Took, Took]:
    """Until the tree is complete, and the longest of its slices."""
    whole, longest = Took(), Took()
    is_done: list[bool] = []
    tree.modelReset.connect(lambda: is_done.append(True))
    while not is_done:
        took = timed(lambda: None)
        whole = Took(whole.clock + took.clock, whole.busy + took.busy)
        longest = Took(max(longest.clock, took.clock), max(longest.busy, took.busy))
    return whole, longest


def storm(store: PoolStore, vms: int, seconds: float) -> tuple[float, Took]:
    """Share of a core and longest block while events rain on random VMs."""
    chance = random.Random(1)
    longest = Took()
    cpu, started = time.process_time(), time.perf_counter()
    due = started
    while time.perf_counter() - started < seconds:
        changes = []
        for _ in range(EVENTS_A_SECOND // BATCHES_A_SECOND):
            ref = Ref(f"vm{chance.randrange(vms)}")
            vm = store.cache.vm(ref)
            assert vm is not None
            operations = {} if vm.current_operations else {"task": "clone"}
            host = Ref(f"host{chance.randrange(HOSTS)}") if chance.random() < MOVES else vm.resident_on
            changed = msgspec.structs.replace(vm, current_operations=operations, resident_on=host)
            changes.append(Change("VM", ref, changed))
        took = timed(lambda changes=changes: store.take(store.cache.apply(changes)))  # type: ignore[misc]
        longest = Took(max(longest.clock, took.clock), max(longest.busy, took.busy))
        due += 1 / BATCHES_A_SECOND
        while time.perf_counter() < due:
            took = timed(lambda: None)
            longest = Took(max(longest.clock, took.clock), max(longest.busy, took.busy))
            time.sleep(0.001)
    share = (time.process_time() - cpu) / (time.perf_counter() - started) * 100
    return share, longest


def judged(name: str, took: Took) -> None:
    """One line: what it took, and whether that is within its budget."""
    budget = BUDGET_MS[name]
    verdict = "ok" if took.busy <= budget else "TOO MUCH"
    print(f"  {name:16} {took.clock:8.1f} ms  busy {took.busy:8.1f}  of {budget:5}  {verdict}")


def measure(store: PoolStore, view: TreeView, order: Order, vms: int, seconds: float) -> None:
    print(order.title)
    before, _ = memory_mib()
    tree = ObjectTree(store, order=order)
    whole, longest = build(tree)
    judged("build", whole)
    judged("build block", longest)
    after, _ = memory_mib()
    view.setModel(tree)
    view.expand(tree.index_of("host0"))
    view.grab()  # the first painting loads fonts and icons
    strokes = []
    for text in KEYSTROKES:
        strokes.append(timed(lambda text=text: type_text(tree, view, text)))  # type: ignore[misc]
    judged("keystroke", max(strokes, key=lambda took: took.busy))
    judged("filter off", timed(lambda: type_text(tree, view, "")))
    share, block = storm(store, vms, seconds)
    judged("storm CPU share", Took(share, share))
    judged("storm block", block)
    print(f"  memory           {after - before:8.1f} MiB for {len(tree._book.nodes)} nodes")
    tree.deleteLater()


def type_text(tree: ObjectTree, view: TreeView, text: str) -> None:
    """What the sidebar does on a keystroke."""
    tree.set_filter(text)
    view.restore_expansion(everything=bool(text))
    assert tree.match_count >= 0


def main() -> None:
    vms = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 4.0
    application = QApplication([])
    store = PoolStore()
    fill(store, vms)
    store.finish_loading()
    gc.collect()
    gc.freeze()
    view = TreeView()
    view.resize(300, 900)
    view.show()
    application.processEvents()
    for order in ORDERS:
        measure(store, view, order, vms, seconds)


if __name__ == "__main__":
    main()
