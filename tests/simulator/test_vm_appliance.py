# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""VMs that start and stop together."""

from tests.simulator.small_pool import SmallPool


async def _appliance(pool, *orders):
    appliance = await pool.call("VM_appliance.create", {"name_label": "app", "name_description": ""})
    vms = [pool.vm(f"vm-{order}", order=order) for order in orders]
    for vm in vms:
        await pool.call("VM.set_appliance", vm, appliance)
    return appliance, vms


async def test_members_start_in_order_and_stop_in_reverse():
    pool = SmallPool()
    appliance, (second, first) = await _appliance(pool, 2, 1)
    await pool.call("VM_appliance.start", appliance, False)
    messages = list(pool.db.records("message").values())
    uuids = [pool.get("VM", vm)["uuid"] for vm in (first, second)]
    assert [message["obj_uuid"] for message in messages] == uuids
    await pool.call("VM_appliance.clean_shutdown", appliance)
    messages = list(pool.db.records("message").values())[2:]
    assert [message["obj_uuid"] for message in messages] == uuids[::-1]


async def test_nothing_to_do_is_refused_with_a_sentence():
    pool = SmallPool()
    appliance, _ = await _appliance(pool)
    expected = ["OPERATION_NOT_ALLOWED", "Appliance has no VMs."]
    assert await pool.failure("VM_appliance.start", appliance, False) == expected
    appliance, _ = await _appliance(pool, 1)
    expected = ["OPERATION_NOT_ALLOWED", "All VMs in this appliance are halted."]
    assert await pool.failure("VM_appliance.hard_shutdown", appliance) == expected
    await pool.call("VM_appliance.start", appliance, True)
    expected = ["OPERATION_NOT_ALLOWED", "There are no halted VMs in this appliance."]
    assert await pool.failure("VM_appliance.start", appliance, True) == expected
    await pool.call("VM_appliance.shutdown", appliance)
    await pool.call("VM_appliance.assert_can_be_recovered", appliance, pool.session)


async def test_members_of_a_destroyed_vapp_keep_naming_it():
    pool = SmallPool()
    appliance, (vm,) = await _appliance(pool, 1)
    await pool.call("VM_appliance.destroy", appliance)
    assert pool.get("VM", vm)["appliance"] == appliance
