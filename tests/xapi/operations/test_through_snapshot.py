# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Work on a snapshot of a running VM: whatever call fails, what was done stays told apart from what is left."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import pytest

from helpers.direct_pool import DirectClient, DirectPool
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations.step import Report
from xolite_desktop.xapi.operations.through_snapshot import SnapshotLeft, through_snapshot
from xolite_desktop.xapi.plans.export_vm import ExportVms, Folder
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import vm as rules


@pytest.fixture
def pool() -> DirectPool:
    return DirectPool("demo")


@pytest.fixture
def vm(pool: DirectPool) -> Ref:
    return Ref(pool.db.find("VM", name_label="web-frontend-01")[0])


def there(pool: DirectPool) -> dict[str, list[str]]:
    return {cls: sorted(pool.db.records(cls)) for cls in ("VM", "VDI", "VBD", "VIF")}


def test_a_vm_that_runs_is_exported_if_a_snapshot_may_be_taken(pool: DirectPool, vm: Ref) -> None:
    assert rules.needs_snapshot(pool.cache, vm)
    assert rules.export(pool.cache, vm) is None
    plan = ExportVms("/data", ((vm, "a.xva"),))
    assert plan.problems(pool.cache, Folder("/data")) == []
    (problem,) = ExportVms("/data", ((vm, "a.xva"),), snapshot=False).problems(pool.cache, Folder("/data"))
    assert (problem.field, problem.code, problem.params) == ("snapshot", "EXPORT_RUNNING", (vm,))
    pool.db.update("VM", vm, blocked_operations={"snapshot": "SERVED"})
    pool.follow()
    assert getattr(rules.export(pool.cache, vm), "code", "") == "OPERATION_BLOCKED"
    pool.db.update("VM", vm, blocked_operations={"export": "SERVED"})
    pool.follow()
    assert getattr(rules.export(pool.cache, vm), "code", "") == "OPERATION_BLOCKED"


def test_the_work_gets_a_vm_of_the_same_name(pool: DirectPool, vm: Ref) -> None:
    seen: list[tuple[Any, ...]] = []

    async def work(snapshot: Ref, report: Report) -> None:
        found = pool.cache.vm(snapshot)
        assert found is not None
        seen.append((found.name_label, found.is_a_template, found.snapshot_of, len(found.VBDs)))

    before = there(pool)
    shares: list[float] = []
    client = cast(Client, DirectClient(pool))
    asyncio.run(through_snapshot(client, vm, work, shares.append))
    assert seen == [("web-frontend-01", False, vm, len(pool.cache.vm(vm).VBDs))]  # type: ignore[union-attr]
    assert there(pool) == before
    assert shares == sorted(shares)


async def tried(client: DirectClient, vm: Ref) -> str:
    worked: list[Ref] = []

    async def work(snapshot: Ref, report: Report) -> None:
        await client.call("VM.set_name_description", snapshot, "during the work")
        worked.append(snapshot)

    try:
        await through_snapshot(cast(Client, client), vm, work, lambda _: None)
    except SnapshotLeft:
        return "left" if worked else "wrong"
    except Failure:
        return "wrong" if worked else "failed"
    return "done"


def test_whatever_call_fails(vm: Ref) -> None:
    """Also the calls of the work itself, and those that take the snapshot back."""
    outcomes: list[str] = []
    for failing in range(30):
        pool = DirectPool("demo")
        before = there(pool)
        outcomes.append(asyncio.run(tried(DirectClient(pool, failing=failing), vm)))
        assert there(pool) == before or outcomes[-1] == "left"
        if outcomes[-1] == "done":
            break
    assert outcomes[:4] == ["failed", "failed", "failed", "left"]
    assert set(outcomes[3:-1]) == {"left"}
    assert outcomes[-1] == "done"
