# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May the disc in a VM's drive be changed now, and which discs are there to choose from?"""

from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.kinds import is_iso_library
from xolite_desktop.xapi.records.storage import PBD, SR, VBD, VDI
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref, is_null
from xolite_desktop.xapi.rules.refusal import Refusal

NO_CD_DRIVE: Final = "NO_CD_DRIVE"
"""Ours: the VM has no drive for discs. Parameter: VM."""
DRIVE_NOT_THERE_YET: Final = "DRIVE_NOT_THERE_YET"
"""Ours: the drive was made while the VM ran; it is there after its next start. Parameter: VM."""
NO_DISCS: Final = "NO_DISCS"
"""Ours: no ISO library of the pool has a disc. No parameters."""
NO_TOOLS_DISC: Final = "NO_TOOLS_DISC"
"""Ours: the pool has no disc with guest tools. No parameters."""
TOOLS_INSERTED: Final = "TOOLS_INSERTED"
"""Ours: the guest tools are in the drive already. Parameter: VM."""
DISC_OUT_OF_REACH: Final = "VM_REQUIRES_SR"
"""The host that runs the VM is not connected to the disc's library. Parameters: VM, SR."""


def cd_drive(cache: Cache, vm_ref: Ref) -> tuple[Ref, VBD] | None:
    """The drive of a VM for discs: its first by position, None if it has none."""
    vm = cache.vm(vm_ref)
    drives = [(ref, cache.vbd(ref)) for ref in vm.VBDs] if vm is not None else []
    found = [(ref, vbd) for ref, vbd in drives if vbd is not None and vbd.type == "CD"]
    return min(found, key=lambda drive: (len(drive[1].userdevice), drive[1].userdevice), default=None)


def disc_in(cache: Cache, vm_ref: Ref) -> Ref | None:
    """The disc in the VM's drive, None if it is empty or there is no drive."""
    drive = cd_drive(cache, vm_ref)
    if drive is None or drive[1].empty or is_null(drive[1].VDI):
        return None
    return drive[1].VDI


def discs(cache: Cache) -> dict[Ref, VDI]:
    """Every image in the pool's ISO libraries."""
    libraries = {ref for ref, sr in cache.of(SR, "SR").items() if is_iso_library(sr)}
    return {
        ref: vdi
        for ref, vdi in cache.of(VDI, "VDI").items()
        if vdi.SR in libraries and vdi.managed and not vdi.missing
    }


def disc(cache: Cache, vdi_ref: str) -> VDI | None:
    """An image of an ISO library, without a search among all of them; None if it is something else."""
    vdi = cache.vdi(vdi_ref)
    sr = cache.sr(vdi.SR) if vdi is not None else None
    is_one = vdi is not None and sr is not None and is_iso_library(sr) and vdi.managed and not vdi.missing
    return vdi if is_one else None


def change_disc(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VBD.insert`, after `VBD.eject` where the drive is not empty: from any state but Suspended."""
    refused = _drive_unusable(cache, vm_ref)
    if refused is None and not discs(cache):
        return Refusal(NO_DISCS)
    return refused


def eject(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VBD.eject`: there is a disc."""
    refused = _drive_unusable(cache, vm_ref)
    drive = cd_drive(cache, vm_ref)
    if refused is None and drive is not None and drive[1].empty:
        return Refusal("VBD_IS_EMPTY", (drive[0],))
    return refused


def insert(cache: Cache, vm_ref: Ref, vdi_ref: Ref) -> Refusal | None:
    """`VBD.insert` of a given disc: the host that runs the VM must reach its library."""
    refused = _drive_unusable(cache, vm_ref)
    if refused is not None:
        return refused
    vm, vdi = cache.vm(vm_ref), cache.vdi(vdi_ref)
    if vm is None or vdi is None:
        return Refusal("HANDLE_INVALID", ("VDI", vdi_ref))
    if vm.power_state == PowerState.RUNNING and not _reaches(cache, vm, vdi.SR):
        return Refusal(DISC_OUT_OF_REACH, (vm_ref, vdi.SR))
    return None


def tools_disc(cache: Cache) -> Ref | None:
    """The disc with the guest tools of this pool, None if it has none."""
    for ref, vdi in cache.of(VDI, "VDI").items():
        sr = cache.sr(vdi.SR)
        if vdi.is_tools_iso or (sr is not None and sr.is_tools_sr and not vdi.missing):
            return ref
    return None


def insert_tools(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VBD.insert` of the guest tools, which are not in the drive yet."""
    refused = _drive_unusable(cache, vm_ref)
    if refused is not None:
        return refused
    tools = tools_disc(cache)
    if tools is None:
        return Refusal(NO_TOOLS_DISC)
    if disc_in(cache, vm_ref) == tools:
        return Refusal(TOOLS_INSERTED, (vm_ref,))
    return insert(cache, vm_ref, tools)


def has_guest(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """What is said about the tools of a guest needs a VM, and no more."""
    return None if cache.vm(vm_ref) is not None else Refusal("HANDLE_INVALID", ("VM", vm_ref))


def _drive_unusable(cache: Cache, vm_ref: Ref) -> Refusal | None:
    vm = cache.vm(vm_ref)
    if vm is None:
        return Refusal("HANDLE_INVALID", ("VM", vm_ref))
    drive = cd_drive(cache, vm_ref)
    if drive is None:
        return Refusal(NO_CD_DRIVE, (vm_ref,))
    ref, vbd = drive
    if vm.power_state == PowerState.SUSPENDED:
        return Refusal("VM_BAD_POWER_STATE", (vm_ref, "halted, running", "suspended"), "vm.resume")
    for task, running in vbd.current_operations.items():
        return Refusal("OTHER_OPERATION_IN_PROGRESS", ("VBD", ref, running, task))
    if vm.power_state == PowerState.RUNNING and not vbd.currently_attached:
        return Refusal(DRIVE_NOT_THERE_YET, (vm_ref,))
    return None


def _reaches(cache: Cache, vm: VM, sr_ref: Ref) -> bool:
    sr = cache.sr(sr_ref)
    pbds = (cache.get("PBD", ref) for ref in sr.PBDs) if sr is not None else ()
    return any(isinstance(pbd, PBD) and pbd.host == vm.resident_on and pbd.currently_attached for pbd in pbds)
