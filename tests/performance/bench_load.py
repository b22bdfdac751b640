# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How long a pool takes to load, how long the loop stalls meanwhile, and how much memory the cache holds.

Run as `python -m tests.performance.bench_load [hosts] [vms]`; the pool is the simulator's, in a process of its own.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import resource
import sys
import time
from contextlib import aclosing
from multiprocessing.connection import Connection
from pathlib import Path

from xolite_desktop.xapi.client import Batch, Client
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins

TICK_S = 0.002
OWN_WORK_BUDGET_S = 2.0
STALL_BUDGET_MS = 50.0


def serve(pipe: Connection, hosts: int, vms: int) -> None:
    """The pool, until the other side says stop."""
    from xolite_desktop.simulator import Simulator

    with Simulator(generate=(hosts, vms)) as simulator:
        pipe.send((simulator.url, simulator.certificate, simulator.user, simulator.password))
        pipe.recv()


def resident_mib() -> float:
    """Memory this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


class StallMeter:
    """Wakes every 2 ms and notes how much later than that it was."""

    def __init__(self) -> None:
        self.longest_ms = 0.0
        self.over_16_ms = 0

    async def run(self) -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(TICK_S)
            late_ms = (time.perf_counter() - before - TICK_S) * 1000
            self.longest_ms = max(self.longest_ms, late_ms)
            self.over_16_ms += late_ms > 16


async def load(url: str, der: bytes, user: str, password: str) -> bool:
    """Sign in, load, print; whether it was within the budgets."""
    pins = Pins(None)
    endpoint = Endpoint.parse(url)
    pins.trust_once(endpoint, Certificate(der))
    client = Client(endpoint, pins)
    before_mib = resident_mib()
    started, cpu_started = time.perf_counter(), time.process_time()
    await client.sign_in(user, password)
    meter = StallMeter()
    ticking = asyncio.create_task(meter.run())
    async with aclosing(client.subscribe()) as batches:
        first = await anext(batches)
    seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - cpu_started
    ticking.cancel()
    assert isinstance(first, Batch)
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"objects        {first.event_count}")
    print(f"answer         {first.bytes / 1e6:.1f} MB")
    print(f"load           {seconds:.2f} s (server included), {cpu_seconds:.2f} s of it our own work")
    print(f"longest stall  {meter.longest_ms:.1f} ms, {meter.over_16_ms} over 16 ms")
    print(f"memory         {resident_mib() - before_mib:.0f} MiB more, peak {peak_mib:.0f} MiB in all")
    await client.close()
    return cpu_seconds <= OWN_WORK_BUDGET_S and meter.longest_ms <= STALL_BUDGET_MS


def main() -> None:
    hosts, vms = (int(word) for word in (*sys.argv[1:3], "64", "10000")[:2])
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs, hosts, vms))
    server.start()
    try:
        within = asyncio.run(load(*ours.recv()))
    finally:
        ours.send("stop")
        server.join()
    print("within budget" if within else "OVER BUDGET")


if __name__ == "__main__":
    main()
