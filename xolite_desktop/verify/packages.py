# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""OVF packages and disk images, read from beginning to end: digests, tables, and everything that is packed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xolite_desktop.models.reasons import explain
from xolite_desktop.models.text import sentence, size, visible
from xolite_desktop.xapi.errors import LocalFileError, XapiError
from xolite_desktop.xapi.packages.disk_sources import DiskSources
from xolite_desktop.xapi.packages.ovf.ovf_package import OvfDetails, of_system
from xolite_desktop.xapi.packages.package import Package, PackedDisk
from xolite_desktop.xapi.packages.reading import read_package

Progress = Callable[[float], None]


@dataclass(frozen=True)
class PackageOutcome:
    """What was found. `packages` has each VM of the file; `used` bytes that are not zeros by the names of the disks."""

    path: Path
    packages: tuple[Package, ...] = ()
    used: tuple[tuple[str, int], ...] = ()
    refused: XapiError | None = None

    @property
    def is_sound(self) -> bool:
        return self.refused is None


def verified_package(path: Path, progress: Progress | None = None) -> PackageOutcome:
    """Read it all; `progress` hears the share that was read. Raises `OSError` for a file that cannot be read."""
    tell = progress or (lambda _: None)
    packages: tuple[Package, ...] = ()
    used: dict[str, int] = {}
    try:
        packages = _systems(read_package(path))
        disks = {disk.name: (package, disk) for package in packages for disk in package.disks}
        sources = packages[0].details
        assert isinstance(sources, DiskSources), "these kinds have them"
        sources.verify(lambda share: tell(share / 2))
        for number, (name, (package, disk)) in enumerate(disks.items()):
            used[name] = _read(package, disk)
            tell(0.5 + 0.5 * (number + 1) / len(disks))
    except LocalFileError as error:
        raise OSError(error.reason) from error
    except XapiError as error:
        return PackageOutcome(path, packages, tuple(used.items()), error)
    tell(1.0)
    return PackageOutcome(path, packages, tuple(used.items()))


def _systems(package: Package) -> tuple[Package, ...]:
    details = package.details
    count = len(details.systems) if isinstance(details, OvfDetails) else 1
    return (package, *(of_system(package, number) for number in range(1, count)))


def _read(package: Package, disk: PackedDisk) -> int:
    """Whatever of the disk is not zeros. Raises `ImageRefused` for a part that cannot be read."""
    sources = package.details
    assert isinstance(sources, DiskSources), "these kinds have them"
    with ExitStack() as files:
        image = sources.open(disk.id, files)
        image.check()
        return sum(len(data) for _, data in image.parts())


def package_text(outcome: PackageOutcome) -> str:
    """Lines for a terminal; names from the file can do nothing to it."""
    lines = [visible(str(outcome.path))]
    used = dict(outcome.used)
    for package in outcome.packages:
        written = f", written by {visible(package.origin)}" if package.origin else ""
        lines.append(f"  VM {visible(package.name) or '(no name)'}{written}")
        for disk in package.disks:
            read = f", {size(used[disk.name])} of it not zeros" if disk.name in used else ""
            lines.append(f"  Disk {visible(disk.name)}: {size(disk.size)}{read}")
    if outcome.refused is None:
        cautions = [each for each in outcome.packages[0].cautions if each.code == "OVF_WITHOUT_MANIFEST"]
        lines += [f"  {sentence(explain(each).one_line)}" for each in cautions]
        return "\n".join([*lines, "  The file is sound."])
    found = explain(outcome.refused)
    return "\n".join(
        [*lines, f"  {sentence(found.one_line)}", f"  The file is NOT sound. {found.advice}".rstrip()]
    )


def package_data(outcome: PackageOutcome) -> dict[str, Any]:
    """The same as JSON knows it."""
    refused = outcome.refused
    return {
        "file": str(outcome.path), "sound": outcome.is_sound,
        "vms": [
            {"name": each.name, "disks": [{"name": disk.name, "bytes": disk.size} for disk in each.disks]}
            for each in outcome.packages
        ],
        "problems": [] if refused is None else [{"code": refused.code, "params": list(refused.params)}],
    }  # fmt: skip
