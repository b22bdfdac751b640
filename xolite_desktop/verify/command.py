# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The command line of `xolite-desktop verify`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from xolite_desktop.verify.packages import package_data, package_text, verified_package
from xolite_desktop.verify.reading import verified
from xolite_desktop.verify.report import as_data, as_text
from xolite_desktop.xapi.errors import LocalFileError
from xolite_desktop.xapi.packages.package import Kind
from xolite_desktop.xapi.packages.reading import kind_of

__all__ = ["main"]


def main(arguments: list[str]) -> int:
    """Verify files; 0 only if all are sound, 1 if one is damaged or no XVA, 2 if one cannot be read or for unusable
    arguments."""
    options = _parser().parse_args(arguments)
    worst = 0
    for path in options.files:
        progress = _progress(path) if sys.stderr.isatty() else None
        try:
            is_sound, text, data = _looked_at(path, progress)
        except OSError as error:
            print(f"{path}: {os.strerror(error.errno) if error.errno else error}", file=sys.stderr)
            worst = 2
            continue
        print(json.dumps(data) if options.json else text)
        worst = max(worst, 0 if is_sound else 1)
    return worst


def _looked_at(path: Path, progress: Callable[[float], None] | None) -> tuple[bool, str, dict[str, Any]]:
    """Whether a file is sound, in words and as data; what is of no kind we know is read as an XVA."""
    try:
        kind = kind_of(path)
    except LocalFileError as error:
        raise OSError(error.reason) from error
    if kind in (None, Kind.XVA):
        outcome = verified(path, progress)
        return outcome.is_sound, as_text(outcome), as_data(outcome)
    package = verified_package(path, progress)
    return package.is_sound, package_text(package), package_data(package)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="xolite-desktop verify",
        description="Read exported VMs (XVA, plain or packed with gzip or zstd) from beginning to end and check every "
        "block against its checksum; OVA and OVF packages against their manifest, and disk images by their tables. "
        "Nothing is unpacked to the disk.",
        epilog="Exit code 0: all are sound. 1: one is damaged, cut off, or of no kind that is known. 2: one cannot be read.",
    )
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="an XVA, an OVA, an OVF descriptor, or a disk image",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object for each file, in a line")
    return parser


def _progress(path: Path) -> Callable[[float], None]:
    def tell(share: float) -> None:
        end = "\n" if share >= 1 else ""
        print(f"\r{path.name}: {share:.0%}", end=end, file=sys.stderr, flush=True)

    return tell
