# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A VM of three disks with holes comes back bit by bit, where it was wanted; what fails or is cancelled leaves nothing."""

from __future__ import annotations

import asyncio
import copy
import random
from collections.abc import Coroutine, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from xapi.client.transfer_pool import HOST, POOL, SR, VM

from helpers.xva_file import MIB, block, xva
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client, task_run
from xolite_desktop.xapi.errors import Failure, PackageRefused
from xolite_desktop.xapi.operations import transfer
from xolite_desktop.xapi.operations.import_vm import import_xva
from xolite_desktop.xapi.packages.reading import read_package
from xolite_desktop.xapi.plans.export_vm import Compression
from xolite_desktop.xapi.plans.import_vm.import_vm import ImportVm, proposed_import
from xolite_desktop.xapi.refs import Ref

OTHER_SR, DMZ = "OpaqueRef:other-sr", "OpaqueRef:dmz"
LEFT = ("VM", "VDI", "VBD", "VIF", "VM_metrics", "network", "task")


@pytest.fixture
def transfer_pool() -> Mapping[str, Any]:
    pool = copy.deepcopy(POOL)
    pool["SR"][OTHER_SR] = {
        "uuid": "u-other-sr",
        "name_label": "fast",
        "type": "ext",
        "physical_size": 1 << 40,
    }
    pool["PBD"]["OpaqueRef:pbd5"] = {"host": HOST, "SR": OTHER_SR, "currently_attached": True}
    pool["network"][DMZ] = {"name_label": "DMZ", "uuid": "u-dmz", "bridge": "xenbr1"}
    return pool


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(task_run, "POLL_INTERVAL_S", 0.01)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "web-01.xva"
    path.write_bytes(xva().replace(b"<value>LAN</value>", b"<value>lab</value>"))
    return path


def plan(client: Client, path: Path) -> ImportVm:
    """Its second disk elsewhere, on a network of ours, under another name."""
    made = proposed_import(client.cache, read_package(path), Ref(HOST), Ref(SR))
    srs = tuple((disk, Ref(OTHER_SR) if disk == "Ref:5" else sr) for disk, sr in made.srs)
    return replace(made, name="web-02", srs=srs, networks=(("Ref:8", Ref(DMZ)),))


def unheard(share: float) -> None:
    assert 0.0 <= share <= 1.0


def counts(store: Simulator) -> dict[str, int]:
    return store.run(lambda: {cls: store.db.count(cls) for cls in LEFT})


def disks(store: Simulator, vm: str) -> list[tuple[str, str, dict[int, bytes]]]:
    """Position, SR and content of each disk of a VM."""

    def look() -> list[tuple[str, str, dict[int, bytes]]]:
        found = []
        for ref in store.db.get("VM", vm)["VBDs"]:
            vbd = store.db.get("VBD", ref)
            vdi = store.db.get("VDI", vbd["VDI"])
            size = vdi["virtual_size"]
            contents = store.transfers.disks
            blocks = {
                number: contents.block(vdi["uuid"], number, size)
                for number in contents.filled(vdi["uuid"], size)
            }
            found.append((vbd["userdevice"], vdi["SR"], blocks))
        return sorted(found, key=lambda each: each[0])

    return store.run(look)


