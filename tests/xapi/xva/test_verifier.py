# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A whole archive is sound; whatever is wrong with another one is named, in whatever pieces it comes."""

from __future__ import annotations

import gzip
import random
import tracemalloc
from collections.abc import Iterable

import pytest
import zstandard

from helpers.xva_file import END, MIB, Disk, block, checked, member, ova_xml, packed, three_disks, value, xva
from xolite_desktop.xapi.errors import PackageRefused
from xolite_desktop.xapi.xva.findings import XvaReport
from xolite_desktop.xapi.xva.verifier import XvaVerifier

SMALL = [Disk("Ref:4", 3000, {0: b"x" * 3000}), Disk("Ref:5", 700, {0: b"y" * 700})]


def verified(archive: bytes, pieces: Iterable[int] = ()) -> XvaReport:
    """Feed it in pieces of these sizes, the rest at once."""
    verifier, at = XvaVerifier(), 0
    for size in pieces:
        verifier.feed(archive[at : at + size])
        at += size
    verifier.feed(archive[at:])
    return verifier.finish()


def refused(archive: bytes) -> tuple[str, tuple[str, ...]]:
    with pytest.raises(PackageRefused) as raised:
        verified(archive)
    return raised.value.code, raised.value.params


def codes(report: XvaReport) -> list[str]:
    return [finding.code for finding in report.findings]


