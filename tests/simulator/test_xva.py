# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Archives: what is written can be read, by us and by others, and what a real host wrote as well."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from xolite_desktop.simulator.disk_contents import BLOCK, DiskContents
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.transfer_compression import Compressor, Decompressor
from xolite_desktop.simulator.xva import END, member, members, ova_xml, piece, read_ova_xml

ARCHIVE = member("ova.xml", b"<x/>") + piece("Ref:4", 0, b"a" * 1000) + piece("Ref:4", 7, bytes(512)) + END


def reader(data: bytes) -> Any:
    """Reads a whole number of bytes, or fails as at the end of a body."""
    stream = io.BytesIO(data)

    async def read(size: int) -> bytes:
        part = stream.read(size)
        if len(part) < size:
            raise Failure("IMPORT_ERROR_PREMATURE_EOF")
        return part

    return read


async def contents(data: bytes) -> list[tuple[str, int]]:
    return [(name, len(content)) async for name, content in members(reader(data))]


async def test_members_without_their_checksums() -> None:
    assert await contents(ARCHIVE) == [("ova.xml", 4), ("Ref:4/00000000", 1000), ("Ref:4/00000007", 512)]


def test_others_can_read_it() -> None:
    with tarfile.open(fileobj=io.BytesIO(ARCHIVE)) as archive:
        assert len(archive.getnames()) == 5


@pytest.mark.parametrize("cut", [0, 100, 512, 600, 1100, len(ARCHIVE) - 1024])
async def test_an_archive_without_its_end(cut: int) -> None:
    with pytest.raises(Failure, match="PREMATURE_EOF"):
        await contents(ARCHIVE[:cut])


async def test_a_changed_byte_is_found() -> None:
    changed = bytearray(ARCHIVE)
    changed[1024 + 512 + 17] ^= 1
    with pytest.raises(Failure, match="CHECKSUMS"):
        await contents(bytes(changed))


async def test_a_member_that_is_too_large_is_refused() -> None:
    entry = tarfile.TarInfo("Ref:4/00000000")
    entry.size = 1 << 40
    with pytest.raises(Failure, match="UNEXPECTED_FILE"):
        await contents(entry.tobuf(tarfile.GNU_FORMAT))


def test_objects_survive() -> None:
    made = ova_xml([("VM", "Ref:0", {"uuid": "u", "name_label": "a <b> & c"})], {"export_vsn": "2"})
    assert read_ova_xml(made) == [("VM", "Ref:0", {"uuid": "u", "name_label": "a <b> & c"})]
    for broken in (b"", b"<x", b"<value/>", b"<value><struct></struct></value>"):
        with pytest.raises(Failure):
            read_ova_xml(broken)


async def test_what_a_host_wrote_can_be_read(recordings: Path) -> None:
    recorded = json.loads((recordings / "275-http-export-metadata.json").read_text(encoding="utf-8"))
    archive = recorded["response"]["body"].encode("latin-1", "replace")
    ((name, content),) = [each async for each in members(reader(archive))]
    assert name == "ova.xml"
    classes = [cls for cls, _, _ in read_ova_xml(content)]
    assert classes[:3] == ["VM", "VM", "VM_metrics"]
    assert classes[-1] == "SR"


@pytest.mark.parametrize("how", ["true", "gzip", "zstd", "false"])
async def test_packed_archives_are_unpacked(how: str) -> None:
    packer = Compressor(how)
    packed = packer.pack(ARCHIVE[:700]) + packer.pack(ARCHIVE[700:]) + packer.finish()
    if how in ("true", "gzip"):
        assert gzip.decompress(packed) == ARCHIVE
    stream = io.BytesIO(packed)

    async def read(size: int) -> bytes:
        return stream.read(size)

    unpacker = Decompressor(read, read)
    assert await unpacker.read_exactly(len(ARCHIVE)) == ARCHIVE
    with pytest.raises(Failure, match="PREMATURE_EOF"):
        await unpacker.read_exactly(1)


async def test_packed_rubbish_is_refused() -> None:
    for start in (b"\x1f\x8b" + b"rubbish" * 9, b"\x28\xb5\x2f\xfd\x00\x68" + b"\xff" * 99):
        stream = io.BytesIO(start)

        async def read(size: int, stream: io.BytesIO = stream) -> bytes:
            return stream.read(size)

        with pytest.raises(Failure, match="IMPORT_ERROR"):
            await Decompressor(read, read).read_exactly(1)


def test_disks_have_what_follows_from_their_uuid_until_they_are_written() -> None:
    disks, size = DiskContents(), 100 * BLOCK + 5
    filled = disks.filled("a", size)
    assert filled == DiskContents().filled("a", size)
    assert 0 in filled
    assert 2 <= len(filled) <= 16
    assert disks.block("a", filled[1], size) != disks.block("b", filled[1], size)
    disks.clear("a")
    assert disks.filled("a", size) == []
    disks.write("a", 100, b"12345")
    disks.write("a", 3, bytes(BLOCK))
    assert disks.filled("a", size) == [100]
    assert disks.block("a", 100, size) == b"12345"
    assert DiskContents().filled("empty", 0) == []


def test_equal_blocks_are_kept_once_and_not_too_many() -> None:
    disks = DiskContents()
    for number in range(2000):
        disks.write("a", number, b"same" * 100)
    with pytest.raises(Failure, match="insufficient space"):
        for number in range(2000):
            disks.write("a", number, b"%d" % number)
