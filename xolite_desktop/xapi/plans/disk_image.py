# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A disk to be saved as an image here, and an image to become a disk."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.disk import NewDisk
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

    def problems(self, cache: Cache, ref: Ref) -> list[Problem]:
        """What is wrong at "path" and "format"."""
        found = [] if self.path is not None else [Problem("path", NO_FILE)]
        vdi = cache.vdi(vdi_of(cache, ref) or ref)
        if vdi is not None and vdi.virtual_size > LARGEST_VHD and self.format is DiskFormat.VHD:
            found.append(Problem("format", TOO_LARGE_FOR_VHD, (str(LARGEST_VHD),)))
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
