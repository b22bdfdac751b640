# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Hosts: maintenance, restart, and what they tell about themselves."""

from tests.simulator.small_pool import GIB, SmallPool
from xolite_desktop.simulator.clock import HandClock


async def test_a_disabled_host_starts_nothing_and_lists_no_less():
    pool = SmallPool()
    running, halted = await pool.running(), pool.vm()
    allowed = pool.get("VM", running)["allowed_operations"]
    for _ in range(2):
        await pool.call("host.disable", pool.host)
    assert await pool.failure("VM.start", halted, False, False) == ["NO_HOSTS_AVAILABLE"]
    assert await pool.failure("VM.start_on", halted, pool.host, False, False) == ["HOST_DISABLED", pool.host]
    assert pool.get("VM", running)["allowed_operations"] == allowed
    for _ in range(2):
        await pool.call("host.enable", pool.host)
    await pool.call("VM.start", halted, False, False)


async def test_evacuation_moves_all_vms_and_disables_the_host():
    pool = SmallPool(hosts=3)
    vms = [await pool.running(f"vm-{number}") for number in range(3)]
    task = await pool.call("Async.host.evacuate", pool.host)
    await pool.settle()
    assert pool.get("task", task)["status"] == "success"
    assert not pool.get("host", pool.host)["enabled"]
    assert all(pool.get("VM", vm)["resident_on"] != pool.host for vm in vms)
    assert pool.messages().count("VM_MIGRATED") == 3


async def test_a_lone_host_cannot_be_emptied():
    pool = SmallPool()
    first, second = await pool.running("a"), await pool.running("b")
    stuck = await pool.call("host.get_vms_which_prevent_evacuation", pool.host)
    assert stuck == {vm: ["NO_HOSTS_AVAILABLE", vm] for vm in (first, second)}
    text = f"NO_HOSTS_AVAILABLE,{first}|NO_HOSTS_AVAILABLE,{second}"
    assert await pool.failure("host.assert_can_evacuate", pool.host) == ["CANNOT_EVACUATE_HOST", text]
    assert await pool.failure("host.evacuate", pool.host) == ["NO_HOSTS_AVAILABLE", first]
    assert pool.get("host", pool.host)["enabled"]


async def test_the_one_other_host_says_why_it_cannot_help():
    pool = SmallPool(hosts=2)
    vm = await pool.running(sr=pool.local_sr)
    stuck = await pool.call("host.get_vms_which_prevent_evacuation", pool.host)
    assert stuck == {vm: ["VM_REQUIRES_SR", vm, pool.local_sr]}
    assert await pool.call("host.get_vms_which_prevent_evacuation", pool.hosts[1]) == {}
    await pool.call("host.assert_can_evacuate", pool.hosts[1])
    assert await pool.call("host.get_uncooperative_resident_VMs", pool.host) == []


async def test_a_member_restarts_disabled_and_empty_and_comes_back():
    pool = SmallPool(hosts=2, clock=HandClock(auto=True))
    member = pool.hosts[1]
    metrics = pool.get("host", member)["metrics"]
    vm = await pool.running(host=member)
    assert await pool.failure("host.reboot", member) == ["HOST_NOT_DISABLED"]
    await pool.call("host.disable", member)
    assert await pool.failure("host.reboot", member) == ["HOST_IN_USE", member, "VM", vm]
    await pool.call("VM.hard_shutdown", vm)
    pool.clock.auto = False
    await pool.begin("host.reboot", member)
    await pool.wind(2)
    assert not pool.get("host_metrics", metrics)["live"]
    await pool.wind(30)
    assert pool.get("host_metrics", metrics)["live"]
    assert pool.get("host", member)["enabled"]
    await pool.close()


