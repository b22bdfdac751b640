# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a host does for itself while its coordinator is gone, and how the others are told afterwards."""

from __future__ import annotations

import asyncio
from typing import cast

from xolite_desktop.simulator import members
from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.host_methods import AGENT_RESTART_S
from xolite_desktop.simulator.members import Door
from xolite_desktop.simulator.methods import method

# The answer is sent before the toolstack restarts.
_ANSWER_S = 1.0


@method("pool.emergency_transition_to_master")
async def emergency_transition_to_master(call: Call) -> None:
    """This host becomes the coordinator; the others do not hear of it. Refused while high availability is armed."""
    pool, host = members.member_host(_here(call))
    if await asyncio.to_thread(pool.run, lambda: _armed(pool)):
        call.fail("HA_IS_ENABLED")

    def take_over() -> None:
        members.transition(pool, host)
        pool.go_away(AGENT_RESTART_S, after=_ANSWER_S, to=host)

    await asyncio.to_thread(pool.run, take_over)


@method("pool.emergency_reset_master")
async def emergency_reset_master(call: Call, address: str) -> None:
    """This host follows another coordinator from now on, whether there is one or not. Refused while high availability is
    armed."""
    here = _here(call)
    pool, _ = members.member_host(here)
    if await asyncio.to_thread(pool.run, lambda: _armed(pool)):
        call.fail("HA_IS_ENABLED")
    members.follow(here, address, pool.fingerprint)


@method("host.emergency_ha_disable")
async def emergency_ha_disable(call: Call, soft: bool = False) -> None:
    """High availability ends on this host, whatever the others do; here the hosts share what they know of it."""
    pool, _ = members.member_host(_here(call))
    ref = next(iter(pool.db.records("pool")))
    await asyncio.to_thread(pool.run, lambda: pool.db.update("pool", ref, ha_enabled=False))


@method("pool.recover_slaves")
def recover_slaves(call: Call) -> list[str]:
    """Members that lost their coordinator hear of this one; those that did."""
    return members.recover(_here(call))


def _armed(pool: Door) -> bool:
    return bool(next(iter(pool.db.records("pool").values()))["ha_enabled"])


def _here(call: Call) -> Door:
    return cast(Door, call.simulator)
