# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Disks as the storage drivers of a real xapi treat them."""

import pytest

from tests.simulator.small_pool import GIB, SmallPool
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.schema import NULL_REF


def _record(sr, **fields):
    wanted = {"name_label": "data", "name_description": "", "SR": sr, "virtual_size": 8 * GIB, "type": "user"}
    return wanted | {"sharable": False, "read_only": False, "other_config": {}} | fields


def _disk(pool, vm):
    return pool.devices(vm, "VBD")[0]["VDI"]


async def test_a_disk_is_created_where_somebody_is_connected():
    pool = SmallPool()
    vdi = await pool.call("VDI.create", _record(pool.shared_sr))
    assert pool.get("VDI", vdi)["virtual_size"] == 8 * GIB
    await pool.call("PBD.unplug", pool.get("SR", pool.shared_sr)["PBDs"][0])
    expected = ["SR_HAS_NO_PBDS", pool.shared_sr]
    assert await pool.failure("VDI.create", _record(pool.shared_sr)) == expected
    assert await pool.failure("VDI.destroy", vdi) == expected


async def test_drives_hold_no_disks():
    pool = SmallPool()
    sr = pool.db.create("SR", type="udev")
    pool.db.create("PBD", SR=sr, host=pool.host, currently_attached=True)
    assert await pool.failure("VDI.create", _record(sr)) == ["SR_OPERATION_NOT_SUPPORTED", sr]


@pytest.mark.parametrize("kind", ["running", "paused", "suspended"])
async def test_disks_in_use_are_neither_destroyed_nor_resized_nor_forgotten(kind):
    pool = SmallPool()
    disk = _disk(pool, await pool.of_kind(kind))
    for name, arguments in (("destroy", []), ("resize", [4 * GIB]), ("forget", [])):
        assert await pool.failure(f"VDI.{name}", disk, *arguments) == ["VDI_IN_USE", disk, name]
    assert await pool.failure("VDI.copy", disk, pool.shared_sr) == ["VDI_IN_USE", disk, "copy"]


async def test_the_disk_of_a_halted_vm_goes_with_its_vbd():
    pool = SmallPool()
    vm = pool.vm()
    await pool.call("VDI.destroy", _disk(pool, vm))
    assert [vbd["type"] for vbd in pool.devices(vm, "VBD")] == ["CD"]


async def test_disks_grow_and_do_not_shrink():
    pool = SmallPool()
    vm = await pool.running()
    vbd = pool.get("VM", vm)["VBDs"][0]
    await pool.call("VBD.unplug", vbd)
    disk = _disk(pool, vm)
    await pool.call("VDI.resize", disk, 5000000001)
    assert pool.get("VDI", disk)["virtual_size"] == 5000000001
    assert (await pool.failure("VDI.resize", disk, GIB))[0] == "SR_BACKEND_FAILURE_79"
    expected = ["SR_OPERATION_NOT_SUPPORTED", pool.shared_sr]
    assert await pool.failure("VDI.resize_online", disk, 9 * GIB) == expected


async def test_running_disks_are_snapshotted_and_cloned_unless_shared():
    pool = SmallPool()
    disk = _disk(pool, await pool.running())
    snapshot = await pool.call("VDI.snapshot", disk, {})
    clone = await pool.call("VDI.clone", disk, {})
    assert pool.get("VDI", disk)["snapshots"] == [snapshot]
    assert not pool.get("VDI", clone)["is_a_snapshot"]
    shared = pool.disk(sharable=True)
    assert await pool.failure("VDI.snapshot", shared, {}) == ["VDI_IS_SHARABLE", shared]


async def test_a_copy_goes_to_another_sr_or_into_another_disk():
    pool = SmallPool()
    disk, other = pool.disk(), pool.disk()
    made = await pool.call("VDI.copy", disk, pool.local_sr)
    assert pool.get("VDI", made)["SR"] == pool.local_sr
    assert await pool.call("VDI.copy", disk, NULL_REF, NULL_REF, other) == other


async def test_a_live_disk_moves_to_another_sr_under_its_running_vm():
    pool = SmallPool(clock=HandClock(auto=True))
    vm = await pool.running(sr=pool.local_sr)
    disk = _disk(pool, vm)
    pool.clock.auto = False
    task = await pool.begin("VDI.pool_migrate", disk, pool.shared_sr, {})
    assert list(pool.get("VM", vm)["current_operations"].values()) == ["migrate_send"]
    await pool.wind(60)
    assert pool.get("task", task)["status"] == "success"
    assert pool.get("VDI", _disk(pool, vm))["SR"] == pool.shared_sr
    assert pool.devices(vm, "VBD")[0]["currently_attached"]
    idle = pool.disk()
    await pool.close()
    assert await pool.failure("VDI.pool_migrate", idle, pool.shared_sr, {}) == [
        "VDI_NEEDS_VM_FOR_MIGRATE",
        idle,
    ]


async def test_a_second_operation_waits_for_the_first():
    pool = SmallPool(clock=HandClock())
    disk = pool.disk()
    clone = await pool.begin("VDI.clone", disk, {})
    resize = await pool.begin("VDI.resize", disk, 3 * GIB)
    assert pool.get("VDI", disk)["allowed_operations"] == []
    await pool.wind(0.75)
    assert pool.get("task", clone)["status"] == "success"
    assert pool.get("task", resize)["status"] == "pending"
    await pool.wind(5)
    assert pool.get("VDI", disk)["virtual_size"] == 3 * GIB
    await pool.close()


async def test_what_xapi_refuses_even_to_root_is_refused():
    pool = SmallPool()
    disk = pool.disk()
    for name in ("VDI.set_sharable", "VDI.set_read_only"):
        assert await pool.failure(name, disk, True) == ["PERMISSION_DENIED", ""]
    await pool.call("VDI.set_name_label", disk, "renamed")
    assert pool.get("VDI", disk)["name_label"] == "renamed"


async def test_changed_blocks_are_tracked_and_snapshots_emptied():
    pool = SmallPool()
    disk = pool.disk()
    await pool.call("VDI.enable_cbt", disk)
    assert pool.get("VDI", disk)["cbt_enabled"]
    await pool.call("VDI.disable_cbt", disk)
    assert await pool.failure("VDI.data_destroy", disk) == [
        "OPERATION_NOT_ALLOWED",
        f"VDI is not a snapshot: {disk}",
    ]
    snapshot = await pool.call("VDI.snapshot", disk, {})
    await pool.call("VDI.data_destroy", snapshot)
    assert pool.get("VDI", snapshot)["type"] == "cbt_metadata"
    assert await pool.call("VDI.get_nbd_info", disk) == []
    await pool.call("VDI.update", disk)
