# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Sending a VM with its disks to a host of its pool or of another one."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.finding import Verify
from xolite_desktop.xapi.errors import Failure, XapiError
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.operations.step import Report
from xolite_desktop.xapi.operations.verify import gone, resident_on
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.move_vm import MoveVm
from xolite_desktop.xapi.refs import Ref

FAREWELL_S: Final = 5.0
"""How long somebody who leaves waits for a destination that is still asked, to end what it made."""


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
    destination = await _received(there, plan)
    options = {"copy": "true"} if sending.is_copy else {}
    params = (sending.vm, destination, True, sending.disks, sending.interfaces, options)
    may_go_on = False
    try:
        await client.call("VM.assert_can_migrate", *params)
        may_go_on = True
        result = await client.run_task(
            "VM.migrate_send",
            *params,
            on_progress=report,
            on_task=on_task,
            applies_to=(sending.vm,),
            verify=sending.verify,
        )
        may_go_on = False
    except XapiError as error:
        may_go_on = may_go_on and error.may_have_run
        raise _without_session(error, destination) from None
    finally:
        if not may_go_on:  # a move that may go on without us needs it, and it ends by itself in the end
            await _end_session(there, destination)
    return Ref(str(result or sending.vm))


async def _received(there: Client, plan: MoveVm) -> object:
    """What the destination says it takes the VM with. The session it made for that is ended if nobody waits for it."""
    asking = asyncio.ensure_future(there.call("host.migrate_receive", plan.host, plan.network, {}))
    try:
        return await asyncio.shield(asking)
    except asyncio.CancelledError:
        with suppress(XapiError, TimeoutError):
            async with asyncio.timeout(FAREWELL_S):
                await _end_session(there, await asking)
        raise


async def _end_session(there: Client, destination: object) -> None:
    if session := _session(destination):
        await there.end_session(Ref(session))


def _session(destination: object) -> str:
    return str(destination.get("session_id", "")) if isinstance(destination, dict) else ""


def _without_session(error: XapiError, destination: object) -> XapiError:
    """Servers repeat what they were given, and this names a session of the destination."""
    session = _session(destination)
    if not isinstance(error, Failure) or not session:
        return error
    params = tuple(each.replace(session, "…") for each in error.params)
    return Failure(error.code, params, error.method, error.endpoint)


def _verify(client: Client, there: Client, plan: MoveVm) -> Verify | None:
    """What shows that it went although the answer was lost; nothing does for a copy, or a VM that stays on its host."""
    vm = client.cache.vm(plan.vm)
    if plan.is_copy or vm is None:
        return None
    if there is not client:
        return gone(client, "VM", plan.vm)
    moves = vm.power_state == PowerState.RUNNING and vm.resident_on != plan.host
    return resident_on(client, plan.vm, plan.host) if moves else None
