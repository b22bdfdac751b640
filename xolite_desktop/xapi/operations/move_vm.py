# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Sending a VM with its disks to a host of its pool or of another one."""

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.finding import Verify
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.operations.step import Report
from xolite_desktop.xapi.operations.verify import gone, resident_on
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.move_vm import MoveVm
from xolite_desktop.xapi.refs import Ref


async def move(client: Client, there: Client, plan: MoveVm, report: Report, on_task: OnTask = None) -> Ref:
    """Send it; the VM's ref at its destination. `there` is the client of the pool that takes it, or `client`.

    The pool is asked first whether it can be done: what that raises has changed nothing. Raises also what
    `Client.run_task` raises; a move that fails or is cancelled leaves the VM where it was.
    """
    destination = await there.call("host.migrate_receive", plan.host, plan.network, {})
    vdi_map = plan.vdi_map(client.cache, there.cache)
    vif_map = plan.vif_map(client.cache, there.cache)
    options = {"copy": "true"} if plan.is_copy else {}
    params = (plan.vm, destination, True, vdi_map, vif_map, options)
    verify = _verify(client, there, plan)
    try:
        await client.call("VM.assert_can_migrate", *params)
        result = await client.run_task(
            "VM.migrate_send",
            *params,
            on_progress=report,
            on_task=on_task,
            applies_to=(plan.vm,),
            verify=verify,
        )
    except Failure as failure:
        raise _without_session(failure, destination) from None
    return Ref(str(result or plan.vm))


def _without_session(failure: Failure, destination: object) -> Failure:
    """Servers repeat what they were given, and this names a session of the destination."""
    session = str(destination.get("session_id", "")) if isinstance(destination, dict) else ""
    params = tuple(each.replace(session, "…") if session else each for each in failure.params)
    return Failure(failure.code, params, failure.method, failure.endpoint)


def _verify(client: Client, there: Client, plan: MoveVm) -> Verify | None:
    """What shows that it went although the answer was lost; nothing does for a copy, or a VM that stays on its host."""
    vm = client.cache.vm(plan.vm)
    if plan.is_copy or vm is None:
        return None
    if there is not client:
        return gone(client, "VM", plan.vm)
    moves = vm.power_state == PowerState.RUNNING and vm.resident_on != plan.host
    return resident_on(client, plan.vm, plan.host) if moves else None
