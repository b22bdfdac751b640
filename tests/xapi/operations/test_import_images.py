# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Disk images become VMs that hold the same bytes; whatever fails, at whatever point, leaves nothing behind."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from helpers.qemu_img import converted, needs_qemu_img
from tests.xapi.images.disks import noise
from xolite_desktop.simulator.disk_contents import BLOCK
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client, transfer_task
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.images.image import ImageRefused
from xolite_desktop.xapi.operations.import_images import import_images
from xolite_desktop.xapi.packages.package import Kind
from xolite_desktop.xapi.packages.reading import read_package
from xolite_desktop.xapi.plans.firmware import BootFirmware, Firmware
from xolite_desktop.xapi.plans.import_vm.import_vm import ImportVm, proposed_import
from xolite_desktop.xapi.plans.import_vm.machine import Machine

LEFT = ("VM", "VDI", "VBD", "VIF", "task", "VM_metrics")
GIB = 1 << 30


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transfer_task, "POLL_INTERVAL_S", 0.01)
    monkeypatch.setattr(transfer_task, "FIRST_POLL_S", 0.002)


def unheard(share: float) -> None:
    assert 0.0 <= share <= 1.0


def left(demo: Simulator) -> Counter[str]:
    return demo.run(lambda: Counter({cls: demo.db.count(cls) for cls in LEFT}))


def content(demo: Simulator, vm: str) -> list[bytes]:
    """What is on the disks of a VM, by position."""

    def read() -> list[bytes]:
        vbds = [demo.db.get("VBD", ref) for ref in demo.db.get("VM", vm)["VBDs"]]
        found = []
        for vbd in sorted(vbds, key=lambda each: int(each["userdevice"])):
            if vbd["type"] == "Disk":
                vdi = demo.db.get("VDI", vbd["VDI"])
                raw = bytearray(vdi["virtual_size"])
                for number in demo.db.disks.filled(vdi["uuid"], len(raw)):
                    block = demo.db.disks.block(vdi["uuid"], number, len(raw))
                    raw[number * BLOCK : number * BLOCK + len(block)] = block
                found.append(bytes(raw))
        return found

    return demo.run(read)


def plan(client: Client, path: Path) -> ImportVm:
    made = proposed_import(client.cache, read_package(path))
    return replace(made, machine=Machine(3, 4 * GIB, BootFirmware(Firmware.UEFI, secure_boot=True)))


@needs_qemu_img
@pytest.mark.parametrize(
    ("kind", "suffix", "options"),
    [
        ("qcow2", "qcow2", ("-c",)),
        ("vmdk", "vmdk", ("-o", "subformat=streamOptimized")),
        ("vpc", "vhd", ("-o", "force_size=on")),
        ("raw", "img", ()),
    ],
)
async def test_an_image_becomes_a_vm(
    live: Client, demo: Simulator, tmp_path: Path, kind: str, suffix: str, options: tuple[str, ...]
) -> None:
    raw, before = bytes(noise()), left(demo)
    path = converted(raw, tmp_path, kind, *options).rename(tmp_path / f"appliance.{suffix}")
    wanted = plan(live, path)
    assert wanted.package is not None
    assert (wanted.package.kind, wanted.name, wanted.problems(live.cache)) == (
        Kind.DISK_IMAGE,
        "appliance",
        [],
    )
    vm = await import_images(live, wanted, unheard)
    assert content(demo, vm) == [raw]
    record: dict[str, Any] = demo.run(lambda: dict(demo.db.get("VM", vm)))
    assert (record["name_label"], record["power_state"]) == ("appliance", "Halted")
    assert (record["VCPUs_max"], record["memory_static_max"]) == (3, 4 * GIB)
    assert (record["HVM_boot_params"]["firmware"], record["platform"]["secureboot"]) == ("uefi", "true")
    assert not record["is_a_template"]
    vifs = [demo.run(lambda ref=ref: demo.db.get("VIF", ref)["network"]) for ref in record["VIFs"]]  # type: ignore[misc]
    assert vifs == [wanted.networks[0][1]]
    disk = next(
        ref for ref in record["VBDs"] if demo.run(lambda ref=ref: demo.db.get("VBD", ref)["type"]) == "Disk"
    )  # type: ignore[misc]
    vbd = demo.run(lambda: dict(demo.db.get("VBD", disk)))
    assert (vbd["bootable"], vbd["other_config"]) == (True, {"owner": "true"})  # it goes with its VM
    after = left(demo)
    assert (after["VM"], after["VDI"], after["task"]) == (before["VM"] + 1, before["VDI"] + 1, before["task"])


