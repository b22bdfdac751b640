# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Reads VHD files: fixed ones, and dynamic ones by their block allocation table."""

from collections.abc import Iterator

import numpy as np

from xolite_desktop.xapi.images.image import (
    MOST_PART,
    SECTOR,
    Image,
    ImageKind,
    ImageRefused,
    Part,
    Stored,
    exactly,
)
from xolite_desktop.xapi.images.raw import RawImage
from xolite_desktop.xapi.images.tables import Array, Places, filled
from xolite_desktop.xapi.images.vhd_layout import (
    FIXED,
    HEADER_BYTES,
    UNUSED,
    Footer,
    read_footer,
    read_header,
)


def open_vhd(stored: Stored) -> Image:
    """A VHD of either kind. Raises `ImageRefused`."""
    try:
        footer = read_footer(exactly(stored, stored.size - SECTOR, SECTOR))
    except ImageRefused as refused:
        if refused.code != "IMAGE_HEADER":
            raise
        footer = read_footer(exactly(stored, 0, SECTOR))  # the copy, where the end was not written
    if footer.disk_type != FIXED:
        return DynamicVhd(stored, footer)
    if footer.size > stored.size - SECTOR:
        raise ImageRefused("IMAGE_CUT")
    return RawImage(stored, footer.size, ImageKind.VHD)


class DynamicVhd:
    """A VHD with a table of blocks. The table is in memory: 4 bytes for each 2 MiB."""

    kind = ImageKind.VHD

    def __init__(self, stored: Stored, footer: Footer) -> None:
        self._stored = stored
        self.size = footer.size
        self._header = read_header(exactly(stored, footer.header_at, HEADER_BYTES), footer.size)
        table = exactly(stored, self._header.table_at, self._header.entries * 4)
        self._table: Array = np.frombuffer(table, ">u4")

    def check(self) -> int:
        header = self._header
        numbers = np.flatnonzero(self._table != UNUSED)
        # Of the last block some writers write only what the disk has of it.
        lengths = np.minimum(header.block, self.size - numbers * header.block)
        places = Places(self._stored.size // SECTOR)
        places.take(np.array([header.table_at // SECTOR]), -(-header.entries * 4 // SECTOR))
        places.take(self._table[numbers], (header.bitmap_bytes + lengths) // SECTOR)
        places.refuse_overlaps()
        return int(lengths.sum())

    def parts(self, start: int = 0, end: int | None = None) -> Iterator[Part]:
        header = self._header
        last = self.size if end is None else min(end, self.size)
        for number in range(start // header.block, -(-last // header.block)):
            sector = int(self._table[number])
            if sector != UNUSED:
                offset = number * header.block
                yield from self._block(sector * SECTOR, offset, max(0, start - offset), last - offset)

    def _block(self, place: int, offset: int, skipped: int, end: int) -> Iterator[Part]:
        bits = exactly(self._stored, place, self._header.bitmap_bytes)
        end = min(self._header.block, end)
        for at in range(skipped, end, MOST_PART):
            length = min(MOST_PART, end - at)
            data = exactly(self._stored, place + len(bits) + at, length)
            yield from filled(offset + at, masked(data, bits, at // SECTOR))


def masked(data: bytes, bits: bytes, first: int) -> bytes:
    """Sectors of a block, from the first given on; those that were never written, as the bitmap says, are zeros."""
    count = len(data) // SECTOR
    chosen = np.unpackbits(np.frombuffer(bits, np.uint8))[first : first + count]
    if chosen.all():
        return data
    sectors = np.frombuffer(data, np.uint8).reshape(count, SECTOR) * chosen[:, None]
    return sectors.tobytes()
