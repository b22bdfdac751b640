# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Disks become images in files, and images become disks. What goes wrong or is cancelled leaves nothing behind.

All take a `report` of the progress, and an optional `on_task` that hears the task's reference: `Client.cancel_task`
with it ends them. They raise what `Transfers.download` raises, and `ImageRefused` for what is no sound image.
"""

from dataclasses import replace

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.image_frames import OpenImage
from xolite_desktop.xapi.client.image_sink import ImageSink, PartStream
from xolite_desktop.xapi.client.saved_file import SavedFile
from xolite_desktop.xapi.client.transfers import Wanted
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.images.image import ImageRefused
from xolite_desktop.xapi.images.qcow2_writer import Qcow2Writer
from xolite_desktop.xapi.images.raw import RawStream
from xolite_desktop.xapi.images.vhd_stream import VhdStream
from xolite_desktop.xapi.images.vmdk_writer import VmdkWriter
from xolite_desktop.xapi.images.writing import ImageWriter
from xolite_desktop.xapi.operations.disk import make_disk
from xolite_desktop.xapi.operations.disk_place import drop
from xolite_desktop.xapi.operations.image_upload import upload_image
from xolite_desktop.xapi.operations.step import Report, Step, run_steps, share
from xolite_desktop.xapi.operations.transfer import OnBytes, both
from xolite_desktop.xapi.operations.vm_delete import destroy_disk
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.disk import NewDisk
from xolite_desktop.xapi.plans.disk_image import DiskFormat, ExportDisk, ImportDisk, made_by_host
from xolite_desktop.xapi.plans.storage import LARGEST_VHD
from xolite_desktop.xapi.records.storage import VDI
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.disk import is_written, vdi_of


async def export_disk(
    client: Client,
    ref: Ref,
    plan: ExportDisk,
    report: Report,
    on_task: OnTask = None,
    on_bytes: OnBytes = None,
) -> None:
    """A disk, or what a VBD attaches, as a file, which has its name only when it is complete. Of a disk that a VM writes to,
    a snapshot is exported and then deleted."""
    vdi_ref = vdi_of(client.cache, ref) or ref
    vdi = client.cache.vdi(vdi_ref)
    if vdi is None:
        raise Failure("HANDLE_INVALID", ("VDI", vdi_ref))
    if not is_written(client.cache, vdi_ref):
        await _export(client, vdi_ref, vdi, plan, report, on_task, on_bytes)
        return
    taken: list[Ref] = []

    async def snapshot(part: Report) -> None:
        made = await client.run_task("VDI.snapshot", vdi_ref, {}, on_progress=part, on_task=on_task)
        taken.append(Ref(str(made)))

    async def export(part: Report) -> None:
        await _export(client, taken[0], vdi, plan, part, on_task, on_bytes)

    back = Step("snapshot", snapshot, lambda: destroy_disk(client, taken[0], lambda _: None))
    await run_steps([back, Step("export", export, weight=19.0)], share(report, 0.0, 0.95))
    await drop(client, taken[0], share(report, 0.95, 0.05))


async def _export(
    client: Client,
    vdi_ref: Ref,
    vdi: VDI,
    plan: ExportDisk,
    report: Report,
    on_task: OnTask,
    on_bytes: OnBytes,
) -> None:
    """`vdi` is the record of the disk, also where a snapshot of it is exported."""
    assert plan.path is not None, "the plan was judged"
    by_host = made_by_host(client.cache, vdi, plan.format)
    wire = plan.format if by_host else wire_format(vdi)
    async with SavedFile(plan.path, overwrite=plan.overwrite) as file:
        sink = None if by_host else converting(file, wire, plan.format, vdi.virtual_size)
        await client.transfers.receive(
            disk_wanted(client, vdi_ref, vdi, wire),
            sink or file,
            bytes_expected=vdi.virtual_size if wire is DiskFormat.RAW else None,
            on_progress=both(report, on_bytes),
            on_task=on_task,
        )
        if sink is not None:
            await sink.finish()
        elif plan.format is not DiskFormat.RAW:
            await _check(file, vdi.virtual_size)
        await file.keep()


async def _check(file: SavedFile, size: int) -> None:
    """What a host made is whole, and holds a disk of this size. Raises `ImageRefused`."""
    await file.settle()
    async with OpenImage.of_file(file.part) as opened:
        if opened.image.size < size:
            raise ImageRefused("IMAGE_OTHER_SIZE", str(opened.image.size), str(size))


def wire_format(vdi: VDI) -> DiskFormat:
    """How a disk is asked for that is made into something else here: without its zeros, where it is not too large."""
    return DiskFormat.VHD if vdi.virtual_size <= LARGEST_VHD else DiskFormat.RAW


def disk_wanted(client: Client, vdi_ref: Ref, vdi: VDI, format: DiskFormat) -> Wanted:
    """A disk in a format that the host makes."""
    endpoint = client.transfers.endpoint_reaching([vdi.SR])
    return Wanted(
        endpoint, "/export_raw_vdi", (("vdi", vdi_ref), ("format", format.value)), "exporting a disk"
    )


def stream_of(wire: DiskFormat, size: int) -> PartStream:
    """What makes parts of a disk that comes in a format of the host."""
    return VhdStream() if wire is DiskFormat.VHD else RawStream(size)


def converting(file: SavedFile, wire: DiskFormat, format: DiskFormat, size: int) -> ImageSink:
    """A sink that keeps a disk of this size as an image that hosts do not make."""
    writer: ImageWriter = (
        Qcow2Writer(size) if format is DiskFormat.QCOW2 else VmdkWriter(size, file.path.name)
    )
    return ImageSink(file, stream_of(wire, size), writer, size)


async def import_disk(
    client: Client,
    plan: ImportDisk,
    report: Report,
    on_task: OnTask = None,
    on_bytes: OnBytes = None,
) -> Ref:
    """An image becomes a new disk of the same size; the disk."""
    assert plan.path is not None, "the plan was judged"
    async with OpenImage.of_file(plan.path) as opened:
        return await disk_of_image(client, opened, plan.disk, report, on_task, on_bytes)


async def disk_of_image(
    client: Client,
    opened: OpenImage,
    disk: NewDisk,
    report: Report,
    on_task: OnTask = None,
    on_bytes: OnBytes = None,
) -> Ref:
    """As `import_disk`, of an image that is open."""
    made: list[Ref] = []

    async def make(part: Report) -> None:
        made.append(await make_disk(client, replace(disk, size=opened.image.size), part, on_task))

    async def fill(part: Report) -> None:
        assert disk.sr is not None, "the plan was judged"
        await upload_image(client, opened, made[0], disk.sr, part, on_task, on_bytes)

    async def undo() -> None:
        await destroy_disk(client, made[0], lambda _: None)

    await run_steps([Step("disk", make, undo), Step("content", fill, weight=20.0)], report)
    return made[0]
