# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Disks as VHD and QCOW2 files: written from their filled blocks, and read as far as hosts and qemu write them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator

from xolite_desktop.simulator.disk_contents import BLOCK
from xolite_desktop.simulator.failure import Failure

Piece = tuple[int, bytes]
"""An offset on the disk, and what is there."""
Fetch = Callable[[int], bytes]
"""A block of 1 MiB, or what the disk has of it."""

VHD_BLOCK = 2 << 20
VHD_LARGEST = 2040 << 30
VHD_MAGIC = b"conectix"
_SECTOR = 512
_UNUSED = 0xFFFFFFFF
_TABLE_AT = 2048
_CLUSTER = 1 << 16
_COPIED = 1 << 63
_COMPRESSED = 1 << 62
_OFFSET = 0x00FFFFFFFFFFFE00


def vhd_pieces(size: int, filled: list[int], fetch: Fetch) -> Iterator[bytes]:
    """A dynamic VHD in order: footer, header, table, blocks with their bitmaps, footer."""
    blocks = sorted({number * BLOCK // VHD_BLOCK for number in filled})
    entries = -(-size // VHD_BLOCK)
    table_bytes = -(-entries * 4 // _SECTOR) * _SECTOR
    table = [_UNUSED] * (table_bytes // 4)
    step = (VHD_BLOCK + _SECTOR) // _SECTOR
    for place, block in enumerate(blocks):
        table[block] = (_TABLE_AT + table_bytes) // _SECTOR + place * step
    footer = _vhd_footer(size)
    yield footer + _vhd_header(entries) + bytes(_TABLE_AT - 1536) + struct.pack(f">{len(table)}I", *table)
    for block in blocks:
        yield b"\xff" * _SECTOR
        for number in (2 * block, 2 * block + 1):
            yield (fetch(number) if number in filled else b"").ljust(BLOCK, b"\0")
    yield footer


def _vhd_footer(size: int) -> bytes:
    plain = struct.pack(
        ">8sIIQI4sI4sQQHBBI", VHD_MAGIC, 2, 0x10000, 512, 0, b"tap\0", 0x10003, bytes(4), size, size,
        min(65535, size // (_SECTOR * 16 * 255)), 16, 255, 3,
    )  # fmt: skip
    return _checked(plain.ljust(_SECTOR, b"\0"), 64)


def _vhd_header(entries: int) -> bytes:
    plain = struct.pack(">8sQQIII", b"cxsparse", 2**64 - 1, _TABLE_AT, 0x10000, entries, VHD_BLOCK)
    return _checked(plain.ljust(1024, b"\0"), 36)


def _checked(data: bytes, at: int) -> bytes:
    total = ~(sum(data[:at]) + sum(data[at + 4 :])) & 0xFFFFFFFF
    return data[:at] + total.to_bytes(4, "big") + data[at + 4 :]


def qcow2_pieces(size: int, filled: list[int], fetch: Fetch) -> Iterator[bytes]:
    """A QCOW2 of version 3 in order: header, tables, reference counts, then the clusters of filled blocks."""
    per_table = _CLUSTER // 8
    clusters = [
        at
        for number in filled
        for at in range(number * BLOCK // _CLUSTER, -(-min(size, (number + 1) * BLOCK) // _CLUSTER))
    ]
    tables = sorted({at // per_table for at in clusters})
    l1_entries = -(-size // (_CLUSTER * per_table))
    l1_clusters = -(-l1_entries * 8 // _CLUSTER)
    fixed = 1 + l1_clusters + len(tables) + len(clusters)
    counts = -(-(fixed + fixed // 32768 + 2) * 2 // _CLUSTER)
    l1_at, l2_at = 2 + counts, 2 + counts + l1_clusters
    data_at = l2_at + len(tables)
    head = struct.pack(
        ">4sIQIIQIIQQIIQQQQII", b"QFI\xfb", 3, 0, 0, 16, size, 0, l1_entries, l1_at * _CLUSTER, _CLUSTER, 1, 0, 0,
        0, 0, 0, 4, 104,
    )  # fmt: skip
    yield head.ljust(_CLUSTER, b"\0")
    yield struct.pack(f">{counts}Q", *((2 + each) * _CLUSTER for each in range(counts))).ljust(
        _CLUSTER, b"\0"
    )
    yield (b"\0\x01" * (data_at + len(clusters))).ljust(counts * _CLUSTER, b"\0")
    places = {table: (l2_at + place) * _CLUSTER | _COPIED for place, table in enumerate(tables)}
    l1 = [places.get(each, 0) for each in range(l1_entries)]
    yield struct.pack(f">{l1_entries}Q", *l1).ljust(l1_clusters * _CLUSTER, b"\0")
    data = {at: (data_at + place) * _CLUSTER | _COPIED for place, at in enumerate(clusters)}
    for table in tables:
        entries = (data.get(table * per_table + each, 0) for each in range(per_table))
        yield struct.pack(f">{per_table}Q", *entries)
    for number in filled:
        block = fetch(number)
        yield block.ljust(-(-len(block) // _CLUSTER) * _CLUSTER, b"\0")


def read_image(kind: str, data: bytes) -> tuple[int, Iterator[Piece]]:
    """The disk's size in such a file, and what is on it. `Failure` if it is no such file."""
    try:
        return _read_vhd(data) if kind == "vhd" else _read_qcow2(data)
    except (struct.error, zlib.error, IndexError, ValueError) as error:
        raise Failure("VDI_IO_ERROR", "Device I/O errors", str(error)) from None


def _read_vhd(data: bytes) -> tuple[int, Iterator[Piece]]:
    (size,) = struct.unpack_from(">Q", data, 48)
    table_at, _, entries, block = struct.unpack_from(">QIII", data, 512 + 16)

    def pieces() -> Iterator[Piece]:
        bitmap = -(-block // _SECTOR // 8 // _SECTOR) * _SECTOR
        for number, sector in enumerate(struct.unpack_from(f">{entries}I", data, table_at)):
            if sector != _UNUSED:
                at = sector * _SECTOR + bitmap
                yield number * block, data[at : at + min(block, size - number * block)]

    return size, pieces()


def _read_qcow2(data: bytes) -> tuple[int, Iterator[Piece]]:
    magic, version, _, _, bits, size, _, l1_size, l1_at = struct.unpack_from(">4sIQIIQIIQ", data)
    if magic != b"QFI\xfb" or version not in (2, 3):
        raise ValueError("no QCOW2")

    def pieces() -> Iterator[Piece]:
        cluster = 1 << bits
        for number, table in enumerate(struct.unpack_from(f">{l1_size}Q", data, l1_at)):
            if table & _OFFSET:
                entries = struct.unpack_from(f">{cluster // 8}Q", data, table & _OFFSET)
                for place, entry in enumerate(entries):
                    at = (number * (cluster // 8) + place) * cluster
                    if entry and at < size:
                        yield at, _cluster(data, entry, bits)[: size - at]

    return size, pieces()


def _cluster(data: bytes, entry: int, bits: int) -> bytes:
    if entry & _COMPRESSED:
        at = entry & (1 << 62 - (bits - 8)) - 1
        return zlib.decompressobj(-12).decompress(data[at : at + (2 << bits)], 1 << bits)
    if entry & 1:
        return bytes(1 << bits)
    at = entry & _OFFSET
    return data[at : at + (1 << bits)]
