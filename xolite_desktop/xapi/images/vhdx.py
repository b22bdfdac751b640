# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Reads VHDX files, as Hyper-V writes them: fixed and dynamic ones that were closed properly ([MS-VHDX] 8.0)."""

import struct
from collections.abc import Iterator
from typing import Final
from uuid import UUID

import numpy as np

from xolite_desktop.xapi.images.image import (
    MOST_BYTES,
    ImageKind,
    ImageRefused,
    Part,
    Stored,
    believable,
    exactly,
)
from xolite_desktop.xapi.images.tables import Array, Places, copied, since

MAGIC: Final = b"vhdxfile"
_MIB: Final = 1 << 20
_HEADERS_AT: Final = (64 << 10, 128 << 10)
_HEADER_BYTES: Final = 4 << 10
_REGIONS_AT: Final = (192 << 10, 256 << 10)
_REGIONS_BYTES: Final = 64 << 10
_HEADER: Final = "<4sIQ16s16s16sHHIQ"
_ENTRY: Final = "<16sQII"
_ITEM: Final = "<16sIIII"
_MOST_ENTRIES: Final = 2047
_MOST_METADATA: Final = 1 << 20
_BAT: Final = UUID("2dc27766-f623-4200-9d64-115e9bfd4a08").bytes_le
_METADATA: Final = UUID("8b7ca206-4790-4b9a-b8fe-575f050f886e").bytes_le
_PARAMETERS: Final = UUID("caa16737-fa36-4d43-b3b6-33f0aa44e76b").bytes_le
_DISK_SIZE: Final = UUID("2fa54224-cd1b-4876-b211-5dbed83bf4b8").bytes_le
_SECTOR_SIZE: Final = UUID("8141bf1d-a96f-4709-ba47-f233a8faab5f").bytes_le
_KNOWN_REGIONS: Final = frozenset({_BAT, _METADATA})
_HAS_PARENT: Final = 2
_PRESENT: Final = 6
_PARTIAL: Final = 7
_STATE: Final = 7
_SECTORS_IN_BITMAP: Final = 1 << 23
_POLYNOMIAL: Final = 0x82F63B78


