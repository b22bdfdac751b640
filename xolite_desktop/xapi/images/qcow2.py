# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Reads QCOW2 files, versions 2 and 3, with clusters compressed by zlib and zstd (QEMU, docs/interop/qcow2.txt).

What would need another file or a key is refused: backing files, external data, encryption. Snapshots inside are not
looked at. Reference counts are not either: they say which clusters are free, and nothing is written here.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import Final

import numpy as np
import zstandard

from xolite_desktop.xapi.images.image import ImageKind, ImageRefused, Part, Stored, believable, exactly
from xolite_desktop.xapi.images.tables import NONE, Array, Places, copied, filled, runs, since

MAGIC: Final = b"QFI\xfb"
_HEADER: Final = ">4sIQIIQIIQQIIQ"
_HEADER_V3: Final = ">QQQII"
_MOST_L1_BYTES: Final = 32 << 20  # as in QEMU
_MOST_WINDOW: Final = 8 << 20
_MOST_NAME: Final = 1023
_OFFSET: Final = 0x00FF_FFFF_FFFF_FE00
_COMPRESSED: Final = 1 << 62
_ZEROS: Final = 1
_DIRTY, _CORRUPT, _EXTERNAL, _COMPRESSION, _EXTENDED = 1, 2, 4, 8, 16
_PACKED = -2


