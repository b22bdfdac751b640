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

from xolite_desktop.verify.reading import verified
from xolite_desktop.verify.report import as_data, as_text
from xolite_desktop.xapi.errors import LocalFileError

__all__ = ["main"]


def main(arguments: list[str]) -> int:
    """Verify files; 0 only if all are sound, 1 if one is damaged or no XVA, 2 if one cannot be read or for unusable
    arguments."""
    options = _parser().parse_args(arguments)
    worst = 0
    for path in options.files:
        try:
            outcome = verified(path, _progress(path) if sys.stderr.isatty() else None)
        except LocalFileError as error:
            print(error, file=sys.stderr)
            worst = 2
            continue
        except OSError as error:
            print(f"{path}: {os.strerror(error.errno) if error.errno else error}", file=sys.stderr)
            worst = 2
            continue
        print(json.dumps(as_data(outcome)) if options.json else as_text(outcome))
        worst = max(worst, 0 if outcome.is_sound else 1)
    return worst


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="xolite-desktop verify",
        description="Read exported VMs from beginning to end: of an XVA (plain or packed with gzip or zstd) check every "
        "block against its checksum, of an OVA or OVF package every file against its manifest. Nothing is unpacked to the disk.",
        epilog="Exit code 0: all are sound. 1: one is damaged, cut off, of another kind, or has no manifest. "
        "2: one cannot be read.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="an XVA, OVA or OVF file")
    parser.add_argument("--json", action="store_true", help="print one JSON object for each file, in a line")
    return parser


def _progress(path: Path) -> Callable[[float], None]:
    def tell(share: float) -> None:
        end = "\n" if share >= 1 else ""
        print(f"\r{path.name}: {share:.0%}", end=end, file=sys.stderr, flush=True)

    return tell
