# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May a VM's memory, processors, firmware and other settings be changed now?"""

from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.kinds import is_default_template, is_hvm
from xolite_desktop.xapi.refs import Ref, is_null
from xolite_desktop.xapi.rules.refusal import Refusal
from xolite_desktop.xapi.rules.vm import DEFAULT_TEMPLATE
from xolite_desktop.xapi.rules.vm_power import operation

SNAPSHOT_SETTINGS: Final = "SNAPSHOT_SETTINGS"
"""Ours: the server would let the settings of a snapshot be changed; we do not. Parameter: VM."""
NOT_HVM: Final = "NOT_HVM"
"""Ours: a paravirtual VM has no firmware. Parameter: VM."""
HAS_TPM: Final = "VTPM_EXISTS"
"""Ours: a VM has one TPM at most. Parameter: VM."""
NO_TPM: Final = "NO_VTPM"
"""Ours: there is no TPM to remove. Parameter: VM."""
_NO_APPLIANCE: Final = "Control domains, templates and snapshots cannot be assigned to appliances."
_WAYS: Final = {PowerState.PAUSED: "vm.unpause", PowerState.SUSPENDED: "vm.resume"}


def settings(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """What the server takes at any time and the VM heeds at its next start."""
    vm = cache.vm(vm_ref)
    if vm is None:
        return Refusal("HANDLE_INVALID", ("VM", vm_ref))
    if vm.is_a_snapshot or vm.is_control_domain:
        return Refusal(SNAPSHOT_SETTINGS, (vm_ref,))
    return Refusal(DEFAULT_TEMPLATE, (vm_ref,)) if is_default_template(vm) else None


def resources(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """Memory and processors: all of them while halted; while running the dynamic range and the number of vCPUs."""
    refused = settings(cache, vm_ref)
    vm = cache.vm(vm_ref)
    if refused is not None or vm is None:
        return refused
    if vm.power_state in (PowerState.PAUSED, PowerState.SUSPENDED):
        way = next(way for state, way in _WAYS.items() if state == vm.power_state)
        return Refusal("VM_BAD_POWER_STATE", (vm_ref, "halted, running", vm.power_state.lower()), way)
    name = "changing_static_range" if vm.power_state == PowerState.HALTED else "changing_dynamic_range"
    return operation(cache, vm_ref, name, PowerState.HALTED, PowerState.RUNNING)


def vcpus_live(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.set_VCPUs_number_live`: from Running, with a guest that can."""
    return operation(cache, vm_ref, "changing_VCPUs_live", PowerState.RUNNING)


def firmware(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """Firmware and Secure Boot: of HVM guests, at any time; they count from the next start."""
    refused = settings(cache, vm_ref)
    vm = cache.vm(vm_ref)
    return refused or (Refusal(NOT_HVM, (vm_ref,)) if vm is not None and not is_hvm(vm) else None)


def vtpm(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VTPM.create`: from Halted, of a VM without one."""
    refused = operation(cache, vm_ref, "create_vtpm", PowerState.HALTED)
    vm = cache.vm(vm_ref)
    return refused or (Refusal(HAS_TPM, (vm_ref,)) if vm is not None and vm.VTPMs else None)


def copy_bios_strings(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.copy_bios_strings`: once, which the first start does by itself if nobody did it before."""
    refused = settings(cache, vm_ref)
    vm = cache.vm(vm_ref)
    has_some = vm is not None and bool(vm.bios_strings)
    return refused or (Refusal("VM_BIOS_STRINGS_ALREADY_SET") if has_some else None)


def remove_vtpm(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VTPM.destroy`: from Halted, of a VM that has one. No operation of the VM stands for it."""
    vm = cache.vm(vm_ref)
    if vm is None:
        return Refusal("HANDLE_INVALID", ("VM", vm_ref))
    if not vtpms_of(cache, vm_ref):
        return Refusal(NO_TPM, (vm_ref,))
    if vm.power_state == PowerState.HALTED:
        return None
    return Refusal("VM_BAD_POWER_STATE", (vm_ref, "halted", vm.power_state.lower()), "vm.clean_shutdown")


def vtpms_of(cache: Cache, vm_ref: Ref) -> tuple[Ref, ...]:
    """The TPMs of a VM: one at most, on hosts of today."""
    vm = cache.vm(vm_ref)
    return tuple(ref for ref in vm.VTPMs if cache.get("VTPM", ref) is not None) if vm is not None else ()


def appliance(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.set_appliance`: of VMs."""
    vm = cache.vm(vm_ref)
    if vm is None:
        return Refusal("HANDLE_INVALID", ("VM", vm_ref))
    if vm.is_control_domain or vm.is_a_template:
        return Refusal("OPERATION_NOT_ALLOWED", (_NO_APPLIANCE,))
    return None


def in_appliance(cache: Cache, vm_ref: Ref) -> bool:
    """Whether the VM is in a vApp that exists: a deleted one leaves its name behind in its VMs."""
    vm = cache.vm(vm_ref)
    return (
        vm is not None and not is_null(vm.appliance) and cache.get("VM_appliance", vm.appliance) is not None
    )
