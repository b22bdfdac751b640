# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Disks go out as images that qemu reads, and images become disks, bit by bit; whatever happens, nothing is left half-done."""

from __future__ import annotations

import asyncio
import os
import struct
from contextlib import aclosing
from pathlib import Path

import msgspec
import pytest
from xapi.client.transfer_pool import MIB, SR, VDI, VM

from helpers.invariants import peak_bytes
from helpers.qemu_img import converted, needs_qemu_img, raw_of
from tests.xapi.images.disks import SIZE, noise
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client, image_frames, task_run, transfer_task
from xolite_desktop.xapi.client.image_frames import OpenImage
from xolite_desktop.xapi.client.transfer_run import TransferProgress
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.errors import Failure, XapiError
from xolite_desktop.xapi.images.image import ImageRefused
from xolite_desktop.xapi.operations import disk_image, image_upload
from xolite_desktop.xapi.operations.disk import make_disk
from xolite_desktop.xapi.plans.disk import NewDisk
from xolite_desktop.xapi.plans.disk_image import DiskFormat, ExportDisk, ImportDisk
from xolite_desktop.xapi.records.storage import VDI as VdiRecord
from xolite_desktop.xapi.refs import Ref


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tasks are asked for, since nothing subscribes to their events here."""
    monkeypatch.setattr(task_run, "POLL_INTERVAL_S", 0.01)
    monkeypatch.setattr(transfer_task, "POLL_INTERVAL_S", 0.01)
    monkeypatch.setattr(transfer_task, "FIRST_POLL_S", 0.002)


GIB = 1 << 30


def unheard(share: float) -> None:
    assert 0.0 <= share <= 1.0


def content(store: Simulator, ref: str) -> bytes:
    """What is on a disk of the pool."""

    def read() -> bytes:
        vdi = store.db.get("VDI", ref)
        raw = bytearray(vdi["virtual_size"])
        for number in store.db.disks.filled(vdi["uuid"], len(raw)):
            block = store.db.disks.block(vdi["uuid"], number, len(raw))
            raw[number * MIB : number * MIB + len(block)] = block
        return bytes(raw)

    return store.run(read)


def disks(store: Simulator) -> set[str]:
    return store.run(lambda: set(store.db.records("VDI")))


def importing(path: Path) -> ImportDisk:
    return ImportDisk(path, NewDisk("imported", Ref(SR), 0))


@needs_qemu_img
@pytest.mark.parametrize("format", list(DiskFormat))
async def test_a_disk_goes_out_in_any_format(
    client: Client, store: Simulator, tmp_path: Path, format: DiskFormat
) -> None:
    path, heard = tmp_path / f"disk.{format}", list[TransferProgress]()
    await disk_image.export_disk(client, Ref(VDI), ExportDisk(path, format), unheard, on_bytes=heard.append)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert raw_of(path, "vpc" if format is DiskFormat.VHD else format.value) == content(store, VDI)
    assert heard[-1].bytes_done > 0
    assert store.run(lambda: store.db.count("task")) == 0


@pytest.mark.parametrize("format", list(DiskFormat))
async def test_a_cut_export_leaves_nothing(
    client: Client, store: Simulator, tmp_path: Path, format: DiskFormat
) -> None:
    store.transfers.faults.cut_after_bytes = 3 * MIB
    store.transfers.faults.succeed = True  # whatever the task says
    plan = ExportDisk(tmp_path / "disk", format)
    with pytest.raises(XapiError):
        await disk_image.export_disk(client, Ref(VDI), plan, unheard)
    assert list(tmp_path.iterdir()) == []


@needs_qemu_img
@pytest.mark.parametrize(
    ("kind", "suffix", "options"),
    [
        ("raw", "img", ()),
        ("vpc", "vhd", ("-o", "force_size=on")),
        ("vmdk", "vmdk", ("-o", "subformat=streamOptimized")),
        ("vmdk", "vmdk", ("-o", "subformat=monolithicFlat")),
        ("qcow2", "qcow2", ("-c", "-o", "compression_type=zstd")),
    ],
)
async def test_an_image_becomes_a_disk(
    client: Client, store: Simulator, tmp_path: Path, kind: str, suffix: str, options: tuple[str, ...]
) -> None:
    raw = bytes(noise())
    path = converted(raw, tmp_path, kind, *options).rename(tmp_path / f"disk.{suffix}")
    heard, before = list[TransferProgress](), store.transfers.received
    made = await disk_image.import_disk(client, importing(path), unheard, on_bytes=heard.append)
    assert content(store, made) == raw
    assert store.transfers.received - before < SIZE - MIB  # the holes were not sent
    assert (heard[-1].share, heard[-1].bytes_done) == (1.0, heard[-1].bytes_total)
    vdi = store.run(lambda: dict(store.db.get("VDI", made)))
    assert (vdi["virtual_size"], vdi["name_label"], vdi["SR"]) == (SIZE, "imported", SR)
    assert store.run(lambda: store.db.count("task")) == 0


@needs_qemu_img
async def test_what_went_out_comes_back(client: Client, store: Simulator, tmp_path: Path) -> None:
    for format in DiskFormat:
        path = tmp_path / f"disk.{format}"
        await disk_image.export_disk(client, Ref(VDI), ExportDisk(path, format), unheard)
        made = await disk_image.import_disk(client, importing(path), unheard)
        assert content(store, made) == content(store, VDI)


@pytest.mark.parametrize("format", [DiskFormat.QCOW2, DiskFormat.VMDK])
async def test_a_large_disk_that_is_nearly_empty_costs_what_is_in_it(
    client: Client, store: Simulator, tmp_path: Path, format: DiskFormat
) -> None:
    """Fifty GiB with 16 MiB in them, all over the place: in as a raw file, out as an image."""
    raw, every = tmp_path / "disk.img", 50 * GIB // 16
    with raw.open("wb") as file:
        file.truncate(50 * GIB)
        for number in range(16):
            file.seek(number * every)
            file.write(os.urandom(MIB))
    before = peak_bytes(anew=True)
    made = await disk_image.import_disk(client, importing(raw), unheard)
    assert store.run(lambda: store.db.get("VDI", made)["virtual_size"]) == 50 * GIB
    path = tmp_path / "out"
    client.cache.apply([Change("VDI", made, VdiRecord(virtual_size=50 * GIB, SR=Ref(SR), managed=True))])
    await disk_image.export_disk(client, made, ExportDisk(path, format), unheard)
    assert path.stat().st_size < 40 * MIB
    assert peak_bytes() - before < 150 * MIB


async def pausing(seconds: float) -> None:
    """Time flies."""
    await asyncio.sleep(0)


async def uploaded(client: Client, path: Path) -> Ref:
    async with OpenImage.of_file(path) as opened:
        disk = NewDisk("upload", Ref(SR), opened.image.size)
        made = await make_disk(client, disk, unheard)
        await image_upload.upload_image(client, opened, made, Ref(SR), unheard, pause=pausing)
    return made


async def test_an_upload_that_is_cut_goes_on_where_it_was(
    client: Client, store: Simulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(image_frames, "REWIND_BYTES", 12 * MIB)
    raw = b"".join(bytes([number + 1]) * MIB for number in range(40))
    (tmp_path / "disk.raw").write_bytes(raw)
    store.transfers.faults.cuts = [700_000, 20 * MIB, 16 * MIB, 1000, 14 * MIB]
    before = store.transfers.received
    made = await uploaded(client, tmp_path / "disk.raw")
    assert content(store, made) == raw
    assert store.transfers.faults.cuts == []
    assert store.transfers.received - before < len(raw) + 4 * 12 * MIB
    assert store.run(lambda: store.db.count("task")) == 0


async def test_a_task_that_vanished_begins_anew(client: Client, store: Simulator, tmp_path: Path) -> None:
    (tmp_path / "disk.raw").write_bytes(b"x" * (4 * MIB))
    store.transfers.faults.cuts = [2 * MIB]
    store.transfers.faults.forget = True
    tries: list[float] = []

    async def pause(seconds: float) -> None:
        tries.append(seconds)
        store.transfers.faults.forget = False

    async with OpenImage.of_file(tmp_path / "disk.raw") as opened:
        made = await make_disk(client, NewDisk("upload", Ref(SR), 4 * MIB), unheard)
        await image_upload.upload_image(client, opened, made, Ref(SR), unheard, pause=pause)
    assert content(store, made) == b"x" * (4 * MIB)
    assert tries == [1.0]


async def test_an_error_that_comes_again_is_one(client: Client, store: Simulator, tmp_path: Path) -> None:
    (tmp_path / "disk.raw").write_bytes(b"x" * (4 * MIB))
    store.transfers.faults.failure = ["VDI_IO_ERROR", "Device I/O errors"]
    before = disks(store)
    with pytest.raises(Failure, match="VDI_IO_ERROR"):
        await uploaded(client, tmp_path / "disk.raw")
    assert len(disks(store) - before) == 1  # only an import takes its disk away again
    store.transfers.faults.failure = ["SR_BACKEND_FAILURE_44", "", "There is insufficient space", ""]
    with pytest.raises(Failure, match="SR_BACKEND_FAILURE_44"):
        await disk_image.import_disk(client, importing(tmp_path / "disk.raw"), unheard)
    assert len(disks(store) - before) == 1
    assert store.run(lambda: store.db.count("task")) == 0


@pytest.mark.parametrize("at", [0, 2 * MIB])
async def test_a_cancelled_import_leaves_nothing(
    client: Client, store: Simulator, tmp_path: Path, at: int
) -> None:
    """At the beginning of the upload, and in the middle of it."""
    (tmp_path / "disk.raw").write_bytes(b"x" * (4 * MIB))
    before = disks(store)
    store.transfers.faults.stall_after_bytes = at
    heard: list[Ref] = []
    cancelling: list[asyncio.Task[None]] = []

    def on_task(task: Ref) -> None:
        heard.append(task)
        if len(heard) == 2:  # the first one makes the disk
            cancelling.append(asyncio.create_task(cancel(task)))

    async def cancel(task: Ref) -> None:
        while store.transfers.received < at:
            await asyncio.sleep(0.001)
        await client.cancel_task(task)

    with pytest.raises(Failure, match="TASK_CANCELLED"):
        await disk_image.import_disk(client, importing(tmp_path / "disk.raw"), unheard, on_task)
    await asyncio.gather(*cancelling)
    assert disks(store) == before


@pytest.mark.parametrize("damage", ["header", "table", "base"])
@needs_qemu_img
async def test_a_hostile_image_is_refused_before_anything_is_made(
    client: Client, store: Simulator, tmp_path: Path, damage: str
) -> None:
    path = converted(bytes(noise()), tmp_path, "qcow2")
    data = bytearray(path.read_bytes())
    if damage == "header":
        struct.pack_into(">Q", data, 24, 1 << 60)
    elif damage == "base":
        struct.pack_into(">QI", data, 8, 512, 11)
    else:
        (l1_at,) = struct.unpack_from(">Q", data, 40)
        (l2_at,) = struct.unpack_from(">Q", data, l1_at)
        struct.pack_into(">Q", data, (l2_at & 0xFFFFFFFFFFFF) + 8, 1 << 50)
    path.write_bytes(data)
    before = store.calls["VDI.create"]
    with pytest.raises(ImageRefused):
        await disk_image.import_disk(client, importing(path), unheard)
    assert store.calls["VDI.create"] == before


def test_what_is_wrong_with_a_plan(client: Client) -> None:
    assert [each.code for each in ExportDisk(None).problems(client.cache, Ref(VDI), None)] == [
        "IMAGE_FILE_MISSING"
    ]
    assert [each.code for each in importing(Path("x")).problems(client.cache)] == ["SIZE_OUT_OF_RANGE"]


async def test_of_a_disk_that_a_vm_writes_to_a_snapshot_goes_out(
    client: Client, store: Simulator, tmp_path: Path
) -> None:
    written = next(
        vbd["VDI"] for vbd in store.run(lambda: list(store.db.records("VBD").values())) if vbd["VM"] == VM
    )
    store.run(lambda: store.db.update("VM", VM, power_state="Running"))
    store.run(lambda: store.db.update("VDI", written, managed=True))
    store.run(
        lambda: [store.db.update("VBD", ref, currently_attached=True) for ref in store.db.find("VBD", VM=VM)]
    )
    async with aclosing(client.subscribe(("VM", "VBD"))) as batches:
        await anext(batches)
    before = disks(store)
    for cut in (None, MIB):
        store.transfers.faults.cut_after_bytes = cut
        plan = ExportDisk(tmp_path / f"{cut}.raw", DiskFormat.RAW)
        if cut is None:
            await disk_image.export_disk(client, Ref(written), plan, unheard)
            assert (tmp_path / "None.raw").read_bytes() == content(store, written)
        else:
            with pytest.raises(XapiError):
                await disk_image.export_disk(client, Ref(written), plan, unheard)
        assert store.calls["Async.VDI.snapshot"] == store.calls["Async.VDI.destroy"] > 0
        assert disks(store) == before


@needs_qemu_img
@pytest.mark.parametrize("format", [DiskFormat.VHD, DiskFormat.QCOW2, DiskFormat.VMDK])
async def test_a_host_that_rounds_the_size_up(
    client: Client, store: Simulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: DiskFormat
) -> None:
    raw, cached = content(store, VDI), client.cache.vdi(Ref(VDI))
    assert cached is not None
    size = store.run(lambda: store.db.get("VDI", VDI)["virtual_size"])
    for told, is_good in ((size - MIB, True), (size + MIB, False)):
        told_of = msgspec.structs.replace(cached, virtual_size=told)
        monkeypatch.setattr(client.cache, "vdi", lambda _, found=told_of: found)
        path, plan = tmp_path / f"{told}.{format}", ExportDisk(tmp_path / f"{told}.{format}", format)
        if is_good:
            await disk_image.export_disk(client, Ref(VDI), plan, unheard)
            assert raw_of(path, "vpc" if format is DiskFormat.VHD else format.value)[:told] == raw[:told]
        else:
            with pytest.raises(ImageRefused, match="IMAGE_OTHER_SIZE"):
                await disk_image.export_disk(client, Ref(VDI), plan, unheard)
            assert not path.exists()
