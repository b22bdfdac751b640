# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Disks as they were decided on: a new one, one that exists, another size, another place."""

from dataclasses import dataclass
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import VbdMode, VbdType
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.storage import storage_problem
from xolite_desktop.xapi.records.kinds import is_hidden, is_iso_library
from xolite_desktop.xapi.records.storage import VDI
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import disk as rules
from xolite_desktop.xapi.rules.refusal import Refusal

GIB: Final = 1 << 30
SMALLEST: Final = 1 << 20
LARGEST: Final = 2040 * GIB
"""What a VHD holds, with room for its own tables; other formats hold more."""
POSITIONS: Final = 255
CD_POSITION: Final = "3"


@dataclass(frozen=True)
class NewDisk:
    """A disk to make and to attach. `size` in bytes; `position` empty for the first free one."""

    name: str
    sr: Ref | None
    size: int
    description: str = ""
    mode: VbdMode = VbdMode.READ_WRITE
    bootable: bool = False
    position: str = ""

    def problems(self, cache: Cache, taken: int = 0) -> list[Problem]:
        """What is wrong at "name", "size" and "sr", on which so many bytes are `taken` by the same plan."""
        found = [] if self.name.strip() else [Problem("name", "NAME_MISSING")]
        if not SMALLEST <= self.size <= LARGEST:
            found.append(Problem("size", "SIZE_OUT_OF_RANGE", (str(SMALLEST), str(LARGEST))))
        if self.sr is None:
            found.append(Problem("sr", "STORAGE_MISSING"))
        elif refusal := storage_problem(cache, self.sr, self.size, taken):
            at = "size" if refusal.code == "NOT_ENOUGH_SPACE" else "sr"
            found.append(Problem(at, refusal.code, refusal.params))
        return found


@dataclass(frozen=True)
class AttachDisk:
    """A disk that exists, to be attached."""

    vdi: Ref
    mode: VbdMode = VbdMode.READ_WRITE
    bootable: bool = False
    position: str = ""


@dataclass(frozen=True)
class EditDisk:
    """What to change about a VM's disk; None leaves a thing as it is."""

    name: str | None = None
    description: str | None = None
    size: int | None = None
    mode: VbdMode | None = None
    position: str | None = None
    bootable: bool | None = None


def free_positions(cache: Cache, vm_ref: Ref) -> list[str]:
    """The positions no device of the VM has, lowest first; the one of the CD drive comes after the others."""
    vm = cache.vm(vm_ref)
    vbds = map(cache.vbd, vm.VBDs) if vm is not None else ()
    taken = {vbd.userdevice for vbd in vbds if vbd is not None}
    free = [str(number) for number in range(POSITIONS) if str(number) not in taken]
    return sorted(free, key=lambda position: (position == CD_POSITION, int(position)))


def attachable(cache: Cache, vm_ref: Ref) -> list[tuple[Ref, Refusal | None]]:
    """The disks of the pool that a VM does not have yet, each with the reason why it cannot be attached."""
    vm = cache.vm(vm_ref)
    own = {vbd.VDI for vbd in map(cache.vbd, vm.VBDs) if vbd is not None} if vm is not None else set()
    found = []
    for ref, vdi in cache.of(VDI, "VDI").items():
        sr = cache.sr(vdi.SR)
        if ref in own or sr is None or is_iso_library(sr) or sr.type == "udev" or not _is_whole(vdi):
            continue
        found.append((ref, why_not_attach(cache, ref)))
    return found


def why_not_attach(cache: Cache, vdi_ref: Ref) -> Refusal | None:
    """A disk can be attached to several VMs, but one that another one writes would be spoilt."""
    vdi = cache.vdi(vdi_ref)
    if vdi is None:
        return Refusal("HANDLE_INVALID", ("VDI", vdi_ref))
    vbds = [vbd for vbd in map(cache.vbd, vdi.VBDs) if vbd is not None and vbd.type == VbdType.DISK]
    if vbds and not vdi.sharable:
        return Refusal("VDI_IN_USE", (vdi_ref, "attach"))
    return None


def _is_whole(vdi: VDI) -> bool:
    return (
        vdi.managed
        and not vdi.missing
        and not vdi.is_a_snapshot
        and vdi.type == "user"
        and not is_hidden(vdi)
    )


def resize_problem(cache: Cache, vdi_ref: Ref, size: int) -> Problem | None:
    """Disks only grow."""
    vdi = cache.vdi(vdi_ref)
    if vdi is None:
        return Problem("size", "HANDLE_INVALID", ("VDI", vdi_ref))
    if size < vdi.virtual_size:
        return Problem("size", "DISK_CANNOT_SHRINK", (str(vdi.virtual_size),))
    if size > LARGEST:
        return Problem("size", "SIZE_OUT_OF_RANGE", (str(SMALLEST), str(LARGEST)))
    refusal = rules.resize(cache, vdi_ref) if size != vdi.virtual_size else None
    refusal = refusal or storage_problem(cache, vdi.SR, size - vdi.virtual_size)
    return Problem("size", refusal.code, refusal.params) if refusal else None
