# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Delete VMs, templates and snapshots with what belongs to them, and nothing that somebody else uses.

The VM goes first: if the server refuses that, nothing was lost. What cannot be deleted afterwards does not stop the
rest; the first such error is raised in the end, with notes about the others.
"""

from collections.abc import Iterable

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure, XapiError
from xolite_desktop.xapi.operations.step import Report, share
from xolite_desktop.xapi.operations.verify import gone
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.delete_vm import DeleteVm
from xolite_desktop.xapi.plans.snapshot import disks_of
from xolite_desktop.xapi.refs import Ref, is_null


async def delete(client: Client, vm_ref: Ref, plan: DeleteVm, report: Report, on_task: OnTask = None) -> None:
    """A VM or template, with the disks and snapshots of it that the plan names."""
    vm = client.cache.vm(vm_ref)
    if vm is None:
        return
    disks = disks_of(client.cache, vm) & plan.disks
    if plan.memory and not is_null(vm.suspend_VDI):
        disks.add(vm.suspend_VDI)
    snapshots = [ref for ref in vm.snapshots if ref in plan.snapshots]
    await _destroy_vm(client, vm_ref, share(report, 0.0, 0.3), on_task)
    left = _Leftovers()
    await _destroy_disks(client, disks, share(report, 0.3, 0.4), left)
    for number, ref in enumerate(snapshots):
        try:
            part = share(report, 0.7 + 0.3 * number / len(snapshots), 0.3 / len(snapshots))
            await delete_snapshot(client, ref, part, on_task)
        except XapiError as error:
            left.add(error)
    left.tell()
    report(1.0)


async def delete_snapshot(client: Client, ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """A snapshot with its disks and memory; nothing is done if it is gone."""
    snapshot = client.cache.vm(ref)
    if snapshot is None:
        return
    disks = disks_of(client.cache, snapshot)
    if not is_null(snapshot.suspend_VDI):
        disks.add(snapshot.suspend_VDI)
    await _destroy_vm(client, ref, share(report, 0.0, 0.5), on_task)
    left = _Leftovers()
    await _destroy_disks(client, disks, share(report, 0.5, 0.5), left)
    left.tell()


async def delete_branch(client: Client, ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """A snapshot and all that were taken after it, the last first."""
    below, waiting = [], [ref]
    while waiting:
        current = waiting.pop()
        snapshot = client.cache.vm(current)
        if snapshot is None or not snapshot.is_a_snapshot or current in below:
            continue
        below.append(current)
        waiting += snapshot.children
    for number, each in enumerate(reversed(below)):
        await delete_snapshot(client, each, share(report, number / len(below), 1 / len(below)), on_task)


class _Leftovers:
    """What could not be deleted."""

    def __init__(self) -> None:
        self._errors: list[XapiError] = []

    def add(self, error: XapiError) -> None:
        self._errors.append(error)

    def tell(self) -> None:
        """Raise the first error, if there is one."""
        if self._errors:
            first, *others = self._errors
            for other in others:
                first.add_note(str(other))
            raise first


async def _destroy_vm(client: Client, ref: Ref, report: Report, on_task: OnTask) -> None:
    try:
        verify = gone(client, "VM", ref)
        await client.run_task("VM.destroy", ref, on_progress=report, on_task=on_task, verify=verify)
    except Failure as failure:
        if failure.code != "HANDLE_INVALID":
            raise


async def _destroy_disks(client: Client, disks: Iterable[Ref], report: Report, left: _Leftovers) -> None:
    doomed = sorted(disks)
    for number, ref in enumerate(doomed):
        try:
            await destroy_disk(client, ref, share(report, number / len(doomed), 1 / len(doomed)))
        except XapiError as error:
            left.add(error)


async def destroy_disks(client: Client, disks: Iterable[Ref], report: Report) -> None:
    """Each as `destroy_disk` does it. The first error is raised in the end, with notes about the others."""
    left = _Leftovers()
    await _destroy_disks(client, disks, report, left)
    left.tell()


async def destroy_disk(client: Client, ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """A disk that no VM uses any more; one that is in use is left alone: the server itself would delete it from under a
    halted VM. Nothing is done if it is gone."""
    try:
        if await client.call("VDI.get_VBDs", ref):
            return
        verify = gone(client, "VDI", ref)
        await client.run_task("VDI.destroy", ref, on_progress=report, on_task=on_task, verify=verify)
    except Failure as failure:
        if failure.code != "HANDLE_INVALID":
            raise
