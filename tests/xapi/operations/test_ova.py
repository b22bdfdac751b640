# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A VM of three disks with holes goes out as an OVA and comes back bit by bit; others can read what we write."""

from __future__ import annotations

import gzip
import hashlib
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from helpers.qemu_img import converted, needs_qemu_img, raw_of
from tests.xapi.images.disks import noise
from tests.xapi.operations.test_import_images import content, left
from tests.xapi.packages.test_ovf import ovf, system
from xolite_desktop.simulator.disk_contents import BLOCK
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client, transfer_task
from xolite_desktop.xapi.errors import Failure, LocalFileError, PackageRefused, XapiError
from xolite_desktop.xapi.images.image import ImageKind
from xolite_desktop.xapi.operations.export_ova import export_ova
from xolite_desktop.xapi.operations.export_ovf import export_ovf
from xolite_desktop.xapi.operations.import_images import import_images
from xolite_desktop.xapi.operations.transfer import export_vm, import_vm
from xolite_desktop.xapi.packages.package import Kind
from xolite_desktop.xapi.packages.reading import read_package
from xolite_desktop.xapi.plans.export_vm import (
    OVA,
    OVA_VHD,
    WITHOUT_MEMORY,
    XVA,
    Compression,
    ExportVms,
    Folder,
)
from xolite_desktop.xapi.plans.import_vm.import_vm import proposed_import
from xolite_desktop.xapi.refs import Ref

SIZES = (5 * BLOCK, 3 * BLOCK, 9 * BLOCK)


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transfer_task, "POLL_INTERVAL_S", 0.01)
    monkeypatch.setattr(transfer_task, "FIRST_POLL_S", 0.002)


def unheard(share: float) -> None:
    assert 0.0 <= share <= 1.0


@pytest.fixture(scope="module")
def vm(demo: Simulator) -> str:
    """Three disks with holes, on a halted VM with UEFI and an interface."""

    def make() -> str:
        db = demo.db
        vm = next(ref for ref, each in db.records("VM").items() if each["name_label"] == "old-jira")
        for vbd in list(db.get("VM", vm)["VBDs"]):
            db.destroy("VBD", vbd)
        params = {**db.get("VM", vm)["HVM_boot_params"], "firmware": "uefi"}
        db.update("VM", vm, HVM_boot_params=params, VCPUs_max=6, name_description="Jira <b>& friends</b>")
        sr = next(ref for ref, each in db.records("SR").items() if each["name_label"] == "NFS vol1")
        for position, size in enumerate(SIZES):
            vdi = db.create(
                "VDI", SR=sr, name_label=f"jira {position}", virtual_size=size, managed=True, type="user"
            )
            uuid = db.get("VDI", vdi)["uuid"]
            db.disks.clear(uuid)
            db.disks.write_at(uuid, position * BLOCK, bytes([65 + position]) * (BLOCK + 512), size)
            db.disks.write_at(uuid, size - 512, b"tail" * 128, size)
            db.create(
                "VBD",
                VM=vm,
                VDI=vdi,
                type="Disk",
                userdevice=str(position),
                mode="RW",
                bootable=position == 0,
            )
        return vm

    return demo.run(make)


@needs_qemu_img
@pytest.mark.parametrize("kind", [ImageKind.VMDK, ImageKind.VHD])
async def test_a_vm_goes_out_and_comes_back(
    live: Client, demo: Simulator, vm: str, tmp_path: Path, kind: ImageKind
) -> None:
    path, wanted = tmp_path / "old jira.ova", content(demo, vm)
    await export_ova(live, Ref(vm), path, unheard, kind=kind)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    package = read_package(path)
    assert (package.kind, package.name, package.vcpus, package.firmware) == (Kind.OVF, "old-jira", 6, "uefi")
    assert (package.description, [disk.size for disk in package.disks]) == (
        "Jira <b>& friends</b>",
        list(SIZES),
    )
    assert [nic.network for nic in package.nics] == [
        live.cache.network(live.cache.get("VIF", ref).network).name_label  # type: ignore[union-attr]
        for ref in live.cache.vm(Ref(vm)).VIFs  # type: ignore[union-attr]
    ]
    assert package.cautions == ()
    made = await import_images(live, replace(proposed_import(live.cache, package), name="back"), unheard)
    assert content(demo, made) == wanted
    record = demo.run(lambda: dict(demo.db.get("VM", made)))
    assert (record["name_label"], record["name_description"]) == ("back", "Jira <b>& friends</b>")
    assert record["HVM_boot_params"]["firmware"] == "uefi"


