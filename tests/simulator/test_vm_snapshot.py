# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Snapshots, checkpoints, the tree they form, and going back."""

from tests.simulator.small_pool import SmallPool
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.schema import EPOCH, NULL_REF


def _disk(pool, vm):
    return pool.devices(vm, "VBD")[0]["VDI"]


async def test_a_snapshot_is_a_template_with_its_own_devices():
    pool = SmallPool()
    vm = await pool.running()
    snapshot = await pool.call("VM.snapshot", vm, "before the update", [])
    record = pool.get("VM", snapshot)
    assert (record["is_a_snapshot"], record["is_a_template"], record["power_state"]) == (True, True, "Halted")
    assert record["snapshot_of"] == vm
    assert record["snapshot_time"] > EPOCH
    assert record["snapshot_info"]["power-state-at-snapshot"] == "Running"
    assert record["guest_metrics"] not in (NULL_REF, pool.get("VM", vm)["guest_metrics"])
    assert record["consoles"] == []
    disk = pool.get("VDI", _disk(pool, snapshot))
    assert (disk["is_a_snapshot"], disk["snapshot_of"]) == (True, _disk(pool, vm))
    assert pool.get("VM", vm)["snapshots"] == [snapshot]
    assert pool.devices(snapshot, "VIF")[0]["MAC"] == pool.devices(vm, "VIF")[0]["MAC"]
    assert not any(vbd["currently_attached"] for vbd in pool.devices(snapshot, "VBD"))
    assert pool.messages()[-1] == "VM_SNAPSHOTTED"


async def test_snapshots_form_a_chain_that_heals_when_one_goes():
    pool = SmallPool()
    vm = pool.vm()
    first, second, third = [await pool.call("VM.snapshot", vm, name, []) for name in ("s1", "s2", "s3")]
    assert pool.get("VM", vm)["parent"] == third
    assert [pool.get("VM", each)["parent"] for each in (third, second, first)] == [second, first, NULL_REF]
    await pool.call("VM.destroy", second)
    assert pool.get("VM", third)["parent"] == first
    assert pool.get("VM", first)["children"] == [third]


async def test_a_snapshot_may_leave_disks_out():
    pool = SmallPool()
    vm = pool.vm()
    snapshot = await pool.call("VM.snapshot", vm, "s", [_disk(pool, vm)])
    assert [vbd["type"] for vbd in pool.devices(snapshot, "VBD")] == ["CD"]


async def test_the_list_of_ignored_disks_is_optional():
    pool = SmallPool()
    snapshot = await pool.call("VM.snapshot", pool.vm(), "s")
    assert len(pool.devices(snapshot, "VBD")) == 2


async def test_a_revert_makes_new_devices_and_drops_the_newer_disk():
    pool = SmallPool()
    vm = pool.vm("web")
    first = await pool.call("VM.snapshot", vm, "s1", [])
    later = await pool.call("VM.snapshot", vm, "s2", [])
    await pool.call("VM.set_name_label", vm, "renamed")
    await pool.call("VM.set_memory", vm, 1024**3)
    old = dict(pool.get("VM", vm))
    old_disk = _disk(pool, vm)
    await pool.call("VM.revert", first)
    record = pool.get("VM", vm)
    assert record["uuid"] == old["uuid"]
    assert record["name_label"] == "web"
    assert record["memory_static_max"] == 512 * 1024**2
    assert not set(record["VBDs"]) & set(old["VBDs"])
    assert not set(record["VIFs"]) & set(old["VIFs"])
    assert record["parent"] == first
    assert (record["is_a_template"], record["is_a_snapshot"]) == (False, False)
    assert old_disk not in pool.db.records("VDI")
    assert set(record["snapshots"]) == {first, later}
    assert pool.get("VDI", _disk(pool, first))["snapshot_of"] == _disk(pool, vm)
    assert pool.get("VDI", _disk(pool, later))["snapshot_of"] == _disk(pool, vm)
    assert pool.messages()[-1] == "VM_SNAPSHOT_REVERTED"


async def test_disks_added_after_the_snapshot_are_detached_but_kept():
    pool = SmallPool()
    vm = pool.vm()
    snapshot = await pool.call("VM.snapshot", vm, "s", [])
    added = pool.disk()
    pool.db.create("VBD", VM=vm, VDI=added, userdevice="1", type="Disk", mode="RW")
    await pool.call("VM.revert", snapshot)
    assert pool.get("VDI", added)["VBDs"] == []


async def test_reverting_a_running_vm_halts_it():
    pool = SmallPool(clock=HandClock(auto=True))
    vm = await pool.running()
    snapshot = await pool.call("VM.snapshot", vm, "s", [])
    pool.clock.auto = False
    await pool.begin("VM.revert", snapshot)
    assert list(pool.get("VM", vm)["current_operations"].values()) == ["reverting"]
    assert list(pool.get("VM", snapshot)["current_operations"].values()) == ["revert"]
    assert pool.get("VM", snapshot)["allowed_operations"] == []
    await pool.wind(10)
    record = pool.get("VM", vm)
    assert (record["power_state"], record["consoles"], record["domid"]) == ("Halted", [], -1)
    await pool.close()


