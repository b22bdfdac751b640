# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Who the coordinator is, and which hosts belong to the pool.

Each of these calls takes connections along: every toolstack restarts with a new coordinator, that of a host that joins,
and a host that leaves reboots. What happened is seen by what the pool says afterwards.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure, OutcomeUnknown, XapiError
from xolite_desktop.xapi.operations import host_power
from xolite_desktop.xapi.operations.step import Report
from xolite_desktop.xapi.operations.verify import field_is, gone
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.join_pool import JoinPool, joining_host
from xolite_desktop.xapi.refs import Ref

JOIN_S: Final = 600.0
APPEARS_WITHIN_S: Final = 600.0


async def designate(
    client: Client, host_ref: Ref, report: Report = lambda _: None, on_task: OnTask = None
) -> None:
    """Another host becomes the coordinator. The task is gone with the toolstacks; the pool says who it is."""
    pool_ref = next(iter(client.cache.records("pool")), Ref(""))
    verify = field_is(client, "pool", pool_ref, "master", host_ref)
    await client.run_task(
        "pool.designate_new_master", host_ref, on_progress=report, on_task=on_task, verify=verify
    )


async def eject(
    client: Client,
    host_ref: Ref,
    plan: object = None,
    report: Report = lambda _: None,
    on_task: OnTask = None,
) -> None:
    """Take a host out of the pool. It wipes its own storage and reboots."""
    verify = gone(client, "host", host_ref)
    await client.run_task("pool.eject", host_ref, on_progress=report, on_task=on_task, verify=verify)


async def join(
    client: Client, there: Client, plan: JoinPool, report: Report, leave: Callable[[], None]
) -> Ref:
    """Let the one host of the pool `there` join this one; its ref in this pool, once it is heard from.

    The call is made on the host that joins, which restarts its toolstack then: `leave` is called when nothing may be
    asked of `there` any more. Raises `Failure` with what keeps it from joining, `OutcomeUnknown` if it does not appear.
    """
    host_ref = joining_host(there.cache)
    host = there.cache.host(host_ref) if host_ref is not None else None
    coordinator = client.cache.host(client.cache.pool.master) if client.cache.pool is not None else None
    if host is None or coordinator is None:
        raise Failure("JOINING_HOST_CANNOT_BE_MASTER_OF_OTHER_HOSTS")
    with suppress(OutcomeUnknown):
        await there.call("pool.join", coordinator.address, plan.user.strip(), plan.password, timeout_s=JOIN_S)
    leave()
    report(0.6)
    ref = await _appeared(client, host.uuid)
    report(0.8)
    await host_power.until_back(client, ref, "pool.join", {})
    return ref


async def _appeared(client: Client, uuid: str) -> Ref:
    """The host of a uuid, as soon as the pool has it. Raises `OutcomeUnknown` after ten minutes."""
    waited = 0.0
    while waited < APPEARS_WITHIN_S:
        try:
            found: Any = await client.call("host.get_by_uuid", uuid)
            return Ref(str(found))
        except Failure as failure:
            if failure.code != "UUID_INVALID":
                raise
        except XapiError:
            pass  # the connection may be away for a moment
        await client.pause(host_power.LOOK_S)
        waited += host_power.LOOK_S
    raise OutcomeUnknown("pool.join", "", "The host did not appear in the pool within ten minutes.")