class Qcow2Image:
    """The active disk of a QCOW2 file. The first table is in memory: 8 bytes for each 512 MiB."""

    kind = ImageKind.QCOW2

    def __init__(self, stored: Stored) -> None:
        self._stored = stored
        head = exactly(stored, 0, struct.calcsize(_HEADER))
        magic, version, base_at, base_bytes, bits, size, encryption, l1_size, l1_at, _, _, _, _ = (
            struct.unpack(_HEADER, head)
        )
        if magic != MAGIC or version not in (2, 3) or not 9 <= bits <= 21:
            raise ImageRefused("IMAGE_HEADER")
        if base_at:
            raise ImageRefused("IMAGE_HAS_BASE", _name(stored, base_at, base_bytes))
        if encryption:
            raise ImageRefused("IMAGE_ENCRYPTED")
        self.size = believable(size)
        self._bits, self._cluster = bits, 1 << bits
        self._is_zstd = version == 3 and _uses_zstd(stored)
        per_table = self._cluster // 8
        needed = -(-self.size // (self._cluster * per_table))
        if needed > l1_size or needed * 8 > _MOST_L1_BYTES or l1_at % self._cluster:
            raise ImageRefused("IMAGE_HEADER")
        self._l1_at = l1_at
        self._tables = (np.frombuffer(exactly(stored, l1_at, needed * 8), ">u8") & np.uint64(_OFFSET)).astype(
            np.int64
        )

    def check(self) -> int:
        places = Places(-(-self._stored.size // self._cluster))
        places.take(np.array([0]))
        places.take(np.array([self._l1_at >> self._bits]), max(1, -(-len(self._tables) * 8 // self._cluster)))
        places.take(self._tables[self._tables > 0] >> self._bits)
        if (self._tables % self._cluster).any():
            raise ImageRefused("IMAGE_OUTSIDE")
        count = packed = 0
        for number in np.flatnonzero(self._tables).tolist():
            entries = self._entries(number)
            found, compressed = _places(entries)
            data = found[found >= 0]
            if (data % self._cluster).any():
                raise ImageRefused("IMAGE_OUTSIDE")
            places.take(data >> self._bits)
            packed += self._check_packed(entries[compressed])
            count += len(data) + int(compressed.sum())
        if packed > self._stored.size // 8:
            raise ImageRefused("IMAGE_OVERLAPS")
        places.refuse_overlaps()
        return int(min(count * self._cluster, self.size))

    def _check_packed(self, entries: Array) -> int:
        """Compressed clusters lie anywhere, even side by side in one cluster, but no two at one place."""
        starts = entries & np.uint64((1 << 62 - (self._bits - 8)) - 1)
        if len(np.unique(starts)) < len(starts):
            raise ImageRefused("IMAGE_OVERLAPS")
        if len(starts) and int(starts.max()) >= self._stored.size:
            raise ImageRefused("IMAGE_OUTSIDE")
        return len(starts)

    def parts(self, start: int = 0, end: int | None = None) -> Iterator[Part]:
        reach = self._cluster * (self._cluster // 8)
        last = self.size if end is None else min(end, self.size)
        for number in range(start // reach, -(-last // reach)):
            if self._tables[number] > 0:
                first = max(0, start - number * reach) // self._cluster
                yield from since(self._mapped(number, first, last), start)

    def _mapped(self, number: int, first: int, end: int) -> Iterator[Part]:
        """What one table of the second level has, from an entry on to an offset of the disk."""
        base = number * self._cluster * (self._cluster // 8)
        entries = self._entries(number)
        found, compressed = _places(entries)
        found[compressed] = _PACKED
        for index, place, count in runs(found[first:].tolist(), self._cluster):
            offset = base + (first + index) * self._cluster
            length = min(count * self._cluster, end - offset)
            if length <= 0:
                return
            if place >= 0:
                yield from copied(self._stored, place, offset, length)
            elif place == _PACKED:
                yield from filled(offset, self._unpacked(int(entries[first + index]))[:length])

    def _entries(self, number: int) -> Array:
        data = exactly(self._stored, int(self._tables[number]), self._cluster)
        return np.frombuffer(data, ">u8").astype(np.uint64)

    def _unpacked(self, entry: int) -> bytes:
        shift = 62 - (self._bits - 8)
        place, sectors = entry & (1 << shift) - 1, (entry & _COMPRESSED - 1) >> shift
        data = self._stored.read(place, (sectors + 1) * 512 - place % 512)
        try:
            if self._is_zstd:
                plain = (
                    zstandard.ZstdDecompressor(max_window_size=_MOST_WINDOW)
                    .stream_reader(data)
                    .read(self._cluster)
                )
            else:
                plain = zlib.decompressobj(-12).decompress(data, self._cluster)
        except (zlib.error, zstandard.ZstdError):
            plain = b""
        if len(plain) != self._cluster:
            raise ImageRefused("IMAGE_PACKED_DAMAGED")
        return plain


def _places(entries: Array) -> tuple[Array, Array]:
    """Where the clusters of a table are in the file, negative for zeros; and which of them are compressed."""
    compressed = (entries & np.uint64(_COMPRESSED)) > 0
    places = (entries & np.uint64(_OFFSET)).astype(np.int64)
    places[(places == 0) | compressed | ((entries & np.uint64(_ZEROS)) > 0)] = NONE
    return places, compressed


def _name(stored: Stored, offset: int, length: int) -> str:
    return stored.read(offset, min(length, _MOST_NAME)).decode("utf-8", "replace")


def _uses_zstd(stored: Stored) -> bool:
    """What version 3 says of itself: whether clusters are packed by zstd. Raises `ImageRefused`."""
    features, _, _, _, header_bytes = struct.unpack(
        _HEADER_V3, exactly(stored, struct.calcsize(_HEADER), struct.calcsize(_HEADER_V3))
    )
    if features & _CORRUPT:
        raise ImageRefused("IMAGE_MARKED_CORRUPT")
    if features & _EXTERNAL:
        raise ImageRefused("IMAGE_EXTERNAL_DATA")
    unknown = features & ~(_DIRTY | _COMPRESSION)
    if unknown:
        raise ImageRefused(
            "IMAGE_FEATURE", "QCOW2 extended L2" if unknown == _EXTENDED else f"QCOW2 {unknown:#x}"
        )
    how = exactly(stored, 104, 1)[0] if header_bytes > 104 else 0
    if how > 1 or (how and not features & _COMPRESSION):
        raise ImageRefused("IMAGE_FEATURE", f"QCOW2 compression {how}")
    return how == 1