@pytest.mark.parametrize("kind", ["xxhash", "checksum"])
@pytest.mark.parametrize("packing", ["none", "gzip", "zstd"])
def test_what_hosts_write_is_sound(kind: str, packing: str) -> None:
    report = verified(packed(xva(kind=kind), packing))
    assert report.is_sound
    assert (report.packing, report.checksums) == (packing, {"xxhash": "XXH64", "checksum": "SHA-1"}[kind])
    assert [(disk.name, disk.blocks, disk.reached) for disk in report.disks.values()] == [
        ("system", 2, 3 * MIB // 2), ("data", 2, 3 * MIB), ("scratch", 3, 5 * MIB),
    ]  # fmt: skip
    found = report.description
    assert found is not None
    assert (found.name, found.vcpus, found.memory, found.firmware) == ("web-01", 2, 1 << 30, "uefi")
    assert (found.writer, found.nics[0].network, found.disks[0].bootable) == ("XCP-ng 8.3.0", "LAN", True)


@pytest.mark.parametrize("packing", ["none", "gzip", "zstd"])
def test_the_pieces_it_comes_in_make_no_difference(packing: str) -> None:
    archive = packed(xva(SMALL), packing)
    whole = verified(archive)
    assert verified(archive, [1] * len(archive)) == whole
    for seed in range(20):
        dice = random.Random(seed)
        assert verified(archive, [dice.randrange(1, 3000) for _ in range(40)]) == whole


def test_an_empty_block_takes_a_number_and_no_place() -> None:
    first, last = block(1), block(2)
    blocks = [("00000000", first), ("00000005", b""), ("00000006", b""), ("00000007", last)]
    archive = member("ova.xml", ova_xml([Disk("Ref:4", 6 * MIB)]))
    archive += b"".join(checked(f"Ref:4/{number}", data) for number, data in blocks) + END
    assert verified(archive).is_sound


def test_a_flipped_bit_is_named_with_its_block_and_its_place() -> None:
    archive = bytearray(xva())
    archive[archive.index(block(3)) + 4711] ^= 4
    report = verified(bytes(archive))
    assert [(finding.code, finding.params) for finding in report.findings] == [
        ("XVA_CHECKSUM_WRONG", ("Ref:5/00000002", "data", str(2 * MIB)))
    ]


def test_no_flipped_bit_behind_the_description_is_overlooked() -> None:
    archive = xva(SMALL)
    begins = len(member("ova.xml", ova_xml(SMALL)))
    dice = random.Random(1)
    for _ in range(400):
        damaged = bytearray(archive)
        damaged[dice.randrange(begins, len(archive))] ^= 1 << dice.randrange(8)
        try:
            report = verified(bytes(damaged))
        except PackageRefused:
            continue
        assert not report.is_sound


@pytest.mark.parametrize("packing", ["none", "gzip", "zstd"])
def test_nothing_that_was_cut_off_is_whole(packing: str) -> None:
    archive = packed(xva(SMALL), packing)
    # Packers end with a sum of their own, behind the last byte of the archive.
    last = len(archive) - (512 if packing == "none" else 30)
    for length in [*range(0, last, 211), last]:
        code, params = refused(archive[:length])
        assert code in ("XVA_TRUNCATED", "XVA_NOT_A_TAR"), (length, code)
        assert code == "XVA_NOT_A_TAR" or params[0].isdigit()


@pytest.mark.parametrize(
    ("name", "attributes", "code"),
    [
        ("Ref:4/00000001", {"type": b"2", "linkname": "/etc/passwd"}, "XVA_NOT_A_FILE"),
        ("Ref:4/00000001", {"type": b"1", "linkname": "ova.xml"}, "XVA_NOT_A_FILE"),
        ("dev", {"type": b"3"}, "XVA_NOT_A_FILE"),
        ("Ref:4", {"type": b"5"}, "XVA_NOT_A_FILE"),
        ("Ref:4/00000001", {"type": b"S"}, "XVA_NOT_A_FILE"),
        ("././@LongLink", {"type": b"L"}, "XVA_NOT_A_FILE"),
        ("../../etc/passwd", {}, "XVA_PATH_REFUSED"),
        ("/etc/passwd", {}, "XVA_PATH_REFUSED"),
        ("Ref:4/../../x", {}, "XVA_PATH_REFUSED"),
        ("C:\\x", {}, "XVA_PATH_REFUSED"),
        ("Ref:4/0000\x1b[2J", {}, "XVA_PATH_REFUSED"),
        ("readme.txt", {}, "XVA_STRAY_FILE"),
        ("Ref:99/00000000", {}, "XVA_STRAY_FILE"),
        ("Ref:4/000", {}, "XVA_STRAY_FILE"),
        ("Ref:4/00000001", {"size": 1 << 30}, "XVA_TOO_LARGE"),
    ],
)  # fmt: skip
def test_what_no_host_writes_is_refused(name: str, attributes: dict[str, object], code: str) -> None:
    archive = xva(SMALL)[:-1024] + member(name, b"", **attributes) + END
    assert refused(archive)[0] == code


def test_sizes_beyond_reason_are_refused() -> None:
    entry = bytearray(member("ova.xml", b""))
    entry[124:136] = b"\x80" + b"\xff" * 11  # base 256
    entry[148:156] = b" " * 8
    entry[148:156] = b"%06o\0 " % sum(entry[:512])
    assert refused(bytes(entry)) == ("XVA_TOO_LARGE", ("ova.xml",))
    huge = [Disk("Ref:4", 8 << 60)]
    assert refused(xva(huge))[0] == "XVA_DESCRIPTION_UNREADABLE"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"", "XVA_DESCRIPTION_UNREADABLE"),
        (b"<value>text</value>", "XVA_DESCRIPTION_UNREADABLE"),
        (b'<!DOCTYPE a [<!ENTITY a "b">]><value>&a;</value>', "XVA_DESCRIPTION_UNREADABLE"),
        (b"<value><array><data>" * 300, "XVA_DESCRIPTION_UNREADABLE"),
        (b"<a " + b"x" * (2 << 20), "XVA_DESCRIPTION_UNREADABLE"),
        (b"<value><array><data>" + b"<value/>" * 400_001, "XVA_DESCRIPTION_UNREADABLE"),
        (value({"objects": []}).encode(), "XVA_NO_VM"),
        (b'<appliance version="0.1"></appliance>', "XVA_LEGACY"),
    ],
)
def test_descriptions_that_are_none(text: bytes, code: str) -> None:
    assert refused(member("ova.xml", text) + END)[0] == code


