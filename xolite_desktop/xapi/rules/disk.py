# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May a VM's disk or drive be plugged, unplugged, detached, changed, moved, copied, deleted now? May it get another one?"""

from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState, VbdMode, VbdType, VdiType, VmOperation
from xolite_desktop.xapi.records.kinds import is_hvm, is_iso_library
from xolite_desktop.xapi.records.storage import VBD, VDI
from xolite_desktop.xapi.records.vm import VM, VMGuestMetrics
from xolite_desktop.xapi.refs import Ref, is_null
from xolite_desktop.xapi.rules import library
from xolite_desktop.xapi.rules import vm as vm_rules
from xolite_desktop.xapi.rules.driver import SNAPSHOT, lacks
from xolite_desktop.xapi.rules.placement import held_by_another, hosts_of_sr, vbds_of
from xolite_desktop.xapi.rules.refusal import Refusal
from xolite_desktop.xapi.rules.vbd import disc
from xolite_desktop.xapi.rules.vm_power import lacks_agent, operation

NOT_A_DISK: Final = "NOT_A_DISK"
"""Ours: it is a drive for discs. Parameter: VBD."""
DISK_OF_OTHERS: Final = "DISK_OF_OTHERS"
"""Ours: other VMs use the disk as well. Parameter: VDI."""
DEVICES_OF_SNAPSHOT: Final = "DEVICES_OF_SNAPSHOT"
"""Ours: the server would let a snapshot or control domain have other devices; we do not. Parameter: VM."""

_OF_VMS: Final = frozenset({VdiType.SYSTEM, VdiType.USER})
_CD_HOTPLUG: Final = "HVM CDROMs cannot be hotplugged/unplugged, only inserted or ejected"
_HALTED_FIRST: Final = {
    PowerState.RUNNING: "vm.clean_shutdown",
    PowerState.PAUSED: "vm.unpause",
    PowerState.SUSPENDED: "vm.resume",
}


