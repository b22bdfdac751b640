# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""allowed_operations of every class, and that they follow each change by themselves."""

from tests.simulator.small_pool import SmallPool
from xolite_desktop.simulator.allowed import allowed_operations, refresh_all
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.database import Database


def _of(pool, cls, ref):
    return set(pool.get(cls, ref)["allowed_operations"])


async def test_blocked_operations_vanish_at_once():
    pool = SmallPool()
    vm = pool.vm()
    await pool.call("VM.add_to_blocked_operations", vm, "start", "no")
    assert "start" not in _of(pool, "VM", vm)
    assert "start_on" in _of(pool, "VM", vm)
    await pool.call("VM.remove_from_blocked_operations", vm, "start")
    assert "start" in _of(pool, "VM", vm)


async def test_a_starting_vm_permits_nothing_and_its_devices_neither():
    pool = SmallPool(clock=HandClock())
    vm = pool.vm()
    disk, cd = pool.get("VM", vm)["VBDs"]
    await pool.begin("VM.start", vm, False, False)
    assert list(pool.get("VM", vm)["current_operations"].values()) == ["start"]
    assert _of(pool, "VM", vm) == _of(pool, "VBD", disk) == _of(pool, "VBD", cd) == set()
    assert _of(pool, "VDI", pool.get("VBD", disk)["VDI"]) == set()
    assert "evacuate" not in _of(pool, "host", pool.host)
    await pool.wind(10)
    assert _of(pool, "VBD", disk) == {"attach", "unpause", "unplug", "unplug_force", "pause"}
    assert _of(pool, "VDI", pool.get("VBD", disk)["VDI"]) == {"clone", "snapshot"}
    await pool.close()


async def test_a_snapshot_of_a_running_vm_leaves_force_and_more_snapshots():
    pool = SmallPool(clock=HandClock(auto=True))
    vm = await pool.running()
    pool.clock.auto = False
    await pool.begin("VM.snapshot", vm, "s", [])
    assert _of(pool, "VM", vm) == {"hard_reboot", "hard_shutdown", "checkpoint", "snapshot"}
    await pool.wind(10)
    assert "pause" in _of(pool, "VM", vm)
    await pool.close()


async def test_devices_follow_the_power_state():
    pool = SmallPool()
    vm = await pool.running()
    disk, cd = pool.get("VM", vm)["VBDs"]
    (vif,) = pool.get("VM", vm)["VIFs"]
    assert _of(pool, "VBD", cd) == {"attach", "unpause", "insert", "pause"}
    assert _of(pool, "VIF", vif) == {"attach", "unplug"}
    await pool.call("VM.pause", vm)
    assert _of(pool, "VBD", disk) == {"attach", "unpause", "pause"}
    assert _of(pool, "VIF", vif) == {"attach"}
    await pool.call("VM.unpause", vm)
    await pool.call("VM.suspend", vm)
    assert _of(pool, "VBD", cd) == _of(pool, "VBD", disk) == {"attach"}
    assert _of(pool, "VDI", pool.get("VBD", disk)["VDI"]) == {"clone", "snapshot"}
    await pool.call("VM.hard_shutdown", vm)
    assert "destroy" in _of(pool, "VDI", pool.get("VBD", disk)["VDI"])


async def test_an_unplugged_disk_of_a_running_vm_can_be_plugged():
    pool = SmallPool()
    vm = await pool.running()
    disk = pool.get("VM", vm)["VBDs"][0]
    await pool.call("VBD.unplug", disk)
    assert _of(pool, "VBD", disk) == {"attach", "unpause", "plug", "pause"}


def test_isos_and_sharable_disks_have_lists_of_their_own():
    pool = SmallPool()
    assert _of(pool, "VDI", pool.iso) == {"copy", "forget", "destroy"}
    assert "snapshot" not in _of(pool, "VDI", pool.disk(sharable=True))


async def test_an_sr_is_forgotten_unplugged_and_destroyed_empty():
    pool = SmallPool()
    sr, pbds = pool.local_sr, pool.get("SR", pool.local_sr)["PBDs"]
    assert not _of(pool, "SR", sr) & {"forget", "destroy"}
    await pool.call("PBD.unplug", pbds[0])
    assert {"forget", "destroy"} <= _of(pool, "SR", sr)
    pool.disk(sr)
    assert "destroy" not in _of(pool, "SR", sr)
    assert "scan" in _of(pool, "SR", sr)


async def test_only_a_disabled_host_may_restart():
    pool = SmallPool()
    assert not _of(pool, "host", pool.host) & {"reboot", "shutdown", "apply_updates"}
    await pool.call("host.disable", pool.host)
    assert {"reboot", "shutdown", "apply_updates", "enable"} <= _of(pool, "host", pool.host)


def test_a_pool_with_ha_offers_to_disable_it():
    pool = SmallPool()
    assert "ha_enable" in _of(pool, "pool", pool.pool)
    pool.db.update("pool", pool.pool, ha_enabled=True)
    assert "ha_disable" in _of(pool, "pool", pool.pool)


async def test_a_vapp_follows_its_members():
    pool = SmallPool()
    appliance = pool.db.create("VM_appliance")
    assert _of(pool, "VM_appliance", appliance) == set()
    vm = pool.vm(appliance=appliance)
    assert _of(pool, "VM_appliance", appliance) == {"start"}
    await pool.call("VM.start", vm, False, False)
    assert _of(pool, "VM_appliance", appliance) == {"clean_shutdown", "hard_shutdown", "shutdown"}


def test_a_loaded_pool_is_computed_once_and_whole():
    db = Database()
    db.load({"VM": {"OpaqueRef:v": {"is_a_template": False}}})
    refresh_all(db)
    assert "start" in db.get("VM", "OpaqueRef:v")["allowed_operations"]
    assert allowed_operations(db, "network", db.create("network")) == []
