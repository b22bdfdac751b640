# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Discs go into a VM's drive and out of it."""

from __future__ import annotations

from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.operations import vbd
from xolite_desktop.xapi.records.kinds import is_vm
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import vbd as rules


def inside(demo: Simulator, drive: Ref) -> str:
    return demo.run(
        lambda: "" if demo.db.get("VBD", drive)["empty"] else str(demo.db.get("VBD", drive)["VDI"])
    )


async def test_a_disc_takes_the_place_of_another_and_is_ejected(demo: Simulator, live: Client) -> None:
    cache = live.cache
    vm_ref, disc = next(
        (ref, disc)
        for ref, vm in cache.of(VM, "VM").items()
        for disc in rules.discs(cache)
        if is_vm(vm) and rules.disc_in(cache, ref) not in (None, disc) and not rules.insert(cache, ref, disc)
    )
    found = rules.cd_drive(cache, vm_ref)
    assert found is not None
    drive, heard = found[0], [0.0]
    before = demo.calls.copy()
    await vbd.insert(live, vm_ref, disc, heard.append)
    assert inside(demo, drive) == disc
    assert heard == sorted(heard)
    made = demo.calls - before
    assert (made["Async.VBD.eject"], made["Async.VBD.insert"]) == (1, 1)
    await vbd.eject(live, vm_ref, heard.append)
    assert inside(demo, drive) == ""


async def test_a_vm_without_a_drive_is_left_alone(demo: Simulator, live: Client) -> None:
    before = demo.calls.copy()
    await vbd.insert(live, Ref("OpaqueRef:none"), Ref("OpaqueRef:iso"), lambda _: None)
    await vbd.eject(live, Ref("OpaqueRef:none"), lambda _: None)
    assert not demo.calls - before
