# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A small FAT16 volume made of files, as bytes: a disk without partitions, which every guest can read."""

import struct
from collections.abc import Mapping
from typing import Final

SIZE: Final = 4 << 20
"""Bytes of a volume: whole extents of every kind of storage, and enough clusters to be FAT16, never FAT12."""
LARGEST: Final = 3 << 20
"""Bytes that all files together may have, with room to spare for what is lost at the end of each."""

_SECTOR: Final = 512
_ENTRY: Final = 32
_ROOT_ENTRIES: Final = 512
_ROOT_SECTORS: Final = _ROOT_ENTRIES * _ENTRY // _SECTOR
_RESERVED: Final = 1
_FATS: Final = 2
_MEDIA: Final = 0xF8
_END_OF_CHAIN: Final = 0xFFFF
_LABEL: Final = 0x08
_ARCHIVE: Final = 0x20
_LONG_NAME: Final = 0x0F
_UNITS_IN_ENTRY: Final = 13
_DATE: Final = (1 << 5) | 1  # the first day FAT knows: 1 January 1980
_FORBIDDEN: Final = frozenset('"*/:<>?\\|')


def fat_image(label: str, files: Mapping[str, bytes], *, volume_id: int = 0) -> bytes:
    """The volume with a label of up to eleven ASCII characters and its files at the root, by name. The same files give
    the same bytes. Raises `ValueError` for a label or name that FAT cannot hold, and for more than fits.
    """
    if not 0 < len(label) <= 11 or not label.isascii():
        raise ValueError(f"no label for a FAT volume: {label!r}")
    sectors = SIZE // _SECTOR
    fat_sectors = _fat_sectors(sectors)
    root = bytearray(_label_entry(label))
    fat = [0xFF00 | _MEDIA, _END_OF_CHAIN]
    content = bytearray()
    for number, (name, data) in enumerate(files.items(), 1):
        first = len(fat) if data else 0
        clusters = -(-len(data) // _SECTOR)
        fat += [*range(len(fat) + 1, len(fat) + clusters), *([_END_OF_CHAIN] if clusters else [])]
        content += data.ljust(clusters * _SECTOR, b"\0")
        root += _entries(name, number, first, len(data))
    room = sectors - _RESERVED - _FATS * fat_sectors - _ROOT_SECTORS
    if len(content) > room * _SECTOR or len(root) > _ROOT_SECTORS * _SECTOR:
        raise ValueError("the files do not fit into the volume")
    table = struct.pack(f"<{len(fat)}H", *fat).ljust(fat_sectors * _SECTOR, b"\0")
    head = _boot_sector(label, sectors, fat_sectors, volume_id)
    return b"".join((head, table * _FATS, root.ljust(_ROOT_SECTORS * _SECTOR, b"\0"), content)).ljust(
        SIZE, b"\0"
    )


def _fat_sectors(sectors: int) -> int:
    """Two bytes for each cluster there could be."""
    return -(-(sectors - _RESERVED - _ROOT_SECTORS + 2) * 2 // _SECTOR)


def _boot_sector(label: str, sectors: int, fat_sectors: int, volume_id: int) -> bytes:
    """The parameters of the volume; there is nothing to boot."""
    head = struct.pack(
        "<3s8sHBHBHHBHHHII",
        b"\xeb\x3c\x90", b"MSDOS5.0", _SECTOR, 1, _RESERVED, _FATS, _ROOT_ENTRIES, sectors, _MEDIA, fat_sectors,
        32, 64, 0, 0,
    )  # fmt: skip
    more = struct.pack("<BBBI11s8s", 0x80, 0, 0x29, volume_id, label.encode().ljust(11), b"FAT16".ljust(8))
    return (head + more).ljust(_SECTOR - 2, b"\0") + b"\x55\xaa"


def _label_entry(label: str) -> bytes:
    return _short_entry(label.encode().ljust(11), _LABEL, 0, 0)


def _short_entry(name: bytes, attributes: int, first_cluster: int, size: int) -> bytes:
    return struct.pack(
        "<11sBBBHHHHHHHI", name, attributes, 0, 0, 0, _DATE, _DATE, 0, 0, _DATE, first_cluster, size
    )


def _entries(name: str, number: int, first_cluster: int, size: int) -> bytes:
    """The entries of a file: its long name in pieces, last piece first, then a short one made up for it."""
    units = name.encode("utf-16-le")
    if (
        not 0 < len(units) // 2 <= 255
        or _FORBIDDEN & set(name)
        or min(name) < " "
        or name.endswith((" ", "."))
    ):
        raise ValueError(f"no name for a file on a FAT volume: {name!r}")
    short = f"FILE{number:04}".encode().ljust(11)
    checksum = _checksum(short)
    step = 2 * _UNITS_IN_ENTRY
    pieces = [units[at : at + step] for at in range(0, len(units), step)]
    long = [_long_entry(place, piece, checksum) for place, piece in enumerate(pieces, 1)]
    long[-1] = bytes([long[-1][0] | 0x40]) + long[-1][1:]
    return b"".join(reversed(long)) + _short_entry(short, _ARCHIVE, first_cluster, size)


def _long_entry(place: int, piece: bytes, checksum: int) -> bytes:
    """One piece of a long name: a short last one ends with a zero, and then has ones."""
    if len(piece) < 2 * _UNITS_IN_ENTRY:
        piece = (piece + b"\0\0").ljust(2 * _UNITS_IN_ENTRY, b"\xff")
    return struct.pack(
        "<B10sBBB12sH4s", place, piece[:10], _LONG_NAME, 0, checksum, piece[10:22], 0, piece[22:]
    )


def _checksum(short: bytes) -> int:
    """What ties the long name to the short one."""
    total = 0
    for byte in short:
        total = ((total & 1) << 7 | total >> 1) + byte & 0xFF
    return total
