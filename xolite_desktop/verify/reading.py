# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Reads a file from beginning to end through the verifier of its kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from xolite_desktop.xapi.errors import PackageRefused
from xolite_desktop.xapi.xva.findings import XvaReport
from xolite_desktop.xapi.xva.verifier import XvaVerifier

PIECE_BYTES: Final = 1 << 20


@dataclass(frozen=True)
class Outcome:
    """What was found; `refused` is the damage at which reading ended, if there was such."""

    path: Path
    file_bytes: int
    report: XvaReport
    refused: PackageRefused | None = None

    @property
    def is_sound(self) -> bool:
        return self.refused is None and self.report.is_sound


def verified(path: Path, progress: Callable[[float], None] | None = None) -> Outcome:
    """Read it all; `progress` hears the share that was read. Raises `OSError`."""
    verifier, refused, read = XvaVerifier(), None, 0
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(0)
        try:
            while piece := file.read(PIECE_BYTES):
                verifier.feed(piece)
                read += len(piece)
                if progress is not None:
                    progress(min(1.0, read / size) if size else 1.0)
            verifier.finish()
        except PackageRefused as error:
            refused = error
    return Outcome(path, size, verifier.report, refused)
