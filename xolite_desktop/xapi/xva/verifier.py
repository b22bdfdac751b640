# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Reads a whole XVA as it comes, and checks it: every block against its checksum, every disk for its end.

Blocks are "Ref:12/00000034", of 1 MiB but the last of a disk; blocks of zeros are left out, except the first and the last.
After each comes its checksum, "….checksum" (SHA-1) or, since XCP-ng 8.1, "….xxhash" (XXH64, capital letters). An empty
block keeps a connection alive, and takes a number but no place: what a block's place is, follows from those before it.
Disks are in the order of their ids. Only `ova.xml` itself has no checksum. Source: xapi's stream_vdi.ml.
"""

import hashlib
import re
from typing import Final, Protocol

import xxhash

from xolite_desktop.xapi.errors import PackageRefused
from xolite_desktop.xapi.xva.description import MOST_XML_BYTES, read_description
from xolite_desktop.xapi.xva.findings import (
    BLOCK_BEHIND_END,
    BLOCK_OUT_OF_ORDER,
    BLOCK_TOO_LARGE,
    CHECKSUM_STRAY,
    CHECKSUM_WRONG,
    DISK_INCOMPLETE,
    DISK_OUT_OF_ORDER,
    NO_CHECKSUM,
    PADDING_FILLED,
    DiskFound,
    XvaReport,
)
from xolite_desktop.xapi.xva.tar_reader import TOO_LARGE, TRUNCATED, TarReader
from xolite_desktop.xapi.xva.unpacker import Packing, Unpacker

DESCRIPTION: Final = "ova.xml"
NOT_AN_XVA: Final = "XVA_NOT_AN_XVA"
"""Ours: an archive whose first file is not the description of a VM. Parameter: what it is."""
STRAY_FILE: Final = "XVA_STRAY_FILE"
"""Ours: a file in the archive belongs to none of its disks. Parameter: its name."""
_TABLE: Final = "checksum.xml"
"""What the first versions wrote at the end in place of a checksum after each block."""
_BLOCK: Final = re.compile(r"(Ref:[0-9]+|OpaqueRef:[0-9a-fA-F-]+)/([0-9]{8,12})")
_MOST_SMALL_BYTES: Final = 1 << 20


class _Hash(Protocol):
    def update(self, data: memoryview, /) -> object: ...
    def hexdigest(self) -> str: ...


def _sha1() -> _Hash:
    return hashlib.sha1(usedforsecurity=False)


def _xxh64() -> _Hash:
    return xxhash.xxh64()


_CHECKSUMS: Final = {".xxhash": ("XXH64", _xxh64), ".checksum": ("SHA-1", _sha1)}


class XvaVerifier:
    """Feed it a file, then `finish`; `report` is what was found until now. Damage that ends all reading is raised
    as `PackageRefused`, any other is a finding of the report."""

    def __init__(self) -> None:
        self.report = XvaReport()
        self._unpacker = Unpacker(self._unpacked)
        self._tar = TarReader(self)
        self._name = ""
        self._suffix = ""
        self._small: bytearray | None = None
        self._disk: DiskFound | None = None
        self._size = 0
        self._number = -1
        self._chunk = 0
        self._hashes: dict[str, _Hash] = {}
        self._unchecked = ""
        self._expected = ""  # the kind of the checksum before, so that one hash is enough

    def feed(self, data: bytes) -> None:
        """The next bytes of the file. Raises `PackageRefused`."""
        self._unpacker.feed(data)

    def finish(self) -> XvaReport:
        """The file is over. Raises `PackageRefused` if it ends too soon."""
        self._unpacker.finish()
        self.report.packing = self._unpacker.packing or Packing.NONE
        self._tar.finish()
        self._end_blocks()
        if self.report.description is None:
            raise PackageRefused(TRUNCATED, str(self._tar.offset), DESCRIPTION)
        for disk in self.report.disks.values():
            self._judge_disk(disk)
        return self.report

    @property
    def has_description(self) -> bool:
        """Whether enough has come to know the VM."""
        return self.report.description is not None

    def _unpacked(self, data: bytes) -> None:
        self.report.bytes_unpacked += len(data)
        self.report.packing = self._unpacker.packing or Packing.NONE
        self._tar.feed(data)

    # What the archive holds

    def begin(self, name: str, size: int) -> None:
        self._name, self._suffix, self._small = name, "", None
        if self.report.description is None:
            if name != DESCRIPTION:
                raise PackageRefused(NOT_AN_XVA, name)
            if size > MOST_XML_BYTES:
                raise PackageRefused(TOO_LARGE, name)
            self._small = bytearray()
            return
        suffix = next((each for each in _CHECKSUMS if name.endswith(each)), "")
        if suffix or name == _TABLE:
            if size > _MOST_SMALL_BYTES and suffix:
                raise PackageRefused(TOO_LARGE, name)
            self._suffix, self._small = suffix, bytearray() if suffix else None
            return
        self._end_blocks()
        self._begin_block(name, size)

    def content(self, data: memoryview) -> None:
        if self._small is not None:
            self._small += data
            return
        for each in self._hashes.values():
            each.update(data)

    def end(self, *, is_padded_with_zeros: bool) -> None:
        if not is_padded_with_zeros:
            self.report.note(PADDING_FILLED, self._name)
        if self._small is None:
            return
        small, self._small = bytes(self._small), None
        if self._suffix:
            self._check(self._name.removesuffix(self._suffix), small)
        else:
            self._describe(small)

    def _describe(self, text: bytes) -> None:
        found = read_description(text)
        self.report.description = found
        self.report.disks = {disk.id: DiskFound(disk.id, disk.name, disk.size) for disk in found.all_disks}

    def _begin_block(self, name: str, size: int) -> None:
        matched = _BLOCK.fullmatch(name)
        disk = self.report.disks.get(matched[1]) if matched is not None else None
        if matched is None or disk is None:
            raise PackageRefused(STRAY_FILE, name)
        number = int(matched[2])
        if disk is not self._disk:
            self._begin_disk(disk, name)
        if number <= self._number or (self._number < 0 and number > 0):
            self.report.note(BLOCK_OUT_OF_ORDER, name)
        elif size > self._chunk and disk.blocks:
            self.report.note(BLOCK_TOO_LARGE, name)
        self._chunk = self._chunk or size
        disk.reached += max(0, number - self._number - 1) * self._chunk + size
        if disk.reached - size >= disk.size and size:
            self.report.note(BLOCK_BEHIND_END, name)
        self._number, self._size = number, size
        disk.blocks += 1
        self.report.blocks += 1
        self._unchecked = name
        kinds = [self._expected] if self._expected else list(_CHECKSUMS)
        self._hashes = {kind: _CHECKSUMS[kind][1]() for kind in kinds}

    def _begin_disk(self, disk: DiskFound, name: str) -> None:
        if disk.blocks or (self._disk is not None and disk.id < self._disk.id):
            self.report.note(DISK_OUT_OF_ORDER, name)
        self._disk, self._number, self._chunk = disk, -1, 0

    def _check(self, block: str, said: bytes) -> None:
        if block != self._unchecked:
            self.report.note(CHECKSUM_STRAY, self._name)
            return
        self._unchecked = ""
        made = self._hashes.get(self._suffix)
        if made is None or made.hexdigest().upper().encode() != said.strip().upper():
            disk = self._disk
            at = str(max(0, disk.reached - self._size)) if disk is not None else ""
            self.report.note(CHECKSUM_WRONG, block, disk.name if disk is not None else "", at)
        self._expected = self._suffix
        self.report.checksums = _CHECKSUMS[self._suffix][0]

    def _end_blocks(self) -> None:
        """The block before has no checksum."""
        if self._unchecked:
            self.report.unchecked += 1
            self.report.note(NO_CHECKSUM, self._unchecked)
            self._unchecked = ""

    def _judge_disk(self, disk: DiskFound) -> None:
        if not disk.is_complete:
            self.report.note(DISK_INCOMPLETE, disk.id, disk.name, str(disk.reached), str(disk.size))
