# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What needs a VM that stands still, done with a running one: a snapshot is taken for it, and deleted whatever happens."""

from collections.abc import Awaitable, Callable
from typing import Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure, XapiError
from xolite_desktop.xapi.names import VbdType
from xolite_desktop.xapi.operations.step import Report, Step, run_steps, share
from xolite_desktop.xapi.operations.verify import gone, new_vm
from xolite_desktop.xapi.operations.vm_delete import destroy_disks
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.refs import NULL_REF, Ref
from xolite_desktop.xapi.rules.placement import vbds_of

LEFT_BEHIND: Final = "SNAPSHOT_LEFT_BEHIND"
"""Ours: everything is done, but the snapshot that was taken for it could not be deleted. Parameter: the VM."""
_LOOK_S: Final = 0.1
_LOOKS: Final = 300
"""How often: events come within a second, unless the connection was lost."""

Work = Callable[[Ref, Report], Awaitable[object]]


class SnapshotLeft(Failure):
    """What was wanted is done; to do it again would take another snapshot."""

    can_retry = False

    def __init__(self, vm_ref: Ref, cause: XapiError) -> None:
        super().__init__(LEFT_BEHIND, (vm_ref,), "VM.destroy")
        self.add_note(str(cause))


async def through_snapshot(
    client: Client, vm_ref: Ref, work: Work, report: Report, on_task: OnTask = None
) -> None:
    """`work` with a snapshot of the VM, which has its name and is no template, so that what is made of it is a VM of this name.
    Raises `SnapshotLeft` if only the deletion failed."""
    vm = client.cache.vm(vm_ref)
    if vm is None:
        raise Failure("HANDLE_INVALID", ("VM", vm_ref), "VM.snapshot")
    taken: list[Ref] = []

    async def take(part: Report) -> None:
        verify = new_vm(client, vm_ref, vm.name_label, snapshot=True)
        made = await client.run_task(
            "VM.snapshot", vm_ref, vm.name_label, on_progress=part, on_task=on_task, verify=verify
        )
        taken.append(Ref(str(made)))

    async def prepare(_: Report) -> None:
        # A file made of a snapshot would become a template where it is imported.
        await client.call("VM.set_is_a_template", taken[0], False)
        await _heard_of(client, taken[0])

    async def undo() -> None:
        await remove(client, taken[0], lambda _: None)

    steps = [
        Step("the snapshot", take, undo),
        Step("its kind", prepare, weight=0.1),
        Step("the work", lambda part: work(taken[0], part), weight=19.0),
    ]
    await run_steps(steps, share(report, 0.0, 0.97))
    try:
        await remove(client, taken[0], share(report, 0.97, 0.03))
    except XapiError as error:
        raise SnapshotLeft(vm_ref, error) from error


async def remove(client: Client, snapshot: Ref, report: Report) -> None:
    """A snapshot and its disks, which the cache may not know yet. Nothing is done if it is gone."""
    try:
        disks = [
            Ref(str(await client.call("VBD.get_VDI", vbd)))
            for vbd in _refs(await client.call("VM.get_VBDs", snapshot))
            if await client.call("VBD.get_type", vbd) == VbdType.DISK
        ]
        verify = gone(client, "VM", snapshot)
        await client.run_task("VM.destroy", snapshot, on_progress=share(report, 0.0, 0.5), verify=verify)
    except Failure as failure:
        if failure.code != "HANDLE_INVALID":
            raise
        return
    await destroy_disks(client, [disk for disk in disks if disk != NULL_REF], share(report, 0.5, 0.5))


async def _heard_of(client: Client, snapshot: Ref) -> None:
    """Wait for the events about it and its disks: what is done with it looks there."""
    for _ in range(_LOOKS):
        found = client.cache.vm(snapshot)
        if found is not None and found.VBDs and len(list(vbds_of(client.cache, found))) == len(found.VBDs):
            disks = [vbd.VDI for vbd in vbds_of(client.cache, found) if vbd.type == VbdType.DISK]
            if all(client.cache.vdi(disk) is not None for disk in disks):
                return
        elif found is not None and not _refs(await client.call("VM.get_VBDs", snapshot)):
            return
        await client.pause(_LOOK_S)
    raise Failure("HANDLE_INVALID", ("VM", snapshot), "VM.snapshot")


def _refs(found: object) -> list[Ref]:
    return [Ref(str(each)) for each in found] if isinstance(found, list) else []
