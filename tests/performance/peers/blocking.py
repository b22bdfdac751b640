# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A peer that blocks while it waits: loads with `get_all_records`, then calls `event.from` again and again."""

from __future__ import annotations

import statistics
import threading
import time
from typing import Any, Protocol

from tests.performance.meters import CpuShare, Delays, Figures, memory_mib, stamp_of
from tests.performance.peers.order import Order

Records = dict[str, dict[str, Any]]


class Caller(Protocol):
    """Calls one method with the session put first, decoded."""

    def __call__(self, method: str, *params: Any) -> Any: ...


class Blocking:
    """Loads and follows a pool into plain dictionaries."""

    def __init__(self, call: Caller, order: Order) -> None:
        self._call = call
        self._order = order
        self._pool: Records = {}
        self._token = ""

    def run(self, log_in: Any) -> Figures:
        """Everything the order asks for; signing in is a part of loading."""
        server = self._order.server()
        server_cpu = server.give("cpu")["cpu_s"]
        cpu, started = CpuShare(), time.perf_counter()
        log_in()
        for cls in self._order.classes:
            self._pool[cls.lower()] = self._call(f"{cls}.get_all_records")
        figures: Figures = {
            "load_s": time.perf_counter() - started,
            "load_cpu_s": cpu.seconds,
            "server_load_cpu_s": server.give("cpu")["cpu_s"] - server_cpu,
            "records": sum(map(len, self._pool.values())),
        }
        figures["rss_mib"], figures["peak_mib"] = memory_mib()
        if self._order.live_s:
            figures |= self._live()
        return figures

    def _live(self) -> Figures:
        server = self._order.server()
        self._token = self._call("event.inject", "pool", next(iter(self._pool["pool"])))
        self._poll(Delays(), 0.1)
        bursts = []
        for _ in range(self._order.bursts):
            cpu = CpuShare()
            server.give(f"burst?{self._order.burst_size}")
            self._poll(Delays(), 5.1)
            bursts.append(cpu.seconds * 1000)
        figures: Figures = {"burst_cpu_ms": statistics.median(bursts)}
        figures |= self._storm()
        cpu = CpuShare()
        until = time.monotonic() + self._order.idle_s
        while (left := until - time.monotonic()) > 0:
            self._poll(Delays(), min(30.1, left + 0.1))
        figures["idle_cpu_percent"] = cpu.percent
        return figures

    def _storm(self) -> Figures:
        server, delays = self._order.server(), Delays()
        before, started = server.give(f"start?{self._order.rate}"), time.perf_counter()
        cpu = CpuShare()
        stop = threading.Timer(self._order.live_s, server.give, ["stop"])
        stop.start()
        while time.perf_counter() - started < self._order.live_s:
            self._poll(delays, 1.1)
        figures = {"live_cpu_percent": cpu.percent, **delays.figures()}
        took = time.perf_counter() - started
        stop.join()
        after = server.give("cpu")
        figures["changes_made"] = after["changes"] - before["changes"]
        figures["server_live_cpu_percent"] = (after["cpu_s"] - before["cpu_s"]) / took * 100
        figures["live_rss_mib"], figures["live_peak_mib"] = memory_mib()
        self._poll(Delays(), 0.1)
        return figures

    def _poll(self, delays: Delays, timeout_s: float) -> None:
        answer = self._call("event.from", self._order.classes, self._token, timeout_s)
        for event in answer["events"]:
            records = self._pool.setdefault(event["class"], {})
            if event["operation"] == "del":
                records.pop(event["ref"], None)
            else:
                records[event["ref"]] = event["snapshot"]
        self._token = answer["token"]
        delays.take(stamp_of(event.get("snapshot", {})) for event in answer["events"])
