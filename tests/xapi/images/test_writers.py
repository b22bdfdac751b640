# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What we write, qemu takes for whole, and holds the same disk; so do we."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.qemu_img import converted, needs_qemu_img, qemu_img, raw_of
from tests.xapi.images.disks import SIZE, assembled, noise
from xolite_desktop.xapi.images.image import SECTOR, ImageRefused
from xolite_desktop.xapi.images.opening import image_file
from xolite_desktop.xapi.images.qcow2_writer import Qcow2Writer
from xolite_desktop.xapi.images.tables import filled
from xolite_desktop.xapi.images.vhd_stream import VhdStream
from xolite_desktop.xapi.images.vmdk_writer import VmdkWriter
from xolite_desktop.xapi.images.writing import ImageWriter

WRITERS: dict[str, Callable[[int], ImageWriter]] = {
    "qcow2": Qcow2Writer,
    "vmdk": lambda size: VmdkWriter(size, "disk.vmdk"),
}


def written(path: Path, writer: ImageWriter, parts: list[tuple[int, bytes]]) -> None:
    with path.open("wb") as file:
        for offset, data in parts:
            for place, piece in writer.add(offset, data):
                file.seek(place)
                file.write(piece)
        for place, piece in writer.finish():
            file.seek(place)
            file.write(piece)


def in_random_cuts(raw: bytes) -> list[tuple[int, bytes]]:
    chance, at, parts = random.Random(4), 0, []
    while at < len(raw):
        length = chance.choice((1, 3, 64, 127, 128, 700)) * SECTOR
        parts += filled(at, raw[at : at + length])
        at += length
    return parts


@needs_qemu_img
@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize(
    "raw", [bytes(noise()), bytes(SIZE), bytes(noise(7)[: 64 << 10])], ids=["noise", "zeros", "short"]
)
def test_qemu_takes_what_is_written(tmp_path: Path, kind: str, raw: bytes) -> None:
    path = tmp_path / f"disk.{kind}"
    written(path, WRITERS[kind](len(raw)), in_random_cuts(raw))
    assert "No errors" in qemu_img("check", path)
    assert raw_of(path, kind) == raw
    with image_file(path) as image:
        image.check()
        assert assembled(image) == raw


@pytest.mark.parametrize("kind", WRITERS)
def test_a_large_disk_has_few_tables(tmp_path: Path, kind: str) -> None:
    """Two terabytes with three grains in different tables."""
    size, parts = 2 << 40, [(0, b"a" * SECTOR), (1 << 40, b"b" * SECTOR), ((2 << 40) - SECTOR, b"c" * SECTOR)]
    path = tmp_path / f"disk.{kind}"
    written(path, WRITERS[kind](size), parts)
    assert path.stat().st_size < 2 << 20
    with image_file(path) as image:
        image.check()
        assert [(offset, data[:1]) for offset, data in image.parts()][:2] == [(0, b"a"), (1 << 40, b"b")]
        assert image.size == size


@pytest.mark.parametrize("kind", WRITERS)
def test_parts_come_in_order_and_end_with_the_disk(kind: str) -> None:
    writer = WRITERS[kind](8 * SECTOR)
    list(writer.add(4 * SECTOR, bytes(SECTOR)))
    for offset in (0, 4 * SECTOR, 8 * SECTOR):
        with pytest.raises(ImageRefused, match="IMAGE_ORDER"):
            list(writer.add(offset, bytes(SECTOR)))


@needs_qemu_img
def test_a_stream_of_a_vhd_in_any_cuts(tmp_path: Path) -> None:
    raw = bytes(noise())
    image = converted(raw, tmp_path, "vpc", "-o", "force_size=on").read_bytes()
    chance = random.Random(5)
    for cuts in (
        [len(image)],
        [1000] * (len(image) // 1000 + 1),
        [chance.randrange(1, 1 << 20) for _ in range(200)],
    ):
        stream, at, found = VhdStream(), 0, bytearray(SIZE)
        for cut in cuts:
            for offset, data in stream.feed(image[at : at + cut]):
                found[offset : offset + len(data)] = data
            at += cut
        stream.finish()
        assert (stream.size, bytes(found)) == (SIZE, raw)


@needs_qemu_img
def test_a_stream_that_ends_too_early(tmp_path: Path) -> None:
    image = converted(bytes(noise()), tmp_path, "vpc", "-o", "force_size=on").read_bytes()
    for end in (0, 600, 3000, len(image) // 2):
        stream = VhdStream()
        stream.feed(image[:end])
        with pytest.raises(ImageRefused, match="IMAGE_CUT"):
            stream.finish()