async def test_a_checkpoint_keeps_memory_and_lets_the_vm_go_on():
    pool = SmallPool(clock=HandClock(auto=True))
    vm = await pool.running()
    before = dict(pool.get("VM", vm))
    pool.clock.auto = False
    await pool.begin("VM.checkpoint", vm, "cp")
    await pool.wind(4)
    during = pool.get("VM", vm)
    assert during["power_state"] == "Suspended"
    assert list(during["current_operations"].values()) == ["checkpoint"]
    assert during["consoles"] == before["consoles"]
    await pool.wind(10)
    after = pool.get("VM", vm)
    assert (after["power_state"], after["suspend_VDI"]) == ("Running", NULL_REF)
    (checkpoint,) = after["snapshots"]
    record = pool.get("VM", checkpoint)
    assert record["power_state"] == "Suspended"
    assert pool.get("VDI", record["suspend_VDI"])["type"] == "suspend"
    assert record["snapshot_info"]["power-state-at-snapshot"] == "Running"
    await pool.close()


async def test_a_checkpoint_of_a_paused_vm_leaves_it_paused():
    pool = SmallPool()
    vm = await pool.of_kind("paused")
    await pool.call("VM.checkpoint", vm, "cp")
    assert pool.get("VM", vm)["power_state"] == "Paused"


async def test_reverting_to_a_checkpoint_ends_suspended_and_resumes():
    pool = SmallPool()
    vm = await pool.running()
    checkpoint = await pool.call("VM.checkpoint", vm, "cp")
    await pool.call("VM.revert", checkpoint)
    record = pool.get("VM", vm)
    assert record["power_state"] == "Suspended"
    assert record["suspend_VDI"] not in (NULL_REF, pool.get("VM", checkpoint)["suspend_VDI"])
    assert record["guest_metrics"] != NULL_REF
    await pool.call("VM.resume", vm, False, False)
    assert pool.get("VM", vm)["power_state"] == "Running"
    assert len(pool.get("VM", vm)["consoles"]) == 1


async def test_a_clone_of_a_checkpoint_is_a_halted_template_without_memory():
    pool = SmallPool()
    checkpoint = await pool.of_kind("checkpoint")
    made = await pool.call("VM.clone", checkpoint, "from checkpoint")
    record = pool.get("VM", made)
    assert (record["power_state"], record["suspend_VDI"]) == ("Halted", NULL_REF)
    assert (record["is_a_template"], record["is_a_snapshot"]) == (True, False)
    assert (record["snapshot_of"], record["parent"]) == (NULL_REF, NULL_REF)
    assert record["snapshot_time"] == EPOCH
    await pool.call("VM.set_is_a_template", made, False)
    await pool.call("VM.start", made, False, False)


async def test_a_destroyed_vm_comes_back_from_its_snapshot_with_its_uuid():
    pool = SmallPool()
    vm = pool.vm("it's (a) 'name'")
    uuid = pool.get("VM", vm)["uuid"]
    snapshots = [await pool.call("VM.snapshot", vm, name, []) for name in ("s1", "s2")]
    await pool.call("VM.destroy", vm)
    assert pool.get("VM", snapshots[0])["snapshot_of"] == vm
    await pool.call("VM.revert", snapshots[0])
    (back,) = pool.db.find("VM", uuid=uuid)
    record = pool.get("VM", back)
    assert back != vm
    assert record["name_label"] == "it's (a) 'name'"
    assert set(record["snapshots"]) == set(snapshots)
    assert (record["is_a_template"], record["is_a_snapshot"]) == (False, False)
    await pool.call("VM.start", back, False, False)


async def test_a_vm_that_became_a_template_cannot_be_reverted():
    pool = SmallPool()
    vm = pool.vm()
    snapshot = await pool.call("VM.snapshot", vm, "s", [])
    await pool.call("VM.set_is_a_template", vm, True)
    assert await pool.failure("VM.revert", snapshot) == ["VM_IS_TEMPLATE", vm, "reverting"]


async def test_a_snapshot_that_lost_its_mark_is_no_vm():
    pool = SmallPool()
    snapshot = await pool.of_kind("snapshot")
    await pool.call("VM.set_is_a_template", snapshot, False)
    assert await pool.failure("VM.start", snapshot, False, False) == ["VM_IS_SNAPSHOT", snapshot, "start"]
    expected = ["VM_IS_SNAPSHOT", snapshot, "make_into_template"]
    assert await pool.failure("VM.set_is_a_template", snapshot, True) == expected


async def test_a_forced_shutdown_during_a_checkpoint_ends_the_vm():
    pool = SmallPool(clock=HandClock(auto=True))
    vm = await pool.running()
    pool.clock.auto = False
    task = await pool.begin("VM.checkpoint", vm, "cp")
    await pool.wind(1)
    await pool.begin("VM.hard_shutdown", vm)
    await pool.wind(20)
    assert pool.get("VM", vm)["power_state"] == "Halted"
    assert pool.get("VM", vm)["current_operations"] == {}
    assert pool.get("task", task)["status"] in ("failure", "success")
    await pool.close()
