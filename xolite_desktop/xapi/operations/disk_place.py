# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Disks go to another storage, or leave a copy there. Until the copy is whole nothing else happens."""

from typing import Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure, XapiError
from xolite_desktop.xapi.names import VbdMode, VbdType
from xolite_desktop.xapi.operations import replacing
from xolite_desktop.xapi.operations.disk import vbd_record
from xolite_desktop.xapi.operations.step import Report, Step, run_steps, share
from xolite_desktop.xapi.operations.verify import new_named
from xolite_desktop.xapi.operations.vm_delete import destroy_disk
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.place_disks import CopyDisk
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.disk import is_live, is_written, vdi_of

LEFT_BEHIND: Final = "DISK_LEFT_BEHIND"
"""Ours: everything is done, but a disk that is of no use any more could not be deleted. Parameter: VDI."""


class LeftBehind(Failure):
    """What was wanted is done; only a disk is left that nobody needs. To do it again would make another one."""

    can_retry = False

    def __init__(self, vdi_ref: Ref, cause: XapiError) -> None:
        super().__init__(LEFT_BEHIND, (vdi_ref,), "VDI.destroy")
        self.add_note(str(cause))


async def move(client: Client, ref: Ref, sr_ref: Ref, report: Report, on_task: OnTask = None) -> Ref:
    """To another SR: under the running VM, or as a copy in the place of the old disk. The disk's new ref."""
    vdi_ref = vdi_of(client.cache, ref) or ref
    if is_live(client.cache, vdi_ref):
        moved = await client.run_task(
            "VDI.pool_migrate", vdi_ref, sr_ref, {}, on_progress=report, on_task=on_task
        )
        return Ref(str(moved))
    return await _move_offline(client, vdi_ref, sr_ref, report, on_task)


async def copy(client: Client, ref: Ref, plan: CopyDisk, report: Report, on_task: OnTask = None) -> Ref:
    """A full copy on an SR, attached to nothing; its ref. Of a disk that a VM writes to, a snapshot is copied and then
    deleted. Nothing is left if it fails."""
    vdi_ref = vdi_of(client.cache, ref) or ref
    made: list[Ref] = []
    sources = [vdi_ref]

    async def snapshot(part: Report) -> None:
        taken = await client.run_task("VDI.snapshot", vdi_ref, {}, on_progress=part, on_task=on_task)
        sources.append(Ref(str(taken)))

    async def copy_it(part: Report) -> None:
        made.append(await _copy(client, vdi_ref, sources[-1], plan.sr, part, on_task))

    async def name(_: Report) -> None:
        await client.call("VDI.set_name_label", made[0], plan.name)

    steps = [Step("copy", copy_it, lambda: destroy_disk(client, made[0], lambda _: None), 9.0)]
    if is_written(client.cache, vdi_ref):
        steps.insert(0, Step("snapshot", snapshot, lambda: destroy_disk(client, sources[-1], lambda _: None)))
    vdi = client.cache.vdi(vdi_ref)
    if plan.name and (vdi is None or vdi.name_label != plan.name):
        steps.append(Step("name", name, weight=0.1))
    await run_steps(steps, share(report, 0.0, 0.95))
    if len(sources) > 1:
        await drop(client, sources[-1], share(report, 0.95, 0.05))
    return made[0]


async def _move_offline(client: Client, vdi_ref: Ref, sr_ref: Ref, report: Report, on_task: OnTask) -> Ref:
    """Copied, attached where the old one was, then the old one goes."""
    copied: list[Ref] = []

    async def copy_it(part: Report) -> None:
        copied.append(await _copy(client, vdi_ref, vdi_ref, sr_ref, part, on_task))

    steps = [Step("copy", copy_it, lambda: destroy_disk(client, copied[0], lambda _: None), weight=9.0)]
    vdi = client.cache.vdi(vdi_ref)
    for ref in vdi.VBDs if vdi is not None else ():
        steps += _replacing(client, ref, vdi_ref, copied)
    await run_steps(steps, share(report, 0.0, 0.95))
    await drop(client, vdi_ref, share(report, 0.95, 0.05))
    return copied[0]


async def _copy(
    client: Client, of: Ref, source: Ref, sr_ref: Ref | None, report: Report, on_task: OnTask
) -> Ref:
    """`of` is the disk whose name the copy has."""
    vdi = client.cache.vdi(of)
    verify = new_named(client, "VDI", vdi.name_label) if vdi is not None else None
    made = await client.run_task(
        "VDI.copy", source, sr_ref, on_progress=report, on_task=on_task, verify=verify
    )
    return Ref(str(made))


async def drop(client: Client, vdi_ref: Ref, report: Report) -> None:
    """Delete a disk that was needed for the way only. Raises `LeftBehind`."""
    try:
        await destroy_disk(client, vdi_ref, report)
    except XapiError as error:
        raise LeftBehind(vdi_ref, error) from error


def _replacing(client: Client, vbd_ref: Ref, vdi_ref: Ref, copied: list[Ref]) -> list[Step]:
    """One VBD gives way to another like it, on the copy."""
    vbd = client.cache.vbd(vbd_ref)
    if vbd is None:
        return []
    kind, mode = VbdType(vbd.type), VbdMode(vbd.mode)
    record = vbd_record(vbd.VM, vdi_ref, kind, mode, vbd.userdevice, bootable=vbd.bootable) | {
        "other_config": vbd.other_config, "unpluggable": vbd.unpluggable,
        "qos_algorithm_type": vbd.qos_algorithm_type, "qos_algorithm_params": vbd.qos_algorithm_params,
    }  # fmt: skip
    made: list[Ref] = []

    async def take_off(_: Report) -> None:
        await replacing.remove(client, "VBD", vbd_ref)

    async def put_back() -> None:
        await replacing.make(client, "VBD", record)

    async def put(_: Report) -> None:
        made.append(await replacing.make(client, "VBD", {**record, "VDI": copied[0]}))

    async def take_back() -> None:
        await replacing.remove(client, "VBD", made[0])

    return [Step("detach", take_off, put_back, 0.2), Step("attach", put, take_back, 0.2)]
