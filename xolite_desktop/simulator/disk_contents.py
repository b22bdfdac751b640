# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is on simulated disks: a few blocks that follow from the disk's uuid, or what was written, and zeros."""

from __future__ import annotations

import hashlib

from xolite_desktop.simulator.failure import Failure

BLOCK = 1 << 20
_FILLED = 16
# Blocks of different content that are kept, of all disks together. Equal ones are kept once.
_KEPT = 256
_PATTERN = 64


Pattern = tuple[str, int]
"""The block of this number of a disk that nobody had written to: its uuid says what is in it."""


class DiskContents:
    """The bytes of all disks of a pool, in blocks of 1 MiB. Disks nobody wrote to have up to 16 that are not zeros."""

    def __init__(self) -> None:
        self._blocks: dict[bytes, bytes] = {}
        self._written: dict[str, dict[int, bytes | Pattern]] = {}

    def filled(self, uuid: str, size: int) -> list[int]:
        """The numbers of the blocks that are not all zeros, ascending."""
        count = -(-size // BLOCK)
        if uuid in self._written:
            return sorted(number for number in self._written[uuid] if number < count)
        places = hashlib.shake_128(uuid.encode()).digest(8 * _FILLED)
        spread = {
            int.from_bytes(places[at : at + 8], "big") % max(count, 1) for at in range(8, 8 * _FILLED, 8)
        }
        return sorted({0, *spread}) if count else []

    def block(self, uuid: str, number: int, size: int) -> bytes:
        """A block that is in `filled`, as long as a disk of this size has it."""
        length = min(BLOCK, size - number * BLOCK)
        kept = self._written[uuid][number] if uuid in self._written else (uuid, number)
        return self._content(kept)[:length].ljust(length, b"\0")

    def _content(self, kept: bytes | Pattern) -> bytes:
        if isinstance(kept, bytes):
            return self._blocks[kept]
        pattern = hashlib.blake2b(f"{kept[0]}/{kept[1]}".encode(), digest_size=_PATTERN).digest()
        return pattern * (BLOCK // _PATTERN)

    def clear(self, uuid: str) -> None:
        """From now on the disk holds zeros, and what is written to it."""
        self._written[uuid] = {}

    def copy(self, uuid: str, to: str, size: int) -> None:
        """Another disk holds what a disk of this size holds now; neither sees what is written to the other later."""
        self._own(uuid, size)
        self._written[to] = dict(self._written[uuid])

    def take(self, other: DiskContents, uuid: str, to: str, size: int) -> None:
        """What a disk of another pool holds is on one of this pool as well."""
        other._own(uuid, size)
        blocks = self._written[to] = dict(other._written[uuid])
        self._blocks |= {kept: other._blocks[kept] for kept in blocks.values() if isinstance(kept, bytes)}

    def write_at(self, uuid: str, offset: int, content: bytes, size: int) -> None:
        """Write anywhere on a disk of this size; what is around it stays."""
        self._own(uuid, size)
        for number in range(offset // BLOCK, -(-(offset + len(content)) // BLOCK)):
            start = max(offset, number * BLOCK)
            part = content[start - offset : (number + 1) * BLOCK - offset]
            at = start - number * BLOCK
            kept = self._written[uuid].get(number)
            old = (
                self._content(kept).ljust(at, b"\0") if kept is not None and len(part) < BLOCK else bytes(at)
            )
            self.write(uuid, number, old[:at] + part + old[at + len(part) :])

    def _own(self, uuid: str, size: int) -> None:
        """Remember what a disk has that nobody wrote to, before somebody does."""
        if uuid not in self._written:
            self._written[uuid] = {number: (uuid, number) for number in self.filled(uuid, size)}

    def write(self, uuid: str, number: int, content: bytes) -> None:
        """Write a block, or the start of one. `Failure` as of a full SR if there is too much to keep."""
        blocks = self._written.setdefault(uuid, {})
        if not content.strip(b"\0"):
            blocks.pop(number, None)
            return
        digest = hashlib.blake2b(content, digest_size=16).digest()
        if digest not in self._blocks:
            if len(self._blocks) >= _KEPT:
                raise Failure("SR_BACKEND_FAILURE_44", "", "There is insufficient space", "")
            self._blocks[digest] = content
        blocks[number] = digest
