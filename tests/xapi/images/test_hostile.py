# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Images that were made to do harm, or need what is not there, are refused with a reason before anything is read of them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from helpers.qemu_img import converted, needs_qemu_img, qemu_img
from tests.xapi.images.disks import noise
from xolite_desktop.xapi.images.image import ImageRefused
from xolite_desktop.xapi.images.opening import image_file

MIB = 1 << 20


def refused(path: Path) -> tuple[str, tuple[str, ...]]:
    with pytest.raises(ImageRefused) as raised, image_file(path) as image:
        image.check()
    return raised.value.code, raised.value.params


def patched(path: Path, at: int, form: str, *values: int) -> Path:
    data = bytearray(path.read_bytes())
    struct.pack_into(form, data, at, *values)
    path.write_bytes(data)
    return path


def table_of(path: Path, form: str, at: int, unit: int = 1) -> int:
    """Where the table is that a field points to."""
    return int(struct.unpack_from(form, path.read_bytes(), at)[0] & 0x00FFFFFFFFFFFFFF) * unit


@needs_qemu_img
@pytest.mark.parametrize(
    ("at", "form", "value", "code"),
    [
        (24, ">Q", 1 << 60, "IMAGE_TOO_LARGE"),
        (24, ">Q", 0, "IMAGE_EMPTY"),
        (24, ">Q", 1 << 45, "IMAGE_HEADER"),  # more than its tables hold
        (20, ">I", 40, "IMAGE_HEADER"),
        (32, ">I", 1, "IMAGE_ENCRYPTED"),
        (40, ">Q", 1 << 40, "IMAGE_CUT"),
        (40, ">Q", 17, "IMAGE_HEADER"),
        (72, ">Q", 2, "IMAGE_MARKED_CORRUPT"),
        (72, ">Q", 4, "IMAGE_EXTERNAL_DATA"),
        (72, ">Q", 16, "IMAGE_FEATURE"),
        (72, ">Q", 1 << 40, "IMAGE_FEATURE"),
    ],
)
def test_headers_of_qcow2(tmp_path: Path, at: int, form: str, value: int, code: str) -> None:
    path = converted(bytes(noise()), tmp_path, "qcow2")
    assert refused(patched(path, at, form, value))[0] == code


@needs_qemu_img
def test_tables_of_qcow2(tmp_path: Path) -> None:
    path = converted(bytes(noise()), tmp_path, "qcow2")
    l2_at = table_of(path, ">Q", table_of(path, ">Q", 40))
    first = struct.unpack_from(">Q", path.read_bytes(), l2_at)[0]
    for entry, code in (
        (first, "IMAGE_OVERLAPS"),  # the second cluster is the first once more
        (l2_at | 1 << 63, "IMAGE_OVERLAPS"),
        (1 << 50, "IMAGE_OUTSIDE"),
        (first + 512, "IMAGE_OUTSIDE"),
        (1 << 62 | 1 << 50, "IMAGE_OUTSIDE"),
    ):
        assert refused(patched(path, l2_at + 8, ">Q", entry))[0] == code


@needs_qemu_img
def test_a_first_table_that_uses_one_table_twice(tmp_path: Path) -> None:
    path = tmp_path / "disk.qcow2"
    qemu_img("create", "-f", "qcow2", path, "2G")
    l1_at = table_of(path, ">Q", 40)
    data = bytearray(path.read_bytes().ljust(5 * 65536, b"\0"))
    struct.pack_into(">2Q", data, l1_at, 4 * 65536, 4 * 65536)
    path.write_bytes(data)
    assert refused(path)[0] == "IMAGE_OVERLAPS"


@needs_qemu_img
@pytest.mark.parametrize("kind", ["qcow2", "vmdk"])
def test_a_disk_that_needs_another(tmp_path: Path, kind: str) -> None:
    base, path = tmp_path / f"base.{kind}", tmp_path / f"top.{kind}"
    qemu_img("create", "-f", kind, base, "4M")
    qemu_img("create", "-f", kind, "-b", base, "-F", kind, path)
    assert refused(path) == ("IMAGE_HAS_BASE", (str(base),))


