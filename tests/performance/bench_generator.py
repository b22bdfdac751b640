# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How long a pool of the largest size takes to make and to load."""

from __future__ import annotations

import time

from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.generator import generate
from xolite_desktop.simulator.scenario import load


def test_ten_thousand_vms_on_64_hosts_take_seconds() -> None:
    started = time.perf_counter()
    records = generate(64, 10_000, 1)
    made = time.perf_counter()
    db = Database()
    load(db, records, "https://127.0.0.1:4433")
    loaded = time.perf_counter()
    count = sum(db.count(cls) for cls in db.schema.classes)
    assert count > 60_000
    assert loaded - started < 30
    print(f"{count} records made in {made - started:.1f} s, loaded in {loaded - made:.1f} s")
