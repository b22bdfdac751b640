# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The footer and header of a VHD (Virtual Hard Disk Image Format Specification 1.0)."""

import struct
from dataclasses import dataclass
from typing import Final

from xolite_desktop.xapi.images.image import SECTOR, ImageRefused, believable

COOKIE: Final = b"conectix"
HEADER_COOKIE: Final = b"cxsparse"
HEADER_BYTES: Final = 1024
UNUSED: Final = 0xFFFFFFFF
FIXED: Final = 2
DYNAMIC: Final = 3
DIFFERENCING: Final = 4
LARGEST: Final = 2040 << 30
"""The largest disk of a VHD."""
_FOOTER: Final = ">8sIIQI4sI4sQQHBBII16s"
_HEADER: Final = ">8sQQIIII"
_FOOTER_SUM_AT: Final = 64
_HEADER_SUM_AT: Final = 36
_MOST_BLOCK: Final = 256 << 20


@dataclass(frozen=True, slots=True)
class Footer:
    """Size and kind of a VHD, and where the header of a dynamic one is."""

    size: int
    disk_type: int
    header_at: int


@dataclass(frozen=True, slots=True)
class Header:
    """Where the table of a dynamic VHD is, how many entries it has, and how large the blocks are."""

    table_at: int
    entries: int
    block: int

    @property
    def bitmap_bytes(self) -> int:
        """Before each block: a bit for each sector, in whole sectors."""
        return -(-self.block // SECTOR // 8 // SECTOR) * SECTOR


def read_footer(data: bytes) -> Footer:
    """Raises `ImageRefused`, also for a VHD that needs another."""
    cookie, _, _, header_at, _, _, _, _, _, size, _, _, _, disk_type, _, _ = struct.unpack_from(_FOOTER, data)
    if cookie != COOKIE or not _is_sound(data[:SECTOR], _FOOTER_SUM_AT):
        raise ImageRefused("IMAGE_HEADER")
    if disk_type == DIFFERENCING:
        raise ImageRefused("IMAGE_HAS_BASE")
    if disk_type not in (FIXED, DYNAMIC):
        raise ImageRefused("IMAGE_FEATURE", f"VHD type {disk_type}")
    return Footer(believable(size), disk_type, header_at)


def read_header(data: bytes, size: int) -> Header:
    """Of a dynamic VHD with a disk of this size. Raises `ImageRefused`."""
    cookie, _, table_at, _, entries, block, _ = struct.unpack_from(_HEADER, data)
    if cookie != HEADER_COOKIE or not _is_sound(data, _HEADER_SUM_AT):
        raise ImageRefused("IMAGE_HEADER")
    if block < SECTOR * 8 or block > _MOST_BLOCK or block & (block - 1):
        raise ImageRefused("IMAGE_FEATURE", f"VHD blocks of {block} bytes")
    needed = -(-size // block)
    if needed > entries or needed > 1 << 24:
        raise ImageRefused("IMAGE_HEADER")
    return Header(table_at, needed, block)


def _sum(data: bytes, at: int) -> int:
    return ~(sum(data[:at]) + sum(data[at + 4 :])) & 0xFFFFFFFF


def _is_sound(data: bytes, at: int) -> bool:
    return int.from_bytes(data[at : at + 4], "big") == _sum(data, at)
