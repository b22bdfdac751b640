# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where the files of an OVA are: a tar is gone through by its heads alone.

Plain files with plain names, and the two ways in which tars give them long names and large sizes; everything else a tar
may hold is refused. Source: POSIX pax and ustar, GNU tar.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from xolite_desktop.xapi.errors import PackageRefused
from xolite_desktop.xapi.images.image import SECTOR, Stored

DAMAGED: Final = "OVA_DAMAGED"
"""Ours: the archive is damaged or cut off. Parameter: offset."""
FORBIDDEN: Final = "OVA_FORBIDDEN"
"""Ours: a link, a device, or a name that leads out of the package. Parameter: the name."""
MOST_MEMBERS: Final = 10_000
_MOST_EXTRA: Final = 64 << 10
_FILES: Final = (b"0", b"\0")
_PAX, _LONG_NAME, _PAX_GLOBAL, _FOLDER = b"x", b"L", b"g", b"5"
_PAX_LINE = re.compile(rb"\d{1,6} (path|size)=([^\n]*)\n")
_BASE_256: Final = 0x80


@dataclass(frozen=True, slots=True)
class TarMember:
    """A file in an archive: where its bytes are."""

    name: str
    offset: int
    size: int


def tar_members(stored: Stored) -> Iterator[TarMember]:
    """The files in their order. Raises `PackageRefused`."""
    at, count, told = 0, 0, dict[bytes, bytes]()
    while at + SECTOR <= stored.size:
        head = stored.read(at, SECTOR)
        if not head.strip(b"\0"):
            return
        kind, size = head[156:157], _size(head, at)
        if kind in (_PAX, _LONG_NAME):
            told |= _extra(stored.read(at + SECTOR, size), kind, at) if size <= _MOST_EXTRA else _too_long(at)
        elif kind not in (_PAX_GLOBAL, _FOLDER):
            size = int(told[b"size"]) if told.get(b"size", b"").isdigit() else size
            yield _member(head, told, kind, at + SECTOR, size, stored.size)
            told = {}
        at += SECTOR + -(-size // SECTOR) * SECTOR
        count += 1
        if count > MOST_MEMBERS:
            raise PackageRefused(DAMAGED, str(at))
    if at > stored.size:
        raise PackageRefused(DAMAGED, str(stored.size))


def _member(
    head: bytes, told: dict[bytes, bytes], kind: bytes, offset: int, size: int, whole: int
) -> TarMember:
    prefix = head[345:500].partition(b"\0")[0] if head[257:263] == b"ustar\0" else b""
    plain = (prefix + b"/" if prefix else b"") + head[:100].partition(b"\0")[0]
    name = told.get(b"path", plain).decode("utf-8", "replace").removeprefix("./")
    if kind not in _FILES or not is_plain(name):
        raise PackageRefused(FORBIDDEN, name)
    if offset + size > whole:
        raise PackageRefused(DAMAGED, str(whole))
    return TarMember(name, offset, size)


def is_plain(name: str) -> bool:
    """Whether it names a file in the package itself, in no folder."""
    return (
        0 < len(name) <= 255
        and name not in (".", "..")
        and PurePosixPath(name).name == name
        and (not any(each in name for each in "\\:\0") and name.isprintable())
    )


def _size(head: bytes, at: int) -> int:
    if _octal(head[148:156], at) != sum(head[:148]) + 8 * 32 + sum(head[156:]):
        raise PackageRefused(DAMAGED, str(at))
    if head[124] & _BASE_256:
        return int.from_bytes(head[125:136], "big") & (1 << 63) - 1
    return _octal(head[124:136], at)


def _octal(field: bytes, at: int) -> int:
    digits = field.strip(b" \0")
    if not digits or digits.strip(b"01234567"):
        raise PackageRefused(DAMAGED, str(at))
    return int(digits, 8)


def _extra(data: bytes, kind: bytes, at: int) -> dict[bytes, bytes]:
    if kind == _LONG_NAME:
        return {b"path": data.rstrip(b"\0")}
    return {found[1]: found[2] for found in _PAX_LINE.finditer(data)}


def _too_long(at: int) -> dict[bytes, bytes]:
    raise PackageRefused(DAMAGED, str(at))
