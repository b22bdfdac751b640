# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A snapshot is a new VM record."""

from __future__ import annotations

from typing import Any, cast

from helpers.direct_pool import DirectClient, DirectPool
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.operations import snapshot
from xolite_desktop.xapi.plans.snapshot import Revert
from xolite_desktop.xapi.records.kinds import is_vm
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.rules import vm as rules


async def test_a_snapshot_is_made_of_a_vm_and_named(demo: Simulator, live: Client) -> None:
    machine = next(
        ref
        for ref, record in live.cache.of(VM, "VM").items()
        if is_vm(record) and rules.snapshot(live.cache, ref) is None
    )
    made = await snapshot.snapshot(live, machine, "made by a test", lambda part: None)
    record = demo.run(lambda: dict(demo.db.get("VM", made)))
    assert record["name_label"] == "made by a test"
    assert record["snapshot_of"] == machine


async def test_a_lost_answer_does_not_pass_for_going_back() -> None:
    """The newest snapshot is the parent of its VM also before."""
    pool = DirectPool("demo")
    vm = next(
        ref for ref, each in pool.cache.of(VM, "VM").items()
        if is_vm(each) and each.VBDs and rules.snapshot(pool.cache, ref) is None
    )  # fmt: skip
    direct = DirectClient(pool)
    client = cast(Client, direct)
    made = await snapshot.snapshot(client, vm, "newest", lambda _: None)
    assert pool.db.get("VM", vm)["parent"] == made
    findings: list[bool] = []
    task = direct.run_task

    async def lost(method: str, *params: object, verify: Any = None, **_: object) -> object:
        findings.append((await verify()).done)
        result = await task(method, *params)
        findings.append((await verify()).done)
        return result

    direct.run_task = lost  # type: ignore[method-assign]
    await snapshot.revert(client, made, Revert(), lambda _: None)
    assert findings[:2] == [False, True]
