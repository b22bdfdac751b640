# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Take a snapshot of a VM."""

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.operations.step import Report
from xolite_desktop.xapi.operations.verify import new_vm
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.refs import Ref


async def snapshot(client: Client, vm_ref: Ref, name: str, report: Report, on_task: OnTask = None) -> Ref:
    """The disks at this moment, without memory; the snapshot. The name is given without the optional third parameter,
    which older servers do not take."""
    verify = new_vm(client, vm_ref, name, snapshot=True)
    made = await client.run_task(
        "VM.snapshot", vm_ref, name, on_progress=report, on_task=on_task, verify=verify
    )
    return Ref(str(made))
