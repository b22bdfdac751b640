# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which format a file has, by its first and last bytes, and the image in it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePath
from typing import Final

from xolite_desktop.xapi.images import qcow2, vhd_layout, vhdx, vmdk_descriptor, vmdk_sparse
from xolite_desktop.xapi.images.image import SECTOR, Image, ImageKind, ImageRefused, Stored
from xolite_desktop.xapi.images.qcow2 import Qcow2Image
from xolite_desktop.xapi.images.raw import RawImage
from xolite_desktop.xapi.images.stored import StoredFile
from xolite_desktop.xapi.images.vhd import open_vhd
from xolite_desktop.xapi.images.vhdx import VhdxImage
from xolite_desktop.xapi.images.vmdk import Siblings, open_vmdk

RAW_SUFFIXES: Final = (".raw", ".img", ".dd")
_MAGIC: Final = (
    (qcow2.MAGIC, ImageKind.QCOW2),
    (vmdk_sparse.MAGIC, ImageKind.VMDK),
    (vmdk_descriptor.MAGIC, ImageKind.VMDK),
    (vhdx.MAGIC, ImageKind.VHDX),
    (vhd_layout.COOKIE, ImageKind.VHD),
)
_REFUSED: Final = ((b"<<< Oracle VM", "VDI"), (b"COWD", "VMDK COWD"))


def kind_of(head: bytes, tail: bytes, name: str) -> ImageKind | None:
    """The format of a file from its first 64 and last 512 bytes; a raw disk only its name can tell."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if tail.startswith(vhd_layout.COOKIE):
        return ImageKind.VHD
    return ImageKind.RAW if PurePath(name).suffix.lower() in RAW_SUFFIXES else None


def no_siblings(name: str) -> Stored:
    """For images that must be one file."""
    raise ImageRefused("IMAGE_LINK", name)


def open_image(stored: Stored, name: str, siblings: Siblings = no_siblings) -> Image:
    """The image in a file of this name, opened from its header alone. Raises `ImageRefused`."""
    head, tail = stored.read(0, 64), stored.read(max(0, stored.size - SECTOR), SECTOR)
    for magic, told in _REFUSED:
        if head.startswith(magic):
            raise ImageRefused("IMAGE_FEATURE", told)
    kind = kind_of(head, tail, name)
    if kind is ImageKind.VHD:
        return open_vhd(stored)
    if kind is ImageKind.VMDK:
        return open_vmdk(stored, siblings)
    if kind is ImageKind.QCOW2:
        return Qcow2Image(stored)
    if kind is ImageKind.VHDX:
        return VhdxImage(stored)
    if kind is ImageKind.RAW:
        return RawImage(stored)
    raise ImageRefused("IMAGE_UNKNOWN")


@contextmanager
def image_file(path: Path) -> Iterator[Image]:
    """The image in a file, which may be made of others in the same folder; all are closed at the end. Raises
    `ImageRefused` and `LocalFileError`.
    """
    with ExitStack() as files:
        yield open_image(
            files.enter_context(StoredFile(path)),
            path.name,
            lambda name: files.enter_context(StoredFile(path.with_name(name), linked=False)),
        )
