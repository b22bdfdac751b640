# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Disks and drives of VMs: made, attached, plugged, changed, deleted."""

from functools import partial

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.names import VbdMode, VbdType
from xolite_desktop.xapi.operations.edit import edit as edit_value
from xolite_desktop.xapi.operations.edit import read
from xolite_desktop.xapi.operations.step import Report, Step, run_steps, share
from xolite_desktop.xapi.operations.verify import field_is, gone, new_named
from xolite_desktop.xapi.operations.vm_delete import destroy_disk
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.disk import CD_POSITION, AttachDisk, EditDisk, NewDisk, free_positions
from xolite_desktop.xapi.plans.edits import Edit, Slot
from xolite_desktop.xapi.plans.tags import ChangeTags
from xolite_desktop.xapi.refs import NULL_REF, Ref, is_null
from xolite_desktop.xapi.rules.disk import vdi_of

_AUTOMATIC = "autodetect"


async def create(client: Client, vm_ref: Ref, plan: NewDisk, report: Report, on_task: OnTask = None) -> Ref:
    """A new disk, attached, and plugged where the VM runs and takes it; the disk. Nothing is left if it fails."""
    made: list[Ref] = []

    async def make(part: Report) -> None:
        made.append(await make_disk(client, plan, part, on_task, hint=vm_ref))

    async def put(part: Report) -> None:
        to = AttachDisk(made[0], plan.mode, plan.bootable, plan.position)
        await attach(client, vm_ref, to, part, on_task)

    steps = [Step("disk", make, lambda: destroy_disk(client, made[0], lambda _: None)), Step("attach", put)]
    await run_steps(steps, report)
    return made[0]


async def create_free(client: Client, _: Ref, plan: NewDisk, report: Report, on_task: OnTask = None) -> Ref:
    """A new disk that no VM has yet."""
    return await make_disk(client, plan, report, on_task)


async def change_tags(client: Client, ref: Ref, plan: ChangeTags, report: Report, _: OnTask = None) -> None:
    """Of a disk, or of what a VBD attaches."""
    slot = Slot("VDI", vdi_of(client.cache, ref) or ref, "tags")
    before = await read(client, slot)
    after = plan.after(before if isinstance(before, tuple) else ())
    await edit_value(client, Edit(slot, before, after), report)


async def make_disk(
    client: Client, plan: NewDisk, report: Report, on_task: OnTask = None, *, hint: Ref | None = None
) -> Ref:
    """The disk alone; `hint` is the VM that will have it, for drivers that place disks of one VM together."""
    record: dict[str, object] = {
        "name_label": plan.name, "name_description": plan.description, "SR": plan.sr or NULL_REF,
        "virtual_size": plan.size, "type": "user", "sharable": plan.sharable, "read_only": False, "other_config": {},
        "xenstore_data": {}, "sm_config": {"vmhint": hint} if hint else {}, "tags": [],
    }  # fmt: skip
    verify = new_named(client, "VDI", plan.name)
    made = await client.run_task("VDI.create", record, on_progress=report, on_task=on_task, verify=verify)
    return Ref(str(made))


def vbd_record(
    vm_ref: Ref, vdi_ref: Ref, kind: VbdType, mode: VbdMode, position: str, *, bootable: bool
) -> dict[str, object]:
    """The record of a VBD to be created; a disk of ours belongs to its VM."""
    return {
        "VM": vm_ref, "VDI": vdi_ref, "userdevice": position or _AUTOMATIC, "bootable": bootable,
        "mode": mode.value, "type": kind.value, "unpluggable": True, "empty": is_null(vdi_ref),
        "other_config": {"owner": "true"} if kind is VbdType.DISK else {},
        "qos_algorithm_type": "", "qos_algorithm_params": {},
    }  # fmt: skip


async def attach(
    client: Client, vm_ref: Ref, plan: AttachDisk, report: Report, on_task: OnTask = None
) -> Ref:
    """A disk that exists; the VBD. Plugged where the VM runs and takes it, else there from its next start."""
    position = plan.position or next(iter(free_positions(client.cache, vm_ref)), "")
    record = vbd_record(vm_ref, plan.vdi, VbdType.DISK, plan.mode, position, bootable=plan.bootable)
    made = Ref(str(await client.call("VBD.create", record)))

    async def plug(part: Report) -> None:
        operations = await client.call("VBD.get_allowed_operations", made)
        if isinstance(operations, list) and "plug" in operations:
            await _plug(client, made, part, on_task)

    async def destroy() -> None:
        await client.call("VBD.destroy", made)

    async def nothing(_: Report) -> None: ...

    await run_steps([Step("attach", nothing, destroy, 0.1), Step("plug", plug)], report)
    return made


async def _plug(client: Client, vbd_ref: Ref, report: Report, on_task: OnTask) -> None:
    """Without guest tools the disk is there from the next start on."""
    try:
        await activate(client, vbd_ref, report, on_task)
    except Failure as failure:
        if failure.code != "VM_MISSING_PV_DRIVERS":
            raise


