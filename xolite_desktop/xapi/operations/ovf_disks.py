# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The disks of a VM on their way into an OVF package, each into a file or a stretch of one."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Final, Protocol

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.image_sink import PartStream, finish
from xolite_desktop.xapi.client.saved_file import SavedFile
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.file_names import file_name
from xolite_desktop.xapi.images.image import ImageKind
from xolite_desktop.xapi.images.tables import within
from xolite_desktop.xapi.images.vmdk_writer import VmdkWriter
from xolite_desktop.xapi.images.writing import ImageWriter, Written
from xolite_desktop.xapi.names import PowerState, VbdType
from xolite_desktop.xapi.operations.disk_image import disk_wanted, stream_of, wire_format
from xolite_desktop.xapi.operations.step import Report, share
from xolite_desktop.xapi.operations.transfer import OnBytes, both
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.packages.ovf.descriptor import WrittenDisk, WrittenSystem
from xolite_desktop.xapi.plans.export_vm import WITHOUT_MEMORY
from xolite_desktop.xapi.plans.firmware import Firmware, firmware_of
from xolite_desktop.xapi.plans.storage import LARGEST_VHD
from xolite_desktop.xapi.records.network import VIF
from xolite_desktop.xapi.records.storage import VDI
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.placement import vbds_of

_LONGEST_STEM: Final = 60


class DiskTaker(Protocol):
    """A package that grows by one disk after the other."""

    async def begin_disk(self, number: int) -> tuple[SavedFile, int]:
        """The file that the disk goes into, and from where on."""

    async def end_disk(self, number: int, size: int, digest: str) -> None:
        """So many bytes were written there; the SHA-256 of them."""


def vm_to_pack(client: Client, vm_ref: Ref) -> VM:
    """Raises `Failure` if it is gone, or its memory would have to be left behind."""
    vm = client.cache.vm(vm_ref)
    if vm is None:
        raise Failure("HANDLE_INVALID", ("VM", vm_ref), "VM.export")
    if vm.power_state == PowerState.SUSPENDED:
        raise Failure(WITHOUT_MEMORY, (vm_ref,), "VM.export")
    return vm


def disks_to_pack(client: Client, vm: VM, kind: ImageKind) -> list[tuple[Ref, VDI]]:
    """By position. Raises `Failure` for one that the format cannot hold."""
    found = []
    for vbd in sorted(vbds_of(client.cache, vm), key=lambda each: (len(each.userdevice), each.userdevice)):
        vdi = client.cache.vdi(vbd.VDI)
        if vbd.type == VbdType.DISK and vdi is not None:
            if kind is ImageKind.VHD and vdi.virtual_size > LARGEST_VHD:
                raise Failure("VDI_TOO_LARGE", (vbd.VDI, str(LARGEST_VHD)), "VDI.export")
            found.append((vbd.VDI, vdi))
    return found


def system_to_write(client: Client, vm: VM) -> WrittenSystem:
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


def short_stem(stem: str) -> str:
    """What the files of a package begin with: plain, and short enough for every tar."""
    return file_name(stem[:_LONGEST_STEM].encode("ascii", "ignore").decode(), "", "vm")


def manifest_of(digests: dict[str, str]) -> bytes:
    """The digests of files by their names."""
    return "".join(f"SHA256({name})= {digest}\n" for name, digest in digests.items()).encode()


async def pack_disks(
    client: Client,
    disks: Sequence[tuple[Ref, VDI]],
    written: Sequence[WrittenDisk],
    kind: ImageKind,
    taker: DiskTaker,
    report: Report,
    on_task: OnTask,
    on_bytes: OnBytes,
) -> None:
    """All disks, one after the other. Raises as `export_disk`."""
    whole, done = sum(vdi.virtual_size for _, vdi in disks) or 1, 0
    for number, (ref, vdi) in enumerate(disks):
        wire = wire_format(vdi)
        file, start = await taker.begin_disk(number)
        sink = _DiskSink(file, start, written[number], kind, stream_of(wire, vdi.virtual_size))
        await client.transfers.receive(
            disk_wanted(client, ref, vdi, wire),
            sink,
            on_progress=both(share(report, done / whole, vdi.virtual_size / whole), on_bytes),
            on_task=on_task,
        )
        await sink.finish()
        await taker.end_disk(number, sink.size, sink.digest)
        done += vdi.virtual_size


class _DiskSink:
    """A sink for one disk, which is written from its beginning to its end, and checked also where it is kept as it comes."""

    def __init__(
        self, file: SavedFile, start: int, disk: WrittenDisk, kind: ImageKind, stream: PartStream
    ) -> None:
        is_vmdk = kind is ImageKind.VMDK
        self._file, self._start, self._stream = file, start, stream
        self._writer: ImageWriter | None = VmdkWriter(disk.capacity, disk.file) if is_vmdk else None
        self._capacity = disk.capacity
        self._hash = hashlib.sha256()
        self.size = 0

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()

    async def write(self, block: bytes) -> None:
        """Raises `ImageRefused`, `LocalFileError`."""
        await self._file.place(lambda: self._taken(block))

    async def finish(self) -> None:
        """That was all of it. Raises `ImageRefused` if something is missing."""
        finish(self._stream, self._capacity)
        await self._file.place(self._end)

    def _taken(self, block: bytes) -> Iterator[Written]:
        parts = self._stream.feed(block)
        if self._writer is None:
            yield self._appended(block)
            return
        for offset, data in within(parts, self._capacity):
            for _, piece in self._writer.add(offset, data):
                yield self._appended(piece)

    def _end(self) -> Iterator[Written]:
        for _, piece in self._writer.finish() if self._writer is not None else ():
            yield self._appended(piece)

    def _appended(self, data: bytes) -> Written:
        written = self._start + self.size, data
        self._hash.update(data)
        self.size += len(data)
        return written
