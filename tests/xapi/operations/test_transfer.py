# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""VMs and disks go out and come back the same; small files are read and written."""

from __future__ import annotations

import asyncio
import resource
import tarfile
from pathlib import Path

import pytest
from xapi.client.transfer_pool import DISK_SIZE, MIB, SR, VDI, VM

from xolite_desktop.simulator.failure import Failure as Refused
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.client.transfer_run import TransferProgress
from xolite_desktop.xapi.errors import Failure, LocalFileError, PackageRefused, TransferRefused, Unreachable
from xolite_desktop.xapi.operations import transfer
from xolite_desktop.xapi.plans.export_vm import Compression
from xolite_desktop.xapi.refs import Ref


def unheard(share: float) -> None:
    assert 0.0 <= share <= 1.0


def content(store: Simulator, uuid: str) -> list[bytes]:
    disks = store.transfers.disks
    return store.run(
        lambda: [disks.block(uuid, number, DISK_SIZE) for number in disks.filled(uuid, DISK_SIZE)]
    )


@pytest.mark.parametrize("compression", list(Compression))
async def test_a_vm_goes_out_and_comes_back(
    client: Client, store: Simulator, tmp_path: Path, compression: Compression
) -> None:
    path = tmp_path / "vm.xva"
    heard: list[TransferProgress] = []
    await transfer.export_vm(client, Ref(VM), path, unheard, compression=compression, on_bytes=heard.append)
    assert heard[-1].bytes_done == path.stat().st_size
    made = await transfer.import_vm(client, path, Ref(SR), unheard)
    assert len(made) == 1
    vm = store.run(lambda: dict(store.db.get("VM", made[0])))
    assert (vm["name_label"], vm["power_state"], vm["current_operations"]) == ("vm-1", "Halted", {})
    assert vm["uuid"] != "u-vm"
    vbd = store.run(lambda: dict(store.db.get("VBD", vm["VBDs"][0])))
    vif = store.run(lambda: dict(store.db.get("VIF", vm["VIFs"][0])))
    vdi = store.run(lambda: dict(store.db.get("VDI", vbd["VDI"])))
    assert (vdi["SR"], vdi["virtual_size"], vdi["name_label"]) == (SR, DISK_SIZE, "disk")
    assert (vif["network"], vif["MAC"] == "02:00:00:00:00:01") == ("OpaqueRef:net", False)
    assert content(store, vdi["uuid"]) == content(store, "u-vdi")


async def test_an_archive_is_a_tar_with_checksums(client: Client, tmp_path: Path) -> None:
    await transfer.export_vm(client, Ref(VM), tmp_path / "vm.xva", unheard)
    with tarfile.open(tmp_path / "vm.xva") as archive:
        names = archive.getnames()
    assert names[0] == "ova.xml"
    pieces = [name for name in names[1:] if not name.endswith(".xxhash")]
    assert [name + ".xxhash" for name in pieces] == [name for name in names if name.endswith(".xxhash")]
    assert pieces[0].endswith("/00000000")
    assert pieces[-1].endswith(f"/{DISK_SIZE // MIB - 1:08d}")


@pytest.mark.parametrize("compression", list(Compression))
async def test_what_fails_in_the_middle_is_told_by_the_task(
    client: Client,
    store: Simulator,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    compression: Compression,
) -> None:
    """A host writes a page of its words into the archive then, which is no damage."""

    def broken(*_: object) -> bytes:
        raise Refused("VDI_IO_ERROR", "Device I/O errors")

    monkeypatch.setattr(store.transfers.disks, "block", broken)
    with pytest.raises(Failure) as raised:
        await transfer.export_vm(client, Ref(VM), tmp_path / "vm.xva", unheard, compression=compression)
    assert raised.value.code == "VDI_IO_ERROR"
    assert list(tmp_path.iterdir()) == []


async def test_success_of_a_task_is_not_believed_without_the_end(
    client: Client, store: Simulator, tmp_path: Path
) -> None:
    store.transfers.faults.cut_after_bytes = 3 * MIB
    store.transfers.faults.succeed = True
    with pytest.raises((PackageRefused, Unreachable)):
        await transfer.export_vm(client, Ref(VM), tmp_path / "vm.xva", unheard)
    assert list(tmp_path.iterdir()) == []


