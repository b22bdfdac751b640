# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Disks keep what is written to them, and go out and come in as files that qemu understands."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.qemu_img import converted, needs_qemu_img, qemu_img, raw_of
from xolite_desktop.simulator.disk_contents import BLOCK, DiskContents
from xolite_desktop.simulator.disk_images import qcow2_pieces, read_image, vhd_pieces
from xolite_desktop.simulator.failure import Failure

SIZE = 9 * BLOCK + 512 * 7
RAW = bytearray(SIZE)
RAW[5:9] = b"head"
RAW[4 * BLOCK - 3 : 4 * BLOCK + 3] = b"border"
RAW[SIZE - 4 :] = b"tail"


def kept(contents: DiskContents, uuid: str, size: int = SIZE) -> bytes:
    raw = bytearray(size)
    for number in contents.filled(uuid, size):
        block = contents.block(uuid, number, size)
        raw[number * BLOCK : number * BLOCK + len(block)] = block
    return bytes(raw)


def filled() -> DiskContents:
    contents = DiskContents()
    contents.clear("disk")
    for offset in range(0, SIZE, 700_000):
        contents.write_at("disk", offset, bytes(RAW[offset : offset + 700_000]), SIZE)
    return contents


def test_a_disk_keeps_what_is_written_anywhere() -> None:
    assert kept(filled(), "disk") == RAW


def test_what_is_around_a_piece_stays() -> None:
    contents = DiskContents()
    before = kept(contents, "other")
    contents.write_at("other", BLOCK - 512, b"x" * 1024, SIZE)
    after = kept(contents, "other")
    assert after == before[: BLOCK - 512] + b"x" * 1024 + before[BLOCK + 512 :]


def test_a_copy_and_its_original_go_their_own_ways() -> None:
    contents = DiskContents()
    before = kept(contents, "first")
    contents.copy("first", "second", SIZE)
    contents.write_at("first", 0, b"changed!" * 64, SIZE)
    assert kept(contents, "second") == before != kept(contents, "first")
    elsewhere = DiskContents()
    elsewhere.take(contents, "first", "third", SIZE)
    assert kept(elsewhere, "third") == kept(contents, "first")


@needs_qemu_img
@pytest.mark.parametrize(("kind", "name"), [("vhd", "vpc"), ("qcow2", "qcow2")])
def test_qemu_reads_what_goes_out(tmp_path: Path, kind: str, name: str) -> None:
    contents = filled()
    pieces = (vhd_pieces if kind == "vhd" else qcow2_pieces)(
        SIZE, contents.filled("disk", SIZE), lambda number: contents.block("disk", number, SIZE)
    )
    image = tmp_path / "disk"
    image.write_bytes(b"".join(pieces))
    assert kind == "vhd" or "No errors" in qemu_img("check", "-f", name, image)
    assert raw_of(image, name).ljust(SIZE, b"\0")[:SIZE] == RAW
    size, read = read_image(kind, image.read_bytes())
    contents.clear("again")
    for offset, data in read:
        contents.write_at("again", offset, data, SIZE)
    assert (size, kept(contents, "again")) == (SIZE, RAW)


@needs_qemu_img
@pytest.mark.parametrize(
    ("kind", "options"),
    [("vpc", ("-o", "force_size=on")), ("qcow2", ()), ("qcow2", ("-c",)), ("qcow2", ("-o", "compat=0.10"))],
)
def test_what_qemu_makes_comes_in(tmp_path: Path, kind: str, options: tuple[str, ...]) -> None:
    image = converted(bytes(RAW), tmp_path, kind, *options)
    size, read = read_image("vhd" if kind == "vpc" else kind, image.read_bytes())
    contents = DiskContents()
    contents.clear("disk")
    for offset, data in read:
        contents.write_at("disk", offset, data, size)
    assert (size, kept(contents, "disk")) == (SIZE, RAW)


def test_what_is_no_qcow2_fails() -> None:
    with pytest.raises(Failure, match="VDI_IO_ERROR"):
        read_image("qcow2", b"nonsense" * 100)
