# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Questions about VMs, requests to their guests, and virtual TPMs."""

from __future__ import annotations

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.database import Record
from xolite_desktop.simulator.methods import Steps, method
from xolite_desktop.simulator.vm_state import check, check_power_state

PLUGIN_S = 0.5
_RDP = {"request-rdp-on": "1", "request-rdp-off": "0"}


@method("VM.assert_operation_valid", waits=False)
def assert_operation_valid(call: Call, vm: str, op: str) -> None:
    check(call.db, vm, op)


@method("VM.update_allowed_operations")
def update_allowed_operations(call: Call, vm: str) -> None:
    """Nothing to do: they are always up to date."""
    call.db.get("VM", vm)


@method("VM.get_boot_record", waits=False)
def get_boot_record(call: Call, vm: str) -> Record:
    check(call.db, vm, "get_boot_record")
    return dict(call.db.get("VM", vm))


@method("VM.get_cooperative")
def get_cooperative(call: Call, vm: str) -> bool:
    """Whether the guest follows its memory target; XAPI always says so."""
    call.db.get("VM", vm)
    return True


@method("VM.get_SRs_required_for_recovery")
def get_srs_required_for_recovery(call: Call, vm: str, session_to: str) -> list[str]:
    call.db.get("VM", vm)
    return []


@method("VM.retrieve_wlb_recommendations")
def retrieve_wlb_recommendations(call: Call, vm: str) -> None:
    call.fail("WLB_NOT_INITIALIZED")


@method("VM.send_sysrq")
def send_sysrq(call: Call, vm: str, key: str) -> None:
    check(call.db, vm, "send_sysrq")
    call.fail("NOT_IMPLEMENTED", "send_sysrq")


@method("VM.send_trigger")
def send_trigger(call: Call, vm: str, trigger: str) -> None:
    check(call.db, vm, "send_trigger")
    call.fail("NOT_IMPLEMENTED", "send_trigger")


@method("VM.call_plugin")
def call_plugin(call: Call, vm: str, plugin: str, function: str, args: dict[str, str]) -> Steps:
    """Ask the agent in the guest. Windows agents switch the remote desktop; nothing else is understood."""
    check(call.db, vm, "call_plugin")
    yield PLUGIN_S
    metrics = call.db.get("VM", vm)["guest_metrics"]
    guest = call.db.records("VM_guest_metrics").get(metrics)
    if guest is None or "data-ts" not in guest["other"] or function not in _RDP:
        text = (
            f'The requested fn "{function}" of plugin "{plugin}" could not be executed for lack of guest agent '
            "control feature."
        )
        call.fail("XENAPI_PLUGIN_FAILURE", "failed to execute fn", text, text)
    other = {**guest["other"], "data-ts": _RDP[function]}
    call.db.update("VM_guest_metrics", metrics, other=other)
    return ""


@method("VM.sysprep")
def sysprep(call: Call, vm: str, unattend: str, timeout: float) -> None:
    """Only Windows guests know it, and only with their agent running."""
    check(call.db, vm, "sysprep")
    metrics = call.db.get("VM", vm)["guest_metrics"]
    guest = call.db.records("VM_guest_metrics").get(metrics)
    if guest is None or guest["os_version"].get("distro") != "windows":
        call.fail("VM_LACKS_FEATURE", vm)


@method("VTPM.create")
def create_vtpm(call: Call, vm: str, is_unique: bool = False) -> str:
    check(call.db, vm, "create_vtpm")
    if call.db.get("VM", vm)["VTPMs"]:
        call.fail("VTPM_MAX_AMOUNT_REACHED", "1")
    return call.db.create("VTPM", VM=vm, is_unique=is_unique)


@method("VTPM.destroy")
def destroy_vtpm(call: Call, vtpm: str) -> None:
    check_power_state(call.db, call.db.get("VTPM", vtpm)["VM"], "Halted")
    call.db.destroy("VTPM", vtpm)
