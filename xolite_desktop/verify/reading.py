# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Reads a file from beginning to end through what can judge its kind: an XVA has checksums, an OVF package a manifest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from xolite_desktop.xapi.errors import PackageRefused
from xolite_desktop.xapi.images.image import ImageRefused
from xolite_desktop.xapi.packages.ovf.ovf_package import OvfDetails
from xolite_desktop.xapi.packages.package import Kind, Package
from xolite_desktop.xapi.packages.reading import OPENERS, START_BYTES, read_package
from xolite_desktop.xapi.xva.findings import XvaReport
from xolite_desktop.xapi.xva.verifier import XvaVerifier

PIECE_BYTES: Final = 1 << 20

OnShare = Callable[[float], None]


@dataclass(frozen=True)
class Outcome:
    """What was found; `refused` is the damage at which reading ended, if there was such. `package` is what an OVF
    package holds, with the files that its manifest speaks of in `digested`."""

    path: Path
    file_bytes: int
    report: XvaReport = field(default_factory=XvaReport)
    refused: PackageRefused | ImageRefused | None = None
    is_ovf: bool = False
    package: Package | None = None
    digested: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Nobody vouches for a package without a manifest."""
        return self.refused is None and self.report.is_sound and (bool(self.digested) or not self.is_ovf)


def verified(path: Path, progress: OnShare | None = None) -> Outcome:
    """Read it all; `progress` hears the share that was read. Raises `OSError`, `LocalFileError`."""
    with path.open("rb") as file:
        start, size = file.read(START_BYTES), file.seek(0, 2)
    opener = next((each for each in OPENERS if start and each.recognises(start, path)), None)
    if opener is not None and opener.kind is Kind.OVF:
        return _ovf(path, size, progress or (lambda _: None))
    return _xva(path, size, progress or (lambda _: None))


def _xva(path: Path, size: int, progress: OnShare) -> Outcome:
    verifier, refused, read = XvaVerifier(), None, 0
    with path.open("rb") as file:
        try:
            while piece := file.read(PIECE_BYTES):
                verifier.feed(piece)
                read += len(piece)
                progress(min(1.0, read / size) if size else 1.0)
            verifier.finish()
        except PackageRefused as error:
            refused = error
    return Outcome(path, size, verifier.report, refused)


def _ovf(path: Path, size: int, progress: OnShare) -> Outcome:
    package: Package | None = None
    digested: tuple[str, ...] = ()
    try:
        package = read_package(path)
        details = package.details
        assert isinstance(details, OvfDetails), "its kind has such"
        digested = tuple(sorted(details.digests))
        details.verify(progress)
    except (PackageRefused, ImageRefused) as error:
        return Outcome(path, size, refused=error, is_ovf=True, package=package, digested=digested)
    return Outcome(path, size, is_ovf=True, package=package, digested=digested)
