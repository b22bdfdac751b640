# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""vApps (VM_appliance): VMs that start and stop together, in their order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.methods import Steps, method, operation
from xolite_desktop.simulator.vm_power import clean_shutdown, hard_shutdown, start
from xolite_desktop.simulator.vm_power import shutdown as shutdown_vm


@method("VM_appliance.create")
def create(call: Call, record: dict[str, Any]) -> str:
    return call.db.create("VM_appliance", **record)


@method("VM_appliance.destroy")
def destroy(call: Call, appliance: str) -> None:
    """Its VMs keep naming it, as on a real host."""
    call.db.destroy("VM_appliance", appliance)


@method("VM_appliance.start")
def start_appliance(call: Call, appliance: str, paused: bool) -> Steps:
    halted = _members(call, appliance, ("Halted",))
    if not call.db.get("VM_appliance", appliance)["VMs"]:
        raise Failure("OPERATION_NOT_ALLOWED", "Appliance has no VMs.")
    if not halted:
        raise Failure("OPERATION_NOT_ALLOWED", "There are no halted VMs in this appliance.")
    with operation(call, "VM_appliance", appliance, "start"):
        for vm in halted:
            yield from start(call, vm, paused, False)


@method("VM_appliance.clean_shutdown")
def clean_shutdown_appliance(call: Call, appliance: str) -> Steps:
    yield from _stop(call, appliance, "clean_shutdown", ("Running",), clean_shutdown)


@method("VM_appliance.hard_shutdown")
def hard_shutdown_appliance(call: Call, appliance: str) -> Steps:
    yield from _stop(call, appliance, "hard_shutdown", ("Running", "Paused", "Suspended"), hard_shutdown)


@method("VM_appliance.shutdown")
def shutdown_appliance(call: Call, appliance: str) -> Steps:
    yield from _stop(call, appliance, "shutdown", ("Running", "Paused", "Suspended"), shutdown_vm)


def _stop(
    call: Call, appliance: str, name: str, states: tuple[str, ...], stop: Callable[[Call, str], Steps]
) -> Steps:
    members = _members(call, appliance, states)
    if not members:
        raise Failure("OPERATION_NOT_ALLOWED", "All VMs in this appliance are halted.")
    with operation(call, "VM_appliance", appliance, name):
        # Whatever started last stops first.
        for vm in reversed(members):
            yield from stop(call, vm)


def _members(call: Call, appliance: str, states: tuple[str, ...]) -> list[str]:
    vms = call.db.get("VM_appliance", appliance)["VMs"]
    found = [vm for vm in vms if call.db.get("VM", vm)["power_state"] in states]
    return sorted(found, key=lambda vm: int(call.db.get("VM", vm)["order"]))


@method("VM_appliance.assert_can_be_recovered")
def assert_can_be_recovered(call: Call, appliance: str, session_to: str) -> None:
    call.db.get("VM_appliance", appliance)
