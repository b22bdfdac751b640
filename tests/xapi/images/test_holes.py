# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Holes of a sparse file are not read, wherever a disk begins in it, and nothing of the disk is missing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from xolite_desktop.xapi.images.image import ImageRefused
from xolite_desktop.xapi.images.raw import RawImage
from xolite_desktop.xapi.images.stored import StoredFile, Window

MIB = 1 << 20
SIZE = 24 * MIB


@pytest.fixture
def sparse(tmp_path: Path) -> Path:
    path = tmp_path / "disk.img"
    with path.open("wb") as file:
        file.truncate(SIZE)
        for at in (0, 5 * MIB + 4096, 5 * MIB + 3 * 4096, 17 * MIB - 512):
            file.seek(at)
            file.write(os.urandom(4096))
    return path


class Counting(Window):
    """Counts what is read."""

    count = 0

    def read(self, offset: int, length: int) -> bytes:
        self.count += length
        return super().read(offset, length)


@pytest.mark.parametrize("begins", [0, 512, 4096, 4097, 6 * MIB, 20 * MIB])
def test_the_disk_is_whole_wherever_it_begins(sparse: Path, begins: int) -> None:
    wanted = sparse.read_bytes()[begins:]
    with StoredFile(sparse) as file:
        window = Counting(file, begins, SIZE - begins)
        disk = bytearray(len(wanted))
        for at, data in RawImage(window).parts():
            disk[at : at + len(data)] = data
        assert bytes(disk[: len(wanted)]) == wanted
        assert window.count <= 8 * MIB


def test_one_that_ends_too_early_is_still_refused(sparse: Path) -> None:
    with StoredFile(sparse) as file, pytest.raises(ImageRefused):
        list(RawImage(file, SIZE + MIB).parts())
