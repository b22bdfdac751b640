# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the beginning of a disk says about how a machine starts from it: nothing, BIOS or UEFI."""

import struct
from typing import Final

from xolite_desktop.xapi.images.image import SECTOR, Image

_READ: Final = 64 * SECTOR
_GPT: Final = b"EFI PART"
_EFI_SYSTEM: Final = bytes.fromhex("28732ac11ff8d211ba4b00a0c93ec93b")
_BIOS_BOOT: Final = bytes.fromhex("4861682149646f6e744e656564454649")
_ENTRY_BYTES: Final = 128
_MOST_ENTRIES: Final = 128
_MBR_MAGIC: Final = b"\x55\xaa"


def firmware_of_disk(image: Image) -> str:
    """ "uefi" for a partition table with an EFI system partition and no place for a loader of the BIOS, "bios" for any
    other table, "" where there is none. Raises `ImageRefused`."""
    start = bytearray(_READ)
    for offset, data in image.parts(0, _READ):
        end = min(_READ, offset + len(data))
        start[offset:end] = data[: end - offset]
    if start[SECTOR : SECTOR + len(_GPT)] != _GPT:
        return "bios" if start[SECTOR - 2 : SECTOR] == _MBR_MAGIC else ""
    kinds = _kinds(bytes(start))
    return "uefi" if _EFI_SYSTEM in kinds and _BIOS_BOOT not in kinds else "bios"


def _kinds(start: bytes) -> set[bytes]:
    """The types of the partitions, as far as they stand at the usual place."""
    first, count, size = struct.unpack_from("<QII", start, SECTOR + 72)
    if size != _ENTRY_BYTES or first * SECTOR >= len(start):
        return set()
    places = (first * SECTOR + number * size for number in range(min(count, _MOST_ENTRIES)))
    return {start[at : at + 16] for at in places if at + 16 <= len(start)}
