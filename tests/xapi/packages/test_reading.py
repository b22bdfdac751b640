# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A file is known by what is in it, and a look at its beginning tells what it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.xva_file import END, MIB, Disk, member, ova_xml, packed, xva
from xolite_desktop.xapi.errors import LocalFileError, PackageRefused
from xolite_desktop.xapi.packages.package import Kind
from xolite_desktop.xapi.packages.reading import read_package


@pytest.mark.parametrize("packing", ["none", "gzip", "zstd"])
def test_an_xva_of_any_name(tmp_path: Path, packing: str) -> None:
    path = tmp_path / "backup.bin"
    path.write_bytes(packed(xva(), packing))
    package = read_package(path)
    assert (package.kind, package.name, package.vcpus, package.memory) == (Kind.XVA, "web-01", 2, 1 << 30)
    assert [(disk.name, disk.size, disk.position) for disk in package.disks] == [
        ("system", 3 * MIB // 2, "0"), ("data", 3 * MIB, "1"), ("scratch", 5 * MIB, "2"),
    ]  # fmt: skip
    assert [(nic.network, nic.mac) for nic in package.nics] == [("LAN", "02:00:00:00:00:01")]
    assert package.compression == ("" if packing == "none" else packing)
    assert (package.problems, package.cautions) == ((), ())


def test_memory_of_a_suspended_vm_is_no_disk_to_place(tmp_path: Path) -> None:
    path = tmp_path / "vm.xva"
    disks = [Disk("Ref:4", 10, {0: b"x" * 10}), Disk("Ref:5", 10, {0: b"y" * 10})]
    path.write_bytes(xva(disks).replace(b"OpaqueRef:NULL", b"Ref:5         "))
    package = read_package(path)
    assert len(package.disks) == 2
    assert package.cautions == ()
    path.write_bytes(xva(disks[:1], suspend_VDI="Ref:4"))
    assert [caution.code for caution in read_package(path).cautions] == ["XVA_SUSPENDED"]


def test_metadata_alone_are_no_vm(tmp_path: Path) -> None:
    path = tmp_path / "vm.xva"
    path.write_bytes(member("ova.xml", ova_xml([Disk("Ref:4", 8 * MIB)])) + END)
    assert [problem.code for problem in read_package(path).problems] == ["XVA_WITHOUT_DISKS"]


def test_files_that_hold_no_vm(tmp_path: Path) -> None:
    cases = {
        "empty": (b"", "EMPTY_FILE"),
        "text": (b"hello", "NOT_A_PACKAGE"),
        "tar": (member("readme", b"hello") + END, "NOT_A_PACKAGE"),
        "gzip": (packed(member("readme", b"hello") + END, "gzip"), "XVA_NOT_AN_XVA"),
        "cut": (xva()[:1000], "XVA_TRUNCATED"),
    }
    for name, (content, code) in cases.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(PackageRefused) as raised:
            read_package(tmp_path / name)
        assert raised.value.code == code


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere", tmp_path):
        with pytest.raises(LocalFileError):
            read_package(path)
