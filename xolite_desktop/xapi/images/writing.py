# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What writers of images have in common: parts become whole units, and units become bytes at places of a file."""

from collections.abc import Iterator
from typing import Protocol

from xolite_desktop.xapi.images.image import ImageRefused

Written = tuple[int, bytes]
"""A place in the file, and the bytes to write there."""


class ImageWriter(Protocol):
    """Makes a file of the parts of a disk, which come ascending."""

    def add(self, offset: int, data: bytes) -> Iterator[Written]:
        """A part, with whole sectors. Raises `ImageRefused` if it is before the one before it, or beyond the disk."""

    def finish(self) -> Iterator[Written]:
        """There are no more."""


class Units:
    """Gathers parts into the units of a format, such as clusters; what is missing of a unit is zeros."""

    def __init__(self, size: int, unit: int) -> None:
        self._size = size
        self._unit = unit
        self._number = -1
        self._data = bytearray()
        self._end = 0

    def add(self, offset: int, data: bytes) -> Iterator[tuple[int, bytes]]:
        """The units that are complete by now: number and bytes."""
        if offset < self._end or offset + len(data) > self._size:
            raise ImageRefused("IMAGE_ORDER")
        self._end = offset + len(data)
        at = 0
        while at < len(data):
            number, inside = divmod(offset + at, self._unit)
            if number != self._number:
                yield from self.finish()
                self._number = number
            piece = data[at : at + self._unit - inside]
            self._data += bytes(inside - len(self._data)) + piece
            at += len(piece)

    def finish(self) -> Iterator[tuple[int, bytes]]:
        """The last one."""
        if self._data:
            data = bytes(self._data.ljust(self._unit, b"\0"))
            self._data.clear()
            yield self._number, data


class Tail:
    """The end of a file that grows."""

    def __init__(self) -> None:
        self.at = 0

    def put(self, data: bytes, unit: int = 1) -> Written:
        """Append, and zeros up to a whole unit."""
        written = self.at, data.ljust(-(-len(data) // unit) * unit, b"\0")
        self.at += len(written[1])
        return written
