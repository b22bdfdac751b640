# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A file that holds a VM, as it was looked at: enough to decide where everything in it goes."""

from dataclasses import dataclass, field
from enum import StrEnum, unique
from pathlib import Path

from xolite_desktop.xapi.rules.refusal import Refusal


@unique
class Kind(StrEnum):
    """What kind of file it is."""

    XVA = "xva"
    OVF = "ovf"
    DISK_IMAGE = "image"


@dataclass(frozen=True, slots=True)
class PackedDisk:
    """A disk in it; `id` is its name there, `size` in bytes as the VM sees it."""

    id: str
    name: str
    size: int
    position: str
    description: str = ""
    bootable: bool = False


@dataclass(frozen=True, slots=True)
class PackedNic:
    """An interface in it; `network` is what the network was called where the VM came from."""

    id: str
    position: str
    network: str
    mac: str = ""


@dataclass(frozen=True)
class Package:
    """`problems` forbid the import, `cautions` are only said; both have sentences in resources/reasons.toml.

    `origin` is the product that wrote it, `compression` what it is packed with, `details` what only its own kind
    understands. Numbers of 0 and empty texts are not said in it.
    """

    kind: Kind
    path: Path
    file_bytes: int
    name: str
    description: str = ""
    vcpus: int = 0
    memory: int = 0
    firmware: str = ""
    secure_boot: bool = False
    vtpm: bool = False
    is_template: bool = False
    disks: tuple[PackedDisk, ...] = ()
    nics: tuple[PackedNic, ...] = ()
    origin: str = ""
    compression: str = ""
    problems: tuple[Refusal, ...] = ()
    cautions: tuple[Refusal, ...] = ()
    details: object = None
    licences: tuple[str, ...] = ()
    """What is to be agreed to before it may be used, in the words of whoever packed it."""
    order: int = 0
    start_delay_s: int = 0
    """When it starts among the others of its file, and how long is waited then."""
    file: "PackageFile | None" = None
    """The same object for all VMs of a file that holds several, as it was read once."""

    @property
    def disk_bytes(self) -> int:
        """Of all disks together."""
        return sum(disk.size for disk in self.disks)


@dataclass(eq=False)
class PackageFile:
    """A file of VMs: each as a package, and what they are called together."""

    name: str = ""
    packages: tuple[Package, ...] = field(default=(), repr=False)
