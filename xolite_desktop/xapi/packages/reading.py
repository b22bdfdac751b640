# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Looking at a file that somebody chose: which kind it is, by what is in it, and what it holds."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from xolite_desktop.xapi.errors import LocalFileError, PackageRefused
from xolite_desktop.xapi.packages.image_package import is_image, read_image_file
from xolite_desktop.xapi.packages.ovf.ovf_package import is_ovf, is_packed_ovf, read_ovf
from xolite_desktop.xapi.packages.package import Kind, Package
from xolite_desktop.xapi.packages.xva_package import is_xva, read_xva

NOT_A_PACKAGE: Final = "NOT_A_PACKAGE"
"""Ours: the file is of no kind that can be imported. Parameter: its name."""
EMPTY_FILE: Final = "EMPTY_FILE"
"""Ours: there is nothing in the file. Parameter: its name."""
START_BYTES: Final = 4096


@dataclass(frozen=True)
class Opener:
    """One kind: how its files are told from others by their first 4,096 bytes (or their name), and how they are looked at.

    Both are quick; whether all of a file is sound shows when it is sent.
    """

    kind: Kind
    recognises: Callable[[bytes, Path], bool]
    read: Callable[[Path], Package]


OPENERS: Final = (
    Opener(Kind.OVF, is_packed_ovf, read_ovf),
    Opener(Kind.XVA, is_xva, read_xva),
    Opener(Kind.OVF, is_ovf, read_ovf),
    Opener(Kind.DISK_IMAGE, is_image, read_image_file),
)
"""The first that recognises a file has it."""


def read_package(path: Path) -> Package:
    """What a file holds. It blocks: call it in a thread. Raises `PackageRefused`, `LocalFileError`."""
    try:
        start = _start(path)
        if not start:
            raise PackageRefused(EMPTY_FILE, path.name)
        opener = next((each for each in OPENERS if each.recognises(start, path)), None)
        if opener is None:
            raise PackageRefused(NOT_A_PACKAGE, path.name)
        return opener.read(path)
    except OSError as error:
        raise LocalFileError(str(path), os.strerror(error.errno) if error.errno else str(error)) from error


def _start(path: Path) -> bytes:
    if not path.is_file():
        path.stat()  # why it is not there
        raise LocalFileError(str(path), "This is not a regular file")
    with path.open("rb") as file:
        return file.read(START_BYTES)