async def test_an_archive_that_was_packed_as_a_whole_comes_back(
    live: Client, demo: Simulator, vm: str, tmp_path: Path
) -> None:
    path, wanted = tmp_path / "vm.ova", content(demo, vm)
    await export_ova(live, Ref(vm), path, unheard)
    packed = tmp_path / "vm.ova.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    path.unlink()
    made = await import_images(live, proposed_import(live.cache, read_package(packed)), unheard)
    assert content(demo, made) == wanted
    assert [each.name for each in tmp_path.iterdir()] == [packed.name]


@pytest.mark.parametrize("compression", list(Compression))
async def test_the_same_vm_as_an_xva(
    live: Client, demo: Simulator, vm: str, tmp_path: Path, compression: Compression
) -> None:
    path, wanted = tmp_path / "old jira.xva", content(demo, vm)
    await export_vm(live, Ref(vm), path, unheard, compression=compression)
    sr = live.cache.vdi(live.cache.vbd(live.cache.vm(Ref(vm)).VBDs[0]).VDI).SR  # type: ignore[union-attr]
    (made,) = await import_vm(live, path, sr, unheard)
    assert len(wanted) == 3
    assert content(demo, made) == wanted


@needs_qemu_img
@pytest.mark.parametrize("kind", [ImageKind.VMDK, ImageKind.VHD])
async def test_others_can_read_it(
    live: Client, demo: Simulator, vm: str, tmp_path: Path, kind: ImageKind
) -> None:
    path = tmp_path / "vm.ova"
    await export_ova(live, Ref(vm), path, unheard, kind=kind)
    with tarfile.open(path, "r:") as archive:
        names = archive.getnames()
        archive.extractall(tmp_path / "out", filter="data")
    disks = [f"vm-disk{number}.{kind}" for number in (1, 2, 3)]
    assert names == ["vm.ovf", "vm.mf", *disks]
    manifest = (tmp_path / "out" / "vm.mf").read_text(encoding="ascii")
    for name in ("vm.ovf", *disks):
        digest = hashlib.sha256((tmp_path / "out" / name).read_bytes()).hexdigest()
        assert f"SHA256({name})= {digest}\n" in manifest
    found = [raw_of(tmp_path / "out" / name, "vpc" if kind is ImageKind.VHD else "vmdk") for name in disks]
    assert found == content(demo, vm)
    folder = read_package(tmp_path / "out" / "vm.ovf")
    assert [disk.size for disk in folder.disks] == list(SIZES)
    made = await import_images(live, proposed_import(live.cache, folder), unheard)
    assert content(demo, made) == found


async def test_a_file_that_differs_from_the_manifest_is_named(
    live: Client, demo: Simulator, vm: str, tmp_path: Path
) -> None:
    path = tmp_path / "vm.ova"
    await export_ova(live, Ref(vm), path, unheard)
    package, before = read_package(path), left(demo)
    details = package.details
    member = details.members["vm-disk2.vmdk"]  # type: ignore[attr-defined]
    data = bytearray(path.read_bytes())
    data[member.offset + member.size - 700] ^= 1  # in no grain, so that only the digest tells
    path.write_bytes(data)
    with pytest.raises(PackageRefused) as raised:
        await import_images(live, proposed_import(live.cache, package), unheard)
    assert (raised.value.code, raised.value.params) == ("OVF_FILE_DIFFERS", ("vm-disk2.vmdk",))
    assert left(demo) == before


