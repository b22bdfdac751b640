# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""qemu-img as the judge of disk images: makes them, checks them, and says what is in them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

needs_qemu_img = pytest.mark.skipif(shutil.which("qemu-img") is None, reason="needs qemu-img")


def qemu_img(*arguments: object) -> str:
    """Run it; what it says. Fails the test if it fails."""
    done = subprocess.run(["qemu-img", *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def converted(raw: bytes, folder: Path, kind: str, *options: object) -> Path:
    """An image of a disk with this content."""
    (folder / "source.raw").write_bytes(raw)
    made = folder / f"made.{kind}"
    qemu_img("convert", "-f", "raw", "-O", kind, *options, folder / "source.raw", made)
    return made


def raw_of(image: Path, kind: str) -> bytes:
    """What is on the disk of an image."""
    raw = image.with_suffix(".out")
    qemu_img("convert", "-f", kind, "-O", "raw", image, raw)
    return raw.read_bytes()
