# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What every disk image gives: the disk's size, a check of its tables, and what is on the disk, without the zeros."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final, Protocol

from xolite_desktop.xapi.errors import XapiError

SECTOR: Final = 512
MOST_BYTES: Final = 64 << 40
"""The largest disk that is believed: four times what the largest format of a host can hold."""
MOST_PART: Final = 1 << 20
"""Bytes of one part at most, unless the format packs more together."""

Part = tuple[int, bytes]
"""An offset on the disk in whole sectors, and whole sectors of bytes from there."""


class ImageKind(StrEnum):
    """The format of an image."""

    RAW = "raw"
    VHD = "vhd"
    VHDX = "vhdx"
    VMDK = "vmdk"
    QCOW2 = "qcow2"


class ImageRefused(XapiError):
    """A file that is no image we can read, or none that should be read. `code` says why, `params` what of it."""

    def __init__(self, code: str, *params: str) -> None:
        super().__init__(f"{code} {list(params)}")
        self.code, self.params = code, params


class Stored(Protocol):
    """Bytes that can be read anywhere: a file, or what is inside one."""

    @property
    def size(self) -> int: ...
    def read(self, offset: int, length: int) -> bytes:
        """So many bytes; fewer at the end."""

    def skip_hole(self, offset: int) -> int:
        """The first place from an offset on that may hold something but zeros; the size where there is none."""


class Image(Protocol):
    """A disk in a file. Opened from its header alone; `check` before anything is made of it."""

    @property
    def kind(self) -> ImageKind: ...
    @property
    def size(self) -> int:
        """Bytes of the disk, in whole sectors."""

    def check(self) -> int:
        """Go through all tables; how many bytes the parts can have at most. Raises `ImageRefused`."""

    def parts(self, start: int = 0, end: int | None = None) -> Iterator[Part]:
        """What is on the disk, ascending from an offset in whole sectors on, up to another. Raises `ImageRefused`."""


def exactly(stored: Stored, offset: int, length: int) -> bytes:
    """So many bytes. Raises `ImageRefused` if the file ends before."""
    data = stored.read(offset, length) if offset <= stored.size - length else b""
    if len(data) < length:
        raise ImageRefused("IMAGE_CUT")
    return data


def believable(size: int) -> int:
    """The size of a disk, in whole sectors. Raises `ImageRefused` for one that no host has."""
    if size > MOST_BYTES:
        raise ImageRefused("IMAGE_TOO_LARGE", str(size), str(MOST_BYTES))
    if size <= 0:
        raise ImageRefused("IMAGE_EMPTY")
    return -(-size // SECTOR) * SECTOR