def add(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VBD.create`, `VIF.create`: the server takes them of anything, we of VMs and templates."""
    vm = cache.vm(vm_ref)
    if vm is None:
        return Refusal("HANDLE_INVALID", ("VM", vm_ref))
    return Refusal(DEVICES_OF_SNAPSHOT, (vm_ref,)) if vm.is_a_snapshot or vm.is_control_domain else None


def activate(cache: Cache, vbd_ref: Ref) -> Refusal | None:
    """`VBD.plug`: of a running VM whose guest takes it, if nobody else holds the disk."""
    found = _found(cache, vbd_ref)
    if isinstance(found, Refusal):
        return found
    vbd, vm = found
    if vbd.currently_attached:
        return Refusal("DEVICE_ALREADY_ATTACHED", (vbd_ref,))
    return _unpluggable(cache, vbd, vm) or _busy(vbd_ref, vbd) or _unattachable(cache, vbd_ref, vbd, vm)


def deactivate(cache: Cache, vbd_ref: Ref) -> Refusal | None:
    """`VBD.unplug`: of a running VM whose guest lets go of it."""
    found = _found(cache, vbd_ref)
    if isinstance(found, Refusal):
        return found
    vbd, vm = found
    if not vbd.currently_attached:
        return Refusal("DEVICE_ALREADY_DETACHED", (vbd_ref,))
    refused = _unpluggable(cache, vbd, vm)
    if refused is None and not vbd.unpluggable:
        return Refusal("OPERATION_NOT_ALLOWED", ("The VBD is not unpluggable",))
    return refused or _busy(vbd_ref, vbd)


def detach(cache: Cache, vbd_ref: Ref) -> Refusal | None:
    """`VBD.destroy`, after `VBD.unplug` where it is plugged; the disk stays."""
    found = _found(cache, vbd_ref)
    if isinstance(found, Refusal):
        return found
    vbd, vm = found
    if vm.is_a_snapshot or vm.is_control_domain:
        return Refusal(DEVICES_OF_SNAPSHOT, (vbd.VM,))
    if vbd.currently_attached and vm.power_state != PowerState.HALTED:
        return deactivate(cache, vbd_ref)
    return _busy(vbd_ref, vbd)


def set_mode(cache: Cache, vbd_ref: Ref) -> Refusal | None:
    """`VBD.set_mode`: from Halted, also while it is not plugged; discs are read-only for ever."""
    found = _found(cache, vbd_ref)
    if isinstance(found, Refusal):
        return found
    vbd, vm = found
    if vm.power_state != PowerState.HALTED:
        return _bad_state(vbd.VM, vm, "halted")
    if vbd.type != VbdType.DISK:
        return Refusal(NOT_A_DISK, (vbd_ref,))
    return _busy(vbd_ref, vbd)


def set_position(cache: Cache, vbd_ref: Ref) -> Refusal | None:
    """`VBD.set_userdevice`: the server takes it at any time; it counts from the next start."""
    found = _found(cache, vbd_ref)
    if isinstance(found, Refusal):
        return found
    return Refusal(DEVICES_OF_SNAPSHOT, (found[0].VM,)) if found[1].is_a_snapshot else None


def vdi_of(cache: Cache, ref: Ref) -> Ref | None:
    """The disk that a ref names, itself or through a VBD; None for an empty drive and what is gone."""
    if cache.vdi(ref) is not None:
        return ref
    vbd = cache.vbd(ref)
    return vbd.VDI if vbd is not None and not vbd.empty and cache.vdi(vbd.VDI) is not None else None


def resize(cache: Cache, ref: Ref) -> Refusal | None:
    """`VDI.resize`, of a disk or of what a VBD attaches: not while a VM holds it."""
    found = _disk(cache, ref)
    return (
        found if isinstance(found, Refusal) else _held(cache, found, "resize") or out_of_reach(cache, found)
    )


def move(cache: Cache, ref: Ref) -> Refusal | None:
    """To another SR: live by `VDI.pool_migrate` while a VM runs with it, else by a copy."""
    found = _disk(cache, ref)
    if isinstance(found, Refusal):
        return found
    vdi = cache.vdi(found)
    if vdi is None:
        return Refusal("HANDLE_INVALID", ("VDI", found))
    if vdi.is_a_snapshot:
        return Refusal("VDI_IS_A_SNAPSHOT", (found,))
    refused = _unfit(found, vdi)
    if refused is not None:
        return refused
    if vdi.cbt_enabled:
        return Refusal("VDI_CBT_ENABLED", (found,), "disk.disable_cbt")
    holder = next(
        (vbd.VM for vbd in map(cache.vbd, vdi.VBDs) if vbd is not None and _holds(cache, vbd)), None
    )
    refused = _not_movable_under(cache, holder) if holder is not None else None
    return refused or out_of_reach(cache, found)


def copy(cache: Cache, ref: Ref) -> Refusal | None:
    """`VDI.copy`, of a disk or of a snapshot of one; of what a VM writes to, a snapshot is copied."""
    found = _disk(cache, ref)
    if isinstance(found, Refusal):
        return found
    vdi = cache.vdi(found)
    if vdi is None:
        return Refusal("HANDLE_INVALID", ("VDI", found))
    refused = _unfit(found, vdi)
    if refused is None and is_written(cache, found):
        if vdi.sharable:
            return Refusal("VDI_IS_SHARABLE", (found,))
        if lacks(cache, vdi.SR, SNAPSHOT):
            return Refusal("VDI_IN_USE", (found, "copy"))
    return refused or out_of_reach(cache, found)


def _unfit(vdi_ref: Ref, vdi: VDI) -> Refusal | None:
    """Neither a part that the driver keeps for itself, nor what the pool keeps for itself, nor busy."""
    if not vdi.managed:
        return Refusal("VDI_NOT_MANAGED", (vdi_ref,))
    if vdi.type not in _OF_VMS:
        return Refusal("VDI_INCOMPATIBLE_TYPE", (vdi_ref, vdi.type))
    for task, running in vdi.current_operations.items():
        return Refusal("OTHER_OPERATION_IN_PROGRESS", ("VDI", vdi_ref, running, task))
    return None


def edit(cache: Cache, ref: Ref) -> Refusal | None:
    """Name, description and size of a disk; of what a VBD attaches also how it is attached."""
    if cache.vbd(ref) is not None:
        return set_position(cache, ref)
    found = _disk(cache, ref)
    if isinstance(found, Refusal):
        return found
    vdi = cache.vdi(found)
    return Refusal("VDI_NOT_MANAGED", (found,)) if vdi is not None and not vdi.managed else None


def tag(cache: Cache, ref: Ref) -> Refusal | None:
    """`VDI.add_tags`: of anything that is a disk or a disc; an empty drive has nothing to tag."""
    if vdi_of(cache, ref) is not None:
        return None
    return (
        Refusal(NOT_A_DISK, (ref,)) if cache.vbd(ref) is not None else Refusal("HANDLE_INVALID", ("VDI", ref))
    )


def _not_movable_under(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """A disk moves under a VM as the VM itself would with its storage."""
    states = (PowerState.HALTED, PowerState.SUSPENDED, PowerState.RUNNING)
    return operation(cache, vm_ref, VmOperation.MIGRATE_SEND, *states) or lacks_agent(cache, vm_ref)


def destroy(cache: Cache, ref: Ref) -> Refusal | None:
    """`VDI.destroy`, of a disk or of what a VBD attaches, after it was detached: never one that other VMs use. Images of
    discs go too."""
    if disc(cache, ref) is not None:
        return library.delete(cache, ref)
    found = _disk(cache, ref)
    if isinstance(found, Refusal):
        return found
    vdi = cache.vdi(found)
    vbds = [vbd for vbd in map(cache.vbd, vdi.VBDs) if vbd is not None] if vdi is not None else []
    if ref != found and len({vbd.VM for vbd in vbds}) > 1:
        return Refusal(DISK_OF_OTHERS, (found,))
    return _held(cache, found, "destroy") or out_of_reach(cache, found)


def is_live(cache: Cache, vdi_ref: Ref) -> bool:
    """Whether a running VM holds the disk, so that it has to be moved under it."""
    vdi = cache.vdi(vdi_ref)
    return any(_holds(cache, vbd) for vbd in map(cache.vbd, vdi.VBDs if vdi is not None else ()))


def is_written(cache: Cache, vdi_ref: Ref) -> bool:
    """Whether a VM that is not halted may write to the disk."""
    vdi = cache.vdi(vdi_ref)
    vbds = map(cache.vbd, vdi.VBDs if vdi is not None else ())
    return any(vbd is not None and vbd.mode == VbdMode.READ_WRITE and _holds(cache, vbd) for vbd in vbds)


def _disk(cache: Cache, ref: Ref) -> Ref | Refusal:
    """The disk, unless it is none: a disc of a library, or an empty drive."""
    vbd = cache.vbd(ref)
    vdi_ref = vdi_of(cache, ref)
    vdi = cache.vdi(vdi_ref) if vdi_ref is not None else None
    if vdi_ref is None or vdi is None:
        return Refusal(NOT_A_DISK, (ref,)) if vbd is not None else Refusal("HANDLE_INVALID", ("VDI", ref))
    sr = cache.sr(vdi.SR)
    if (vbd is not None and vbd.type != VbdType.DISK) or (sr is not None and is_iso_library(sr)):
        return Refusal(NOT_A_DISK, (ref,))
    return vdi_ref


def _found(cache: Cache, vbd_ref: Ref) -> tuple[VBD, VM] | Refusal:
    vbd = cache.vbd(vbd_ref)
    vm = cache.vm(vbd.VM) if vbd is not None else None
    if vbd is None or vm is None:
        return Refusal("HANDLE_INVALID", ("VBD", vbd_ref))
    return vbd, vm


def _busy(vbd_ref: Ref, vbd: VBD) -> Refusal | None:
    for task, running in vbd.current_operations.items():
        return Refusal("OTHER_OPERATION_IN_PROGRESS", ("VBD", vbd_ref, running, task))
    return None


def _bad_state(vm_ref: Ref, vm: VM, expected: str) -> Refusal:
    way = "vm.start" if expected == "running" and vm.power_state == PowerState.HALTED else None
    if way is None:
        way = next((each for state, each in _HALTED_FIRST.items() if state == vm.power_state), None)
    if vm.is_a_template or vm.is_a_snapshot or vm.is_control_domain:
        way = None
    return Refusal("VM_BAD_POWER_STATE", (vm_ref, expected, vm.power_state.lower()), way)


def _unpluggable(cache: Cache, vbd: VBD, vm: VM) -> Refusal | None:
    """What stands in the way of plugging and of unplugging alike."""
    if vm.power_state != PowerState.RUNNING:
        return _bad_state(vbd.VM, vm, "running")
    if not is_hvm(vm):
        return None
    if vbd.type == VbdType.CD:
        return Refusal("OPERATION_NOT_ALLOWED", (_CD_HOTPLUG,))
    metrics = cache.get("VM_guest_metrics", vm.guest_metrics)
    if isinstance(metrics, VMGuestMetrics) and not metrics.PV_drivers_detected:
        return Refusal("VM_MISSING_PV_DRIVERS", (vbd.VM,))
    return None


def _unattachable(cache: Cache, vbd_ref: Ref, vbd: VBD, vm: VM) -> Refusal | None:
    held = held_by_another(cache, vbd_ref)
    if held is not None:
        return held
    if vbd.type == VbdType.DISK and vbd.mode == VbdMode.READ_ONLY and is_hvm(vm):
        return Refusal("DISK_VBD_MUST_BE_READWRITE_FOR_HVM", (vbd_ref,))
    vdi = cache.vdi(vbd.VDI) if not vbd.empty else None
    if vdi is not None and not is_null(vm.resident_on) and vm.resident_on not in hosts_of_sr(cache, vdi.SR):
        return Refusal("SR_NOT_ATTACHED", (vdi.SR,))
    return None


def _held(cache: Cache, vdi_ref: Ref, operation: str) -> Refusal | None:
    vdi = cache.vdi(vdi_ref)
    if vdi is None:
        return Refusal("HANDLE_INVALID", ("VDI", vdi_ref))
    if is_live(cache, vdi_ref):
        return Refusal("VDI_IN_USE", (vdi_ref, operation))
    for task, running in vdi.current_operations.items():
        return Refusal("OTHER_OPERATION_IN_PROGRESS", ("VDI", vdi_ref, running, task))
    return None if vdi.managed else Refusal("VDI_NOT_MANAGED", (vdi_ref,))


def _holds(cache: Cache, vbd: VBD | None) -> bool:
    vm = cache.vm(vbd.VM) if vbd is not None and vbd.currently_attached else None
    return vm is not None and vm.power_state != PowerState.HALTED


def delete_snapshot(cache: Cache, ref: Ref) -> Refusal | None:
    """`VM.destroy` of a snapshot, and `VDI.destroy` of its disks, which would stay for ever if they could not go now."""
    return vm_rules.destroy(cache, ref) or disks_out_of_reach(cache, ref)


def disks_out_of_reach(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """The first disk of a VM or snapshot, or its saved memory, on a storage that no host is connected to."""
    vm = cache.vm(vm_ref)
    if vm is None:
        return None
    disks = [vbd.VDI for vbd in vbds_of(cache, vm) if vbd.type == VbdType.DISK]
    refusals = (out_of_reach(cache, vdi) for vdi in (*disks, vm.suspend_VDI))
    return next((refusal for refusal in refusals if refusal is not None), None)


def out_of_reach(cache: Cache, vdi_ref: Ref) -> Refusal | None:
    """No host is connected to the storage of a disk."""
    vdi = cache.get("VDI", vdi_ref)
    if isinstance(vdi, VDI) and not hosts_of_sr(cache, vdi.SR):
        return Refusal("SR_HAS_NO_PBDS", (vdi.SR,))
    return None