@needs_qemu_img
def test_vhd_tables(tmp_path: Path) -> None:
    path = converted(bytes(noise()), tmp_path, "vpc").rename(tmp_path / "disk.vhd")
    table = table_of(path, ">Q", 512 + 16)
    first = struct.unpack_from(">I", path.read_bytes(), table)[0]
    whole = path.read_bytes()
    for place, code in (
        (first, "IMAGE_OVERLAPS"),
        (first + 1, "IMAGE_OVERLAPS"),
        (table // 512, "IMAGE_OVERLAPS"),
        (1 << 31, "IMAGE_OUTSIDE"),
    ):
        assert refused(patched(path, table + 8, ">I", place))[0] == code
    path.write_bytes(whole)
    assert refused(patched(path, 512 + 28, ">I", 1 << 30))[0] == "IMAGE_HEADER"  # the sum is wrong


@needs_qemu_img
@pytest.mark.parametrize("stream", [False, True])
def test_vmdk_tables(tmp_path: Path, stream: bool) -> None:
    options = ("-o", "subformat=streamOptimized") if stream else ()
    path = converted(bytes(noise()), tmp_path, "vmdk", *options)
    directory = table_of(path, "<Q", 56, 512)
    table = table_of(path, "<I", directory, 512)
    first = struct.unpack_from("<I", path.read_bytes(), table)[0]
    for place, code in (
        (first, "IMAGE_OVERLAPS"),
        (table // 512, "IMAGE_OVERLAPS"),
        (1 << 30, "IMAGE_OUTSIDE"),
    ):
        assert refused(patched(path, table + 4, "<I", place))[0] == code


DESCRIPTOR = '# Disk DescriptorFile\nparentCID=ffffffff\ncreateType="x"\n'


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('RW 8 FLAT "../secret" 0', "IMAGE_LINK"),
        ('RW 8 FLAT "/etc/passwd" 0', "IMAGE_LINK"),
        ('RW 8 FLAT "C:\\\\secret" 0', "IMAGE_LINK"),
        ('RW 8 FLAT "link.raw" 0', "IMAGE_LINK"),
        ('RW 800 FLAT "small.raw" 0', "IMAGE_CUT"),
        ('RW 8 FLAT "small.raw" 1', "IMAGE_CUT"),
        ('RW 8 VMFSRDM "small.raw" 0', "IMAGE_FEATURE"),
        ('RW 9223372036854775807 ZERO', "IMAGE_TOO_LARGE"),
        ('RW 8 SPARSE "small.raw"', "IMAGE_HEADER"),
        ("", "IMAGE_HEADER"),
        ("RW 8 ZERO\n" * 5000, "IMAGE_TABLES_TOO_LARGE"),
    ],
)  # fmt: skip
def test_descriptors_of_vmdk(tmp_path: Path, line: str, code: str) -> None:
    (tmp_path / "small.raw").write_bytes(bytes(4096))
    (tmp_path / "link.raw").symlink_to(tmp_path / "small.raw")
    path = tmp_path / "disk.vmdk"
    path.write_text(DESCRIPTOR + line, encoding="utf-8")
    assert refused(path)[0] == code


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.vhd", b"nonsense" * 200, "IMAGE_UNKNOWN"),
        ("a.raw", b"", "IMAGE_EMPTY"),
        ("a.vhdx", b"vhdxfile" + bytes(1000), "IMAGE_CUT"),
        ("a.vhdx", b"vhdxfile" + bytes(1 << 20), "IMAGE_HEADER"),
        ("a.vdi", b"<<< Oracle VM VirtualBox" + bytes(1000), "IMAGE_FEATURE"),
        ("a.qcow2", b"QFI\xfb" + bytes(40), "IMAGE_CUT"),
        ("a.qcow2", b"QFI\xfb" + bytes(400), "IMAGE_HEADER"),
        ("a.vmdk", b"KDMV" + bytes(400), "IMAGE_HEADER"),
        ("a.vhd", b"conectix" + bytes(1000), "IMAGE_HEADER"),
    ],
)
def test_what_is_no_image(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert refused(tmp_path / name)[0] == code


def test_a_packed_cluster_is_as_long_as_it_should_be(tmp_path: Path, bomb: Callable[[bytes], Path]) -> None:
    packer = zlib.compressobj(1, zlib.DEFLATED, -12)
    path = bomb(packer.compress(bytes(8 * MIB)) + packer.flush())
    with image_file(path) as image:
        image.check()
        assert list(image.parts()) == []  # never more is unpacked than one cluster


@pytest.fixture
def bomb(tmp_path: Path) -> Callable[[bytes], Path]:
    def make(packed: bytes) -> Path:
        head = struct.pack(
            ">4sIQIIQIIQQIIQQQQII", b"QFI\xfb", 3, 0, 0, 16, 65536, 0, 1, 65536, 0, 0, 0, 0, 0, 0, 0, 4, 104
        )  # fmt: skip
        l1 = struct.pack(">Q", 131072).ljust(65536, b"\0")
        entry = 1 << 62 | 255 << 54 | 196608
        l2 = struct.pack(">Q", entry).ljust(65536, b"\0")
        path = tmp_path / "bomb.qcow2"
        path.write_bytes(head.ljust(65536, b"\0") + l1 + l2 + packed.ljust(65536, b"\0"))
        return path

    return make


@needs_qemu_img
def test_vhdx_headers_and_tables(tmp_path: Path) -> None:
    path = converted(bytes(noise()), tmp_path, "vhdx")
    whole = path.read_bytes()
    entries = (struct.unpack_from("<16sQII", whole, (192 << 10) + 16 + number * 32) for number in range(2))
    bat = next(
        place for kind, place, *_ in entries if kind == UUID("2dc27766-f623-4200-9d64-115e9bfd4a08").bytes_le
    )
    (first,) = struct.unpack_from("<Q", whole, bat)
    path = patched(path, bat, "<Q", 1 << 40 | 6)
    assert refused(path)[0] == "IMAGE_OUTSIDE"
    assert refused(patched(path, bat, "<Q", 6))[0] == "IMAGE_OVERLAPS"  # the headers
    assert refused(patched(path, bat, "<Q", first & ~7 | 7))[0] == "IMAGE_HAS_BASE"
    for at in (64 << 10, 128 << 10):
        patched(path, at + 50, "<Q", 1)  # in the sum of a header
    assert refused(path)[0] == "IMAGE_HEADER"
