# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Virtual block devices as a real xapi treats them."""

import pytest

from tests.simulator.small_pool import SmallPool
from xolite_desktop.simulator.schema import NULL_REF

HOTPLUG = "HVM CDROMs cannot be hotplugged/unplugged, only inserted or ejected"


def _record(vm, vdi, userdevice="1", **fields):
    wanted = {"VM": vm, "VDI": vdi, "userdevice": userdevice, "bootable": False, "mode": "RW", "type": "Disk"}
    wanted |= {"unpluggable": True, "empty": False, "other_config": {}}
    return wanted | {"qos_algorithm_type": "", "qos_algorithm_params": {}} | fields


async def test_a_new_disk_of_a_running_vm_waits_to_be_plugged():
    pool = SmallPool()
    vm, disk = await pool.running(), pool.disk()
    vbd = await pool.call("VBD.create", _record(vm, disk))
    assert not pool.get("VBD", vbd)["currently_attached"]
    assert await pool.failure("VBD.unplug", vbd) == ["DEVICE_ALREADY_DETACHED", vbd]
    await pool.call("VBD.plug", vbd)
    record = pool.get("VBD", vbd)
    assert (record["currently_attached"], record["device"]) == (True, "xvdb")
    assert await pool.failure("VBD.plug", vbd) == ["DEVICE_ALREADY_ATTACHED", vbd]
    text = f"VBD '{record['uuid']}' still attached to '{pool.get('VM', vm)['uuid']}'"
    assert await pool.failure("VBD.destroy", vbd) == ["OPERATION_NOT_ALLOWED", text]
    await pool.call("VBD.unplug_force", vbd)
    await pool.call("VBD.destroy", vbd)
    assert await pool.failure("VBD.destroy", vbd) == ["HANDLE_INVALID", "VBD", vbd]


@pytest.mark.parametrize(
    ("fields", "failure"),
    [
        ({"type": "CD", "mode": "RW"}, ["VBD_CDS_MUST_BE_READONLY"]),
        ({"empty": True, "VDI": NULL_REF}, ["VBD_NOT_REMOVABLE_MEDIA", "in constructor"]),
        ({"VDI": NULL_REF}, ["HANDLE_INVALID", "VDI", NULL_REF]),
        ({"userdevice": "0"}, ["DEVICE_ALREADY_EXISTS", "0"]),
    ],
)
async def test_impossible_vbds_are_refused(fields, failure):
    pool = SmallPool()
    assert await pool.failure("VBD.create", _record(pool.vm(), pool.disk()) | fields) == failure


async def test_an_iso_cannot_be_written():
    pool = SmallPool()
    assert await pool.failure("VBD.create", _record(pool.vm(), pool.iso)) == ["VDI_READONLY", pool.iso]


async def test_odd_positions_are_accepted_and_autodetect_takes_the_lowest():
    pool = SmallPool()
    vm, disk = pool.vm(), pool.disk()
    for position in ("300", "xvdz"):
        vbd = await pool.call("VBD.create", _record(vm, disk, position))
        assert pool.get("VBD", vbd)["userdevice"] == position
    vbd = await pool.call("VBD.create", _record(vm, disk, "autodetect"))
    assert pool.get("VBD", vbd)["userdevice"] == "1"
    free = await pool.call("VM.get_allowed_VBD_devices", vm)
    assert free[:3] == ["2", "4", "5"]
    assert free[-1] == "254"


@pytest.mark.parametrize("kind", ["paused", "suspended", "halted"])
async def test_plugging_needs_a_running_vm(kind):
    pool = SmallPool()
    vm = await pool.of_kind(kind)
    vbd = await pool.call("VBD.create", _record(vm, pool.disk()))
    assert await pool.failure("VBD.plug", vbd) == ["VM_BAD_POWER_STATE", vm, "running", kind]


