# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Settings of VMs that are checked before they are written; plain ones follow from the data model."""

from __future__ import annotations

from typing import Any

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.methods import Steps, method
from xolite_desktop.simulator.vm_domain import GENERIC_BIOS_STRINGS
from xolite_desktop.simulator.vm_placement import is_live, memory_overhead, note_free_memory
from xolite_desktop.simulator.vm_schedules import check_licence
from xolite_desktop.simulator.vm_state import check, check_power_state

BALLOON_S = 1.0

_VCPU_ORDER = "VCPU values must satisfy: 0 < VCPUs_at_startup ≤ VCPUs_max"
_NO_APPLIANCE = "Control domains, templates and snapshots cannot be assigned to appliances."
_HA_PRIORITIES = ("", "restart", "best-effort")


def _set_memory(call: Call, vm: str, operation: str, **limits: int) -> None:
    """Write memory limits (bytes) that are in order together with those that stay."""
    check(call.db, vm, operation)
    record = call.db.get("VM", vm)
    after = {**record, **limits}
    dynamic_low, dynamic_high = after["memory_dynamic_min"], after["memory_dynamic_max"]
    if not after["memory_static_min"] <= dynamic_low <= dynamic_high <= after["memory_static_max"]:
        raise Failure("MEMORY_CONSTRAINT_VIOLATION_ORDER")
    call.db.update("VM", vm, **limits)
    record = call.db.get("VM", vm)
    call.db.update("VM", vm, memory_overhead=memory_overhead(record))
    if record["power_state"] == "Running":
        target = max(dynamic_low, min(dynamic_high, record["memory_target"]))
        _set_target(call, vm, target)


def _set_target(call: Call, vm: str, target: int) -> None:
    record = call.db.get("VM", vm)
    call.db.update("VM", vm, memory_target=target)
    if record["metrics"] in call.db.records("VM_metrics"):
        call.db.update("VM_metrics", record["metrics"], memory_actual=target)
    note_free_memory(call.db, record["resident_on"])


@method("VM.set_memory_limits")
def set_memory_limits(
    call: Call, vm: str, static_min: int, static_max: int, dynamic_min: int, dynamic_max: int
) -> None:
    _set_memory(
        call,
        vm,
        "changing_memory_limits",
        memory_static_min=static_min,
        memory_static_max=static_max,
        memory_dynamic_min=dynamic_min,
        memory_dynamic_max=dynamic_max,
    )


@method("VM.set_memory")
def set_memory(call: Call, vm: str, value: int) -> None:
    """A control domain has it after the next start of its host."""
    if call.db.get("VM", vm)["is_control_domain"]:
        host = call.db.get("VM", vm)["resident_on"]
        if not is_live(call.db, host):
            call.fail("HOST_OFFLINE", host)
        names = ("static_max", "dynamic_min", "dynamic_max")
        call.db.update("VM", vm, **{f"memory_{name}": value for name in names})
        return
    """A fixed size; the static minimum only follows downwards."""
    low = min(call.db.get("VM", vm)["memory_static_min"], value)
    set_memory_limits(call, vm, low, value, value, value)


@method("VM.set_memory_static_range")
def set_memory_static_range(call: Call, vm: str, low: int, high: int) -> None:
    _set_memory(call, vm, "changing_static_range", memory_static_min=low, memory_static_max=high)


@method("VM.set_memory_static_min")
def set_memory_static_min(call: Call, vm: str, value: int) -> None:
    _set_memory(call, vm, "changing_static_range", memory_static_min=value)


@method("VM.set_memory_static_max")
def set_memory_static_max(call: Call, vm: str, value: int) -> None:
    _set_memory(call, vm, "changing_static_range", memory_static_max=value)


@method("VM.set_memory_dynamic_range")
def set_memory_dynamic_range(call: Call, vm: str, low: int, high: int) -> None:
    _set_memory(call, vm, "changing_dynamic_range", memory_dynamic_min=low, memory_dynamic_max=high)


@method("VM.set_memory_dynamic_min")
def set_memory_dynamic_min(call: Call, vm: str, value: int) -> None:
    _set_memory(call, vm, "changing_dynamic_range", memory_dynamic_min=value)


@method("VM.set_memory_dynamic_max")
def set_memory_dynamic_max(call: Call, vm: str, value: int) -> None:
    _set_memory(call, vm, "changing_dynamic_range", memory_dynamic_max=value)


@method("VM.set_memory_target_live")
def set_memory_target_live(call: Call, vm: str, target: int) -> None:
    check(call.db, vm, "changing_memory_live")
    _set_target(call, vm, target)


@method("VM.wait_memory_target_live")
def wait_memory_target_live(call: Call, vm: str) -> Steps:
    check(call.db, vm, "awaiting_memory_live")
    yield BALLOON_S


@method("VM.set_VCPUs_max")
def set_vcpus_max(call: Call, vm: str, value: int) -> None:
    check(call.db, vm, "changing_VCPUs")
    _check_vcpus(call.db.get("VM", vm)["VCPUs_at_startup"], value, value)
    call.db.update("VM", vm, VCPUs_max=value)


@method("VM.set_VCPUs_at_startup")
def set_vcpus_at_startup(call: Call, vm: str, value: int) -> None:
    _check_vcpus(value, call.db.get("VM", vm)["VCPUs_max"], value)
    call.db.update("VM", vm, VCPUs_at_startup=value)


