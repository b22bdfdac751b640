# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Clone and copy VMs, templates and snapshots; turn VMs into templates and back."""

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations.step import Report, Step, run_steps
from xolite_desktop.xapi.operations.verify import new_vm
from xolite_desktop.xapi.operations.vm_delete import destroy_disk
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.copy_vm import CopyVm
from xolite_desktop.xapi.refs import Ref


async def clone(client: Client, vm_ref: Ref, name: str, report: Report, on_task: OnTask = None) -> Ref:
    """A fast copy on the same storage; the new VM. The clone of a template is a template."""
    verify = new_vm(client, vm_ref, name, snapshot=False)
    made = await client.run_task("VM.clone", vm_ref, name, on_progress=report, on_task=on_task, verify=verify)
    return Ref(str(made))


async def copy(
    client: Client, vm_ref: Ref, name: str, sr_ref: Ref, report: Report, on_task: OnTask = None
) -> Ref:
    """A full copy on an SR; the new VM."""
    verify = new_vm(client, vm_ref, name, snapshot=False)
    made = await client.run_task(
        "VM.copy", vm_ref, name, sr_ref, on_progress=report, on_task=on_task, verify=verify
    )
    return Ref(str(made))


async def duplicate(client: Client, vm_ref: Ref, plan: CopyVm, report: Report, on_task: OnTask = None) -> Ref:
    """A clone or a copy, as planned; the new VM or template. Nothing is left of it if a step fails."""
    made: list[Ref] = []

    async def make(part: Report) -> None:
        if plan.sr is None:
            made.append(await clone(client, vm_ref, plan.name, part, on_task))
        else:
            made.append(await copy(client, vm_ref, plan.name, plan.sr, part, on_task))

    async def describe(_: Report) -> None:
        await client.call("VM.set_name_description", made[0], plan.description)

    async def make_vm(_: Report) -> None:
        await client.call("VM.set_is_a_template", made[0], False)

    steps = [Step("copy", make, lambda: discard(client, made[0]), weight=9.0)]
    source = client.cache.vm(vm_ref)
    if source is None or plan.description != source.name_description:
        steps.append(Step("describe", describe))
    if plan.as_vm and (source is None or source.is_a_template):
        steps.append(Step("turn into a VM", make_vm))
    await run_steps(steps, report)
    return made[0]


async def discard(client: Client, vm_ref: Ref) -> None:
    """Remove a VM that was made a moment ago, with the disks it has now. The cache may not know it yet."""
    disks: list[Ref] = []
    try:
        vbds = await client.call("VM.get_VBDs", vm_ref)
        for vbd in vbds if isinstance(vbds, list) else ():
            if await client.call("VBD.get_type", vbd) == "Disk":
                disks.append(Ref(str(await client.call("VBD.get_VDI", vbd))))
        await client.run_task("VM.destroy", vm_ref)
    except Failure as failure:
        if failure.code != "HANDLE_INVALID":
            raise
    for disk in disks:
        await destroy_disk(client, disk, lambda _: None)


async def to_template(client: Client, vm_ref: Ref) -> None:
    """A halted VM becomes a template, for good unless it is turned back."""
    await client.call("VM.set_is_a_template", vm_ref, True)


async def to_vm(client: Client, template_ref: Ref) -> None:
    """A template of one's own becomes a VM again."""
    await client.call("VM.set_is_a_template", template_ref, False)