class VhdxImage:
    """A disk in a VHDX. The table of blocks is in memory: 8 bytes for each block."""

    kind = ImageKind.VHDX

    def __init__(self, stored: Stored) -> None:
        self._stored = stored
        _refuse_unclosed(stored)
        regions = _regions(stored)
        items = _items(stored, *regions[_METADATA])
        self._block, flags = struct.unpack("<II", _item(items, _PARAMETERS, 8))
        (size,) = struct.unpack("<Q", _item(items, _DISK_SIZE, 8))
        (sector,) = struct.unpack("<I", _item(items, _SECTOR_SIZE, 4))
        if flags & _HAS_PARENT:
            raise ImageRefused("IMAGE_HAS_BASE")
        if (
            sector not in (512, 4096)
            or not _MIB <= self._block <= 256 * _MIB
            or self._block & (self._block - 1)
        ):
            raise ImageRefused("IMAGE_HEADER")
        self.size = believable(min(size, MOST_BYTES + 1))
        self._table = self._blocks(*regions[_BAT], _SECTORS_IN_BITMAP * sector // self._block)

    def _blocks(self, at: int, length: int, ratio: int) -> Array:
        """The entries of the blocks; after each so many of them stands one for a bitmap, which only chains use."""
        count = -(-self.size // self._block)
        entries = count + (count - 1) // ratio
        if entries * 8 > length:
            raise ImageRefused("IMAGE_HEADER")
        table: Array = np.frombuffer(exactly(self._stored, at, entries * 8), "<u8")
        blocks: Array = table[np.arange(entries) % (ratio + 1) != ratio]
        return blocks

    def check(self) -> int:
        states = self._table & np.uint64(_STATE)
        if bool((states == _PARTIAL).any()):
            raise ImageRefused("IMAGE_HAS_BASE")
        numbers = np.flatnonzero(states == _PRESENT)
        lengths = np.minimum(self._block, self.size - numbers * self._block)
        places = Places(-(-self._stored.size // _MIB))
        places.take(np.array([0]))
        places.take((self._table[numbers] >> np.uint64(20)).astype(np.int64), -(-lengths // _MIB))
        places.refuse_overlaps()
        return int(lengths.sum())

    def parts(self, start: int = 0, end: int | None = None) -> Iterator[Part]:
        last = self.size if end is None else min(end, self.size)
        for number in range(start // self._block, -(-last // self._block)):
            entry = int(self._table[number])
            if entry & _STATE == _PRESENT:
                offset = number * self._block
                skipped = max(0, start - offset)
                place, length = (entry >> 20) * _MIB + skipped, min(self._block, last - offset) - skipped
                yield from since(copied(self._stored, place, offset + skipped, length), start)


def _refuse_unclosed(stored: Stored) -> None:
    """Of two headers the newer sound one counts. What is in its log has not reached its place yet."""
    found = []
    for at in _HEADERS_AT:
        data = exactly(stored, at, _HEADER_BYTES)
        magic, sum_, sequence, _, _, log, _, version, _, _ = struct.unpack_from(_HEADER, data)
        if magic == b"head" and sum_ == _sum_of(data) and version == 1:
            found.append((sequence, log))
    if not found:
        raise ImageRefused("IMAGE_HEADER")
    if any(max(found)[1]):
        raise ImageRefused("IMAGE_NOT_CLOSED")


def _regions(stored: Stored) -> dict[bytes, tuple[int, int]]:
    """Where the table of blocks and the metadata are."""
    for at in _REGIONS_AT:
        data = exactly(stored, at, _REGIONS_BYTES)
        magic, sum_, count = struct.unpack_from("<4sII", data)
        if magic == b"regi" and sum_ == _sum_of(data) and count <= _MOST_ENTRIES:
            break
    else:
        raise ImageRefused("IMAGE_HEADER")
    found = {}
    for number in range(count):
        kind, place, length, needed = struct.unpack_from(_ENTRY, data, 16 + number * struct.calcsize(_ENTRY))
        if needed & 1 and kind not in _KNOWN_REGIONS:
            raise ImageRefused("IMAGE_FEATURE", f"VHDX {UUID(bytes_le=kind)}")
        found[kind] = (place, length)
    if not found.keys() >= _KNOWN_REGIONS:
        raise ImageRefused("IMAGE_HEADER")
    return found


def _items(stored: Stored, at: int, length: int) -> dict[bytes, bytes]:
    """What is said of the disk, by the names of the items."""
    data = exactly(stored, at, min(length, _MOST_METADATA))
    if len(data) < 32 or data[:8] != b"metadata":
        raise ImageRefused("IMAGE_HEADER")
    (count,) = struct.unpack_from("<H", data, 10)
    found = {}
    for number in range(count):
        place = 32 + number * 32
        if place + 32 > len(data):
            raise ImageRefused("IMAGE_HEADER")
        kind, offset, size, _, _ = struct.unpack_from(_ITEM, data, place)
        found[kind] = data[offset : offset + min(size, 64)]
    return found


def _item(items: dict[bytes, bytes], kind: bytes, length: int) -> bytes:
    data = items.get(kind, b"")[:length]
    if len(data) < length:
        raise ImageRefused("IMAGE_HEADER")
    return data


def _sum_of(data: bytes) -> int:
    """CRC-32C, with the place of the sum itself taken for zeros."""
    crc = 0xFFFFFFFF
    for byte in data[:4] + bytes(4) + data[8:]:
        crc = _CRC[(crc ^ byte) & 0xFF] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


def _crc_of(byte: int) -> int:
    for _ in range(8):
        byte = byte >> 1 ^ (_POLYNOMIAL if byte & 1 else 0)
    return byte


_CRC: Final = tuple(_crc_of(byte) for byte in range(256))