@pytest.mark.parametrize("cut", [0, BLOCK, 3 * BLOCK])
async def test_an_export_that_fails_leaves_nothing(
    live: Client, demo: Simulator, vm: str, tmp_path: Path, cut: int
) -> None:
    demo.transfers.faults.cuts = [cut] if cut else []
    demo.transfers.faults.failure = None if cut else ["TASK_CANCELLED", "OpaqueRef:task"]
    try:
        with pytest.raises(XapiError):
            await export_ova(live, Ref(vm), tmp_path / "vm.ova", unheard)
    finally:
        demo.transfers.faults.cuts, demo.transfers.faults.failure = [], None
    assert list(tmp_path.iterdir()) == []


async def test_a_suspended_vm_is_no_package(live: Client, tmp_path: Path) -> None:
    vm = next(ref for ref, vm in live.cache.records("VM").items() if vm.power_state == "Suspended")  # type: ignore[attr-defined]
    for format, codes in ((XVA, set()), (OVA, {WITHOUT_MEMORY}), (OVA_VHD, {WITHOUT_MEMORY})):
        plan = ExportVms(str(tmp_path), ((vm, "vm.ova"),), format=format)
        assert {each.code for each in plan.problems(live.cache, Folder(str(tmp_path)))} == codes
    with pytest.raises(Failure, match=WITHOUT_MEMORY):
        await export_ova(live, vm, tmp_path / "vm.ova", unheard)


@needs_qemu_img
async def test_an_archive_of_others_with_disks_of_qemu(live: Client, demo: Simulator, tmp_path: Path) -> None:
    raws = [bytes(noise(seed)) for seed in (3, 4)]
    vmdk = converted(raws[0], tmp_path, "vmdk", "-o", "subformat=streamOptimized").rename(tmp_path / "a.raw")
    qcow2 = converted(raws[1], tmp_path, "qcow2", "-c").rename(tmp_path / "b.raw")  # whatever they are called
    (tmp_path / "web.ovf").write_bytes(ovf(system()))
    with tarfile.open(tmp_path / "web.ova", "w") as archive:
        for path in (tmp_path / "web.ovf", vmdk, qcow2):
            archive.add(path, path.name)
    package = read_package(tmp_path / "web.ova")
    made = await import_images(live, proposed_import(live.cache, package), unheard)
    assert content(demo, made) == [raws[1], raws[0], bytes(2 << 20)]  # by their places at the controllers


@needs_qemu_img
async def test_a_package_in_a_folder(live: Client, demo: Simulator, vm: str, tmp_path: Path) -> None:
    path = tmp_path / "Jira für alle.ovf"
    await export_ovf(live, Ref(vm), path, unheard)
    disks = [f"Jira fr alle-disk{number}.vmdk" for number in (1, 2, 3)]
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([path.name, "Jira für alle.mf", *disks])
    package = read_package(path)
    assert (package.cautions, [disk.size for disk in package.disks]) == ((), list(SIZES))
    made = await import_images(live, proposed_import(live.cache, package), unheard)
    assert content(demo, made) == content(demo, vm)
    with pytest.raises(LocalFileError):
        await export_ovf(live, Ref(vm), path, unheard)
    path.unlink()
    before = {each: each.stat().st_mtime_ns for each in tmp_path.iterdir()}
    with pytest.raises(LocalFileError):  # its disks are still there
        await export_ovf(live, Ref(vm), path, unheard)
    demo.transfers.faults.cuts = [BLOCK]
    with pytest.raises(XapiError):
        await export_ovf(live, Ref(vm), path, unheard, overwrite=True)
    assert {each: each.stat().st_mtime_ns for each in tmp_path.iterdir()} == before
