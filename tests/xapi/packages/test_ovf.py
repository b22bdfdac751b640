# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Descriptors as VMware, VirtualBox and XenCenter write them; packages that are damaged, or were made to do harm."""

from __future__ import annotations

import hashlib
import io
import random
import tarfile
from contextlib import suppress
from pathlib import Path

import pytest

from xolite_desktop.xapi.errors import LocalFileError, PackageRefused, XapiError
from xolite_desktop.xapi.images.image import ImageRefused
from xolite_desktop.xapi.packages.ovf.envelope import read_envelope
from xolite_desktop.xapi.packages.ovf.ovf_package import OvfDetails, of_system
from xolite_desktop.xapi.packages.package import Package
from xolite_desktop.xapi.packages.reading import read_package

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<ovf:Envelope vmw:buildId="build-24" xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1" xmlns="http://schemas.dmtf.org/ovf/envelope/1"
 xmlns:rasd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ResourceAllocationSettingData"
 xmlns:vssd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_VirtualSystemSettingData"
 xmlns:vmw="http://www.vmware.com/schema/ovf" xmlns:vbox="http://www.virtualbox.org/ovf/machine">
<References><File ovf:id="file1" ovf:href="a.raw" ovf:size="1024"/><File ovf:id="file2" ovf:href="b.raw"/></References>
<DiskSection><Info/>
<Disk ovf:diskId="d1" ovf:fileRef="file1" ovf:capacity="16" ovf:capacityAllocationUnits="byte * 2^30"/>
<Disk ovf:diskId="d2" ovf:fileRef="file2" ovf:capacity="4096"/>
<Disk ovf:diskId="d3" ovf:capacity="2" ovf:capacityAllocationUnits="byte * 2^20"/>
</DiskSection>
"""
ITEMS = """<Item><rasd:ResourceType>3</rasd:ResourceType><rasd:VirtualQuantity>4</rasd:VirtualQuantity></Item>
<Item><rasd:AllocationUnits>{unit}</rasd:AllocationUnits><rasd:ResourceType>4</rasd:ResourceType>
 <rasd:VirtualQuantity>{memory}</rasd:VirtualQuantity></Item>
<Item><rasd:AddressOnParent>1</rasd:AddressOnParent><rasd:HostResource>ovf:/disk/d1</rasd:HostResource>
 <rasd:Parent>5</rasd:Parent><rasd:ResourceType>17</rasd:ResourceType></Item>
<Item><rasd:AddressOnParent>0</rasd:AddressOnParent><rasd:HostResource>/disk/d2</rasd:HostResource>
 <rasd:Parent>5</rasd:Parent><rasd:ResourceType>17</rasd:ResourceType></Item>
<Item><rasd:AddressOnParent>0</rasd:AddressOnParent><rasd:HostResource>ovf:/disk/d3</rasd:HostResource>
 <rasd:Parent>6</rasd:Parent><rasd:ResourceType>17</rasd:ResourceType></Item>
<Item><rasd:Address>00:50:56:00:00:01</rasd:Address><rasd:Connection>VM Network</rasd:Connection>
 <rasd:ResourceType>10</rasd:ResourceType></Item>