def test_a_file_that_is_no_archive() -> None:
    assert refused(b"")[0] == "XVA_NOT_A_TAR"
    assert refused(b"MZ" * 1000)[0] == "XVA_NOT_A_TAR"
    assert refused(member("readme", b"hello") + END) == ("XVA_NOT_AN_XVA", ("readme",))
    assert refused(b"\x1f\x8b" + b"nonsense" * 9)[0] == "XVA_UNPACK_FAILED"
    assert refused(b"\x28\xb5\x2f\xfd" + b"\xff" * 90)[0] == "XVA_UNPACK_FAILED"


def test_disks_and_blocks_out_of_place() -> None:
    first, second, third = three_disks()
    assert "XVA_DISK_OUT_OF_ORDER" in codes(verified(xva([second, first, third])))
    lacking = Disk("Ref:4", 3 * MIB, {0: block(1), 1: block(2)})
    assert codes(verified(xva([lacking]))) == ["XVA_DISK_INCOMPLETE"]
    assert codes(verified(xva([Disk("Ref:4", MIB)]))) == ["XVA_DISK_INCOMPLETE"]
    back = Disk("Ref:4", 3 * MIB, {0: block(1), 2: block(2), 1: block(3)})
    assert "XVA_BLOCK_OUT_OF_ORDER" in codes(verified(xva([back])))
    beyond = Disk("Ref:4", MIB, {0: block(1), 1: block(2)})
    assert codes(verified(xva([beyond]))) == ["XVA_BLOCK_BEHIND_END"]
    assert set(codes(verified(xva(kind="")))) == {"XVA_NO_CHECKSUM"}


def test_a_disk_of_a_library_of_discs_is_not_missed() -> None:
    text = ova_xml(SMALL)
    library = value({"class": "SR", "id": "Ref:99", "snapshot": {"content_type": "iso"}})
    on_it = "<member><name>SR</name><value>Ref:99</value></member>"
    text = text.replace(b"<data>", b"<data>" + library.encode(), 1)
    at = text.index(b"<member><name>name_label</name><value>disk</value>", text.index(b"Ref:5</value>"))
    archive = (
        member("ova.xml", text[:at] + on_it.encode() + text[at:])
        + checked("Ref:4/00000000", b"x" * 3000)
        + END
    )
    assert verified(archive).is_sound


def test_a_checksum_of_another_block() -> None:
    archive = member("ova.xml", ova_xml(SMALL[:1])) + member("Ref:4/00000000", b"x" * 3000)
    report = verified(archive + member("Ref:4/00000001.xxhash", b"0" * 16) + END)
    assert set(codes(report)) == {"XVA_CHECKSUM_STRAY", "XVA_NO_CHECKSUM"}


def test_findings_without_end_are_counted_and_not_kept() -> None:
    report = XvaReport()
    for number in range(500):
        report.note("XVA_NO_CHECKSUM", str(number))
    assert (len(report.findings), report.finding_count, report.is_sound) == (100, 500, False)


@pytest.mark.parametrize("packing", ["gzip", "zstd"])
def test_bombs_burst_outside(packing: str) -> None:
    """A GiB of zeros after the end, in a few KiB."""
    archive = xva(SMALL)
    zeros = bytes(8 * MIB)
    if packing == "gzip":
        bomb = gzip.compress(archive, 1) + gzip.compress(zeros, 9) * 8
    else:
        bomb = zstandard.compress(archive, 1) + zstandard.compress(zeros, 9) * 128
    tracemalloc.start()
    try:
        assert refused(bomb)[0] == "XVA_AFTER_END"
        assert tracemalloc.get_traced_memory()[1] < 24 * MIB
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_archive() -> None:
    verifier = XvaVerifier()
    verifier.feed(member("ova.xml", ova_xml([Disk("Ref:4", 100_000)])))
    tracemalloc.start()
    try:
        for number in range(600):
            verifier.feed(checked(f"Ref:4/{number:08d}", b"z"))
        assert tracemalloc.get_traced_memory()[1] < MIB
    finally:
        tracemalloc.stop()
