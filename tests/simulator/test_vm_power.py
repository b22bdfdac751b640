# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""VMs started, stopped, paused, suspended, and what each leaves behind."""

import pytest

from tests.simulator.small_pool import SmallPool
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.schema import NULL_REF


async def test_a_day_in_the_life_of_a_vm_is_written_down():
    pool = SmallPool()
    vm = pool.vm("web")
    steps = ["VM.pause", "VM.unpause", "VM.suspend"]
    await pool.call("VM.start", vm, False, False)
    for step in steps:
        await pool.call(step, vm)
    await pool.call("VM.resume", vm, False, False)
    for step in ("VM.clean_reboot", "VM.hard_reboot", "VM.clean_shutdown"):
        await pool.call(step, vm)
    assert pool.messages() == [
        "VM_STARTED",
        "VM_PAUSED",
        "VM_UNPAUSED",
        "VM_SUSPENDED",
        "VM_RESUMED",
        "VM_REBOOTED",
        "VM_REBOOTED",
        "VM_SHUTDOWN",
    ]
    bodies = [message["body"] for message in pool.db.records("message").values()]
    uuid, host = pool.get("VM", vm)["uuid"], pool.get("host", pool.host)["uuid"]
    assert bodies[0] == f"VM 'web' (uuid: {uuid}) started on host: host-1 (uuid: {host})"
    assert bodies[-1] == f"VM 'web' (uuid: {uuid}) shutdown"


async def test_a_start_takes_two_seconds_and_shows_its_progress():
    pool = SmallPool(clock=HandClock())
    vm = pool.vm()
    task = await pool.begin("VM.start", vm, False, False)
    seen = []
    for _ in range(5):
        await pool.wind(0.5)
        seen.append((pool.get("task", task)["status"], pool.get("task", task)["progress"]))
    assert [status for status, _ in seen] == ["pending", "pending", "pending", "success", "success"]
    assert 0 < seen[0][1] < seen[1][1] < seen[2][1] < 1.0 == seen[3][1]
    await pool.close()


async def test_a_reboot_keeps_consoles_and_host_but_not_domain_and_agent():
    pool = SmallPool()
    vm = await pool.running()
    before = dict(pool.get("VM", vm))
    await pool.call("VM.clean_reboot", vm)
    await pool.settle()
    after = pool.get("VM", vm)
    assert after["consoles"] == before["consoles"]
    assert after["resident_on"] == before["resident_on"]
    assert after["domid"] > before["domid"]
    assert after["guest_metrics"] not in (before["guest_metrics"], NULL_REF)
    assert before["guest_metrics"] not in pool.db.records("VM_guest_metrics")


async def test_a_halted_vm_has_no_console_and_keeps_what_its_agent_said():
    pool = SmallPool()
    vm = await pool.running()
    guest = pool.get("VM", vm)["guest_metrics"]
    await pool.call("VM.clean_shutdown", vm)
    record = pool.get("VM", vm)
    assert (record["power_state"], record["domid"], record["resident_on"]) == ("Halted", -1, NULL_REF)
    assert record["consoles"] == []
    assert not pool.db.records("console")
    assert record["memory_target"] == 0
    assert record["guest_metrics"] == guest
    assert not any(vbd["currently_attached"] for vbd in pool.devices(vm, "VBD"))


async def test_a_suspended_vm_keeps_consoles_devices_and_agent():
    pool = SmallPool()
    vm = await pool.running()
    before = dict(pool.get("VM", vm))
    await pool.call("VM.suspend", vm)
    record = pool.get("VM", vm)
    assert (record["power_state"], record["domid"], record["resident_on"]) == ("Suspended", -1, NULL_REF)
    assert record["consoles"] == before["consoles"]
    assert record["guest_metrics"] == before["guest_metrics"]
    assert all(vbd["currently_attached"] for vbd in pool.devices(vm, "VBD"))
    image = pool.get("VDI", record["suspend_VDI"])
    assert (image["type"], image["SR"]) == ("suspend", pool.shared_sr)
    await pool.call("VM.resume", vm, False, False)
    record = pool.get("VM", vm)
    assert record["power_state"] == "Running"
    assert record["suspend_VDI"] == NULL_REF
    assert not pool.db.find("VDI", type="suspend")


async def test_resume_goes_to_the_host_it_is_told():
    pool = SmallPool(hosts=2)
    vm = await pool.running()
    await pool.call("VM.suspend", vm)
    await pool.call("VM.resume_on", vm, pool.hosts[1], True, False)
    record = pool.get("VM", vm)
    assert (record["power_state"], record["resident_on"]) == ("Paused", pool.hosts[1])


async def test_a_forced_shutdown_drops_the_memory_of_a_suspended_vm():
    pool = SmallPool()
    vm = await pool.running()
    await pool.call("VM.suspend", vm)
    await pool.call("VM.hard_shutdown", vm)
    assert not pool.db.find("VDI", type="suspend")
    assert pool.get("VM", vm)["power_state"] == "Halted"
    assert not any(vbd["currently_attached"] for vbd in pool.devices(vm, "VBD"))


