# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A host joins another pool of this process, and leaves one."""

from __future__ import annotations

import asyncio
from typing import cast

from xolite_desktop.simulator import joining, members, neighbours
from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.failure import Failure, internal_error
from xolite_desktop.simulator.host_methods import AGENT_RESTART_S, BOOT_S, residents
from xolite_desktop.simulator.members import Door
from xolite_desktop.simulator.methods import Steps, method, operation
from xolite_desktop.simulator.vm_placement import is_live

EJECT_S = 8.0
# The answer is sent before the toolstack restarts.
_ANSWER_S = 1.0


@method("pool.join")
async def join(call: Call, address: str, user: str, password: str) -> None:
    """Called on the host that joins; it asks the coordinator at the address with that one's user and password."""
    here = cast(Door, call.simulator)
    pool = neighbours.at(address, call.simulator)
    if pool is None:
        raise Failure("JOINING_HOST_CONNECTION_FAILED")
    things = joining.brought(call.db)
    await asyncio.to_thread(pool.run, lambda: _admit(here, cast(Door, pool), user, password))
    await call.clock.sleep(1.0)
    await asyncio.to_thread(pool.run, lambda: _enter(here, cast(Door, pool), things))
    here.join(cast(Door, pool))
    call.simulator.spawn(_forget(call))
    call.simulator.go_away(AGENT_RESTART_S, after=_ANSWER_S)


def _admit(here: Door, pool: Door, user: str, password: str) -> None:
    pool.sessions.end(pool.sessions.login(user, password, "join"))
    reason = joining.why_not(here.db, pool.db)
    if reason is not None:
        raise reason


def _enter(here: Door, pool: Door, things: joining.Brought) -> None:
    host = joining.take_in(pool.db, things)
    members.announce(pool, host, here)
    members.announce(pool, str(next(iter(pool.db.records("pool").values()))["master"]), pool)
    pool.members[host] = here


async def _forget(call: Call) -> None:
    await call.clock.sleep(_ANSWER_S)
    joining.forget_all(call.db)


@method("pool.eject")
def eject(call: Call, host: str) -> Steps:
    """Remove a host, with its local storage and all that is on it. It reboots, and is a pool of its own then."""
    db = call.db
    record = db.get("host", host)
    if host == call.coordinator:
        raise internal_error("Xapi_pool.Cannot_eject_master")
    if not is_live(db, host):
        call.fail("HOST_OFFLINE", host)
    if call.pool["ha_enabled"]:
        call.fail("HA_IS_ENABLED")
    if residents(db, host):
        call.fail("HOST_HAS_RESIDENT_VMS", host)
    with operation(call, "pool", call.pool_ref, "eject"):
        yield EJECT_S
        name = str(record["name_label"])
        _remove(call, host)
    left = call.simulator.members.pop(host, None)
    if left is not None:
        call.simulator.spawn(_begin_anew(call, cast(Door, left), name))


def _remove(call: Call, host: str) -> None:
    db = call.db
    record = db.get("host", host)
    local = [
        db.get("PBD", pbd)["SR"]
        for pbd in record["PBDs"]
        if not db.get("SR", db.get("PBD", pbd)["SR"])["shared"]
    ]
    for cls, refs in (
        ("PBD", record["PBDs"]),
        ("PIF", record["PIFs"]),
        ("host_cpu", record["host_CPUs"]),
    ):
        for each in list(refs):
            db.destroy(cls, each)
    for sr in local:
        for vdi in list(db.get("SR", sr)["VDIs"]):
            db.destroy("VDI", vdi)
        db.destroy("SR", sr)
    if record["control_domain"] in db.records("VM"):
        db.destroy("VM", record["control_domain"])
    db.destroy("host", host)


async def _begin_anew(call: Call, left: Door, name: str) -> None:
    await asyncio.to_thread(left.run_coroutine, left.close_door)
    await call.clock.sleep(BOOT_S)

    def alone() -> None:
        joining.forget_all(left.db)
        joining.start_alone(left.db, name, left.netloc)
        left.faults.coordinator_address = None
        left.open_door()

    await asyncio.to_thread(left.run, alone)
