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
from xolite_desktop.xapi.client.saved_file import SavedFile
from xolite_desktop.xapi.images.image import ImageKind
from xolite_desktop.xapi.images.writing import Written
from xolite_desktop.xapi.operations.ovf_disks import (
    disks_to_pack,
    manifest_of,
    pack_disks,
    short_stem,
    system_to_write,
    vm_to_pack,
)
from xolite_desktop.xapi.operations.step import Report
from xolite_desktop.xapi.operations.transfer import OnBytes
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.packages.ovf.descriptor import WrittenDisk, WrittenSystem, descriptor
from xolite_desktop.xapi.packages.ovf.tar_head import END, SECTOR, padding, tar_head
from xolite_desktop.xapi.records.storage import VDI
from xolite_desktop.xapi.refs import Ref

_LARGEST: Final = 10**18
_BLANK: Final = "0" * 64


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
    vm = vm_to_pack(client, vm_ref)
    disks = disks_to_pack(client, vm, kind)
    async with SavedFile(path, overwrite=overwrite) as file:
        archive = _Archive(file, path.stem, system_to_write(client, vm), [vdi for _, vdi in disks], kind)
        await file.place(archive.begin)
        await pack_disks(client, disks, archive.disks, kind, archive, report, on_task, on_bytes)
        await file.place(archive.finish)
        await file.keep()


class _Archive:
    """The file while it grows: where it ends, and what is known of its disks."""

    def __init__(
        self, file: SavedFile, stem: str, system: WrittenSystem, disks: list[VDI], kind: ImageKind
    ) -> None:
        short = short_stem(stem)
        self._file, self._kind, self._system = file, kind, system
        self._at, self._now = 0, int(time.time())
        self._name, self._manifest = f"{short}.ovf", f"{short}.mf"
        self.disks = [
            WrittenDisk(f"{short}-disk{number}.{kind}", vdi.virtual_size)
            for number, vdi in enumerate(disks, 1)
        ]
        largest = [WrittenDisk(disk.file, disk.capacity, _LARGEST) for disk in self.disks]
        self._room = len(descriptor(system, largest, kind))
        self._digests = dict.fromkeys((self._name, *(disk.file for disk in self.disks)), _BLANK)

    def begin(self) -> Iterator[Written]:
        """Keep the places of the descriptor and of the manifest."""
        sizes = (self._room, len(manifest_of(self._digests)))
        self._at = sum(SECTOR + size + len(padding(size)) for size in sizes)
        yield 0, bytes(self._at)

    async def begin_disk(self, number: int) -> tuple[SavedFile, int]:
        return self._file, self._at + SECTOR

    async def end_disk(self, number: int, size: int, digest: str) -> None:
        before, start = self.disks[number], self._at
        self.disks[number] = WrittenDisk(before.file, before.capacity, size)
        self._digests[before.file] = digest
        self._at += SECTOR + size + len(padding(size))
        head = tar_head(before.file, size, self._now)
        await self._file.place(lambda: [(start, head), (start + SECTOR + size, padding(size))])

    def finish(self) -> Iterator[Written]:
        """The end of the archive, and what stands at its beginning."""
        yield self._at, END
        text = descriptor(self._system, self.disks, self._kind).ljust(self._room)
        self._digests[self._name] = hashlib.sha256(text).hexdigest()
        manifest = manifest_of(self._digests)
        first = tar_head(self._name, len(text), self._now) + text + padding(len(text))
        yield 0, first + tar_head(self._manifest, len(manifest), self._now) + manifest
