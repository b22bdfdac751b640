# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""An XVA as a package: its description stands at its beginning, so that a look is enough."""

from pathlib import Path
from typing import Final

from xolite_desktop.xapi.errors import PackageRefused
from xolite_desktop.xapi.packages.package import Kind, Package, PackedDisk, PackedNic
from xolite_desktop.xapi.rules.refusal import Refusal
from xolite_desktop.xapi.xva.description import XvaDescription
from xolite_desktop.xapi.xva.tar_reader import SECTOR, TRUNCATED
from xolite_desktop.xapi.xva.unpacker import Packing, packing_of
from xolite_desktop.xapi.xva.verifier import DESCRIPTION, XvaVerifier

OTHERS: Final = "XVA_OTHERS"
"""Ours: the archive holds snapshots or other VMs as well. Parameter: how many."""
SUSPENDED: Final = "XVA_SUSPENDED"
"""Ours: the VM was exported suspended, and its memory comes with it."""
WITHOUT_DISKS: Final = "XVA_WITHOUT_DISKS"
"""Ours: the file ends before the disks that it describes: what is known of a VM, without them."""
_PIECE: Final = 128 << 10
_BLOCK: Final = 1 << 20
_LONGEST_LOOK: Final = 64 << 20
"""Packed bytes: a description has to have come by then."""


def is_xva(start: bytes, _: Path) -> bool:
    """Whether a file begins as an XVA does, or is packed as one may be."""
    name = start[:SECTOR].partition(b"\0")[0]
    return name == DESCRIPTION.encode() or packing_of(start) is not Packing.NONE


def read_xva(path: Path) -> Package:
    """Look at the beginning. Raises `PackageRefused`, `OSError`."""
    verifier, looked = XvaVerifier(), 0
    with path.open("rb") as file:
        while not verifier.has_description:
            piece = file.read(_PIECE)
            if not piece or looked > _LONGEST_LOOK:
                raise PackageRefused(TRUNCATED, str(looked), DESCRIPTION)
            verifier.feed(piece)
            looked += len(piece)
        file_bytes = file.seek(0, 2)
    found = verifier.report.description
    assert found is not None, "there is one"
    return _package(path, file_bytes, found, verifier.report.packing)


def _package(path: Path, file_bytes: int, found: XvaDescription, packing: Packing) -> Package:
    return Package(
        Kind.XVA, path, file_bytes, found.name, found.about, found.vcpus, found.memory, found.firmware,
        found.is_template,
        disks=tuple(
            PackedDisk(each.id, each.name, each.size, each.position, each.description, each.bootable)
            for each in found.disks
            if not each.is_memory
        ),
        nics=tuple(PackedNic(each.id, each.position, each.network, each.mac) for each in found.nics),
        origin=found.writer, compression="" if packing is Packing.NONE else packing.value,
        problems=_problems(file_bytes, found, packing), cautions=_cautions(found), details=found,
    )  # fmt: skip


def _problems(file_bytes: int, found: XvaDescription, packing: Packing) -> tuple[Refusal, ...]:
    """An archive of metadata alone has no blocks, though it speaks of disks: of each disk the first block is always there."""
    large = sum(disk.size >= _BLOCK for disk in found.all_disks)
    lacks_them = packing is Packing.NONE and file_bytes < large * _BLOCK
    return (Refusal(WITHOUT_DISKS),) if lacks_them else ()


def _cautions(found: XvaDescription) -> tuple[Refusal, ...]:
    cautions = [Refusal(OTHERS, (str(found.others),))] if found.others else []
    if found.suspended:
        cautions.append(Refusal(SUSPENDED))
    return tuple(cautions)