async def test_suspending_needs_an_sr_for_the_image():
    pool = SmallPool()
    vm = await pool.running()
    pool.db.update("pool", pool.pool, suspend_image_SR=NULL_REF, default_SR=NULL_REF)
    assert await pool.failure("VM.suspend", vm) == ["VM_NO_SUSPEND_SR", vm]
    pool.db.update("VM", vm, suspend_SR=pool.local_sr)
    await pool.call("VM.suspend", vm)
    assert pool.get("VDI", pool.get("VM", vm)["suspend_VDI"])["SR"] == pool.local_sr


async def test_a_cancelled_start_leaves_the_vm_halted_and_whole():
    pool = SmallPool(clock=HandClock())
    vm = pool.vm()
    task = await pool.begin("VM.start", vm, False, False)
    await pool.wind(0.5)
    await pool.call("task.cancel", task)
    await pool.wind(1)
    record = pool.get("VM", vm)
    assert pool.get("task", task)["status"] == "cancelled"
    assert (record["power_state"], record["current_operations"]) == ("Halted", {})
    assert record["scheduled_to_be_resident_on"] == NULL_REF
    assert "start" in record["allowed_operations"]
    assert pool.get("host", pool.host)["current_operations"] == {}
    await pool.close()


async def test_a_cancelled_suspend_leaves_no_image():
    pool = SmallPool()
    vm = await pool.running()
    pool.clock.auto = False
    task = await pool.begin("VM.suspend", vm)
    await pool.wind(1)
    assert pool.db.find("VDI", type="suspend")
    await pool.call("task.cancel", task)
    await pool.wind(1)
    assert not pool.db.find("VDI", type="suspend")
    assert pool.get("VM", vm)["power_state"] == "Running"
    assert pool.get("VM", vm)["suspend_VDI"] == NULL_REF
    await pool.close()


async def test_a_conflicting_call_waits_and_then_fails_by_the_new_state():
    pool = SmallPool(clock=HandClock())
    vm = pool.vm()
    start = await pool.begin("VM.start", vm, False, False)
    clone = await pool.begin("VM.clone", vm, "copy")
    await pool.wind(1)
    assert pool.get("task", clone)["status"] == "pending"
    await pool.wind(3)
    assert pool.get("task", start)["status"] == "success"
    assert pool.get("task", clone)["error_info"] == ["VM_BAD_POWER_STATE", vm, "halted", "running"]
    await pool.close()


async def test_a_forced_shutdown_overtakes_a_clean_one():
    pool = SmallPool()
    vm = await pool.running()
    pool.clock.auto = False
    clean = await pool.begin("VM.clean_shutdown", vm)
    hard = await pool.begin("VM.hard_shutdown", vm)
    await pool.wind(1)
    assert pool.get("VM", vm)["power_state"] == "Halted"
    await pool.wind(5)
    assert [pool.get("task", task)["status"] for task in (clean, hard)] == ["success", "success"]
    await pool.close()


async def test_a_forced_shutdown_during_a_reboot_wins():
    pool = SmallPool()
    vm = await pool.running()
    pool.clock.auto = False
    reboot = await pool.begin("VM.clean_reboot", vm)
    await pool.begin("VM.hard_shutdown", vm)
    await pool.wind(10)
    assert pool.get("VM", vm)["power_state"] == "Halted"
    assert pool.get("task", reboot)["error_info"] == ["VM_BAD_POWER_STATE", vm, "running", "halted"]
    await pool.close()


async def test_a_blocked_forced_shutdown_does_not_block_shutdown():
    pool = SmallPool()
    vm = await pool.running()
    await pool.call("VM.set_blocked_operations", vm, {"hard_shutdown": "no", "clean_shutdown": "no"})
    assert await pool.failure("VM.hard_shutdown", vm) == ["OPERATION_BLOCKED", vm, "no"]
    await pool.call("VM.shutdown", vm)
    assert pool.get("VM", vm)["power_state"] == "Halted"


async def test_a_disk_in_use_keeps_a_second_vm_from_starting():
    pool = SmallPool()
    first = await pool.running()
    disk = pool.devices(first, "VBD")[0]["VDI"]
    second = pool.vm("second")
    pool.db.create("VBD", VM=second, VDI=disk, userdevice="1", type="Disk", mode="RO")
    assert await pool.failure("VM.start", second, False, False) == ["VDI_IN_USE", disk]
    pool.db.update("VDI", disk, sharable=True)
    await pool.call("VM.start", second, False, False)


async def test_start_delays_are_honoured():
    pool = SmallPool()
    plain, late = pool.vm(), pool.vm(start_delay=60)
    before = pool.clock.now()
    await pool.call("VM.start", plain, False, False)
    after = pool.clock.now()
    await pool.call("VM.start", late, False, False)
    assert pool.clock.now() - after >= after - before + 50


@pytest.mark.parametrize("live", [True, False])
async def test_a_running_vm_is_only_reset_when_its_host_is_lost(live):
    pool = SmallPool()
    vm = await pool.running()
    pool.db.update("host_metrics", pool.get("host", pool.host)["metrics"], live=live)
    if live:
        assert await pool.failure("VM.power_state_reset", vm) == ["DOMAIN_EXISTS", vm]
    else:
        await pool.call("VM.power_state_reset", vm)
        assert pool.get("VM", vm)["power_state"] == "Halted"
        assert pool.get("VM", vm)["consoles"] == []
