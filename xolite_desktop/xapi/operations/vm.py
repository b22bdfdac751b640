# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Clone a VM: one task of the server."""

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.operations.step import Report
from xolite_desktop.xapi.operations.verify import new_vm
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.refs import Ref


async def clone(client: Client, vm_ref: Ref, name: str, report: Report, on_task: OnTask = None) -> Ref:
    """A fast copy on the same storage; the new VM. The clone of a template is a template."""
    verify = new_vm(client, vm_ref, name, snapshot=False)
    made = await client.run_task("VM.clone", vm_ref, name, on_progress=report, on_task=on_task, verify=verify)
    return Ref(str(made))
