# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Settings that are checked; what each kind of VM lets be set is in test_state_matrix.py."""

from tests.simulator.small_pool import GIB, MIB, SmallPool

VCPUS = "VCPU values must satisfy: 0 < VCPUs_at_startup ≤ VCPUs_max"


async def test_memory_limits_stay_in_order():
    pool = SmallPool()
    vm = pool.vm()
    failure = await pool.failure("VM.set_memory_limits", vm, GIB, GIB, 2 * GIB, GIB)
    assert failure == ["MEMORY_CONSTRAINT_VIOLATION_ORDER"]
    assert await pool.failure("VM.set_memory_dynamic_max", vm, GIB) == failure
    await pool.call("VM.set_memory_limits", vm, 512 * MIB, 2 * GIB, GIB, 2 * GIB)
    await pool.call("VM.set_memory_static_max", vm, 4 * GIB)
    await pool.call("VM.set_memory_dynamic_min", vm, 512 * MIB)
    await pool.call("VM.set_memory_dynamic_max", vm, 3 * GIB)
    await pool.call("VM.set_memory_static_min", vm, 256 * MIB)
    await pool.call("VM.set_memory_static_range", vm, 128 * MIB, 8 * GIB)
    record = pool.get("VM", vm)
    names = ("static_min", "dynamic_min", "dynamic_max", "static_max")
    assert [record[f"memory_{name}"] for name in names] == [128 * MIB, 512 * MIB, 3 * GIB, 8 * GIB]
    assert record["memory_overhead"] == (5 + 64) * MIB


async def test_a_running_vm_follows_its_dynamic_range():
    pool = SmallPool()
    vm = pool.vm()
    await pool.call("VM.set_memory_limits", vm, GIB, 4 * GIB, 4 * GIB, 4 * GIB)
    await pool.call("VM.start", vm, False, False)
    free = await pool.call("host.compute_free_memory", pool.host)
    await pool.call("VM.set_memory_dynamic_range", vm, GIB, 2 * GIB)
    assert pool.get("VM", vm)["memory_target"] == 2 * GIB
    assert await pool.call("host.compute_free_memory", pool.host) == free + 2 * GIB
    await pool.call("VM.set_memory_target_live", vm, GIB)
    await pool.call("VM.wait_memory_target_live", vm)
    assert pool.get("VM_metrics", pool.get("VM", vm)["metrics"])["memory_actual"] == GIB


async def test_vcpus_at_startup_never_exceed_the_most():
    pool = SmallPool()
    vm = pool.vm()
    assert await pool.failure("VM.set_VCPUs_max", vm, 1) == ["INVALID_VALUE", VCPUS, "1"]
    assert await pool.failure("VM.set_VCPUs_at_startup", vm, 4) == ["INVALID_VALUE", VCPUS, "4"]
    assert await pool.failure("VM.set_VCPUs_at_startup", vm, 0) == ["INVALID_VALUE", VCPUS, "0"]
    await pool.call("VM.set_VCPUs_max", vm, 4)
    await pool.call("VM.start", vm, False, False)
    await pool.call("VM.set_VCPUs_number_live", vm, 4)
    assert pool.get("VM", vm)["VCPUs_at_startup"] == 4
    assert pool.get("VM_metrics", pool.get("VM", vm)["metrics"])["VCPUs_number"] == 4
    assert await pool.failure("VM.set_VCPUs_number_live", vm, 5) == ["INVALID_VALUE", VCPUS, "5"]
    await pool.call("VM.add_to_VCPUs_params_live", vm, "weight", "512")
    assert pool.get("VM", vm)["VCPUs_params"] == {"weight": "512"}


async def test_nvram_is_kept_by_key():
    pool = SmallPool()
    vm = pool.vm()
    await pool.call("VM.set_NVRAM", vm, {"a": "1"})
    assert await pool.failure("VM.add_to_NVRAM", vm, "a", "2") == [
        "MAP_DUPLICATE_KEY",
        "VM",
        "NVRAM",
        vm,
        "a",
    ]
    await pool.call("VM.add_to_NVRAM", vm, "b", "2")
    await pool.call("VM.remove_from_NVRAM", vm, "a")
    assert pool.get("VM", vm)["NVRAM"] == {"b": "2"}


async def test_domain_type_and_boot_policy_say_the_same():
    pool = SmallPool()
    vm = pool.vm()
    await pool.call("VM.set_domain_type", vm, "pv")
    assert pool.get("VM", vm)["HVM_boot_policy"] == ""
    await pool.call("VM.set_HVM_boot_policy", vm, "BIOS order")
    assert pool.get("VM", vm)["domain_type"] == "hvm"


async def test_bios_strings_are_set_once():
    pool = SmallPool()
    vm = pool.vm()
    await pool.call("VM.set_bios_strings", vm, {"bios-vendor": "x"})
    assert pool.get("VM", vm)["bios_strings"]["bios-vendor"] == "x"
    assert await pool.failure("VM.copy_bios_strings", vm, pool.host) == ["VM_BIOS_STRINGS_ALREADY_SET"]


async def test_counts_and_priorities_are_looked_at():
    pool = SmallPool()
    vm = pool.vm()
    assert await pool.failure("VM.set_order", vm, -1) == ["INVALID_VALUE", "order must be non-negative", "-1"]
    await pool.call("VM.set_start_delay", vm, 3)
    await pool.call("VM.set_shutdown_delay", vm, 4)
    assert (pool.get("VM", vm)["start_delay"], pool.get("VM", vm)["shutdown_delay"]) == (3, 4)
    failure = await pool.failure("VM.set_ha_restart_priority", vm, "often")
    assert failure == ["INVALID_VALUE", "ha_restart_priority", "often"]


async def test_schedules_need_their_licence():
    pool = SmallPool()
    vm = pool.vm()
    pool.db.update("pool", pool.pool, restrictions={})
    schedule = pool.db.create("VMSS")
    await pool.call("VM.set_snapshot_schedule", vm, schedule)
    assert pool.get("VMSS", schedule)["VMs"] == [vm]


async def test_unknown_operations_cannot_be_blocked():
    pool = SmallPool()
    failure = await pool.failure("VM.add_to_blocked_operations", pool.vm(), "nonsense", "x")
    assert failure == ["INTERNAL_ERROR", 'Failure("Unknown tag/contents")']