async def test_a_full_disk_is_told_at_once_and_nothing_is_left(
    client: Client, store: Simulator, tmp_path: Path
) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2 * MIB, before[1]))
    try:
        with pytest.raises(LocalFileError) as raised:
            await transfer.export_vm(client, Ref(VM), tmp_path / "vm.xva", unheard)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert raised.value.params[0].endswith("vm.xva")
    assert list(tmp_path.iterdir()) == []
    while client.transfers.tidying:
        await asyncio.wait(client.transfers.tidying)
    assert store.run(lambda: store.db.count("task")) == 0


async def test_a_large_disk_with_nothing_in_it_costs_nothing(
    client: Client, store: Simulator, tmp_path: Path
) -> None:
    store.run(lambda: store.db.update("VDI", VDI, virtual_size=50 << 30))
    path = tmp_path / "vm.xva"
    await transfer.export_vm(client, Ref(VM), path, unheard)
    assert path.stat().st_size < 20 * MIB
    (made,) = await transfer.import_vm(client, path, Ref(SR), unheard)
    vbd = store.run(lambda: store.db.get("VM", made)["VBDs"][0])
    vdi = store.run(lambda: dict(store.db.get("VDI", store.db.get("VBD", vbd)["VDI"])))
    assert vdi["virtual_size"] == 50 << 30


async def test_a_restored_vm_keeps_its_identity(client: Client, store: Simulator, tmp_path: Path) -> None:
    path = tmp_path / "vm.xva"
    await transfer.export_vm(client, Ref(VM), path, unheard)
    with pytest.raises(Failure) as raised:
        await transfer.import_vm(client, path, Ref(SR), unheard, restore=True)
    assert raised.value.code == "VM_TO_IMPORT_IS_NOT_NEWER_VERSION"
    await client.call("VM.destroy", VM)
    (made,) = await transfer.import_vm(client, path, Ref(SR), unheard, restore=True)
    assert store.run(lambda: store.db.get("VM", made)["uuid"]) == "u-vm"


async def test_a_damaged_archive_leaves_nothing(client: Client, store: Simulator, tmp_path: Path) -> None:
    path = tmp_path / "vm.xva"
    await transfer.export_vm(client, Ref(VM), path, unheard)
    archive = bytearray(path.read_bytes())
    archive[-MIB // 2] ^= 1
    path.write_bytes(archive)
    before = store.run(
        lambda: {cls: store.db.count(cls) for cls in ("VM", "VDI", "VBD", "VIF", "VM_metrics")}
    )
    with pytest.raises(PackageRefused) as raised:
        await transfer.import_vm(client, path, Ref(SR), unheard)
    assert (raised.value.code, raised.value.params[1]) == ("XVA_CHECKSUM_WRONG", "disk")
    assert before == store.run(lambda: {cls: store.db.count(cls) for cls in before})


async def test_metadata_of_a_vm(client: Client, tmp_path: Path) -> None:
    await transfer.export_metadata(client, Ref(VM), tmp_path / "vm.meta", unheard, snapshots=True)
    with tarfile.open(tmp_path / "vm.meta") as archive:
        assert archive.getnames() == ["ova.xml"]


async def test_blobs_are_written_and_read(client: Client) -> None:
    blob = Ref(str(await client.call("VM.create_new_blob", VM, "notes", "text/plain", False)))
    await transfer.write_blob(client, blob, b"hello")
    assert await transfer.read_blob(client, blob) == b"hello"
    with pytest.raises(TransferRefused, match="404: Unknown reference"):
        await transfer.read_blob(client, Ref("OpaqueRef:bad"))


async def test_the_audit_log_is_saved(client: Client, tmp_path: Path) -> None:
    size = await transfer.save_audit_log(client, tmp_path / "audit.log")
    assert (tmp_path / "audit.log").stat().st_size == size > 0
    assert sorted(each.name for each in tmp_path.iterdir()) == ["audit.log"]
