# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Questions about VMs and requests to their guests."""

from tests.simulator.small_pool import SmallPool
from xolite_desktop.simulator.clock import HandClock


async def test_asserting_does_not_wait_for_what_is_under_way():
    pool = SmallPool(clock=HandClock())
    vm = pool.vm()
    task = await pool.begin("VM.clone", vm, "copy")
    failure = await pool.failure("VM.assert_operation_valid", vm, "start")
    assert failure == ["OTHER_OPERATION_IN_PROGRESS", "VM", vm, "clone", task]
    await pool.call("VM.assert_operation_valid", vm, "copy")
    await pool.wind(5)
    await pool.close()


async def test_windows_agents_switch_the_remote_desktop():
    pool = SmallPool()
    vm = await pool.running(reference_label="windows-server-2022")
    await pool.call("VM.call_plugin", vm, "guest-agent-operation", "request-rdp-off", {})
    guest = pool.get("VM_guest_metrics", pool.get("VM", vm)["guest_metrics"])
    assert guest["other"]["data-ts"] == "0"
    await pool.call("VM.sysprep", vm, "<x/>", 1.0)


async def test_the_boot_record_is_the_vm():
    pool = SmallPool()
    vm = await pool.running()
    assert (await pool.call("VM.get_boot_record", vm))["uuid"] == pool.get("VM", vm)["uuid"]
    assert await pool.call("VM.get_cooperative", vm) is True
    assert await pool.call("VM.get_SRs_required_for_recovery", vm, pool.session) == []


async def test_a_vm_has_one_tpm_at_most():
    pool = SmallPool()
    vm = pool.vm()
    vtpm = await pool.call("VTPM.create", vm, False)
    assert await pool.failure("VTPM.create", vm, False) == ["VTPM_MAX_AMOUNT_REACHED", "1"]
    await pool.call("VTPM.destroy", vtpm)
    assert pool.get("VM", vm)["VTPMs"] == []


async def test_there_is_no_workload_balancing():
    pool = SmallPool()
    assert await pool.failure("VM.retrieve_wlb_recommendations", pool.vm()) == ["WLB_NOT_INITIALIZED"]
    assert await pool.failure("pool.retrieve_wlb_recommendations") == ["WLB_NOT_INITIALIZED"]
