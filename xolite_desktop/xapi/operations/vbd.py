# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Change the disc in a VM's drive: eject what is in it, insert another one."""

from functools import partial
from typing import Any

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.finding import Finding, Verify
from xolite_desktop.xapi.operations.step import Report, Step, run_steps
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.vbd import cd_drive


async def eject(client: Client, vm_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Take the disc out of the VM's drive. Nothing is done without a drive, or when it is empty."""
    drive = cd_drive(client.cache, vm_ref)
    if drive is not None and not drive[1].empty:
        await _eject(client, drive[0], on_task, report)


async def insert(client: Client, vm_ref: Ref, vdi_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Put a disc into the VM's drive, in place of the one that is in it. Nothing is done without a drive."""
    drive = cd_drive(client.cache, vm_ref)
    if drive is None:
        return
    ref, vbd = drive
    steps = [Step("insert", partial(_insert, client, ref, vdi_ref, on_task))]
    if not vbd.empty:
        steps.insert(0, Step("eject", partial(_eject, client, ref, on_task)))
    await run_steps(steps, report)


async def _eject(client: Client, vbd_ref: Ref, on_task: OnTask, report: Report) -> None:
    verify = _holds(client, vbd_ref, None)
    await client.run_task("VBD.eject", vbd_ref, on_progress=report, on_task=on_task, verify=verify)


async def _insert(client: Client, vbd_ref: Ref, vdi_ref: Ref, on_task: OnTask, report: Report) -> None:
    verify = _holds(client, vbd_ref, vdi_ref)
    await client.run_task("VBD.insert", vbd_ref, vdi_ref, on_progress=report, on_task=on_task, verify=verify)


def _holds(client: Client, vbd_ref: Ref, vdi_ref: Ref | None) -> Verify:
    """The drive has this disc in it, or none."""

    async def look() -> Finding:
        fields: Any = await client.call("VBD.get_record", vbd_ref)
        empty, inside = bool(fields.get("empty")), fields.get("VDI")
        done = empty if vdi_ref is None else not empty and inside == vdi_ref
        return Finding(done, f"The drive {'is empty' if empty else 'has a disc in it'}.")

    return look