WANTED = [
    {0: block(1), 1: block(2)[: MIB // 2]},
    {2: block(3)},
    {0: block(4), 3: block(5)},
]


async def test_everything_is_where_it_was_wanted(client: Client, store: Simulator, archive: Path) -> None:
    before = counts(store)
    vm = await import_xva(client, plan(client, archive), unheard)
    record = store.run(lambda: dict(store.db.get("VM", vm)))
    assert (record["name_label"], record["affinity"]) == ("web-02", HOST)
    (vif,) = record["VIFs"]
    assert store.run(lambda: store.db.get("VIF", vif)["network"]) == DMZ
    assert [sr for _, sr, _ in disks(store, vm)] == [SR, OTHER_SR, SR]
    assert [blocks for _, _, blocks in disks(store, vm)] == WANTED
    after = counts(store)
    assert (after["VDI"], after["network"], after["task"]) == (
        before["VDI"] + 3,
        before["network"],
        before["task"],
    )


@pytest.mark.parametrize("compression", list(Compression))
@pytest.mark.parametrize("checksums", [".xxhash", ".checksum"])
async def test_a_vm_goes_out_and_comes_back_bit_by_bit(
    client: Client, store: Simulator, archive: Path, compression: Compression, checksums: str
) -> None:
    first = replace(proposed_import(client.cache, read_package(archive), None, Ref(SR)), name="web-01")
    vm = await import_xva(client, first, unheard)
    assert [blocks for _, _, blocks in disks(store, vm)] == WANTED
    store.transfers.faults.checksums = checksums
    store.transfers.faults.keeps_alive = True
    again = archive.with_name("again.xva")
    await transfer.export_vm(client, vm, again, unheard, compression=compression)
    back = await import_xva(client, replace(first, package=read_package(again)), unheard)
    assert disks(store, back) == disks(store, vm)


@pytest.mark.parametrize("memory", [True, False])
async def test_a_suspended_vm_comes_back_as_it_was_told(
    client: Client, store: Simulator, archive: Path, memory: bool
) -> None:
    image = store.run(
        lambda: store.db.create("VDI", name_label="memory", SR=SR, virtual_size=2 * MIB, type="suspend")
    )
    store.run(lambda: store.db.update("VM", VM, power_state="Suspended", suspend_VDI=image))
    await transfer.export_vm(client, Ref(VM), archive.with_name("s.xva"), unheard, memory=memory)
    package = read_package(archive.with_name("s.xva"))
    assert [caution.code for caution in package.cautions] == (["XVA_SUSPENDED"] if memory else [])
    assert len(package.disks) == 1
    made = await import_xva(client, proposed_import(client.cache, package, None, Ref(SR)), unheard)
    vm = store.run(lambda: dict(store.db.get("VM", made)))
    assert vm["power_state"] == ("Suspended" if memory else "Halted")
    assert (vm["suspend_VDI"] in store.run(lambda: set(store.db.records("VDI")))) is memory


async def test_an_interface_is_left_out(client: Client, store: Simulator, archive: Path) -> None:
    vm = await import_xva(client, replace(plan(client, archive), networks=(("Ref:8", None),)), unheard)
    assert store.run(lambda: store.db.get("VM", vm)["VIFs"]) == []


async def test_a_damaged_block_is_named_and_nothing_is_left(
    client: Client, store: Simulator, archive: Path
) -> None:
    damaged = bytearray(archive.read_bytes())
    damaged[damaged.index(block(5)) + 99] ^= 1
    archive.write_bytes(damaged)
    before = counts(store)
    with pytest.raises(PackageRefused) as raised:
        await import_xva(client, plan(client, archive), unheard)
    assert (raised.value.code, raised.value.params[0]) == ("XVA_CHECKSUM_WRONG", "Ref:6/00000003")
    await settled(client)
    assert counts(store) == before


class Failing:
    """A client one of whose calls fails; the number of a call counts those that change something."""

    def __init__(self, client: Client, number: int) -> None:
        self._client, self.left = client, number

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def _judge(self, method: str) -> None:
        self.left -= not method.partition(".")[2].startswith("get_")
        if self.left == 0:
            self.left = -1
            raise Failure("INTERNAL_ERROR", ("injected",), method, self._client.endpoint)

    async def call(self, method: str, *params: object, **kwargs: Any) -> object:
        self._judge(method)
        return await self._client.call(method, *params, **kwargs)

    async def run_task(self, method: str, *params: object, **kwargs: Any) -> object:
        self._judge(method)
        return await self._client.run_task(method, *params, **kwargs)


async def failure_of(work: Coroutine[Any, Any, object]) -> Failure | None:
    try:
        await work
    except Failure as failure:
        return failure
    return None


async def settled(client: Client) -> None:
    """Wait for what transfers still do on the server."""
    while client.transfers.tidying:
        await asyncio.wait(client.transfers.tidying)


async def test_a_failure_at_any_step_leaves_nothing(client: Client, store: Simulator, archive: Path) -> None:
    wanted, failed, number = plan(client, archive), 0, 0
    before = counts(store)
    while failed == number:
        number += 1
        failure = await failure_of(import_xva(Failing(client, number), wanted, unheard))  # type: ignore[arg-type]
        if failure is not None:
            assert "injected" in failure.params
            assert getattr(failure, "__notes__", []) == []
            failed += 1
            await settled(client)
            assert counts(store) == before, f"after the failure of call {number}"
    # move the interface, copy the disk, take it off, put it on, affinity, name; a left-over disk is no failure
    assert failed == 4
    assert number == 5


@pytest.mark.parametrize("seed", range(10))
async def test_cancelled_anywhere_it_leaves_nothing_or_all(
    client: Client, store: Simulator, archive: Path, seed: int
) -> None:
    wanted, before, dice = plan(client, archive), counts(store), random.Random(seed)
    tasks: list[Ref] = []
    at = dice.randrange(archive.stat().st_size + (2 << 20))  # somewhat more than all: during what comes then

    def moved(progress: transfer.TransferProgress) -> None:
        if progress.bytes_done >= at and not stopping:
            stopping.append(asyncio.ensure_future(client.cancel_task(tasks[-1])))

    def begun(task: Ref) -> None:
        tasks.append(task)
        if len(tasks) > 1 and at > archive.stat().st_size and not stopping:
            stopping.append(asyncio.ensure_future(client.cancel_task(task)))

    stopping: list[asyncio.Future[None]] = []
    failure = await failure_of(import_xva(client, wanted, unheard, begun, moved))
    await asyncio.gather(*stopping, return_exceptions=True)
    await settled(client)
    if failure is not None:
        assert failure.code == "TASK_CANCELLED"
        assert counts(store) == before
    else:
        (vm,) = store.run(lambda: store.db.find("VM", name_label="web-02"))
        assert [sr for _, sr, _ in disks(store, vm)] == [SR, OTHER_SR, SR]


@pytest.mark.parametrize("seed", range(2))
async def test_given_up_with_the_window_it_leaves_nothing(
    client: Client, store: Simulator, archive: Path, seed: int
) -> None:
    before, tasks = counts(store), [Ref("")]
    importing: list[asyncio.Task[Ref]] = []

    def begun(task: Ref) -> None:
        tasks.append(task)
        if len(tasks) == seed + 3:  # the interface is moved by the third, a disk by the fourth
            importing[0].cancel()

    def moved(progress: transfer.TransferProgress) -> None:
        if seed == 0 and progress.bytes_done > MIB:
            importing[0].cancel()

    importing.append(asyncio.create_task(import_xva(client, plan(client, archive), unheard, begun, moved)))
    with pytest.raises(asyncio.CancelledError):
        await importing[0]
    await settled(client)
    assert counts(store) == before
