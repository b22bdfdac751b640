# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Reads a dynamic VHD as a host sends it: from its beginning to its end, blocks in the order of the disk."""

from collections.abc import Generator

import numpy as np

from xolite_desktop.xapi.images.image import MOST_PART, SECTOR, ImageRefused, Part
from xolite_desktop.xapi.images.tables import filled
from xolite_desktop.xapi.images.vhd import masked
from xolite_desktop.xapi.images.vhd_layout import HEADER_BYTES, UNUSED, Header, read_footer, read_header

_Steps = Generator[tuple[int, int], bytes, None]
"""Asks for so many bytes at a place, and is sent them."""


class VhdStream:
    """Feed it what comes; it gives the parts. `size` is known once the beginning was read, and 0 before."""

    def __init__(self) -> None:
        self.size = 0
        self._parts: list[Part] = []
        self._steps: _Steps = self._read()
        self._wanted: tuple[int, int] | None = next(self._steps)
        self._buffer = bytearray()
        self._at = 0

    def feed(self, data: bytes) -> list[Part]:
        """The parts that are complete by now, ascending. Raises `ImageRefused`."""
        self._buffer += data
        while self._wanted is not None:
            place, length = self._wanted
            if place < self._at:
                raise ImageRefused("IMAGE_ORDER")
            skipped = min(place - self._at, len(self._buffer))
            del self._buffer[:skipped]
            self._at += skipped
            if place > self._at or len(self._buffer) < length:
                break
            self._give(bytes(self._buffer[:length]))
        else:
            self._buffer.clear()  # the footer, once more
        parts, self._parts = self._parts, []
        return parts

    def finish(self) -> None:
        """That was all. Raises `ImageRefused` if something is missing."""
        if self._wanted is not None:
            raise ImageRefused("IMAGE_CUT")

    def _give(self, data: bytes) -> None:
        del self._buffer[: len(data)]
        self._at += len(data)
        try:
            self._wanted = self._steps.send(data)
        except StopIteration:
            self._wanted = None

    def _read(self) -> _Steps:
        footer = read_footer((yield 0, SECTOR))
        header = read_header((yield footer.header_at, HEADER_BYTES), footer.size)
        self.size = footer.size
        table = np.frombuffer((yield header.table_at, header.entries * 4), ">u4")
        for number in np.flatnonzero(table != UNUSED).tolist():
            yield from self._block(header, int(table[number]) * SECTOR, number * header.block)

    def _block(self, header: Header, place: int, offset: int) -> _Steps:
        bits = yield place, header.bitmap_bytes
        end = min(header.block, self.size - offset)
        for at in range(0, end, MOST_PART):
            data = yield place + len(bits) + at, min(MOST_PART, end - at)
            self._parts += filled(offset + at, masked(data, bits, at // SECTOR))
