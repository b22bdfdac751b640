# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May a VM's network interface be plugged, unplugged, edited, removed now?"""

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.network import VIF
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.disk import DEVICES_OF_SNAPSHOT
from xolite_desktop.xapi.rules.refusal import Refusal


def plug(cache: Cache, vif_ref: Ref) -> Refusal | None:
    """`VIF.plug`: of a running VM."""
    found = _found(cache, vif_ref)
    if isinstance(found, Refusal):
        return found
    vif, vm = found
    if vif.currently_attached:
        return Refusal("DEVICE_ALREADY_ATTACHED", (vif_ref,))
    return _not_running(vif, vm) or _busy(vif_ref, vif)


def unplug(cache: Cache, vif_ref: Ref) -> Refusal | None:
    """`VIF.unplug`: of a running VM."""
    found = _found(cache, vif_ref)
    if isinstance(found, Refusal):
        return found
    vif, vm = found
    if not vif.currently_attached:
        return Refusal("DEVICE_ALREADY_DETACHED", (vif_ref,))
    return _not_running(vif, vm) or _busy(vif_ref, vif)


def remove(cache: Cache, vif_ref: Ref) -> Refusal | None:
    """`VIF.destroy`, after `VIF.unplug` where it is plugged."""
    found = _found(cache, vif_ref)
    if isinstance(found, Refusal):
        return found
    vif, vm = found
    if vm.is_a_snapshot or vm.is_control_domain:
        return Refusal(DEVICES_OF_SNAPSHOT, (vif.VM,))
    if vif.currently_attached and vm.power_state != PowerState.HALTED:
        return unplug(cache, vif_ref)
    return _busy(vif_ref, vif)


def edit(cache: Cache, vif_ref: Ref) -> Refusal | None:
    """As `remove`: what cannot be set on an interface is done by making it anew."""
    return remove(cache, vif_ref)


def _found(cache: Cache, vif_ref: Ref) -> tuple[VIF, VM] | Refusal:
    vif = cache.get("VIF", vif_ref)
    vm = cache.vm(vif.VM) if isinstance(vif, VIF) else None
    if not isinstance(vif, VIF) or vm is None:
        return Refusal("HANDLE_INVALID", ("VIF", vif_ref))
    return vif, vm


def _not_running(vif: VIF, vm: VM) -> Refusal | None:
    if vm.power_state == PowerState.RUNNING:
        return None
    ways = {PowerState.HALTED: "vm.start", PowerState.PAUSED: "vm.unpause", PowerState.SUSPENDED: "vm.resume"}
    way = (
        None if vm.is_a_template else next((w for state, w in ways.items() if state == vm.power_state), None)
    )
    return Refusal("VM_BAD_POWER_STATE", (vif.VM, "running", vm.power_state.lower()), way)


def _busy(vif_ref: Ref, vif: VIF) -> Refusal | None:
    for task, running in vif.current_operations.items():
        return Refusal("OTHER_OPERATION_IN_PROGRESS", ("VIF", vif_ref, running, task))
    return None
