# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Reads one sparse extent of a VMDK: grains by two levels of tables, plain or packed (VMware Virtual Disk Format 5.0)."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from xolite_desktop.xapi.images.image import SECTOR, ImageRefused, Part, Stored, believable, exactly
from xolite_desktop.xapi.images.tables import NONE, Array, Places, copied, filled, runs, since, whole_sectors

MAGIC: Final = b"KDMV"
HEADER: Final = "<4sIIQQQQIQQQ?4sH"
HEADER_BYTES: Final = struct.calcsize(HEADER)
GRAIN_HEAD: Final = "<QI"
AT_END: Final = 2**64 - 1
HAS_ZERO_GRAINS, HAS_PACKED_GRAINS, HAS_MARKERS = 1 << 2, 1 << 16, 1 << 17
_FOOTER_FROM_END: Final = 2 * SECTOR
_MOST_GRAIN: Final = 4 << 20
_MOST_DIRECTORY: Final = 1 << 22
_PER_TABLE: Final = 512


@dataclass(frozen=True, slots=True)
class SparseHeader:
    """Bytes of the extent and of a grain; flags; where the descriptor and the grain directory are."""

    size: int
    grain: int
    flags: int
    per_table: int
    descriptor_at: int
    descriptor_bytes: int
    directory_at: int


def read_header(stored: Stored) -> SparseHeader:
    """The header, or the footer where the header says that what counts is there. Raises `ImageRefused`."""
    found = _header(exactly(stored, 0, HEADER_BYTES))
    if found.directory_at != AT_END * SECTOR:
        return found
    footer = _header(exactly(stored, stored.size - _FOOTER_FROM_END, HEADER_BYTES))
    if (footer.size, footer.grain) != (found.size, found.grain) or footer.directory_at == found.directory_at:
        raise ImageRefused("IMAGE_HEADER")
    return footer


def _header(data: bytes) -> SparseHeader:
    magic, version, flags, capacity, grain, text_at, text_size, per_table, _, directory, _, _, _, packing = (
        struct.unpack(HEADER, data)
    )
    if magic != MAGIC or not 1 <= version <= 3:
        raise ImageRefused("IMAGE_HEADER")
    grain_bytes = grain * SECTOR
    if not 8 * SECTOR <= grain_bytes <= _MOST_GRAIN or grain & (grain - 1) or per_table != _PER_TABLE:
        raise ImageRefused("IMAGE_FEATURE", f"VMDK grains of {grain_bytes} bytes")
    if packing not in (0, 1) or bool(flags & HAS_PACKED_GRAINS) != (packing == 1):
        raise ImageRefused("IMAGE_FEATURE", f"VMDK compression {packing}")
    size = believable(capacity * SECTOR)
    return SparseHeader(
        size, grain_bytes, flags, per_table, text_at * SECTOR, text_size * SECTOR, directory * SECTOR
    )


class SparseExtent:
    """One file with tables. The directory is in memory: 4 bytes for each 32 MiB."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored
        self.header = read_header(stored)
        self.size = self.header.size
        self._reach = self.header.grain * self.header.per_table
        entries = -(-self.size // self._reach)
        if entries > _MOST_DIRECTORY:
            raise ImageRefused("IMAGE_TABLES_TOO_LARGE")
        self._directory: Array = np.frombuffer(exactly(stored, self.header.directory_at, entries * 4), "<u4")

    @property
    def is_packed(self) -> bool:
        return bool(self.header.flags & HAS_PACKED_GRAINS)

    def check(self) -> int:
        """As `Image.check`."""
        places = Places(-(-self._stored.size // SECTOR))
        used = self._directory[self._directory > 0]
        places.take(used, self.header.per_table * 4 // SECTOR)
        count = 0
        for number in np.flatnonzero(self._directory).tolist():
            starts = self._grains(number)
            starts = starts[starts >= 0]
            # How long a packed grain is, only its own head says; it has a sector at least.
            places.take(starts // SECTOR, 1 if self.is_packed else self.header.grain // SECTOR)
            count += len(starts)
        places.refuse_overlaps()
        return min(count * self.header.grain, self.size)

    def parts(self, start: int = 0, end: int | None = None) -> Iterator[Part]:
        """As `Image.parts`."""
        last = self.size if end is None else min(end, self.size)
        for number in range(start // self._reach, -(-last // self._reach)):
            if self._directory[number]:
                first = max(0, start - number * self._reach) // self.header.grain
                yield from since(self._mapped(number, first, last), start)

    def _mapped(self, number: int, first: int, end: int) -> Iterator[Part]:
        grain = self.header.grain
        step = 0 if self.is_packed else grain
        for index, place, count in runs(self._grains(number)[first:].tolist(), step):
            offset = number * self._reach + (first + index) * grain
            length = min(count * grain, end - offset)
            if length <= 0:
                continue
            if self.is_packed:
                yield from filled(offset, whole_sectors(self._unpacked(place, offset)[:length]))
            else:
                yield from copied(self._stored, place, offset, length)

    def _grains(self, number: int) -> Array:
        """Where the grains of one table are in the file, in bytes; negative for none and for zeros."""
        table = exactly(self._stored, int(self._directory[number]) * SECTOR, self.header.per_table * 4)
        places = np.frombuffer(table, "<u4").astype(np.int64) * SECTOR
        none = places <= (SECTOR if self.header.flags & HAS_ZERO_GRAINS else 0)
        places[none] = NONE
        return places

    def _unpacked(self, place: int, offset: int) -> bytes:
        head = exactly(self._stored, place, struct.calcsize(GRAIN_HEAD))
        sector, length = struct.unpack(GRAIN_HEAD, head)
        if sector * SECTOR != offset or not 0 < length <= 2 * self.header.grain:
            raise ImageRefused("IMAGE_PACKED_DAMAGED")
        try:
            data = exactly(self._stored, place + len(head), length)
            plain = zlib.decompressobj().decompress(data, self.header.grain)
        except zlib.error:
            plain = b""
        if len(plain) != min(self.header.grain, max(len(plain), self.size - offset)):
            raise ImageRefused("IMAGE_PACKED_DAMAGED")
        return plain
