# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the live cache costs without network and decoding: taking a pool, its index, small batches, look-ups, memory.

Run as `python -m tests.performance.bench_cache [hosts] [vms]`; the pool is a generated one.
"""

from __future__ import annotations

import gc
import json
import sys
import time
import tracemalloc
from collections.abc import Callable
from typing import Any

import msgspec

from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.generator import generate
from xolite_desktop.simulator.scenario import load
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client import CORE_CLASSES
from xolite_desktop.xapi.delta import Change, Delta
from xolite_desktop.xapi.index import Index
from xolite_desktop.xapi.records.decode import decode_record
from xolite_desktop.xapi.refs import Ref

BATCH = 1000
ROUNDS = 7

Texts = list[tuple[str, str, bytes]]


def pool(hosts: int, vms: int) -> Texts:
    """Every record of the pool as its JSON text."""
    db = Database()
    load(db, generate(hosts, vms, 1), "https://127.0.0.1")
    return [
        (cls, ref, json.dumps(record).encode())
        for cls in CORE_CLASSES
        for ref, record in db.records(cls).items()
    ]


def decoded(texts: Texts) -> list[Change]:
    """Records of their own, as a new answer brings them."""
    return [Change(cls, Ref(ref), decode_record(cls, text)) for cls, ref, text in texts]


def milliseconds(work: Callable[[], object]) -> float:
    """Of our own processor time, so that neighbours do not count."""
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def mib(work: Callable[[], object]) -> tuple[object, float]:
    """What a piece of work gives, and how much memory it holds afterwards."""
    gc.collect()
    tracemalloc.start()
    made = work()
    held = tracemalloc.get_traced_memory()[0] / 2**20
    tracemalloc.stop()
    return made, held


def changed(texts: Texts, cls: str, number: int, **fields: Any) -> list[Change]:
    """The first records of a class as an answer brings them, each with other values."""
    found = [(ref, text) for each, ref, text in texts if each == cls][:BATCH]
    changes = []
    for ref, text in found:
        values = {name: value(number) if callable(value) else value for name, value in fields.items()}
        record = json.loads(text) | values
        changes.append(Change(cls, Ref(ref), decode_record(cls, msgspec.json.encode(record))))
    return changes


def measure_batches(cache: Cache, index: Index, texts: Texts) -> None:
    """Batches of one thousand changes of one class."""
    kinds: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("VM, the same again", "VM", {}),
        ("VM, name_label", "VM", {"name_label": lambda n: f"name {n}"}),
        ("VM, other_config", "VM", {"other_config": lambda n: {f"key {k}": f"value {n}" for k in range(30)}}),
        ("VM, resident_on", "VM", {"resident_on": lambda n: f"OpaqueRef:{n}"}),
        ("VM, current_operations", "VM", {"current_operations": lambda n: {f"OpaqueRef:t{n}": "start"}}),
        ("VM_metrics, last_updated", "VM_metrics", {"last_updated": lambda n: f"20261101T00:00:{n:02}Z"}),
        ("VBD, currently_attached", "VBD", {"currently_attached": lambda n: bool(n % 2)}),
    )
    for name, cls, fields in kinds:
        cache.apply(changed(texts, cls, 99, **fields))
        rounds = [_round(cache, index, changed(texts, cls, number, **fields)) for number in range(ROUNDS)]
        in_cache, in_index = (min(each[part] for each in rounds) for part in (0, 1))
        print(f"{name:26} {in_cache:6.2f} ms cache, {in_index:6.2f} ms index, {rounds[-1][2]:.0f} told")


def _round(cache: Cache, index: Index, batch: list[Change]) -> tuple[float, float, int]:
    """Milliseconds in the cache and in the index, and how many objects the delta names."""
    deltas: list[Delta] = []
    in_cache = milliseconds(lambda: deltas.append(cache.apply(batch)))
    in_index = milliseconds(lambda: index.apply(deltas[0]))
    return in_cache, in_index, sum(len(deltas[0].refs(cls)) for cls in cache.classes())


def main() -> None:
    hosts, vms = (int(word) for word in (*sys.argv[1:3], "64", "10000")[:2])
    texts = pool(hosts, vms)
    first = decoded(texts)
    gc.collect()
    gc.freeze()
    times = [milliseconds(lambda: Cache().apply(first)) for _ in range(3)]
    cache, held = mib(lambda: _filled(first))
    assert isinstance(cache, Cache)
    print(f"{len(first)} objects")
    print(f"cache    {min(times):6.0f} ms, {held:5.1f} MiB besides the records")
    times = [milliseconds(lambda: Index(cache)) for _ in range(3)]
    index, held = mib(lambda: Index(cache))
    assert isinstance(index, Index)
    print(f"index    {min(times):6.0f} ms, {held:5.1f} MiB")
    again = decoded(texts)
    print(f"the same pool once more {milliseconds(lambda: cache.apply(again)):6.0f} ms")
    uuids = [change.record.uuid for change in first if change.cls == "VM"][-100:]
    took = milliseconds(lambda: [cache.find("VM", uuid) for uuid in uuids])
    print(f"find     {took * 10:6.1f} us")
    measure_batches(cache, index, texts)


def _filled(changes: list[Change]) -> Cache:
    cache = Cache()
    cache.apply(changes)
    return cache


if __name__ == "__main__":
    main()
