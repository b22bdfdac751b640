# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Writes a QCOW2 of version 3 without compression: data as it comes, tables behind it, the header last."""

import struct
from collections.abc import Iterator
from typing import Final

from xolite_desktop.xapi.images.qcow2 import MAGIC
from xolite_desktop.xapi.images.writing import Tail, Units, Written

_BITS: Final = 16
_CLUSTER: Final = 1 << _BITS
_PER_TABLE: Final = _CLUSTER // 8
_PER_COUNTS: Final = _CLUSTER // 2
_COPIED: Final = 1 << 63
_HEADER: Final = ">4sIQIIQIIQQIIQQQQII"
_HEADER_BYTES: Final = 104


class Qcow2Writer:
    """`size` in bytes, whole sectors. The first table is in memory, and one of the second level."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._units = Units(size, _CLUSTER)
        self._l1 = [0] * -(-size // (_CLUSTER * _PER_TABLE))
        self._l2 = [0] * _PER_TABLE
        self._table = 0
        self._tail = Tail()
        self._tail.put(bytes(_CLUSTER))  # the place of the header

    def add(self, offset: int, data: bytes) -> Iterator[Written]:
        for number, cluster in self._units.add(offset, data):
            yield from self._put(number, cluster)

    def _put(self, number: int, cluster: bytes) -> Iterator[Written]:
        table, place = divmod(number, _PER_TABLE)
        if table != self._table:
            yield from self._put_table()
            self._table = table
        self._l2[place] = self._tail.at | _COPIED
        yield self._tail.put(cluster)

    def _put_table(self) -> Iterator[Written]:
        if any(self._l2):
            self._l1[self._table] = self._tail.at | _COPIED
            yield self._tail.put(struct.pack(f">{_PER_TABLE}Q", *self._l2))
            self._l2 = [0] * _PER_TABLE

    def finish(self) -> Iterator[Written]:
        for number, cluster in self._units.finish():
            yield from self._put(number, cluster)
        yield from self._put_table()
        l1_at = self._tail.at
        yield self._tail.put(struct.pack(f">{len(self._l1)}Q", *self._l1), _CLUSTER)
        counts_at, clusters = self._tail.at, self._tail.at // _CLUSTER
        blocks = tables = 0
        while blocks * _PER_COUNTS < clusters + blocks + tables:
            blocks += 1
            tables = -(-blocks // _PER_TABLE)
        places = [counts_at + (tables + each) * _CLUSTER for each in range(blocks)]
        yield self._tail.put(struct.pack(f">{blocks}Q", *places), _CLUSTER)
        used = clusters + blocks + tables
        for block in range(blocks):
            yield self._tail.put(b"\0\1" * min(_PER_COUNTS, used - block * _PER_COUNTS), _CLUSTER)
        header = struct.pack(
            _HEADER, MAGIC, 3, 0, 0, _BITS, self._size, 0, len(self._l1), l1_at, counts_at, tables, 0, 0, 0, 0, 0, 4,
            _HEADER_BYTES,
        )  # fmt: skip
        yield 0, header.ljust(_CLUSTER, b"\0")
