# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A VM as an OVF package in a folder: its description, and beside it the digests and a file for each disk."""

import asyncio
import hashlib
import os
from contextlib import AsyncExitStack, suppress
from pathlib import Path

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.saved_file import SavedFile
from xolite_desktop.xapi.errors import LocalFileError
from xolite_desktop.xapi.images.image import ImageKind
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
from xolite_desktop.xapi.packages.ovf.descriptor import WrittenDisk, descriptor
from xolite_desktop.xapi.refs import Ref


async def export_ovf(
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
    """As `export_ova`; `path` is that of the descriptor, and the other files begin like it. All get their names at the end,
    the descriptor last."""
    vm = vm_to_pack(client, vm_ref)
    disks = disks_to_pack(client, vm, kind)
    stem = short_stem(path.stem)
    written = [
        WrittenDisk(f"{stem}-disk{number}.{kind}", vdi.virtual_size)
        for number, (_, vdi) in enumerate(disks, 1)
    ]
    others = [f"{path.stem}.mf", *(disk.file for disk in written)]
    if not overwrite:
        await asyncio.to_thread(_refuse_others, [path.with_name(name) for name in others])
    async with AsyncExitStack() as files:
        folder = _Folder(path, written, files, overwrite=overwrite)
        await pack_disks(client, disks, written, kind, folder, report, on_task, on_bytes)
        await folder.write(path.name, descriptor(system_to_write(client, vm), folder.disks, kind))
        await folder.write(f"{path.stem}.mf", manifest_of(folder.digests))
        await folder.keep()


def _refuse_others(paths: list[Path]) -> None:
    """Before hours of work, and not after them."""
    for path in paths:
        if os.path.lexists(path):
            raise LocalFileError(str(path), "There is already a file of this name")


class _Folder:
    """The files of a package while they have no names yet."""

    def __init__(
        self, path: Path, disks: list[WrittenDisk], files: AsyncExitStack, *, overwrite: bool
    ) -> None:
        self._path, self._files, self._overwrite = path, files, overwrite
        self._open: dict[str, SavedFile] = {}
        self.disks = list(disks)
        self.digests: dict[str, str] = {}

    async def begin_disk(self, number: int) -> tuple[SavedFile, int]:
        return await self._begin(self.disks[number].file), 0

    async def end_disk(self, number: int, size: int, digest: str) -> None:
        before = self.disks[number]
        self.disks[number] = WrittenDisk(before.file, before.capacity, size)
        self.digests[before.file] = digest

    async def write(self, name: str, data: bytes) -> None:
        """A small file at once."""
        file = await self._begin(name)
        await file.write(data)
        self.digests[name] = hashlib.sha256(data).hexdigest()

    async def _begin(self, name: str) -> SavedFile:
        file = SavedFile(self._path.with_name(name), overwrite=self._overwrite)
        self._open[name] = await self._files.enter_async_context(file)
        return file

    async def keep(self) -> None:
        """All of them get their names, or none. Raises `LocalFileError`."""
        kept: list[Path] = []
        try:
            for name in sorted(self._open, key=lambda each: each == self._path.name):
                await self._open[name].keep()
                kept.append(self._path.with_name(name))
        except LocalFileError:
            for path in kept if not self._overwrite else ():
                with suppress(OSError):
                    path.unlink()
            raise
