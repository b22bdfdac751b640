# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a benchmark reads: memory, processor time, blocks of the loop, delays; and the orders to the prepared server."""

from __future__ import annotations

import asyncio
import http.client
import json
import ssl
import statistics
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from tests.performance.prepared_changes import now_us
from tests.performance.prepared_pool import STAMP_KEY

Figures = dict[str, Any]
"""Names to numbers, as a peer prints them in one line of JSON. Memory in MiB, times in the unit of the name."""

LOAD_TICK_S: Final = 0.002
LIVE_TICK_S: Final = 0.005


def memory_mib() -> tuple[float, float]:
    """Memory this process holds now, and the most it ever held. `ru_maxrss` would begin with the parent's."""
    lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(lines["VmRSS"].split()[0]) / 1024, int(lines["VmHWM"].split()[0]) / 1024


class LoopMeter:
    """Wakes every few milliseconds and notes the longest time between two wakings, and the work of it.

    On a machine that others use, the work (processor time of this thread) says more than the time.
    """

    def __init__(self, tick_s: float) -> None:
        self._tick_s = tick_s
        self._task: asyncio.Task[None] | None = None
        self.longest_ms = 0.0
        self.longest_busy_ms = 0.0

    def start(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._run())

    def stop(self) -> Figures:
        """The longest block since `start`, as `block_ms` and `busy_block_ms`."""
        assert self._task is not None
        self._task.cancel()
        return {"block_ms": self.longest_ms, "busy_block_ms": self.longest_busy_ms}

    async def _run(self) -> None:
        while True:
            before, busy = time.perf_counter(), time.thread_time()
            await asyncio.sleep(self._tick_s)
            late_ms = (time.perf_counter() - before - self._tick_s) * 1000
            self.longest_ms = max(self.longest_ms, late_ms)
            self.longest_busy_ms = max(self.longest_busy_ms, (time.thread_time() - busy) * 1000)


class Delays:
    """How old changes are when they arrive: in all, and without the time the server itself made them wait."""

    def __init__(self) -> None:
        self.total_ms: list[float] = []
        self.beyond_ms: list[float] = []

    def take(self, stamps: Iterable[str]) -> None:
        """Changes have just been seen; their stamps, empty ones for objects that never changed."""
        seen_us = now_us()
        for stamp in stamps:
            changed, _, waited = stamp.partition(",")
            if changed:
                self.total_ms.append((seen_us - int(changed)) / 1000)
                self.beyond_ms.append((seen_us - int(changed) - int(waited)) / 1000)

    def figures(self) -> Figures:
        return {
            "changes_seen": len(self.total_ms),
            **_spread("total", self.total_ms),
            **_spread("beyond", self.beyond_ms),
        }


def stamp_of(record: Mapping[str, Any]) -> str:
    """The stamp in a bare record."""
    return str(record.get("other_config", {}).get(STAMP_KEY, ""))


def _spread(name: str, values: list[float]) -> Figures:
    if not values:
        return {}
    ordered = sorted(values)
    p95 = ordered[int(len(ordered) * 0.95)]
    return {
        f"{name}_median_ms": statistics.median(ordered),
        f"{name}_p95_ms": p95,
        f"{name}_max_ms": ordered[-1],
    }


class Orders:
    """A connection to the prepared server beside the one that is measured."""

    def __init__(self, url: str, certificate: Path) -> None:
        context = ssl.create_default_context(cafile=str(certificate))
        self._connection = http.client.HTTPSConnection(urlsplit(url).netloc, context=context)

    def give(self, order: str) -> Figures:
        """Such as `start?1000`; the server's processor time and how much it has changed so far."""
        self._connection.request("GET", f"/bench/{order}")
        answer: Figures = json.loads(self._connection.getresponse().read())
        return answer


class CpuShare:
    """The share of a core that this process used since it was made, in percent."""

    def __init__(self) -> None:
        self._cpu, self._clock = time.process_time(), time.perf_counter()

    @property
    def seconds(self) -> float:
        return time.process_time() - self._cpu

    @property
    def percent(self) -> float:
        return self.seconds / (time.perf_counter() - self._clock) * 100
