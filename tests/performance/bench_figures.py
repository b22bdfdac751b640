# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Figures of one host with 160 VMs of 15 data sources: parsing, merging, and the memory of what is kept.

Run: python tests/performance/bench_figures.py. Prints milliseconds of the processor and megabytes; the longest step
is what a window waits for.
"""

from __future__ import annotations

import random
import re
import sys
import time
import tracemalloc
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from xapi.rrd.answers import NOW, as_old_host, updates_json, updates_xml

from xolite_desktop.xapi.rrd.archives import read_rrd
from xolite_desktop.xapi.rrd.series import MAX_CAPACITY, Series
from xolite_desktop.xapi.rrd.updates import Updates, read_updates

VMS, SOURCES, HOSTS = 160, 15, 64
LEGEND = [
    f"AVERAGE:vm:9d0bce78-d248-fdd0-2c65-{vm:012}:source_{n}" for vm in range(VMS) for n in range(SOURCES)
]
COLUMNS = {vm: [(f"source_{n}", vm * SOURCES + n) for n in range(SOURCES)] for vm in range(VMS)}

_T = TypeVar("_T")


def rows(count: int) -> list[tuple[int, list[float]]]:
    """The newest rows, as a host gives them: about 15 digits each."""
    chance = random.Random(1)
    return [(NOW - 5 * n, [chance.random() * 1e6 for _ in LEGEND]) for n in reversed(range(count))]


def measured(steps: Generator[None, None, _T]) -> tuple[float, float, _T]:
    """Milliseconds in all, of the longest step, and the result."""
    began, longest = time.thread_time(), 0.0
    while True:
        step = time.thread_time()
        try:
            next(steps)
        except StopIteration as end:
            longest = max(longest, time.thread_time() - step)
            return (time.thread_time() - began) * 1000, longest * 1000, end.value
        longest = max(longest, time.thread_time() - step)


def timed(work: Callable[[], object]) -> float:
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * 1000


def report(what: str, ms: float, longest_ms: float, size: int) -> None:
    print(f"{what:<42} {ms:9.1f} ms, longest step {longest_ms:5.1f} ms, {size / 1e6:6.2f} MB of text")


def parsing() -> None:
    """An ordinary poll (three rows) and the first one (ten minutes), in each format."""
    for name, count in (("3 rows", 3), ("115 rows", 115)):
        text = updates_json(rows(count), LEGEND)
        for kind, body in (
            ("JSON", text),
            ("JSON of an old host", as_old_host(text.decode()).encode()),
            ("XML", updates_xml(rows(count), LEGEND)),
        ):
            ms, longest, _ = measured(read_updates(body))
            report(f"{VMS} VMs x {SOURCES}, {name}, {kind}", ms, longest, len(body))


def merging(updates: Updates, first: Updates) -> None:
    """All VMs of the host watched; and what that makes of a processor for a pool of 10,000 VMs."""
    kept = {vm: Series(120) for vm in range(VMS)}
    ms = timed(lambda: [kept[vm].take(first, COLUMNS[vm]) for vm in kept])
    print(f"merge of ten minutes, all VMs                {ms:9.1f} ms")
    ms = timed(lambda: [kept[vm].take(updates, COLUMNS[vm]) for vm in kept])
    print(f"merge of three rows, all VMs                 {ms:9.1f} ms")
    parse_ms, _, _ = measured(read_updates(updates_json(rows(3), LEGEND)))
    share = (ms + parse_ms) * HOSTS / 5_000 * 100
    print(f"all of {HOSTS} hosts watched, every 5 s            {share:9.1f} % of a core")


def remembering(first: Updates) -> None:
    """Memory of a day for ten objects, and of ten minutes for all VMs of one host."""
    for name, count, capacity in (
        ("a day, 10 objects", 10, MAX_CAPACITY),
        ("ten minutes, 160 objects", VMS, 120),
    ):
        tracemalloc.start()
        kept = [Series(capacity) for _ in range(count)]
        for vm, series in enumerate(kept):
            series.take(first, COLUMNS[vm])
        size, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        print(f"{name:<42} {size / 1e6:9.1f} MB")
        ms = timed(lambda series=kept[0]: series.values("source_0"))  # type: ignore[misc]
        print(f"  reading one of its series                  {ms * 1000:9.1f} us")


def archives() -> None:
    """All archives of a host with 300 data sources, with extremes."""
    names = [f"source_{n}" for n in range(300)]
    row = '["' + '","'.join(repr(random.random()) for _ in names) + '"]'
    parts = [
        f'{{"cf":"{cf}","pdp_per_row":"{steps}","database":[{",".join([row] * count)}]}}'
        for cf in ("AVERAGE", "MIN", "MAX")
        for steps, count in ((1, 120), (12, 120), (720, 168), (17_280, 366))
    ]
    sources = ",".join(f'{{"name":"{name}"}}' for name in names)
    text = f'{{"step":"5","lastupdate":"{NOW}","ds":[{sources}],"rra":[{",".join(parts)}]}}'
    ms, longest, _ = measured(read_rrd(text.encode()))
    report("archives of a host, 300 sources, JSON", ms, longest, len(text))
    in_row = re.sub(r'"([\d.e-]+)",?', r"<v>\1</v>", row).strip("[]")
    shelf = "".join(
        f"<rra><cf>AVERAGE</cf><pdp_per_row>{steps}</pdp_per_row><database>{f'<row>{in_row}</row>' * count}</database></rra>"
        for steps, count in ((1, 120), (12, 120), (720, 168), (17_280, 366))
    )
    named = "".join(f"<ds><name>{name}</name></ds>" for name in names)
    xml = f"<rrd><step>5</step><lastupdate>{NOW}</lastupdate>{named}{shelf}</rrd>"
    ms, longest, _ = measured(read_rrd(xml.encode()))
    report("  without extremes, XML", ms, longest, len(xml))


def main() -> None:
    parsing()
    _, _, updates = measured(read_updates(updates_json(rows(3), LEGEND)))
    _, _, first = measured(read_updates(updates_json(rows(115), LEGEND)))
    merging(updates, first)
    remembering(first)
    archives()


if __name__ == "__main__":
    main()
