# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""All VMs of a file as one package: their disks and interfaces beside each other, to be placed at once."""

from dataclasses import dataclass, replace
from typing import Final

from xolite_desktop.xapi.packages.package import Package, PackageFile, PackedDisk, PackedNic

_BETWEEN: Final = ":"


@dataclass(frozen=True)
class Together:
    """The `details` of such a package: those of each VM, in the order of the file."""

    packages: tuple[Package, ...]


def together(file: PackageFile) -> Package:
    """The whole file. What forbids the import of one of its VMs forbids it."""
    first = file.packages[0]
    disks = [
        replace(disk, id=_id(number, disk.id), name=f"{each.name} · {disk.name}")
        for number, each in enumerate(file.packages)
        for disk in each.disks
    ]
    nics = [
        replace(nic, id=_id(number, nic.id), position=f"{each.name} · {nic.position}")
        for number, each in enumerate(file.packages)
        for nic in each.nics
    ]
    licences = dict.fromkeys(text for each in file.packages for text in each.licences)
    return replace(
        first, name=file.name or first.path.stem, description="", vcpus=0, memory=0, firmware="", secure_boot=False,
        disks=tuple(disks), nics=tuple(nics), licences=tuple(licences),
        problems=tuple(problem for each in file.packages for problem in each.problems), details=Together(file.packages),
    )  # fmt: skip


def disk_of(number: int, disk: PackedDisk) -> str:
    """What a disk of the VM with a number is called in the whole."""
    return _id(number, disk.id)


def nic_of(number: int, nic: PackedNic) -> str:
    """The same for an interface."""
    return _id(number, nic.id)


def _id(number: int, inner: str) -> str:
    return f"{number}{_BETWEEN}{inner}"
