# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""VMs that move between hosts, with and without their disks."""

import pytest

from tests.simulator.small_pool import GIB, MIB, SmallPool
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.vm_placement import free_memory


async def test_a_migration_takes_six_seconds_and_moves_the_memory():
    pool = SmallPool(hosts=2, clock=HandClock(auto=True))
    vm = await pool.running()
    before = dict(pool.get("VM", vm))
    free = [free_memory(pool.db, host) for host in pool.hosts]
    pool.clock.auto = False
    task = await pool.begin("VM.pool_migrate", vm, pool.hosts[1], {"live": "true"})
    during = pool.get("VM", vm)
    assert during["scheduled_to_be_resident_on"] == pool.hosts[1]
    assert (during["power_state"], during["resident_on"]) == ("Running", pool.host)
    assert list(pool.get("host", pool.hosts[1])["current_operations"].values()) == ["vm_migrate"]
    await pool.wind(3)
    assert 0.3 < pool.get("task", task)["progress"] < 0.7
    await pool.wind(4)
    after = pool.get("VM", vm)
    assert pool.get("task", task)["status"] == "success"
    assert after["resident_on"] == pool.hosts[1]
    assert after["domid"] != before["domid"]
    assert after["guest_metrics"] == before["guest_metrics"]
    assert after["consoles"] != before["consoles"]
    assert len(after["consoles"]) == 1
    taken = 521 * MIB
    assert [free_memory(pool.db, host) for host in pool.hosts] == [free[0] + taken, free[1] - taken]
    assert pool.messages()[-1] == "VM_MIGRATED"
    await pool.close()


async def test_a_cancelled_migration_stays_where_it_was():
    pool = SmallPool(hosts=2)
    vm = await pool.running()
    pool.clock.auto = False
    task = await pool.begin("VM.pool_migrate", vm, pool.hosts[1], {})
    await pool.wind(2)
    await pool.call("task.cancel", task)
    await pool.wind(1)
    assert pool.get("task", task)["status"] == "cancelled"
    assert pool.get("VM", vm)["resident_on"] == pool.host
    assert pool.get("VM", vm)["current_operations"] == {}
    assert free_memory(pool.db, pool.hosts[1]) == 61 * GIB
    await pool.close()


async def test_unfit_hosts_are_refused_with_the_reason():
    pool = SmallPool(hosts=2)
    vm = await pool.running()
    far = pool.hosts[1]
    assert await pool.failure("VM.pool_migrate", vm, "OpaqueRef:bad", {}) == [
        "HANDLE_INVALID",
        "host",
        "OpaqueRef:bad",
    ]
    assert (await pool.failure("VM.pool_migrate", vm, pool.host, {}))[0] == "VM_MIGRATE_FAILED"
    pool.db.update("host", far, enabled=False)
    assert await pool.failure("VM.pool_migrate", vm, far, {}) == ["HOST_DISABLED", far]
    pool.db.update("host", far, enabled=True)
    pool.db.update("host_metrics", pool.get("host", far)["metrics"], memory_total=3 * GIB + 100 * MIB)
    expected = ["HOST_NOT_ENOUGH_FREE_MEMORY", str(521 * MIB), str(100 * MIB)]
    assert await pool.failure("VM.pool_migrate", vm, far, {}) == expected
    local = await pool.running(sr=pool.local_sr)
    pool.db.update("host_metrics", pool.get("host", far)["metrics"], memory_total=64 * GIB)
    assert await pool.failure("VM.pool_migrate", local, far, {}) == ["VM_REQUIRES_SR", local, pool.local_sr]


async def test_local_disks_move_along_with_a_storage_migration():
    pool = SmallPool(hosts=2)
    vm = await pool.running(sr=pool.local_sr)
    disk = pool.devices(vm, "VBD")[0]["VDI"]
    dest = await pool.call("host.migrate_receive", pool.hosts[1], pool.network, {})
    assert dest["host"] == pool.hosts[1]
    arguments = [vm, dest, True, {disk: pool.local_srs[1]}, {}, {}]
    assert await pool.failure("VM.assert_can_migrate", vm, dest, True, {}, {}, {}) == ["VDI_NOT_IN_MAP", disk]
    await pool.call("VM.assert_can_migrate", *arguments)
    assert await pool.call("VM.migrate_send", *arguments) == vm
    moved = pool.devices(vm, "VBD")[0]["VDI"]
    assert pool.get("VDI", moved)["SR"] == pool.local_srs[1]
    assert disk not in pool.db.records("VDI")
    assert pool.get("VM", vm)["resident_on"] == pool.hosts[1]
    assert pool.devices(vm, "VBD")[0]["currently_attached"]


async def test_storage_out_of_the_destinations_reach_is_refused():
    pool = SmallPool(hosts=2)
    vm = pool.vm(sr=pool.local_sr)
    disk = pool.devices(vm, "VBD")[0]["VDI"]
    failure = await pool.failure(
        "VM.assert_can_migrate", vm, {"host": pool.hosts[1]}, False, {disk: pool.local_sr}, {}, {}
    )
    assert failure == ["SR_NOT_ATTACHED", pool.local_sr]


async def test_a_migration_may_leave_a_copy():
    pool = SmallPool(hosts=2)
    vm = pool.vm(sr=pool.local_sr)
    disk = pool.devices(vm, "VBD")[0]["VDI"]
    dest = {"host": pool.hosts[1]}
    made = await pool.call("VM.migrate_send", vm, dest, False, {disk: pool.shared_sr}, {}, {"copy": "true"})
    assert made != vm
    assert pool.get("VDI", pool.devices(made, "VBD")[0]["VDI"])["SR"] == pool.shared_sr
    assert pool.devices(vm, "VBD")[0]["VDI"] == disk


async def test_another_pool_is_out_of_reach():
    pool = SmallPool()
    failure = await pool.failure("VM.migrate_send", pool.vm(), {"host": "OpaqueRef:far"}, True, {}, {}, {})
    assert failure == ["INTERNAL_ERROR", "Not_found"]


@pytest.mark.parametrize("kind", ["halted", "running"])
async def test_interfaces_change_network_on_the_way(kind):
    pool = SmallPool(hosts=2)
    vm = await pool.of_kind(kind)
    vif, disk = pool.get("VM", vm)["VIFs"][0], pool.devices(vm, "VBD")[0]["VDI"]
    dest = {"host": pool.hosts[1]}
    await pool.call("VM.migrate_send", vm, dest, True, {disk: pool.shared_sr}, {vif: pool.other_network}, {})
    assert pool.get("VIF", vif)["network"] == pool.other_network
