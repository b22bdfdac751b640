# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A disk to be saved as an image here, and an image to become a disk."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.disk import NewDisk
from xolite_desktop.xapi.plans.export_vm import LOOKED_AT, Folder, folder_problems, written_bytes
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.storage import LARGEST_VHD
from xolite_desktop.xapi.records.storage import SM, VDI
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.disk import vdi_of

NO_FILE: Final = "IMAGE_FILE_MISSING"
"""Ours: no file was named."""
NOT_ONE_DISK: Final = "NOT_ONE_DISK"
"""Ours: the file holds a VM, not a disk alone."""
FILE_EXISTS: Final = "FILE_EXISTS"
"""Ours: there is a file of that name already, and nobody said that it may go."""
TOO_LARGE_FOR_VHD: Final = "DISK_TOO_LARGE_FOR_VHD"
"""Ours: the disk is larger than a VHD can be. Parameter: the largest size in bytes."""


class DiskFormat(StrEnum):
    """What a disk's file looks like."""

    VHD = "vhd"
    QCOW2 = "qcow2"
    VMDK = "vmdk"
    RAW = "raw"


def made_by_host(cache: Cache, vdi: VDI, format: DiskFormat) -> bool:
    """Whether the pool itself gives a disk in this format; what it does not is made here."""
    if format is not DiskFormat.QCOW2:
        return format is not DiskFormat.VMDK
    sr = cache.sr(vdi.SR)
    drivers = cache.of(SM, "SM").values()
    return sr is not None and any(
        sm.type == sr.type and format.value in sm.supported_image_formats for sm in drivers
    )


@dataclass(frozen=True)
class ExportDisk:
    """Where a disk is saved, and how. A file that is there already is overwritten only if `overwrite` says so."""

    path: Path | None
    format: DiskFormat = DiskFormat.VHD
    overwrite: bool = False

    def problems(self, cache: Cache, ref: Ref, seen: Folder | None) -> list[Problem]:
        """What is wrong at "path" and "format"; `seen` is the folder, None while it is looked at."""
        vdi = cache.vdi(vdi_of(cache, ref) or ref)
        found = self._path_problems(seen, self.least_bytes(cache, vdi) if vdi is not None else 0)
        if vdi is not None and vdi.virtual_size > LARGEST_VHD and self.format is DiskFormat.VHD:
            found.append(Problem("format", TOO_LARGE_FOR_VHD, (str(LARGEST_VHD),)))
        return found

    def least_bytes(self, cache: Cache, vdi: VDI) -> int:
        """What the file will have at least: all of the disk, or what was written to it, unless it is packed."""
        if self.format is DiskFormat.RAW:
            return vdi.virtual_size
        return 0 if self.format is DiskFormat.VMDK else written_bytes(cache, vdi)

    def _path_problems(self, seen: Folder | None, needed: int) -> list[Problem]:
        if self.path is None:
            return [Problem("path", NO_FILE)]
        if seen is None:
            return [Problem("path", LOOKED_AT)]
        found = list(folder_problems(seen, needed, "path"))
        if not self.overwrite and self.path.name.casefold() in seen.names:
            found.append(Problem("path", FILE_EXISTS))
        return found


@dataclass(frozen=True)
class ImportDisk:
    """An image that becomes a disk, which `disk` describes; its size is that of the disk in the image."""

    path: Path | None
    disk: NewDisk

    def problems(self, cache: Cache) -> list[Problem]:
        """What is wrong at "path", "name" and "sr"."""
        if self.path is None:
            return [Problem("path", NO_FILE)]
        return self.disk.problems(cache)