async def activate(client: Client, vbd_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Give the disk to the running VM."""
    verify = field_is(client, "VBD", vbd_ref, "currently_attached", True)
    await client.run_task("VBD.plug", vbd_ref, on_progress=report, on_task=on_task, verify=verify)


async def deactivate(client: Client, vbd_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Take the disk from the running VM; it stays attached for the next start."""
    verify = field_is(client, "VBD", vbd_ref, "currently_attached", False)
    await client.run_task("VBD.unplug", vbd_ref, on_progress=report, on_task=on_task, verify=verify)


async def detach(client: Client, vbd_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """The VM no longer has the disk or drive; the disk stays. Plugged again if it cannot be detached."""
    vbd = client.cache.vbd(vbd_ref)

    async def destroy(part: Report) -> None:
        verify = gone(client, "VBD", vbd_ref)
        await client.run_task("VBD.destroy", vbd_ref, on_progress=part, on_task=on_task, verify=verify)

    steps = [Step("detach", destroy)]
    if vbd is not None and vbd.currently_attached:
        back = partial(activate, client, vbd_ref, lambda _: None)
        unplug = Step("unplug", lambda part: deactivate(client, vbd_ref, part, on_task), back)
        steps.insert(0, unplug)
    await run_steps(steps, report)


async def delete(client: Client, ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """A disk, or what a VBD attaches, for good: detached from every VM first."""
    vdi_ref = vdi_of(client.cache, ref)
    vdi = client.cache.vdi(vdi_ref) if vdi_ref is not None else None
    if vdi_ref is None or vdi is None:
        return
    vbds = [vbd for vbd in vdi.VBDs if client.cache.vbd(vbd) is not None]
    for number, vbd in enumerate(vbds):
        await detach(client, vbd, share(report, 0.5 * number / len(vbds), 0.5 / len(vbds)), on_task)
    await destroy_disk(client, vdi_ref, share(report, 0.5, 0.5), on_task)


async def resize(client: Client, ref: Ref, size: int, report: Report, on_task: OnTask = None) -> None:
    """A disk, or what a VBD attaches, larger than it was; bytes."""
    vdi_ref = vdi_of(client.cache, ref) or ref
    verify = field_is(client, "VDI", vdi_ref, "virtual_size", size)
    await client.run_task("VDI.resize", vdi_ref, size, on_progress=report, on_task=on_task, verify=verify)


async def edit(client: Client, vbd_ref: Ref, plan: EditDisk, report: Report, on_task: OnTask = None) -> None:
    """Of a VBD with its disk, or of a disk alone. Only what is to be another is written, the size last, which cannot be taken back. Raises `Failure` with
    CHANGED_MEANWHILE if somebody else changed one of the values."""
    steps = [_editing(client, change) for change in plan.edits]
    vbd = client.cache.vbd(vbd_ref)
    if plan.position is not None and vbd is not None:
        old, new = vbd.userdevice, plan.position
        steps.append(
            Step(
                "position",
                lambda _: set_position(client, vbd_ref, new),
                lambda: set_position(client, vbd_ref, old),
            )
        )
    if plan.size is not None:
        size = plan.size
        steps.append(Step("size", lambda part: resize(client, vbd_ref, size, part, on_task), weight=4.0))
    await run_steps(steps, report)


def _editing(client: Client, change: Edit) -> Step:
    return Step(
        change.slot.field,
        lambda part: edit_value(client, change, part),
        lambda: edit_value(client, change.undo, lambda _: None),
    )


async def set_position(client: Client, vbd_ref: Ref, position: str) -> None:
    """Another position from the next start on; who has it now gets the old one."""
    vbd = client.cache.vbd(vbd_ref)
    vm = client.cache.vm(vbd.VM) if vbd is not None else None
    if vbd is None or vm is None or vbd.userdevice == position:
        return
    others = [ref for ref in vm.VBDs if ref != vbd_ref]
    holder = next((ref for ref in others if _position(client, ref) == position), None)
    if holder is not None:
        free = free_positions(client.cache, vbd.VM)[0]
        await client.call("VBD.set_userdevice", holder, free)
    await client.call("VBD.set_userdevice", vbd_ref, position)
    if holder is not None:
        await client.call("VBD.set_userdevice", holder, vbd.userdevice)


def _position(client: Client, ref: Ref) -> str:
    vbd = client.cache.vbd(ref)
    return vbd.userdevice if vbd is not None else ""


async def add_drive(client: Client, vm_ref: Ref) -> Ref:
    """An empty drive for discs, at its customary position if that is free; a running VM has it from its next start."""
    free = free_positions(client.cache, vm_ref)
    position = CD_POSITION if CD_POSITION in free else next(iter(free), "")
    record = vbd_record(vm_ref, NULL_REF, VbdType.CD, VbdMode.READ_ONLY, position, bootable=False)
    return Ref(str(await client.call("VBD.create", record)))
