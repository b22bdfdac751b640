# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The records around a VM as its domain comes and goes."""

from tests.simulator.small_pool import SmallPool
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.schema import NULL_REF
from xolite_desktop.simulator.vm_domain import boot_guest, device_name, next_domid


def test_positions_have_device_names():
    assert [device_name(each) for each in ("0", "3", "25", "26", "xvdz")] == [
        "xvda",
        "xvdd",
        "xvdz",
        "xvdaa",
        "xvdz",
    ]


async def test_a_started_vm_has_its_console_devices_and_metrics():
    pool = SmallPool()
    vm = await pool.running()
    record = pool.get("VM", vm)
    (console,) = pool.devices(vm, "console")
    assert console["protocol"] == "rfb"
    assert console["location"] == f"{pool.base_url}/console?uuid={console['uuid']}"
    assert [(each["device"], each["currently_attached"]) for each in pool.devices(vm, "VBD")] == [
        ("xvda", True),
        ("xvdd", True),
    ]
    assert all(vif["currently_attached"] for vif in pool.devices(vm, "VIF"))
    metrics = pool.get("VM_metrics", record["metrics"])
    assert metrics["VCPUs_number"] == 2
    assert metrics["current_domain_type"] == "hvm"
    assert metrics["start_time"] > "20270101"
    assert record["domid"] > 0
    assert record["memory_target"] == record["memory_dynamic_max"]
    assert vm in pool.get("host", pool.host)["resident_VMs"]


async def test_the_agent_reports_some_seconds_after_boot():
    pool = SmallPool(clock=HandClock())
    vm = pool.vm()
    await pool.begin("VM.start", vm, False, False)
    await pool.wind(3)
    assert pool.get("VM", vm)["power_state"] == "Running"
    assert pool.get("VM", vm)["guest_metrics"] == NULL_REF
    await pool.wind(5)
    guest = pool.get("VM_guest_metrics", pool.get("VM", vm)["guest_metrics"])
    assert guest["os_version"]["distro"] == "debian"
    assert guest["PV_drivers_detected"]
    await pool.close()


async def test_an_agent_that_was_shut_down_before_it_reported_stays_silent():
    pool = SmallPool(clock=HandClock())
    vm = pool.vm()
    await pool.begin("VM.start", vm, False, False)
    await pool.wind(3)
    await pool.begin("VM.hard_shutdown", vm)
    await pool.wind(30)
    assert pool.get("VM", vm)["guest_metrics"] == NULL_REF
    await pool.close()


def test_a_vm_without_a_known_system_has_no_agent():
    pool = SmallPool()
    vm = pool.vm(reference_label="other-install-media")
    boot_guest(pool.db, vm, 0.0)
    assert pool.get("VM", vm)["guest_metrics"] == NULL_REF


async def test_a_template_made_into_a_vm_gets_metrics_when_it_starts():
    pool = SmallPool()
    vm = pool.vm()
    await pool.call("VM.set_is_a_template", vm, True)
    await pool.call("VM.set_is_a_template", vm, False)
    assert pool.get("VM", vm)["metrics"] == NULL_REF
    await pool.call("VM.start", vm, False, False)
    assert pool.get("VM_metrics", pool.get("VM", vm)["metrics"])["VCPUs_number"] == 2


async def test_what_is_decided_at_the_first_boot_stays():
    pool = SmallPool()
    vm = pool.vm(HVM_boot_params={"firmware": "uefi"})
    await pool.call("VM.start", vm, False, False)
    record = pool.get("VM", vm)
    assert record["platform"]["device-model"] == "qemu-upstream-uefi"
    assert record["bios_strings"]["system-manufacturer"] == "Xen"


async def test_domain_numbers_are_never_shared():
    pool = SmallPool(hosts=2)
    domids = [pool.get("VM", await pool.running(f"vm-{number}"))["domid"] for number in range(3)]
    assert len(set(domids)) == 3
    assert next_domid(pool.db) > max(domids)
