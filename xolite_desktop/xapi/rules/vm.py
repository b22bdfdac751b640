# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May a VM, a template or a snapshot be snapshotted, copied, turned into another kind, reverted to, deleted now?"""

from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState, VmOperation
from xolite_desktop.xapi.records.kinds import is_default_template
from xolite_desktop.xapi.refs import Ref, is_null
from xolite_desktop.xapi.rules.refusal import Refusal
from xolite_desktop.xapi.rules.vm_power import lacks_agent, no_place_for_memory, operation

DEFAULT_TEMPLATE: Final = "DEFAULT_TEMPLATE"
"""Ours: the template came with the product, and other VMs are made from it. Parameter: VM."""

_AWAKE: Final = (PowerState.PAUSED, PowerState.SUSPENDED, PowerState.RUNNING)


def snapshot(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.snapshot`: in any power state; not of templates, snapshots and control domains."""
    return operation(cache, vm_ref, VmOperation.SNAPSHOT)


def checkpoint(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.checkpoint`, with memory: of a VM that has some, and whose guest can be suspended."""
    refused = operation(cache, vm_ref, VmOperation.CHECKPOINT, *_AWAKE)
    return refused or lacks_agent(cache, vm_ref) or no_place_for_memory(cache, vm_ref)


def revert(cache: Cache, snapshot_ref: Ref) -> Refusal | None:
    """`VM.revert` to a snapshot: its VM may run, or be gone, but nothing else may go on with it."""
    refused = operation(cache, snapshot_ref, VmOperation.REVERT)
    snap = cache.vm(snapshot_ref)
    vm = cache.vm(snap.snapshot_of) if refused is None and snap is not None else None
    if vm is None or snap is None:
        return refused
    if "reverting" in vm.blocked_operations:
        return Refusal("OPERATION_BLOCKED", (snap.snapshot_of, vm.blocked_operations["reverting"]))
    for task, running in vm.current_operations.items():
        return Refusal("OTHER_OPERATION_IN_PROGRESS", ("VM", snap.snapshot_of, running, task))
    return Refusal("VM_IS_TEMPLATE", (snap.snapshot_of, "reverting")) if vm.is_a_template else None


def clone(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.clone`: a fast copy on the same storage, from Halted; of templates and snapshots too."""
    return operation(cache, vm_ref, VmOperation.CLONE, PowerState.HALTED)


def copy(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.copy`: a full copy, from Halted; of templates and snapshots too."""
    return operation(cache, vm_ref, VmOperation.COPY, PowerState.HALTED)


def duplicate(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """Either of the two; whoever can be neither cloned nor copied hears why not cloned."""
    return None if copy(cache, vm_ref) is None else clone(cache, vm_ref)


def export(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`GET /export`: from Halted or Suspended; of templates and snapshots too. Of a VM that runs a snapshot is exported."""
    vm = cache.vm(vm_ref)
    if vm is not None and needs_snapshot(cache, vm_ref) and VmOperation.EXPORT not in vm.blocked_operations:
        return snapshot(cache, vm_ref)
    return operation(cache, vm_ref, VmOperation.EXPORT, PowerState.HALTED, PowerState.SUSPENDED)


def needs_snapshot(cache: Cache, vm_ref: Ref) -> bool:
    """Whether a VM runs, so that the pool gives its disks only as they were when a snapshot was taken."""
    vm = cache.vm(vm_ref)
    runs = vm is not None and vm.power_state in (PowerState.RUNNING, PowerState.PAUSED)
    return runs and vm is not None and not vm.is_a_snapshot and not vm.is_control_domain


def to_template(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.set_is_a_template` to true: from Halted, and not in a vApp."""
    refused = operation(cache, vm_ref, VmOperation.MAKE_INTO_TEMPLATE, PowerState.HALTED)
    vm = cache.vm(vm_ref)
    unexplained = refused is not None and refused.code == "NOT_ALLOWED_NOW"
    if unexplained and vm is not None and not is_null(vm.appliance):
        return Refusal("VM_IS_PART_OF_AN_APPLIANCE", (vm_ref, vm.appliance))
    return refused


def to_vm(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.set_is_a_template` to false: the server takes it of any template; those of the product stay what they are."""
    vm = cache.vm(vm_ref)
    if vm is None:
        return Refusal("HANDLE_INVALID", ("VM", vm_ref))
    return Refusal(DEFAULT_TEMPLATE, (vm_ref,)) if is_default_template(vm) else None


def destroy(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.destroy`: from Halted or Suspended; not of templates of the product."""
    return operation(cache, vm_ref, VmOperation.DESTROY, PowerState.HALTED, PowerState.SUSPENDED)