async def test_a_host_is_shut_down_and_woken_or_forgotten():
    pool = SmallPool(hosts=3)
    _, second, third = pool.hosts
    for host in (second, third):
        await pool.call("host.disable", host)
        await pool.call("host.shutdown", host)
    assert await pool.failure("host.power_on", second) == ["HOST_POWER_ON_MODE_DISABLED"]
    await pool.call("host.set_power_on_mode", second, "wake-on-lan", {})
    await pool.call("host.power_on", second)
    await pool.settle()
    assert pool.get("host_metrics", pool.get("host", second)["metrics"])["live"]
    assert await pool.failure("host.power_on", second) == ["HOST_IS_LIVE", second]
    assert await pool.failure("host.destroy", second) == ["HOST_IS_LIVE", second]
    await pool.call("host.destroy", third)
    assert third not in pool.db.records("host")
    assert not pool.db.find("PBD", host=third)


async def test_hosts_tell_about_themselves():
    pool = SmallPool()
    host = pool.host
    assert await pool.call("host.compute_memory_overhead", host) == 2 * GIB
    assert await pool.call("host.get_management_interface", host) == pool.get("host", host)["PIFs"][0]
    assert await pool.call("host.has_extension", host, "x") is False
    assert (await pool.call("host.dmesg", host)).startswith("Xen")
    assert "capabilities" in await pool.call("host.get_system_status_capabilities", host)
    assert await pool.failure("host.get_log", host) == ["NOT_IMPLEMENTED", "get_log"]
    assert await pool.failure("host.call_plugin", host, "nosuch", "fn", {}) == [
        "XENAPI_MISSING_PLUGIN",
        "nosuch",
    ]
    pool.db.update("PIF", pool.get("host", host)["PIFs"][0], management=False)
    assert await pool.failure("host.get_management_interface", host) == ["INTERNAL_ERROR", "Not_found"]


async def test_settings_are_written_where_older_clients_look_too():
    pool = SmallPool()
    host = pool.host
    await pool.call("host.set_iscsi_iqn", host, "iqn.2026-11.org:x")
    await pool.call("host.set_multipathing", host, True)
    record = pool.get("host", host)
    assert record["other_config"] == {"iscsi_iqn": "iqn.2026-11.org:x", "multipathing": "true"}
    assert (record["iscsi_iqn"], record["multipathing"]) == ("iqn.2026-11.org:x", True)
    assert await pool.failure("host.set_iscsi_iqn", host, "") == ["INVALID_VALUE", "value", ""]
    await pool.call("host.set_hostname_live", host, "web-1.example")
    assert (await pool.failure("host.set_hostname_live", host, "bad host name"))[0] == "HOST_NAME_INVALID"
    await pool.call("host.restart_agent", host)
    await pool.settle()
    assert pool.away == [3.0]
    assert record["other_config"]["agent_start_time"].endswith(".")


async def test_what_a_host_that_is_off_cannot_do_itself():
    pool = SmallPool(hosts=2)
    member = pool.hosts[1]
    await pool.call("host.disable", member)
    await pool.call("host.shutdown", member)
    for name in ("enable", "disable", "evacuate", "reboot", "shutdown", "restart_agent"):
        assert await pool.failure(f"host.{name}", member) == ["HOST_OFFLINE", member]


async def test_without_its_coordinator_a_pool_does_not_answer():
    pool = SmallPool(hosts=2)
    await pool.call("host.disable", pool.host)
    await pool.call("host.reboot", pool.host)
    await pool.settle()
    assert pool.get("host", pool.host)["enabled"]
    await pool.call("pool.designate_new_master", pool.hosts[1])
    await pool.call("host.disable", pool.hosts[1])
    await pool.call("host.shutdown", pool.hosts[1])
    assert pool.away == [20.0, 3.0, None]


async def test_a_guest_without_tools_keeps_its_host_from_being_emptied():
    pool = SmallPool(hosts=2)
    vm = await pool.running()
    guest = pool.get("VM", vm)["guest_metrics"]
    pool.db.update("VM_guest_metrics", guest, PV_drivers_detected=False)
    stuck = await pool.call("host.get_vms_which_prevent_evacuation", pool.host)
    assert stuck == {vm: ["VM_LACKS_FEATURE", vm]}
