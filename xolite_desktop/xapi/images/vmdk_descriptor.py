# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The text part of a VMDK: what kind of disk it is, and which files it is made of."""

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from xolite_desktop.xapi.images.image import SECTOR, ImageRefused

MAGIC: Final = b"# Disk DescriptorFile"
MOST_BYTES: Final = 1 << 20
_MOST_EXTENTS: Final = 4096
_NO_BASE: Final = "ffffffff"
_ENTRY = re.compile(r'^\s*([\w.]+)\s*=\s*"?([^"]*?)"?\s*$')
_EXTENT = re.compile(r'^\s*(RW|RDONLY|NOACCESS)\s+(\d{1,19})\s+(\w+)(?:\s+"([^"]*)"(?:\s+(\d{1,19}))?)?')
_FLAT: Final = frozenset({"FLAT", "VMFS"})
_KNOWN: Final = frozenset({"SPARSE", "ZERO", *_FLAT})


@dataclass(frozen=True, slots=True)
class Extent:
    """So many bytes of the disk, in the file `name` from an offset on; sparse files have tables of their own. Without a
    name they are zeros."""

    length: int
    name: str = ""
    is_sparse: bool = False
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What the text says: VMware's `createType`, and the extents in their order."""

    create_type: str
    extents: tuple[Extent, ...]


def read_descriptor(data: bytes) -> Descriptor:
    """Raises `ImageRefused`, also for a disk that needs another, and for files outside of the folder."""
    text = data[:MOST_BYTES].split(b"\0", 1)[0].decode("utf-8", "replace")
    entries: dict[str, str] = {}
    extents: list[Extent] = []
    for line in text.splitlines():
        if (extent := _EXTENT.match(line)) is not None:
            extents.append(_extent(extent))
        elif (entry := _ENTRY.match(line)) is not None:
            entries.setdefault(entry[1].lower(), entry[2])
    if len(extents) > _MOST_EXTENTS:
        raise ImageRefused("IMAGE_TABLES_TOO_LARGE")
    if entries.get("parentcid", _NO_BASE).lower() != _NO_BASE:
        raise ImageRefused("IMAGE_HAS_BASE", entries.get("parentfilenamehint", ""))
    return Descriptor(entries.get("createtype", ""), tuple(extents))


def _extent(found: re.Match[str]) -> Extent:
    _, sectors, kind, name, offset = found.groups()
    if kind not in _KNOWN:
        raise ImageRefused("IMAGE_FEATURE", f"VMDK {kind}")
    length = int(sectors) * SECTOR
    if kind == "ZERO":
        return Extent(length)
    if not name or name in (".", "..") or PurePath(name).name != name or "\\" in name or ":" in name:
        raise ImageRefused("IMAGE_LINK", name or "")
    return Extent(length, name, kind == "SPARSE", int(offset or 0) * SECTOR if kind in _FLAT else 0)
