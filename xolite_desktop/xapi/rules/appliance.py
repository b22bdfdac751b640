# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May a vApp be started, shut down, edited, deleted now? Asked of the vApp, or of a VM in it."""

from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.vm import VMAppliance
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import vm as vm_rules
from xolite_desktop.xapi.rules.refusal import Refusal

NOT_IN_VAPP: Final = "NOT_IN_VAPP"
"""Ours: the VM is in no vApp. Parameter: VM."""

_EMPTY: Final = "Appliance has no VMs."
_NONE_HALTED: Final = "There are no halted VMs in this appliance."
_ALL_HALTED: Final = "All VMs in this appliance are halted."


def appliance_of(cache: Cache, ref: Ref) -> Ref | None:
    """The vApp that a ref names, itself or through a VM."""
    if cache.get("VM_appliance", ref) is not None:
        return ref
    vm = cache.vm(ref)
    return vm.appliance if vm is not None and cache.get("VM_appliance", vm.appliance) is not None else None


def start(cache: Cache, ref: Ref) -> Refusal | None:
    """`VM_appliance.start`: some VM of it is halted."""
    found = _found(cache, ref)
    if isinstance(found, Refusal):
        return found
    if not found.VMs:
        return Refusal("OPERATION_NOT_ALLOWED", (_EMPTY,))
    if PowerState.HALTED not in _states(cache, found):
        return Refusal("OPERATION_NOT_ALLOWED", (_NONE_HALTED,))
    return _busy(cache, ref, found)


def export(cache: Cache, ref: Ref) -> Refusal | None:
    """Every VM of it can be exported; the first that cannot says why."""
    found = _found(cache, ref)
    if isinstance(found, Refusal):
        return found
    if not found.VMs:
        return Refusal("OPERATION_NOT_ALLOWED", (_EMPTY,))
    return next((refused for vm in found.VMs if (refused := vm_rules.export(cache, vm)) is not None), None)


def clean_shutdown(cache: Cache, ref: Ref) -> Refusal | None:
    """`VM_appliance.clean_shutdown`: some VM of it runs."""
    found = _found(cache, ref)
    if isinstance(found, Refusal):
        return found
    if PowerState.RUNNING not in _states(cache, found):
        return Refusal("OPERATION_NOT_ALLOWED", (_ALL_HALTED,))
    return _busy(cache, ref, found)


def hard_shutdown(cache: Cache, ref: Ref) -> Refusal | None:
    """`VM_appliance.hard_shutdown`: some VM of it is not halted."""
    found = _found(cache, ref)
    if isinstance(found, Refusal):
        return found
    if _states(cache, found) <= {PowerState.HALTED}:
        return Refusal("OPERATION_NOT_ALLOWED", (_ALL_HALTED,))
    return _busy(cache, ref, found)


def edit(cache: Cache, ref: Ref) -> Refusal | None:
    """At any time."""
    found = _found(cache, ref)
    return found if isinstance(found, Refusal) else None


def _found(cache: Cache, ref: Ref) -> VMAppliance | Refusal:
    appliance_ref = appliance_of(cache, ref)
    record = cache.get("VM_appliance", appliance_ref) if appliance_ref is not None else None
    if isinstance(record, VMAppliance):
        return record
    known = cache.vm(ref) is not None
    return Refusal(NOT_IN_VAPP, (ref,)) if known else Refusal("HANDLE_INVALID", ("VM_appliance", ref))


def _states(cache: Cache, appliance: VMAppliance) -> set[str]:
    return {vm.power_state for vm in map(cache.vm, appliance.VMs) if vm is not None}


def _busy(cache: Cache, ref: Ref, appliance: VMAppliance) -> Refusal | None:
    for task, running in appliance.current_operations.items():
        found = appliance_of(cache, ref) or ref
        return Refusal("OTHER_OPERATION_IN_PROGRESS", ("VM_appliance", found, running, task))
    return None
