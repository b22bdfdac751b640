# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Images that qemu made are read bit by bit, from anywhere on."""

from __future__ import annotations

import random
import re
from contextlib import suppress
from pathlib import Path

import pytest

from helpers.qemu_img import converted, needs_qemu_img, qemu_img
from tests.xapi.images.disks import SIZE, assembled, noise
from xolite_desktop.xapi.images.image import SECTOR, ImageRefused
from xolite_desktop.xapi.images.opening import image_file

FORMATS = [
    ("raw", "raw", ()),
    ("vpc", "vhd", ("-o", "force_size=on")),
    ("vpc", "vhd", ("-o", "force_size=on,subformat=fixed")),
    ("vhdx", "vhdx", ()),
    ("vhdx", "vhdx", ("-o", "subformat=fixed")),
    ("vhdx", "vhdx", ("-o", "block_size=1M")),
    ("vmdk", "vmdk", ()),
    ("vmdk", "vmdk", ("-o", "subformat=streamOptimized")),
    ("vmdk", "vmdk", ("-o", "zeroed_grain=on")),
    ("vmdk", "vmdk", ("-o", "subformat=monolithicFlat")),
    ("vmdk", "vmdk", ("-o", "subformat=twoGbMaxExtentSparse")),
    ("qcow2", "qcow2", ()),
    ("qcow2", "qcow2", ("-o", "compat=0.10")),
    ("qcow2", "qcow2", ("-c",)),
    ("qcow2", "qcow2", ("-c", "-o", "compression_type=zstd")),
    ("qcow2", "qcow2", ("-o", "cluster_size=512")),
    ("qcow2", "qcow2", ("-c", "-o", "cluster_size=2M")),
]


@needs_qemu_img
@pytest.mark.parametrize(("kind", "suffix", "options"), FORMATS, ids=str)
def test_images_of_qemu(tmp_path: Path, kind: str, suffix: str, options: tuple[str, ...]) -> None:
    raw = bytes(noise())
    made = converted(raw, tmp_path, kind, *options)
    with image_file(made.rename(tmp_path / f"disk.{suffix}")) as image:
        assert image.size == SIZE
        assert image.check() >= sum(len(data) for _, data in image.parts())
        assert assembled(image) == raw
        chance = random.Random(2)
        for start in (SECTOR, SIZE - SECTOR, *(chance.randrange(SIZE // SECTOR) * SECTOR for _ in range(4))):
            assert assembled(image, start) == raw[start:]
        look = bytearray(64 * SECTOR)
        for offset, data in image.parts(SECTOR, 64 * SECTOR):
            look[offset : offset + len(data)] = data
        assert look[SECTOR:] == raw[SECTOR : 64 * SECTOR]  # and no more than that
        assert image.kind.value == suffix


@needs_qemu_img
@pytest.mark.parametrize(
    ("kind", "suffix", "options"),
    [each for each in FORMATS if "monolithicFlat" not in str(each) and "twoGb" not in str(each)],
    ids=str,
)
def test_cut_and_changed_images_end_with_a_refusal_or_as_a_disk(
    tmp_path: Path, kind: str, suffix: str, options: tuple[str, ...]
) -> None:
    """Whatever the bytes are, nothing but a refusal comes, and never more than the disk has."""
    whole = converted(bytes(noise()), tmp_path, kind, *options).read_bytes()
    chance = random.Random(3)
    path = tmp_path / f"disk.{suffix}"
    for number in range(4):
        data = bytearray(whole)
        if number % 2:
            del data[chance.randrange(len(data)) :]
        else:
            for _ in range(4):
                at = chance.choice((chance.randrange(min(1200, len(data))), chance.randrange(len(data))))
                data[at] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        with suppress(ImageRefused), image_file(path) as image:
            image.check()
            if image.size <= 2 * SIZE:
                assembled(image)


@needs_qemu_img
@pytest.mark.parametrize(
    ("kind", "suffix", "options"),
    [each for each in FORMATS if not re.search("raw|Flat|fixed|=512", str(each))],
    ids=str,
)
def test_what_is_far_into_a_disk_is_found(
    tmp_path: Path, kind: str, suffix: str, options: tuple[str, ...]
) -> None:
    """Behind the first tables of every format."""
    places = {1 << 30: b"one", 5 << 30: b"five", (6 << 30) - SECTOR: b"six"}
    with (tmp_path / "source.raw").open("wb") as file:
        file.truncate(6 << 30)
        for at, text in places.items():
            file.seek(at)
            file.write(text.ljust(SECTOR, b"."))
    made = tmp_path / f"disk.{suffix}"
    qemu_img("convert", "-f", "raw", "-O", kind, *options, tmp_path / "source.raw", made)
    with image_file(made) as image:
        assert image.check() < 64 << 20
        for start in (0, 5 << 30):
            found = dict(image.parts(start))
            for at, text in places.items():
                if at >= start:
                    offset = max(each for each in found if each <= at)
                    assert found[offset][at - offset :].startswith(text.ljust(SECTOR, b"."))
            assert sum(len(data) for data in found.values()) < 64 << 20
