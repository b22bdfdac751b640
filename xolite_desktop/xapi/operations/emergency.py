# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A member takes over a pool that has lost its coordinator, and the others are told; or a member is sent to another one.

Source: the runbook of xe-toolstack (pool-emergency-transition-to-master, pool-recover-slaves), as calls.
"""

from typing import Final

from xolite_desktop.xapi.client.emergency_line import EmergencyLine, Standing
from xolite_desktop.xapi.errors import OutcomeUnknown
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.operations.step import Report
from xolite_desktop.xapi.plans.emergency import Recovery
from xolite_desktop.xapi.refs import Ref

LOOK_S: Final = 2.0
WITHIN_S: Final = 600.0
"""A toolstack that begins as a coordinator reads its whole database first."""


async def recover(line: EmergencyLine, plan: Recovery, report: Report) -> list[Ref]:
    """Do what was decided, and wait until the host stands as it was told; the hosts that were told of a new coordinator.

    Raises `Failure` with SESSION_AUTHENTICATION_FAILED, HA_IS_ENABLED and others, with nothing changed, and
    `OutcomeUnknown` if the host does not come back as what it was to be.
    """
    assert plan.member is not None
    user, member = plan.user.strip(), plan.member
    calls: list[tuple[str, tuple[object, ...]]] = [("host.emergency_ha_disable", ())] if plan.ends_ha else []
    if plan.follows:
        address = Endpoint.parse(plan.address).host  # a member takes no port, and keeps what it is given
        await line.call_locally(
            member, user, plan.password, [*calls, ("pool.emergency_reset_master", (address,))]
        )
        await _until(line, member, Standing.FOLLOWS, "pool.emergency_reset_master")
        return []
    await line.call_locally(
        member, user, plan.password, [*calls, ("pool.emergency_transition_to_master", ())]
    )
    report(0.2)
    await _until(line, member, Standing.COORDINATES, "pool.emergency_transition_to_master")
    report(0.7)
    told = await line.call(member, user, plan.password, "pool.recover_slaves")
    return [Ref(str(host)) for host in told] if isinstance(told, list) else []


async def _until(line: EmergencyLine, member: Endpoint, wanted: Standing, method: str) -> None:
    """Its toolstack restarts: for a moment it does not answer at all."""
    waited = 0.0
    while waited < WITHIN_S:
        await line.pause(LOOK_S)
        waited += LOOK_S
        if (await line.ask(member)).standing is wanted:
            return
    raise OutcomeUnknown(method, "", "The host did not come back within ten minutes.")