@method("VM.set_VCPUs_number_live")
def set_vcpus_number_live(call: Call, vm: str, count: int) -> None:
    check(call.db, vm, "changing_VCPUs_live")
    record = call.db.get("VM", vm)
    _check_vcpus(count, record["VCPUs_max"], count)
    call.db.update("VM", vm, VCPUs_at_startup=count)
    if record["metrics"] in call.db.records("VM_metrics"):
        call.db.update("VM_metrics", record["metrics"], VCPUs_number=count)


def _check_vcpus(at_startup: int, most: int, wrong: int) -> None:
    if not 0 < at_startup <= most:
        raise Failure("INVALID_VALUE", _VCPU_ORDER, str(wrong))


@method("VM.add_to_VCPUs_params_live")
def add_to_vcpus_params_live(call: Call, vm: str, key: str, value: str) -> None:
    check(call.db, vm, "changing_VCPUs_live")
    params = {**call.db.get("VM", vm)["VCPUs_params"], key: value}
    call.db.update("VM", vm, VCPUs_params=params)


@method("VM.set_HVM_shadow_multiplier")
def set_hvm_shadow_multiplier(call: Call, vm: str, value: float) -> None:
    check(call.db, vm, "changing_shadow_memory")
    call.db.update("VM", vm, HVM_shadow_multiplier=value)


@method("VM.set_shadow_multiplier_live")
def set_shadow_multiplier_live(call: Call, vm: str, multiplier: float) -> None:
    check(call.db, vm, "changing_shadow_memory_live")


@method("VM.set_NVRAM")
def set_nvram(call: Call, vm: str, value: dict[str, str]) -> None:
    check(call.db, vm, "changing_NVRAM")
    call.db.update("VM", vm, NVRAM=value)


@method("VM.add_to_NVRAM")
def add_to_nvram(call: Call, vm: str, key: str, value: str) -> None:
    check(call.db, vm, "changing_NVRAM")
    old = call.db.get("VM", vm)["NVRAM"]
    if key in old:
        call.fail("MAP_DUPLICATE_KEY", "VM", "NVRAM", vm, key)
    call.db.update("VM", vm, NVRAM={**old, key: value})


@method("VM.remove_from_NVRAM")
def remove_from_nvram(call: Call, vm: str, key: str) -> None:
    check(call.db, vm, "changing_NVRAM")
    kept = {each: value for each, value in call.db.get("VM", vm)["NVRAM"].items() if each != key}
    call.db.update("VM", vm, NVRAM=kept)


@method("VM.set_domain_type")
def set_domain_type(call: Call, vm: str, value: str) -> None:
    call.db.update("VM", vm, domain_type=value, HVM_boot_policy=_policy(call, vm, value == "hvm"))


@method("VM.set_HVM_boot_policy")
def set_hvm_boot_policy(call: Call, vm: str, value: str) -> None:
    """The older way to say what the domain type says."""
    call.db.update("VM", vm, HVM_boot_policy=value, domain_type="hvm" if value else "pv")


def _policy(call: Call, vm: str, hvm: bool) -> str:
    old = call.db.get("VM", vm)["HVM_boot_policy"]
    return str(old or "BIOS order") if hvm else ""


@method("VM.set_has_vendor_device")
def set_has_vendor_device(call: Call, vm: str, value: bool) -> None:
    check_power_state(call.db, vm, "Halted")
    call.db.update("VM", vm, has_vendor_device=value)


@method("VM.set_bios_strings")
def set_bios_strings(call: Call, vm: str, value: dict[str, str]) -> None:
    """Once only, before the first boot; those not given are the generic ones."""
    _check_no_bios_strings(call, vm)
    call.db.update("VM", vm, bios_strings=GENERIC_BIOS_STRINGS | value)


@method("VM.copy_bios_strings")
def copy_bios_strings(call: Call, vm: str, host: str) -> None:
    """Those of a host, on which the VM then prefers to run."""
    strings: dict[str, Any] = call.db.get("host", host)["bios_strings"]
    _check_no_bios_strings(call, vm)
    call.db.update("VM", vm, bios_strings=dict(strings), affinity=host)


def _check_no_bios_strings(call: Call, vm: str) -> None:
    if call.db.get("VM", vm)["bios_strings"]:
        call.fail("VM_BIOS_STRINGS_ALREADY_SET")


@method("VM.set_appliance")
def set_appliance(call: Call, vm: str, value: str) -> None:
    record = call.db.get("VM", vm)
    if record["is_control_domain"] or record["is_a_template"] or record["is_a_snapshot"]:
        call.fail("OPERATION_NOT_ALLOWED", _NO_APPLIANCE)
    call.db.update("VM", vm, appliance=value)


@method("VM.set_snapshot_schedule")
def set_snapshot_schedule(call: Call, vm: str, value: str) -> None:
    check_licence(call)
    call.db.update("VM", vm, snapshot_schedule=value)


@method("VM.set_ha_restart_priority")
def set_ha_restart_priority(call: Call, vm: str, value: str) -> None:
    if value not in _HA_PRIORITIES:
        call.fail("INVALID_VALUE", "ha_restart_priority", value)
    call.db.update("VM", vm, ha_restart_priority=value)


@method("VM.set_order")
def set_order(call: Call, vm: str, value: int) -> None:
    _set_count(call, vm, "order", value)


@method("VM.set_start_delay")
def set_start_delay(call: Call, vm: str, value: int) -> None:
    _set_count(call, vm, "start_delay", value)


@method("VM.set_shutdown_delay")
def set_shutdown_delay(call: Call, vm: str, value: int) -> None:
    _set_count(call, vm, "shutdown_delay", value)


def _set_count(call: Call, vm: str, field: str, value: int) -> None:
    if value < 0:
        call.fail("INVALID_VALUE", f"{field} must be non-negative", str(value))
    call.db.update("VM", vm, **{field: value})
