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


class DiskContents:
    """The bytes of all disks of a pool, in blocks of 1 MiB. Disks nobody wrote to have up to 16 that are not zeros."""

    def __init__(self) -> None:
        self._blocks: dict[bytes, bytes] = {}
        self._written: dict[str, dict[int, bytes]] = {}

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
        if uuid in self._written:
            return self._blocks[self._written[uuid][number]][:length].ljust(length, b"\0")
        pattern = hashlib.blake2b(f"{uuid}/{number}".encode(), digest_size=_PATTERN).digest()
        return (pattern * (BLOCK // _PATTERN))[:length]

    def clear(self, uuid: str) -> None:
        """From now on the disk holds zeros, and what is written to it."""
        self._written[uuid] = {}

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
