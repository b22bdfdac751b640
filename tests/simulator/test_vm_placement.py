# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where a VM can run, and how much memory is free."""

from tests.simulator.small_pool import GIB, MIB, SmallPool
from xolite_desktop.simulator.vm_placement import free_memory, memory_overhead


async def test_overhead_is_what_a_real_host_computed():
    pool = SmallPool()
    assert await pool.call("VM.compute_memory_overhead", pool.vm()) == 9437184
    assert memory_overhead({"VCPUs_max": 4, "memory_static_max": GIB}) == 15728640
    assert memory_overhead({"VCPUs_max": 2, "memory_static_max": 1024 * GIB}) == 8595177472


async def test_a_started_vm_takes_its_memory_and_gives_it_back():
    pool = SmallPool()
    before = await pool.call("host.compute_free_memory", pool.host)
    assert before == (64 - 2 - 1) * GIB
    vm = await pool.running()
    assert free_memory(pool.db, pool.host) == before - 512 * MIB - 9 * MIB
    metrics = pool.get("host", pool.host)["metrics"]
    assert pool.get("host_metrics", metrics)["memory_free"] == free_memory(pool.db, pool.host)
    await pool.call("VM.hard_shutdown", vm)
    assert free_memory(pool.db, pool.host) == before


async def test_a_vm_too_big_for_the_pool_has_no_hosts_and_a_reason_for_each():
    pool = SmallPool()
    vm = pool.vm()
    await pool.call("VM.set_memory", vm, 1024 * GIB)
    assert await pool.failure("VM.start", vm, False, False) == ["NO_HOSTS_AVAILABLE"]
    assert await pool.call("VM.get_possible_hosts", vm) == []
    needed, free = str(1024 * GIB + 8595177472), str(61 * GIB)
    expected = ["HOST_NOT_ENOUGH_FREE_MEMORY", needed, free]
    assert await pool.failure("VM.start_on", vm, pool.host, False, False) == expected
    assert await pool.failure("VM.assert_can_boot_here", vm, pool.host) == expected


async def test_hosts_that_are_disabled_dead_or_unknown_are_refused():
    pool = SmallPool()
    vm = pool.vm()
    assert await pool.failure("VM.assert_can_boot_here", vm, "OpaqueRef:bad") == ["HOST_NOT_LIVE"]
    pool.db.update("host", pool.host, enabled=False)
    assert await pool.failure("VM.assert_can_boot_here", vm, pool.host) == ["HOST_DISABLED", pool.host]
    pool.db.update("host_metrics", pool.get("host", pool.host)["metrics"], live=False)
    assert await pool.failure("VM.assert_can_boot_here", vm, pool.host) == ["HOST_NOT_LIVE"]


async def test_local_storage_and_missing_networks_tie_a_vm_to_a_host():
    pool = SmallPool(hosts=2)
    vm = pool.vm(sr=pool.local_sr)
    assert await pool.call("VM.get_possible_hosts", vm) == [pool.host]
    reason = await pool.failure("VM.assert_can_boot_here", vm, pool.hosts[1])
    assert reason == ["VM_REQUIRES_SR", vm, pool.local_sr]
    pif = pool.get("host", pool.hosts[1])["PIFs"][0]
    pool.db.destroy("PIF", pif)
    other = pool.vm()
    reason = await pool.failure("VM.assert_can_boot_here", other, pool.hosts[1])
    assert reason == ["VM_REQUIRES_NETWORK", other, pool.network]


async def test_a_vm_starts_at_home_or_where_most_memory_is_free():
    pool = SmallPool(hosts=3)
    pool.db.update("host_metrics", pool.get("host", pool.hosts[2])["metrics"], memory_total=128 * GIB)
    first, second = pool.vm(), pool.vm(affinity=pool.hosts[1])
    for vm in (first, second):
        await pool.call("VM.start", vm, False, False)
    assert pool.get("VM", first)["resident_on"] == pool.hosts[2]
    assert pool.get("VM", second)["resident_on"] == pool.hosts[1]
    pool.db.update("host", pool.hosts[1], enabled=False)
    third = pool.vm(affinity=pool.hosts[1])
    await pool.call("VM.start", third, False, False)
    assert pool.get("VM", third)["resident_on"] == pool.hosts[2]


async def test_vms_that_start_together_do_not_share_one_hosts_last_memory():
    pool = SmallPool(hosts=2)
    big = [pool.vm(f"big-{number}") for number in range(2)]
    for vm in big:
        await pool.call("VM.set_memory", vm, 50 * GIB)
    tasks = [await pool.call("Async.VM.start", vm, False, False) for vm in big]
    await pool.settle()
    assert [pool.get("task", task)["status"] for task in tasks] == ["success", "success"]
    assert {pool.get("VM", vm)["resident_on"] for vm in big} == set(pool.hosts)


async def test_memory_between_limits_is_as_much_as_there_is():
    pool = SmallPool()
    vm = pool.vm()
    await pool.call("VM.set_memory_limits", vm, GIB, 100 * GIB, 2 * GIB, 80 * GIB)
    await pool.call("VM.start", vm, False, False)
    target = pool.get("VM", vm)["memory_target"]
    assert 2 * GIB < target < 61 * GIB
    assert free_memory(pool.db, pool.host) == 0


async def test_maximise_memory_leaves_room_for_the_overhead():
    pool = SmallPool()
    vm = pool.vm()
    most = await pool.call("VM.maximise_memory", vm, 8 * GIB, True)
    assert most % MIB == 0
    assert most + memory_overhead({"VCPUs_max": 2, "memory_static_max": most}) <= 8 * GIB


async def test_an_agile_vm_has_shared_storage_only():
    pool = SmallPool(hosts=2)
    await pool.call("VM.assert_agile", pool.vm())
    local = pool.vm(sr=pool.local_sr)
    assert await pool.failure("VM.assert_agile", local) == [
        "HA_CONSTRAINT_VIOLATION_SR_NOT_SHARED",
        pool.local_sr,
    ]
