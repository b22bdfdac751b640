# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""All VMs of a package at once, as a vApp, or none of them."""

from collections.abc import Sequence
from contextlib import suppress

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import XapiError
from xolite_desktop.xapi.operations.import_images import import_images
from xolite_desktop.xapi.operations.step import Report, share
from xolite_desktop.xapi.operations.take_back import take_back
from xolite_desktop.xapi.operations.transfer import OnBytes
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.import_vm.import_vm import ImportVm
from xolite_desktop.xapi.refs import Ref

_SENT = 0.97


async def import_together(
    client: Client, plan: ImportVm, report: Report, on_task: OnTask = None, on_bytes: OnBytes = None
) -> Ref:
    """The vApp, with its VMs halted, in the order in which the package starts them. Raises as `import_images`."""
    parts, made = plan.parts(client.cache), list[Ref]()
    vapps: list[Ref] = []
    whole = sum(part.package.disk_bytes for part in parts if part.package is not None) or 1
    done = 0
    try:
        for part in parts:
            assert part.package is not None, "a part is of a package"
            of_it = share(report, _SENT * done / whole, _SENT * part.package.disk_bytes / whole)
            made.append(await import_images(client, part, of_it, on_task, on_bytes))
            done += part.package.disk_bytes
        record = {"name_label": plan.name, "name_description": ""}
        vapps.append(Ref(str(await client.call("VM_appliance.create", record))))
        await _enrol(client, vapps[0], parts, made)
    except BaseException as error:
        for vapp in vapps:
            with suppress(XapiError):  # an empty one does no harm
                await client.run_task("VM_appliance.destroy", vapp)
        for vm in reversed(made):
            await _take_back(client, vm, error)
        raise
    report(1.0)
    return vapps[0]


async def _enrol(client: Client, vapp: Ref, parts: Sequence[ImportVm], made: Sequence[Ref]) -> None:
    for part, vm in zip(parts, made, strict=True):
        await client.call("VM.set_appliance", vm, vapp)
        if part.package is not None and part.package.order:
            await client.call("VM.set_order", vm, part.package.order)
        if part.package is not None and part.package.start_delay_s:
            await client.call("VM.set_start_delay", vm, part.package.start_delay_s)


async def _take_back(client: Client, vm: Ref, error: BaseException) -> None:
    try:
        await take_back(client, vm, error)
    except XapiError as failed:
        error.add_note(f"a VM could not be removed: {failed}")
