# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Files of this computer that are images of discs: by their names, and by what is in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ENDINGS = (".iso", ".img")
_AT = 16 * 2048  # where ISO 9660 and UDF begin to tell what they are (ECMA-119, ECMA-167)
_SIGNS = (b"CD001", b"BEA01")


@dataclass(frozen=True)
class DiscFile:
    """`size` in bytes, 0 for a file that cannot be read. `is_disc`: a file system of discs is on it."""

    path: Path
    size: int
    is_disc: bool


def is_called_disc(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS


def look_at(path: Path) -> DiscFile:
    """A look at a file, without reading more than a few bytes."""
    try:
        if not path.is_file():
            return DiscFile(path, 0, False)
        with path.open("rb") as file:
            file.seek(_AT + 1)
            sign = file.read(5)
        return DiscFile(path, path.stat().st_size, sign in _SIGNS)
    except OSError:
        return DiscFile(path, 0, False)