"""


def system(
    name: str = "web", more: str = "", kind: str = "vmx-19", unit: str = "byte * 2^20", memory: str = "2048"
) -> str:
    return (
        f'<VirtualSystem ovf:id="{name}"><Info/><Name>{name}</Name>'
        f"<AnnotationSection><Info/><Annotation>Our &lt;web&gt; server</Annotation></AnnotationSection>"
        f"<VirtualHardwareSection><Info/><System><vssd:VirtualSystemType>{kind}</vssd:VirtualSystemType></System>"
        f"{ITEMS.format(unit=unit, memory=memory)}{more}</VirtualHardwareSection></VirtualSystem>"
    )


def ovf(*systems: str) -> bytes:
    inner = (
        systems[0]
        if len(systems) == 1
        else f"<VirtualSystemCollection>{''.join(systems)}</VirtualSystemCollection>"
    )
    return f"{HEAD}{inner}</ovf:Envelope>".encode()


def config(key: str, value: str) -> str:
    return f'<vmw:Config ovf:required="false" vmw:key="{key}" vmw:value="{value}"/>'


def test_vmware() -> None:
    secure = config("firmware", "efi") + config("uefi.secureBoot.enabled", "true")
    (found,) = read_envelope(ovf(system(more=secure)))
    assert (found.name, found.description, found.origin) == ("web", "Our <web> server", "VMware")
    assert (found.vcpus, found.memory, found.firmware, found.secure_boot) == (4, 2 << 30, "uefi", True)
    assert [(disk.id, disk.capacity) for disk in found.disks] == [
        ("d2", 4096),
        ("d1", 16 << 30),
        ("d3", 2 << 20),
    ]
    assert [(nic.network, nic.mac) for nic in found.nics] == [("VM Network", "00:50:56:00:00:01")]


@pytest.mark.parametrize("unit", ["MegaBytes", "MB", "byte * 2^20", "byte*2^20", ""])
def test_units_of_memory(unit: str) -> None:
    assert read_envelope(ovf(system(unit=unit)))[0].memory == 2 << 30


def test_virtualbox_says_it_deep_inside() -> None:
    deep = "<vbox:Machine><Hardware><Firmware type='EFI'/><a><b><c><d><e/></d></c></b></a></Hardware></vbox:Machine>"
    data = ovf(system(more=deep, kind="virtualbox-2.2")).replace(b'vmw:buildId="build-24"', b"")
    (found,) = read_envelope(data)
    assert (found.origin, found.firmware) == ("VirtualBox", "uefi")


def test_xencenter() -> None:
    more = (
        '<VirtualSystemOtherConfigurationData Name="HVM_boot_params"><Value>order=dc;firmware=uefi;</Value>'
        '</VirtualSystemOtherConfigurationData><VirtualSystemOtherConfigurationData Name="platform">'
        "<Value>nx=true;secureboot=true</Value></VirtualSystemOtherConfigurationData>"
    )
    data = ovf(system(more=more, kind="hvm-3.0-unknown")).replace(b'vmw:buildId="build-24"', b"")
    (found,) = read_envelope(data)
    assert (found.origin, found.firmware, found.secure_boot) == ("XenCenter", "uefi", True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.raw").write_bytes(b"a" * 4096)
    (tmp_path / "b.raw").write_bytes(b"b" * 8192)
    (tmp_path / "web.ovf").write_bytes(ovf(system(), system("db", memory="512")))
    return tmp_path


def archive(folder: Path, names: list[str]) -> Path:
    path = folder / "web.ova"
    with tarfile.open(path, "w", format=tarfile.GNU_FORMAT) as tar:
        for name in names:
            tar.add(folder / name, name)
    return path


def test_a_package_of_two_vms_in_a_folder_and_in_an_archive(folder: Path) -> None:
    for path in (folder / "web.ovf", archive(folder, ["web.ovf", "a.raw", "b.raw"])):
        package = read_package(path)
        assert [each.code for each in package.cautions] == ["OVF_WITHOUT_MANIFEST", "OVF_SEVERAL"]
        assert [disk.size for disk in package.disks] == [8192, 4096, 2 << 20]
        assert (package.name, package.memory) == ("web", 2 << 30)
        other = of_system(package, 1)
        assert (other.name, other.memory, other.file is package.file) == ("db", 512 << 20, True)


@pytest.mark.parametrize("algorithm", ["sha1", "sha256", "sha512"])
def test_a_manifest_names_the_file_that_differs(folder: Path, algorithm: str) -> None:
    digests = {
        name: hashlib.new(algorithm, (folder / name).read_bytes()).hexdigest()
        for name in ("web.ovf", "a.raw", "b.raw")
    }
    text = "\r\n".join(f"{algorithm.upper()} ({name}) = {digest.upper()}" for name, digest in digests.items())
    (folder / "web.mf").write_text(text, encoding="ascii")
    for path in (folder / "web.ovf", archive(folder, ["web.ovf", "web.mf", "b.raw", "a.raw"])):
        heard: list[float] = []
        verified(read_package(path), heard)
        assert heard[-1] == 1.0
    (folder / "b.raw").write_bytes(b"B" * 8192)
    for path in (folder / "web.ovf", archive(folder, ["web.ovf", "web.mf", "b.raw", "a.raw"])):
        with pytest.raises(PackageRefused) as raised:
            verified(read_package(path), [])
        assert (raised.value.code, raised.value.params) == ("OVF_FILE_DIFFERS", ("b.raw",))


def verified(package: Package, heard: list[float]) -> None:
    assert isinstance(package.details, OvfDetails)
    package.details.verify(heard.append)


def code_of(path: Path) -> str:
    with pytest.raises((PackageRefused, ImageRefused, LocalFileError)) as raised:
        read_package(path)
    return raised.value.code


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><Envelope>&b;</Envelope>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (BOMB, "OVF_UNREADABLE"),
        (b"<Envelope>" + b"<a>" * 30, "OVF_UNREADABLE"),
        (b"<Envelope>" + b"<a/>" * 21_000 + b"</Envelope>", "OVF_UNREADABLE"),
        (b"<Envelope a='" + b"x" * 200_000 + b"'/>", "OVF_UNREADABLE"),
        (b"<Envelope>" + b" " * (9 << 20) + b"</Envelope>", "OVF_UNREADABLE"),
        (b"<Envelope", "OVF_UNREADABLE"),
        (b"<Envelope/>", "OVF_NO_VM"),
        (b"<html>Envelope</html>", "OVF_NO_VM"),
        (ovf(system()).replace(b'ovf:fileRef="file1"', b'ovf:fileRef="gone"'), "OVF_CONTRADICTS"),
        (ovf(system()).replace(b"ovf:/disk/d1", b"ovf:/disk/gone"), "OVF_CONTRADICTS"),
        (ovf(system()).replace(b'ovf:capacity="4096"', b'ovf:capacity="4096" ovf:parentRef="d1"'), "OVF_CONTRADICTS"),
        (ovf(system()).replace(b'ovf:href="b.raw"', b'ovf:href="../b.raw"'), "OVA_FORBIDDEN"),
        (ovf(system()).replace(b'ovf:href="b.raw"', b'ovf:href="/etc/passwd"'), "OVA_FORBIDDEN"),
        (ovf(system()).replace(b'ovf:href="b.raw"', b'ovf:href="http://example.com/b"'), "OVA_FORBIDDEN"),
        (ovf(system()).replace(b'ovf:href="b.raw"', b'ovf:href="link.raw"'), "IMAGE_LINK"),
        (ovf(system()).replace(b'ovf:href="b.raw"', b'ovf:href="gone.raw"'), "OVF_FILE_MISSING"),
        (ovf(system()).replace(b'ovf:href="b.raw"', b'ovf:href="b.raw" ovf:compression="gzip"'), "OVF_PACKED"),
        (ovf(system()).replace(b'ovf:capacity="2"', b'ovf:capacity="9999999999999999999"'), "IMAGE_TOO_LARGE"),
    ],
)  # fmt: skip
def test_descriptors_that_are_refused(folder: Path, data: bytes, code: str) -> None:
    (folder / "link.raw").symlink_to(folder / "a.raw")
    (folder / "web.ovf").write_bytes(data)
    assert code_of(folder / "web.ovf") == code


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        ("../a.raw", tarfile.REGTYPE, "OVA_FORBIDDEN"),
        ("/a.raw", tarfile.REGTYPE, "OVA_FORBIDDEN"),
        ("folder/a.raw", tarfile.REGTYPE, "OVA_FORBIDDEN"),
        ("c:a.raw", tarfile.REGTYPE, "OVA_FORBIDDEN"),
        ("a.raw", tarfile.SYMTYPE, "OVA_FORBIDDEN"),
        ("a.raw", tarfile.LNKTYPE, "OVA_FORBIDDEN"),
        ("a.raw", tarfile.FIFOTYPE, "OVA_FORBIDDEN"),
        ("a.raw", tarfile.GNUTYPE_SPARSE, "OVA_FORBIDDEN"),
    ],
)
def test_archives_that_are_refused(folder: Path, name: str, kind: bytes, code: str) -> None:
    path = archive(folder, ["web.ovf"])
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname = kind, "b.raw"
    head = entry.tobuf(tarfile.USTAR_FORMAT)
    whole = path.read_bytes()
    first = 512 + -(-(folder / "web.ovf").stat().st_size // 512) * 512
    path.write_bytes(whole[:first] + head + bytes(1024))
    assert code_of(path) == code


def test_an_archive_that_is_cut_damaged_or_endless(folder: Path) -> None:
    path = archive(folder, ["web.ovf", "a.raw", "b.raw"])
    whole = path.read_bytes()
    end = whole.rindex(b"b" * 100)
    path.write_bytes(whole[: end - 2000])
    assert code_of(path) == "OVA_DAMAGED"
    at = whole.index(b"a.raw\0")
    path.write_bytes(whole[: at + 124] + b"77777777777\0" + whole[at + 136 :])
    assert code_of(path) == "OVA_DAMAGED"  # the sum is wrong
    large = tarfile.TarInfo("a.raw")
    large.size = 1 << 62
    path.write_bytes(whole[:at] + large.tobuf(tarfile.GNU_FORMAT) + whole[at + 512 :])
    assert code_of(path) == "OVA_DAMAGED"
    path.write_bytes(whole[:at] + bytes(1024))
    assert code_of(path) == "OVF_FILE_MISSING"


@pytest.mark.parametrize("format", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT, tarfile.USTAR_FORMAT])
def test_long_names_in_archives(folder: Path, format: int) -> None:
    name = "x" * (90 if format == tarfile.USTAR_FORMAT else 150) + ".raw"
    data = ovf(system()).replace(b'href="b.raw"', f'href="{name}"'.encode())
    path = folder / "web.ova"
    with tarfile.open(path, "w", format=format) as tar:
        for each, content in (("web.ovf", data), ("a.raw", b"a" * 4096), (name, b"b" * 8192)):
            entry = tarfile.TarInfo(each)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    assert [disk.size for disk in read_package(path).disks] == [8192, 4096, 2 << 20]


def test_any_changed_byte_is_a_refusal_or_a_package(folder: Path) -> None:
    whole = archive(folder, ["web.ovf", "a.raw", "b.raw"]).read_bytes()
    chance = random.Random(6)
    for _ in range(60):
        data = bytearray(whole)
        data[chance.randrange(min(len(data), 7000))] = chance.randrange(256)
        (folder / "web.ova").write_bytes(data)
        with suppress(XapiError):
            read_package(folder / "web.ova")
