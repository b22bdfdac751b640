# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May a VM be given graphics processors and USB devices of its host, or lose them, and may the host hand them out?"""

from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.devices import PGPU, PUSB, VGPU, VUSB
from xolite_desktop.xapi.records.kinds import is_hvm
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref, is_null
from xolite_desktop.xapi.rules.refusal import Refusal
from xolite_desktop.xapi.rules.vm_config import NOT_HVM, settings

MOST_USB: Final = 6
"""Devices that a VM may have; the server takes no more."""
TOO_MANY_USB: Final = "TOO_MANY_VUSBS"
"""Parameter: how many there may be."""
NO_FREE_USB: Final = "NO_FREE_USB"
"""Ours: no host has a USB device that is for VMs and free. No parameters."""
NO_GPU: Final = "NO_GPU"
"""Ours: no host has a graphics processor that VMs may get a part of. No parameters."""
USB_IN_USE: Final = "USB_IN_USE"
"""Ours: a VM has the device. Parameter: VM."""
USB_SO: Final = "USB_PASSTHROUGH_SO"
"""Ours: the device is for VMs already, or is not. No parameters."""
GPU_SO: Final = "GPU_ACCESS_SO"
"""Ours: the host's use of the processor is, or will be, what is asked for. No parameters."""


def add_usb(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VUSB.create`: of a halted HVM guest with fewer than six, where some host has a free device."""
    refused = _may_have(cache, vm_ref)
    if refused is None and len(_vusbs(cache, vm_ref)) >= MOST_USB:
        refused = Refusal(TOO_MANY_USB, (str(MOST_USB),))
    return refused or (None if free_usb(cache) else Refusal(NO_FREE_USB))


def remove_usb(cache: Cache, vusb_ref: Ref) -> Refusal | None:
    """`VUSB.destroy`, after `VUSB.unplug` where a running guest has it."""
    vusb = cache.get("VUSB", vusb_ref)
    if not isinstance(vusb, VUSB):
        return Refusal("HANDLE_INVALID", ("VUSB", vusb_ref))
    for task, running in vusb.current_operations.items():
        return Refusal("OTHER_OPERATION_IN_PROGRESS", ("VUSB", vusb_ref, running, task))
    vm = cache.vm(vusb.VM)
    if (
        vm is not None
        and vusb.currently_attached
        and vm.power_state not in (PowerState.RUNNING, PowerState.HALTED)
    ):
        return Refusal("VM_BAD_POWER_STATE", (vusb.VM, "halted, running", vm.power_state.lower()))
    return None


def add_gpu(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VGPU.create`: of a halted HVM guest, where some host hands out parts of a processor."""
    return _may_have(cache, vm_ref) or (None if gpu_groups(cache) else Refusal(NO_GPU))


def remove_gpu(cache: Cache, vgpu_ref: Ref) -> Refusal | None:
    """`VGPU.destroy`: of a halted VM."""
    vgpu = cache.get("VGPU", vgpu_ref)
    if not isinstance(vgpu, VGPU):
        return Refusal("HANDLE_INVALID", ("VGPU", vgpu_ref))
    return _not_halted(vgpu.VM, cache.vm(vgpu.VM))


def enable_usb(cache: Cache, pusb_ref: Ref) -> Refusal | None:
    """`PUSB.set_passthrough_enabled` true."""
    pusb = cache.get("PUSB", pusb_ref)
    if not isinstance(pusb, PUSB):
        return Refusal("HANDLE_INVALID", ("PUSB", pusb_ref))
    return Refusal(USB_SO) if pusb.passthrough_enabled else None


def disable_usb(cache: Cache, pusb_ref: Ref) -> Refusal | None:
    """`PUSB.set_passthrough_enabled` false: of a device that no VM has."""
    pusb = cache.get("PUSB", pusb_ref)
    if not isinstance(pusb, PUSB):
        return Refusal("HANDLE_INVALID", ("PUSB", pusb_ref))
    if not pusb.passthrough_enabled:
        return Refusal(USB_SO)
    owner = next(
        (vusb.VM for vusb in cache.of(VUSB, "VUSB").values() if vusb.USB_group == pusb.USB_group), None
    )
    return Refusal(USB_IN_USE, (owner,)) if owner is not None and not is_null(pusb.USB_group) else None


def take_gpu(cache: Cache, pgpu_ref: Ref) -> Refusal | None:
    """`PGPU.disable_dom0_access`: the host lets go of it at its next start."""
    return _gpu_access(cache, pgpu_ref, "disabled", "disable_on_reboot")


def give_back_gpu(cache: Cache, pgpu_ref: Ref) -> Refusal | None:
    """`PGPU.enable_dom0_access`: the host uses it itself from its next start on."""
    return _gpu_access(cache, pgpu_ref, "enabled", "enable_on_reboot")


def take_pci(cache: Cache, pci_ref: Ref) -> Refusal | None:
    """`PCI.disable_dom0_access` and its opposite. What holds now is in no record."""
    return None if cache.get("PCI", pci_ref) is not None else Refusal("HANDLE_INVALID", ("PCI", pci_ref))


def free_usb(cache: Cache) -> list[Ref]:
    """The groups, each with one device, that are for VMs and that no VM has."""
    taken = {vusb.USB_group for vusb in cache.of(VUSB, "VUSB").values()}
    return [
        pusb.USB_group
        for pusb in cache.of(PUSB, "PUSB").values()
        if pusb.passthrough_enabled and not is_null(pusb.USB_group) and pusb.USB_group not in taken
    ]


def gpu_groups(cache: Cache) -> dict[Ref, tuple[Ref, ...]]:
    """The groups of processors that VMs may get a part of, and the types of parts that each gives."""
    found: dict[Ref, set[Ref]] = {}
    for pgpu in cache.of(PGPU, "PGPU").values():
        if pgpu.enabled_VGPU_types and not is_null(pgpu.GPU_group):
            found.setdefault(pgpu.GPU_group, set()).update(pgpu.enabled_VGPU_types)
    return {group: tuple(sorted(types)) for group, types in found.items()}


def room_for(cache: Cache, group: Ref, kind: Ref) -> int:
    """How many more parts of a type the processors of a group can take; those of VMs that do not run count for nothing.

    A processor gives parts of one size at a time.
    """
    room = 0
    for ref, pgpu in cache.of(PGPU, "PGPU").items():
        if pgpu.GPU_group == group and kind in pgpu.enabled_VGPU_types:
            there = [vgpu.type for vgpu in cache.of(VGPU, "VGPU").values() if vgpu.resident_on == ref]
            if all(each == kind for each in there):
                room += max(0, pgpu.supported_VGPU_max_capacities.get(kind, 0) - len(there))
    return room


def _vusbs(cache: Cache, vm_ref: Ref) -> list[Ref]:
    return [ref for ref, vusb in cache.of(VUSB, "VUSB").items() if vm_ref == vusb.VM]


def _may_have(cache: Cache, vm_ref: Ref) -> Refusal | None:
    refused = settings(cache, vm_ref)
    vm = cache.vm(vm_ref)
    if refused is not None or vm is None:
        return refused
    return _not_halted(vm_ref, vm) or (None if is_hvm(vm) else Refusal(NOT_HVM, (vm_ref,)))


def _not_halted(vm_ref: Ref, vm: VM | None) -> Refusal | None:
    if vm is None or vm.power_state == PowerState.HALTED:
        return None
    way = "vm.clean_shutdown" if vm.power_state == PowerState.RUNNING else None
    return Refusal("VM_BAD_POWER_STATE", (vm_ref, "halted", vm.power_state.lower()), way)


def _gpu_access(cache: Cache, ref: Ref, *already: str) -> Refusal | None:
    pgpu = cache.get("PGPU", ref)
    if not isinstance(pgpu, PGPU):
        return Refusal("HANDLE_INVALID", ("PGPU", ref))
    return Refusal(GPU_SO) if pgpu.dom0_access in already else None
