# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Writes a streamOptimized VMDK: packed grains and tables in the order they come, as OVF packages carry them."""

import struct
from collections.abc import Iterator
from typing import Final

from zlib_ng import zlib_ng

from xolite_desktop.xapi.images.image import SECTOR
from xolite_desktop.xapi.images.vmdk_sparse import (
    AT_END,
    GRAIN_HEAD,
    HAS_MARKERS,
    HAS_PACKED_GRAINS,
    HEADER,
    MAGIC,
)
from xolite_desktop.xapi.images.writing import Tail, Units, Written

_GRAIN: Final = 128 * SECTOR
_PER_TABLE: Final = 512
_TEXT_AT, _TEXT_SECTORS, _OVERHEAD = 1, 20, 128
_END_MARKER, _TABLE_MARKER, _DIRECTORY_MARKER, _FOOTER_MARKER = 0, 1, 2, 3
_LEVEL: Final = 1  # as fast as a network of a gigabit; higher ones save a twentieth
_VALID_NEWLINES: Final = 1
_TEXT: Final = """# Disk DescriptorFile
version=1
CID={cid:08x}
parentCID=ffffffff
createType="streamOptimized"

# Extent description
RW {sectors} SPARSE "{name}"

# The Disk Data Base
#DDB

ddb.adapterType = "lsilogic"
ddb.geometry.cylinders = "{cylinders}"
ddb.geometry.heads = "255"
ddb.geometry.sectors = "63"
ddb.virtualHWVersion = "10"
"""


class VmdkWriter:
    """`size` in bytes, whole sectors; `name` of the file as it says itself. The directory is in memory."""

    def __init__(self, size: int, name: str, cid: int = 0xFFFFFFFE) -> None:
        self._sectors = size // SECTOR
        self._text = _TEXT.format(
            cid=cid, sectors=self._sectors, name=name.replace('"', "_"), cylinders=self._sectors // (255 * 63)
        ).encode()
        self._units = Units(size, _GRAIN)
        self._directory = [0] * -(-size // (_GRAIN * _PER_TABLE))
        self._grains = [0] * _PER_TABLE
        self._table = 0
        self._tail = Tail()

    def add(self, offset: int, data: bytes) -> Iterator[Written]:
        yield from self._begin()
        for number, grain in self._units.add(offset, data):
            yield from self._put(number, grain)

    def finish(self) -> Iterator[Written]:
        yield from self._begin()
        for number, grain in self._units.finish():
            yield from self._put(number, grain)
        yield from self._put_table()
        directory = struct.pack(f"<{len(self._directory)}I", *self._directory)
        yield self._marker(_DIRECTORY_MARKER, -(-len(directory) // SECTOR))
        directory_at = self._tail.at // SECTOR
        yield self._tail.put(directory, SECTOR)
        yield self._marker(_FOOTER_MARKER, 1)
        yield self._tail.put(self._header(directory_at))
        yield self._marker(_END_MARKER, 0)

    def _begin(self) -> Iterator[Written]:
        if not self._tail.at:
            text = self._text.ljust(_TEXT_SECTORS * SECTOR, b"\0")
            yield self._tail.put(self._header(AT_END) + text, _OVERHEAD * SECTOR)

    def _put(self, number: int, grain: bytes) -> Iterator[Written]:
        table, place = divmod(number, _PER_TABLE)
        if table != self._table:
            yield from self._put_table()
            self._table = table
        self._grains[place] = self._tail.at // SECTOR
        packed = zlib_ng.compress(grain, _LEVEL)
        head = struct.pack(GRAIN_HEAD, number * _GRAIN // SECTOR, len(packed))
        yield self._tail.put(head + packed, SECTOR)

    def _put_table(self) -> Iterator[Written]:
        if any(self._grains):
            table = struct.pack(f"<{_PER_TABLE}I", *self._grains)
            yield self._marker(_TABLE_MARKER, len(table) // SECTOR)
            self._directory[self._table] = self._tail.at // SECTOR
            yield self._tail.put(table)
            self._grains = [0] * _PER_TABLE

    def _marker(self, kind: int, sectors: int) -> Written:
        return self._tail.put(struct.pack("<QII", sectors, 0, kind), SECTOR)

    def _header(self, directory: int) -> bytes:
        flags = _VALID_NEWLINES | HAS_PACKED_GRAINS | HAS_MARKERS
        head = struct.pack(
            HEADER, MAGIC, 3, flags, self._sectors, _GRAIN // SECTOR, _TEXT_AT, _TEXT_SECTORS, _PER_TABLE, 0, directory,
            _OVERHEAD, False, b"\n \r\n", 1,
        )  # fmt: skip
        return head.ljust(SECTOR, b"\0")