class Failing:
    """A client whose call of a certain number ends with an error, or is cancelled."""

    def __init__(self, client: Client, failing: int, error: BaseException) -> None:
        self._client, self.left, self.is_broken, self._error = client, failing, False, error

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    async def call(self, method: str, *params: Any, **options: Any) -> Any:
        self._count(method)
        return await self._client.call(method, *params, **options)

    async def run_task(self, method: str, *params: Any, **options: Any) -> Any:
        self._count(method)
        return await self._client.run_task(method, *params, **options)

    def _count(self, method: str) -> None:
        if not self.is_broken and ".get_" not in method:
            self.left -= 1
            if self.left < 0:
                self.is_broken = True
                raise self._error


ENDS = (Failure("INTERNAL_ERROR"), Failure("TASK_CANCELLED"), asyncio.CancelledError())


async def test_an_end_at_any_call_leaves_nothing(live: Client, demo: Simulator, tmp_path: Path) -> None:
    """It fails, is cancelled, or the window closes."""
    path = tmp_path / "disk.raw"
    path.write_bytes(b"x" * 100_000)
    before, failing, failed = left(demo), 0, True
    while failed:
        failed = False
        with suppress(Failure, asyncio.CancelledError):
            failed = True
            await import_images(Failing(live, failing, ENDS[failing % 3]), plan(live, path), unheard)  # type: ignore[arg-type]
            failed = False
        assert not failed or left(demo) == before, failing
        failing += 1
    assert failing > 10


async def test_a_cancelled_upload_leaves_nothing(live: Client, demo: Simulator, tmp_path: Path) -> None:
    path = tmp_path / "disk.raw"
    path.write_bytes(b"x" * (3 << 20))
    before, tasks = left(demo), []
    demo.transfers.faults.failure = ["TASK_CANCELLED", "OpaqueRef:task"]
    try:
        with pytest.raises(Failure, match="TASK_CANCELLED"):
            await import_images(live, plan(live, path), unheard, tasks.append)
    finally:
        demo.transfers.faults.failure = None
    assert len(tasks) >= 2
    assert left(demo) == before


@needs_qemu_img
async def test_a_damaged_image_is_refused_before_anything_is_made(
    live: Client, demo: Simulator, tmp_path: Path
) -> None:
    path = converted(bytes(noise()), tmp_path, "qcow2")
    made = plan(live, path)
    path.write_bytes(path.read_bytes()[:-70_000])
    before = demo.calls.copy()
    with pytest.raises(ImageRefused):
        await import_images(live, made, unheard)
    assert not {name for name in demo.calls - before if "create" in name or "clone" in name}


def test_what_a_disk_starts_with(tmp_path: Path) -> None:
    def firmware(start: bytes) -> str:
        path = tmp_path / "disk.raw"
        path.write_bytes(start.ljust(1 << 20, b"\0"))
        return read_package(path).firmware

    mbr = bytes(510) + b"\x55\xaa"
    gpt = mbr + (b"EFI PART" + bytes(64) + (2).to_bytes(8, "little") + (128).to_bytes(4, "little") * 2).ljust(
        512, b"\0"
    )
    system = bytes.fromhex("28732ac11ff8d211ba4b00a0c93ec93b").ljust(128, b"\0")
    loader = bytes.fromhex("4861682149646f6e744e656564454649").ljust(128, b"\0")
    assert [firmware(each) for each in (b"", mbr, gpt, gpt + system, gpt + system + loader)] == [
        "", "bios", "bios", "uefi", "bios",
    ]  # fmt: skip
