# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Snapshot schedules: what they must be like, and what a run leaves."""

from __future__ import annotations

from typing import Any

import pytest

from tests.simulator.small_pool import SmallPool

NIGHTLY = {
    "name_label": "nightly", "name_description": "", "enabled": True, "type": "snapshot", "retained_snapshots": 2,
    "frequency": "daily", "schedule": {"min": "15", "hour": "2"},
}  # fmt: skip


@pytest.fixture
def pool() -> SmallPool:
    made = SmallPool()
    made.db.update("pool", next(iter(made.db.records("pool"))), restrictions={})
    return made


async def scheduled(pool: SmallPool, **changes: Any) -> tuple[str, str]:
    vmss = await pool.call("VMSS.create", {**NIGHTLY, **changes})
    vm = pool.vm(sr=pool.local_sr)
    await pool.call("VM.set_snapshot_schedule", vm, vmss)
    return vmss, vm


async def test_a_run_keeps_the_newest(pool: SmallPool) -> None:
    vmss, vm = await scheduled(pool)
    for _ in range(3):
        await pool.call("VMSS.snapshot_now", vmss)
    taken = pool.get("VM", vm)["snapshots"]
    assert len(taken) == 2
    assert all(pool.get("VM", each)["is_vmss_snapshot"] for each in taken)
    assert pool.get("VMSS", vmss)["VMs"] == [vm], "its snapshots are in no schedule"
    assert pool.messages()[-1] == "VMSS_SNAPSHOT_SUCCEEDED"


async def test_memory_is_taken_only_of_what_has_some(pool: SmallPool) -> None:
    vmss, vm = await scheduled(pool, type="checkpoint")
    await pool.call("VMSS.snapshot_now", vmss)
    assert pool.get("VM", vm)["snapshots"] == []


async def test_what_makes_no_sense_is_refused(pool: SmallPool) -> None:
    vmss, _ = await scheduled(pool)
    refused = await pool.failure("VMSS.create", {**NIGHTLY, "schedule": {"min": "7", "hour": "2"}})
    assert refused == ["INVALID_VALUE", "min", "7"]
    assert await pool.failure("VMSS.set_retained_snapshots", vmss, 11) == [
        "INVALID_VALUE", "retained_snapshots", "11",
    ]  # fmt: skip
    await pool.call("VMSS.set_frequency", vmss, "weekly")
    assert pool.get("VMSS", vmss)["schedule"] == {"min": "15", "hour": "2", "days": "Monday"}
    assert (await pool.failure("VMSS.set_schedule", vmss, {"days": "Funday"}))[:2] == [
        "INVALID_VALUE",
        "days",
    ]
    assert await pool.failure("VMSS.destroy", vmss) == ["VMSS_HAS_VM"]


async def test_a_licence_without_schedules() -> None:
    pool = SmallPool()
    assert await pool.failure("VMSS.create", NIGHTLY) == ["LICENCE_RESTRICTION", "VMSS"]
