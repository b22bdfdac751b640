# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A snapshot is a new VM record."""

from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.operations import snapshot
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