async def test_disks_in_use_read_only_or_out_of_reach_are_not_plugged():
    pool = SmallPool()
    first, second = await pool.running("a"), await pool.running("b")
    disk = pool.devices(first, "VBD")[0]["VDI"]
    vbd = await pool.call("VBD.create", _record(second, disk))
    assert await pool.failure("VBD.plug", vbd) == ["VDI_IN_USE", disk]
    twice = await pool.call("VBD.create", _record(first, disk))
    assert await pool.failure("VBD.plug", twice) == ["VDI_IN_USE", disk]
    read_only = await pool.call("VBD.create", _record(second, pool.disk(), "2", mode="RO"))
    assert await pool.failure("VBD.plug", read_only) == ["DISK_VBD_MUST_BE_READWRITE_FOR_HVM", read_only]
    far = pool.db.create("SR", type="ext")
    away = await pool.call("VBD.create", _record(second, pool.disk(far), "4"))
    assert await pool.failure("VBD.plug", away) == ["SR_NOT_ATTACHED", far]
    assert await pool.failure("VBD.assert_attachable", away) == ["SR_NOT_ATTACHED", far]


async def test_a_guest_without_drivers_takes_no_hot_plugging():
    pool = SmallPool()
    vm = await pool.running()
    guest = pool.get("VM", vm)["guest_metrics"]
    pool.db.update("VM_guest_metrics", guest, PV_drivers_detected=False)
    vbd = await pool.call("VBD.create", _record(vm, pool.disk()))
    assert await pool.failure("VBD.plug", vbd) == ["VM_MISSING_PV_DRIVERS", vm]
    pool.db.update("VM", vm, domain_type="pv")
    await pool.call("VBD.plug", vbd)


async def test_a_disk_that_may_not_be_unplugged_stays():
    pool = SmallPool()
    vm = await pool.running()
    vbd = pool.get("VM", vm)["VBDs"][0]
    pool.db.update("VBD", vbd, unpluggable=False)
    assert (await pool.failure("VBD.unplug", vbd))[0] == "OPERATION_NOT_ALLOWED"


async def test_cds_of_hvm_guests_are_inserted_and_ejected_only():
    pool = SmallPool()
    vm = await pool.running()
    disk, cd = pool.get("VM", vm)["VBDs"]
    assert await pool.failure("VBD.unplug", cd) == ["OPERATION_NOT_ALLOWED", HOTPLUG]
    assert await pool.failure("VBD.eject", cd) == ["VBD_IS_EMPTY", cd]
    await pool.call("VBD.insert", cd, pool.iso)
    record = pool.get("VBD", cd)
    assert (record["VDI"], record["empty"]) == (pool.iso, False)
    assert "eject" in record["allowed_operations"]
    assert await pool.failure("VBD.insert", cd, pool.iso) == ["VBD_NOT_EMPTY", cd]
    assert await pool.failure("VBD.insert", disk, pool.iso) == ["VBD_NOT_REMOVABLE_MEDIA", disk]
    await pool.call("VBD.eject", cd)
    assert pool.get("VBD", cd)["VDI"] == NULL_REF
    await pool.call("VM.suspend", vm)
    expected = ["VM_BAD_POWER_STATE", vm, "halted, running", "suspended"]
    assert await pool.failure("VBD.insert", cd, pool.iso) == expected


async def test_the_mode_changes_on_halted_vms_only():
    pool = SmallPool()
    vm = pool.vm()
    vbd = pool.get("VM", vm)["VBDs"][0]
    await pool.call("VBD.set_mode", vbd, "RO")
    assert pool.get("VBD", vbd)["mode"] == "RO"
    await pool.call("VM.start", vm, False, False)
    assert await pool.failure("VBD.set_mode", vbd, "RW") == ["VM_BAD_POWER_STATE", vm, "halted", "running"]
    await pool.call("VBD.set_bootable", vbd, True)


async def test_a_drive_made_while_the_vm_runs_takes_no_disc():
    pool = SmallPool()
    vm = await pool.running()
    fields = {"VM": vm, "VDI": NULL_REF, "userdevice": "4", "type": "CD", "mode": "RO", "empty": True}
    drive = pool.db.create("VBD", **fields)
    code, text = await pool.failure("VBD.insert", drive, pool.iso)
    assert code == "INTERNAL_ERROR"
    assert text.endswith("vbd.xvde does not exist in xenopsd")


async def test_a_disk_unplugged_before_suspending_is_not_there_after_resuming():
    pool = SmallPool()
    vm = await pool.running()
    disk = pool.db.find("VBD", VM=vm, type="Disk")[0]
    await pool.call("VBD.unplug", disk)
    await pool.call("VM.suspend", vm)
    await pool.call("VM.resume", vm, False, False)
    assert not pool.get("VBD", disk)["currently_attached"]
    await pool.call("VBD.plug", disk)
