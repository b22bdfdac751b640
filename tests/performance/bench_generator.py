# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How long the simulator takes to make a pool and to load it.

Run as `python -m tests.performance.bench_generator [hosts] [vms]`.
"""

from __future__ import annotations

import sys
import time

from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.generator import generate
from xolite_desktop.simulator.scenario import load

BUDGET_S = 10.0


def main(hosts: int = 64, vms: int = 10_000) -> None:
    """Print the times, and whether they are within the budget."""
    started = time.perf_counter()
    records = generate(hosts, vms, 1)
    made = time.perf_counter()
    db = Database()
    load(db, records, "https://127.0.0.1")
    loaded = time.perf_counter()
    count = sum(db.count(cls) for cls in db.schema.classes)
    print(f"{count} records made in {made - started:.1f} s, loaded in {loaded - made:.1f} s")
    print("within budget" if loaded - started <= BUDGET_S else "OVER BUDGET")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
