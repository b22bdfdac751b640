# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A VM out of disk images, as planned, or nothing: what was made until a step failed is taken back."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack, suppress
from typing import Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.image_frames import OpenImage
from xolite_desktop.xapi.client.transfer_run import TransferProgress
from xolite_desktop.xapi.errors import Failure, XapiError
from xolite_desktop.xapi.names import VbdMode, VbdType
from xolite_desktop.xapi.operations.disk import make_disk, vbd_record
from xolite_desktop.xapi.operations.image_upload import upload_image
from xolite_desktop.xapi.operations.new_vm.create import OneOf, calls_for
from xolite_desktop.xapi.operations.new_vm.settings import THE_VM
from xolite_desktop.xapi.operations.sequence import Call, Entry, Made, run_sequence
from xolite_desktop.xapi.operations.step import Report, share
from xolite_desktop.xapi.operations.take_back import take_back
from xolite_desktop.xapi.operations.transfer import OnBytes
from xolite_desktop.xapi.operations.vm_delete import destroy_disk
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.packages.disk_sources import DiskSources
from xolite_desktop.xapi.packages.package import Package, PackedDisk
from xolite_desktop.xapi.plans.disk import CD_POSITION, POSITIONS, NewDisk
from xolite_desktop.xapi.plans.import_vm.import_vm import ImportVm
from xolite_desktop.xapi.plans.import_vm.machine import NO_TEMPLATE, neutral_template, new_vm_of
from xolite_desktop.xapi.plans.nic import Nic, normal_mac
from xolite_desktop.xapi.refs import NULL_REF, Ref

_VERIFIED: Final = 0.1
_SENT: Final = 0.97
_DISK: Final = "disk_"


async def import_images(
    client: Client, plan: ImportVm, report: Report, on_task: OnTask = None, on_bytes: OnBytes = None
) -> Ref:
    """The VM, halted. Everything is looked through before anything is made. If a step fails, or this is cancelled, neither
    VM nor disks are left; what cannot be taken back is a note on the error.

    Raises `ImageRefused`, `PackageRefused`, `LocalFileError`, and what transfers and calls raise.
    """
    package = plan.package
    assert package is not None, "a plan without a file has a problem"
    async with AsyncExitStack() as files:
        images = [await files.enter_async_context(_opened(package, disk)) for disk in package.disks]
        await _verified(package, images, share(report, 0.0, _VERIFIED))
        importing = _Importing(client, plan, package, on_task, on_bytes)
        return await importing.run(images, share(report, _VERIFIED, 1.0 - _VERIFIED))


def _told(loop: asyncio.AbstractEventLoop, report: Report, part: float) -> None:
    """From the thread that reads; nobody hears it once the loop is gone."""
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(report, part)


async def _verified(package: Package, images: Sequence[OpenImage], report: Report) -> None:
    """Everything is what the package says; a large one is read for minutes."""
    sources, loop = package.details, asyncio.get_running_loop()
    if images and isinstance(sources, DiskSources):
        await images[0].work(lambda: sources.verify(lambda part: _told(loop, report, part)))
    report(1.0)


def _opened(package: Package, disk: PackedDisk) -> OpenImage:
    sources = package.details
    assert isinstance(sources, DiskSources), "a package of images has them"
    return OpenImage(lambda files: sources.open(disk.id, files))


class _Importing:
    """The steps of one import, and what it has made so far."""

    def __init__(
        self, client: Client, plan: ImportVm, package: Package, on_task: OnTask, on_bytes: OnBytes
    ) -> None:
        self._client, self._plan, self._package = client, plan, package
        self._on_task, self._on_bytes = on_task, on_bytes
        self._disks: list[Ref] = []
        self._made: dict[str, str] = {}

    async def run(self, images: Sequence[OpenImage], report: Report) -> Ref:
        try:
            await self._send(images, share(report, 0.0, _SENT))
            await run_sequence(
                self._client, self._calls(), self._made, share(report, _SENT, 1.0 - _SENT), self._on_task
            )
        except BaseException as error:
            await self._take_back(error)
            raise
        return Ref(self._made[THE_VM.name])

    async def _send(self, images: Sequence[OpenImage], report: Report) -> None:
        whole = sum(image.allocated for image in images) or 1
        done = 0
        for disk, image in zip(self._package.disks, images, strict=True):
            sr = dict(self._plan.srs)[disk.id]
            name = disk.name if len(images) > 1 and disk.name else self._plan.name
            wanted = NewDisk(name, sr, image.image.size, disk.description)
            part = share(report, done / whole, image.allocated / whole)
            made = await make_disk(self._client, wanted, lambda _: None, self._on_task)
            self._disks.append(made)
            await upload_image(
                self._client, image, made, sr, part, self._on_task, self._counting(done, whole)
            )
            done += image.allocated

    def _counting(self, before: int, whole: int) -> OnBytes:
        """Bytes of all disks together."""
        heard = self._on_bytes
        if heard is None:
            return None

        def hear(progress: TransferProgress) -> None:
            heard(TransferProgress(before + progress.bytes_done, whole, progress.task_share))

        return hear

    def _calls(self) -> list[Entry]:
        """The VM like any new one; its disks, which are there already, belong to it."""
        cache, plan = self._client.cache, self._plan
        template = neutral_template(cache)
        if template is None or plan.machine is None:
            raise Failure(NO_TEMPLATE, (), "VM.clone", self._client.endpoint)
        wanted = dict(plan.networks)
        nics = [
            Nic(network, normal_mac(nic.mac) if plan.keep_macs else "")
            for nic in self._package.nics
            if (network := wanted.get(nic.id)) is not None
        ]
        new = new_vm_of(cache, template, self._package, plan.machine, plan.host, nics)
        entries = calls_for(cache, OneOf(new, plan.name, 1))
        free = (position for position in map(str, range(POSITIONS)) if position != CD_POSITION)
        for number, (disk, position) in enumerate(zip(self._package.disks, free, strict=False)):
            self._made[f"{_DISK}{number}"] = self._disks[number]
            record = vbd_record(
                NULL_REF, NULL_REF, VbdType.DISK, VbdMode.READ_WRITE, position, bootable=disk.bootable
            )
            entries.append(
                Call(
                    "VBD.create", ({**record, "VM": THE_VM, "VDI": Made(f"{_DISK}{number}"), "empty": False},)
                )
            )
        return entries

    async def _take_back(self, error: BaseException) -> None:
        if THE_VM.name in self._made:
            await take_back(self._client, Ref(self._made[THE_VM.name]), error, self._disks)
            return
        for disk in self._disks:
            try:
                await destroy_disk(self._client, disk, lambda _: None)
            except XapiError as failed:
                error.add_note(f"a disk could not be removed: {failed}")
