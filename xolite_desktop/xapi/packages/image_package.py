# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A bare disk image as a package: a VM of one disk and one interface, whatever it is told."""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from xolite_desktop.xapi.images.image import SECTOR, Image, ImageKind
from xolite_desktop.xapi.images.opening import image_file, kind_of
from xolite_desktop.xapi.images.partitions import firmware_of_disk
from xolite_desktop.xapi.packages.disk_sources import OnShare
from xolite_desktop.xapi.packages.package import Kind, Package, PackedDisk, PackedNic

DISK: Final = "disk"
_HEAD_BYTES: Final = 64


@dataclass(frozen=True)
class ImageFile:
    """The `DiskSources` of one file."""

    path: Path
    image_kind: ImageKind

    def open(self, disk: str, files: ExitStack) -> Image:
        return files.enter_context(image_file(self.path))

    def verify(self, report: OnShare) -> None:
        """A bare image says nothing of itself; its tables are checked when it is opened to be sent."""


def is_image(start: bytes, path: Path) -> bool:
    """Whether a file is an image, by its first bytes, its last ones, or for raw disks its name."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - SECTOR))
        return kind_of(start[:_HEAD_BYTES], file.read(SECTOR), path.name) is not None


def read_image_file(path: Path) -> Package:
    """Look at its header. Raises `ImageRefused`, `LocalFileError`."""
    with image_file(path) as image:
        size, kind, firmware = image.size, image.kind, firmware_of_disk(image)
    return Package(
        Kind.DISK_IMAGE, path, path.stat().st_size, path.stem, firmware=firmware,
        disks=(PackedDisk(DISK, path.stem, size, "0", bootable=True),), nics=(PackedNic("0", "0", ""),),
        details=ImageFile(path, kind),
    )  # fmt: skip
