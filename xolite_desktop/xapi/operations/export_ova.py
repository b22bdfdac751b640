# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A VM as an OVA: its description, the digests, and its disks, written into one file as they come.

What stands at the beginning depends on what comes last, so its place is kept and filled in the end; nothing is written
twice, and no more space is needed than the package has.
"""

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.image_sink import PartStream
from xolite_desktop.xapi.client.saved_file import SavedFile
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.file_names import file_name
from xolite_desktop.xapi.images.image import ImageKind
from xolite_desktop.xapi.images.vmdk_writer import VmdkWriter
from xolite_desktop.xapi.images.writing import ImageWriter, Written
from xolite_desktop.xapi.names import PowerState, VbdType
from xolite_desktop.xapi.operations.disk_image import disk_wanted, stream_of, wire_format
from xolite_desktop.xapi.operations.step import Report, share
from xolite_desktop.xapi.operations.transfer import OnBytes, both
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.packages.ovf.descriptor import WrittenDisk, WrittenSystem, descriptor
from xolite_desktop.xapi.packages.ovf.tar_head import END, SECTOR, padding, tar_head
from xolite_desktop.xapi.plans.export_vm import WITHOUT_MEMORY
from xolite_desktop.xapi.plans.firmware import Firmware, firmware_of
from xolite_desktop.xapi.plans.storage import LARGEST_VHD
from xolite_desktop.xapi.records.network import VIF
from xolite_desktop.xapi.records.storage import VDI
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.placement import vbds_of

_LARGEST: Final = 10**18
_LONGEST_STEM: Final = 60


async def export_ova(
    client: Client,
    vm_ref: Ref,
    path: Path,
    report: Report,
    on_task: OnTask = None,
    on_bytes: OnBytes = None,
    *,
    kind: ImageKind = ImageKind.VMDK,
    overwrite: bool = False,
) -> None:
    """A halted VM, a template or a snapshot, with its disks as streamOptimized VMDK, or as VHD. The file has its name only
    when it is complete. Raises as `export_disk`."""
    vm = client.cache.vm(vm_ref)
    if vm is None:
        raise Failure("HANDLE_INVALID", ("VM", vm_ref), "VM.export")
    if vm.power_state == PowerState.SUSPENDED:
        raise Failure(WITHOUT_MEMORY, (vm_ref,), "VM.export")
    disks = _disks(client, vm, kind)
    whole, done = sum(vdi.virtual_size for _, vdi in disks) or 1, 0
    async with SavedFile(path, overwrite=overwrite) as file:
        package = _Package(file, path.stem, _system(client, vm), [vdi for _, vdi in disks], kind)
        await file.place(package.begin)
        for number, (ref, vdi) in enumerate(disks):
            wire = wire_format(vdi)
            sink = package.disk(number, stream_of(wire, vdi.virtual_size))
            await client.transfers.receive(
                disk_wanted(client, ref, vdi, wire), sink,
                on_progress=both(share(report, done / whole, vdi.virtual_size / whole), on_bytes), on_task=on_task,
            )  # fmt: skip
            await sink.finish()
            done += vdi.virtual_size
        await file.place(package.finish)
        await file.keep()


def _disks(client: Client, vm: VM, kind: ImageKind) -> list[tuple[Ref, VDI]]:
    """By position. Raises `Failure` for one that the format cannot hold."""
    found = []
    for vbd in sorted(vbds_of(client.cache, vm), key=lambda each: (len(each.userdevice), each.userdevice)):
        vdi = client.cache.vdi(vbd.VDI)
        if vbd.type == VbdType.DISK and vdi is not None:
            if kind is ImageKind.VHD and vdi.virtual_size > LARGEST_VHD:
                raise Failure("VDI_TOO_LARGE", (vbd.VDI, str(LARGEST_VHD)), "VDI.export")
            found.append((vbd.VDI, vdi))
    return found


def _system(client: Client, vm: VM) -> WrittenSystem:
    found = firmware_of(vm)
    vifs = [vif for ref in vm.VIFs if isinstance(vif := client.cache.get("VIF", ref), VIF)]
    nics = []
    for vif in sorted(vifs, key=lambda each: (len(each.device), each.device)):
        network = client.cache.network(vif.network)
        nics.append((network.name_label if network is not None else "", vif.MAC))
    return WrittenSystem(
        vm.name_label, vm.name_description, vm.VCPUs_max, vm.memory_static_max, found.firmware is Firmware.UEFI,
        found.secure_boot, tuple(nics),
    )  # fmt: skip


class _Package:
    """The file while it grows: where it ends, and what is known of its disks."""

    def __init__(
        self, file: SavedFile, stem: str, system: WrittenSystem, disks: list[VDI], kind: ImageKind
    ) -> None:
        self.file, self.kind = file, kind
        self.at = 0
        self._system, self._now = system, int(time.time())
        short = file_name(stem[:_LONGEST_STEM].encode("ascii", "ignore").decode(), "", "vm")
        self._name, self._manifest = f"{short}.ovf", f"{short}.mf"
        self.disks = [
            WrittenDisk(f"{short}-disk{number}.{kind}", vdi.virtual_size)
            for number, vdi in enumerate(disks, 1)
        ]
        self._digests: dict[str, str] = {}
        self._room = len(descriptor(system, [self._largest(disk) for disk in self.disks], kind))

    @staticmethod
    def _largest(disk: WrittenDisk) -> WrittenDisk:
        return WrittenDisk(disk.file, disk.capacity, _LARGEST)

    def begin(self) -> Iterator[Written]:
        """Keep the places of the descriptor and of the manifest."""
        self.at = 2 * SECTOR + sum(
            size + len(padding(size)) for size in (self._room, len(self._manifest_text(blank=True)))
        )
        yield 0, bytes(self.at)

    def disk(self, number: int, stream: PartStream) -> "_DiskSink":
        """What takes a disk."""
        return _DiskSink(self, number, stream)

    def head(self, name: str, size: int) -> bytes:
        return tar_head(name, size, self._now)

    def note(self, number: int, size: int, digest: str) -> None:
        """A disk is complete."""
        before = self.disks[number]
        self.disks[number] = WrittenDisk(before.file, before.capacity, size)
        self._digests[before.file] = digest

    def finish(self) -> Iterator[Written]:
        """The end of the archive, and what stands at its beginning."""
        yield self.at, END
        text = descriptor(self._system, self.disks, self.kind).ljust(self._room)
        self._digests[self._name] = hashlib.sha256(text).hexdigest()
        manifest = self._manifest_text()
        first = self.head(self._name, len(text)) + text + padding(len(text))
        yield 0, first + self.head(self._manifest, len(manifest)) + manifest

    def _manifest_text(self, *, blank: bool = False) -> bytes:
        names = [self._name, *(disk.file for disk in self.disks)]
        return "".join(
            f"SHA256({name})= {'0' * 64 if blank else self._digests[name]}\n" for name in names
        ).encode()


class _DiskSink:
    """A sink for one disk: it becomes the next file of the archive."""

    def __init__(self, package: _Package, number: int, stream: PartStream) -> None:
        self._package, self._number, self._stream = package, number, stream
        disk = package.disks[number]
        is_vmdk = package.kind is ImageKind.VMDK
        self._writer: ImageWriter | None = VmdkWriter(disk.capacity, disk.file) if is_vmdk else None
        self._start = package.at + SECTOR
        self._size = 0
        self._digest = hashlib.sha256()

    async def write(self, block: bytes) -> None:
        """Raises `ImageRefused`, `LocalFileError`."""
        await self._package.file.place(lambda: self._taken(block))

    async def finish(self) -> None:
        """That was all of it. Raises `ImageRefused` if something is missing."""
        self._stream.finish()
        await self._package.file.place(self._end)

    def _taken(self, block: bytes) -> Iterator[Written]:
        parts = self._stream.feed(block)  # checked also where it is kept as it comes
        if self._writer is None:
            yield self._appended(block)
            return
        for offset, data in parts:
            for _, piece in self._writer.add(offset, data):
                yield self._appended(piece)

    def _end(self) -> Iterator[Written]:
        for _, piece in self._writer.finish() if self._writer is not None else ():
            yield self._appended(piece)
        package, name = self._package, self._package.disks[self._number].file
        yield self._start - SECTOR, package.head(name, self._size)
        yield self._start + self._size, padding(self._size)
        package.at = self._start + self._size + len(padding(self._size))
        package.note(self._number, self._size, self._digest.hexdigest())

    def _appended(self, data: bytes) -> Written:
        """This format is written from its beginning to its end."""
        written = self._start + self._size, data
        self._digest.update(data)
        self._size += len(data)
        return written
