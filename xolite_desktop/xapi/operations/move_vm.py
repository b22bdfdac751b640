# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Sending a VM with its disks to a host of its pool or of another one."""

from collections.abc import Mapping
from dataclasses import dataclass

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
    sending = Sending(
        plan.vm, plan.vdi_map(client.cache, there.cache), plan.vif_map(client.cache, there.cache), plan.is_copy,
        _verify(client, there, plan),
    )  # fmt: skip
    return await send(client, there, plan, sending, report, on_task)


@dataclass(frozen=True)
class Sending:
    """What goes to the host of a plan, by the plan's network, and what shows that it went."""

    vm: Ref
    disks: Mapping[Ref, Ref]
    interfaces: Mapping[Ref, Ref]
    is_copy: bool = False
    verify: Verify | None = None


async def send(
    client: Client, there: Client, plan: MoveVm, sending: Sending, report: Report, on_task: OnTask = None
) -> Ref:
    """Ask the destination, then the pool, then send. The session that the destination makes for it is ended with it."""
    destination = await there.call("host.migrate_receive", plan.host, plan.network, {})
    options = {"copy": "true"} if sending.is_copy else {}
    params = (sending.vm, destination, True, sending.disks, sending.interfaces, options)
    try:
        await client.call("VM.assert_can_migrate", *params)
        result = await client.run_task(
            "VM.migrate_send",
            *params,
            on_progress=report,
            on_task=on_task,
            applies_to=(sending.vm,),
            verify=sending.verify,
        )
    except Failure as failure:
        await _end_session(there, destination)
        raise _without_session(failure, destination) from None
    await _end_session(there, destination)
    return Ref(str(result or sending.vm))


async def _end_session(there: Client, destination: object) -> None:
    """Only once it is known that nothing goes on by it any more."""
    if session := _session(destination):
        await there.end_session(Ref(session))


def _session(destination: object) -> str:
    return str(destination.get("session_id", "")) if isinstance(destination, dict) else ""


def _without_session(failure: Failure, destination: object) -> Failure:
    """Servers repeat what they were given, and this names a session of the destination."""
    session = _session(destination)
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
