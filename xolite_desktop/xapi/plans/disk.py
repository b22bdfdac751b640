# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Disks as they were decided on: a new one, one that exists, another size, another place."""

from dataclasses import dataclass
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import VbdMode
from xolite_desktop.xapi.plans.edits import Edit, Slot
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.storage import largest_disk, storage_problem
from xolite_desktop.xapi.records.kinds import is_hidden, takes_disks
from xolite_desktop.xapi.records.storage import VBD, VDI
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref, is_null
from xolite_desktop.xapi.rules import disk as rules
from xolite_desktop.xapi.rules.placement import hosts_of_sr

GIB: Final = 1 << 30
SMALLEST: Final = 1 << 20
POSITIONS: Final = 255
CD_POSITION: Final = "3"
PRIORITY: Final = "ionice"
_SCHEDULER: Final = "rt"


@dataclass(frozen=True)
class NewDisk:
    """A disk to make, and to attach where it is for a VM. `size` in bytes; `position` empty for the first free one."""

    name: str
    sr: Ref | None
    size: int
    description: str = ""
    mode: VbdMode = VbdMode.READ_WRITE
    bootable: bool = False
    position: str = ""
    sharable: bool = False
    """Several VMs may write to it at once, which only file systems of a cluster bear. It cannot be changed later."""

    def problems(self, cache: Cache, taken: int = 0, host: Ref | None = None) -> list[Problem]:
        """What is wrong at "name", "size" and "sr", on which so many bytes are `taken` by the same plan, and which the
        `host` under the VM has to reach."""
        found = [] if self.name.strip() else [Problem("name", "NAME_MISSING")]
        most = largest_disk(cache, self.sr)
        if not SMALLEST <= self.size <= most:
            found.append(Problem("size", "SIZE_OUT_OF_RANGE", (str(SMALLEST), str(most))))
        if self.sr is None:
            found.append(Problem("sr", "STORAGE_MISSING"))
        elif refusal := storage_problem(cache, self.sr, self.size, taken, host):
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
    """What to change about a VM's disk: single values as `edits`, of the disk and of its attachment; None leaves the
    size in bytes or the position as it is."""

    edits: tuple[Edit, ...] = ()
    size: int | None = None
    position: str | None = None

    @property
    def changes(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.edits) or self.size is not None or self.position is not None


def free_positions(cache: Cache, vm_ref: Ref) -> list[str]:
    """The positions no device of the VM has, lowest first; the one of the CD drive comes after the others."""
    vm = cache.vm(vm_ref)
    vbds = map(cache.vbd, vm.VBDs) if vm is not None else ()
    taken = {vbd.userdevice for vbd in vbds if vbd is not None}
    free = [str(number) for number in range(POSITIONS) if str(number) not in taken]
    return sorted(free, key=lambda position: (position == CD_POSITION, int(position)))


def attachable(cache: Cache, vm_ref: Ref) -> list[Ref]:
    """The disks of the pool that a VM could get in addition: those that nobody has, and those made for sharing."""
    vm = cache.vm(vm_ref)
    own = {vbd.VDI for vbd in map(cache.vbd, vm.VBDs) if vbd is not None} if vm is not None else set()
    return [
        ref
        for ref, vdi in cache.of(VDI, "VDI").items()
        if (not vdi.VBDs or vdi.sharable) and ref not in own and _is_whole(vdi) and _is_near(cache, vm, vdi)
    ]


def unattached(cache: Cache) -> list[Ref]:
    """The disks of the pool that a VM to be made could get, to write on them."""
    return [
        ref
        for ref, vdi in cache.of(VDI, "VDI").items()
        if (not vdi.VBDs or vdi.sharable)
        and not vdi.read_only
        and _is_whole(vdi)
        and _is_near(cache, VM(), vdi)
    ]


def _is_near(cache: Cache, vm: VM | None, vdi: VDI) -> bool:
    """On a storage for disks, which the host under the VM is connected to, or some host if it does not run."""
    sr = cache.sr(vdi.SR)
    if sr is None or not takes_disks(sr):
        return False
    hosts = hosts_of_sr(cache, vdi.SR)
    return vm is not None and (vm.resident_on in hosts if not is_null(vm.resident_on) else bool(hosts))


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
    if size > (most := largest_disk(cache, vdi.SR)):
        return Problem("size", "SIZE_OUT_OF_RANGE", (str(SMALLEST), str(most)))
    refusal = rules.resize(cache, vdi_ref) if size != vdi.virtual_size else None
    refusal = refusal or storage_problem(cache, vdi.SR, size - vdi.virtual_size)
    return Problem("size", refusal.code, refusal.params) if refusal else None


def disk_priority(vbd: VBD) -> str:
    """ "0" to "7" where the host serves the disk before or after others; empty where it is one of many."""
    params = vbd.qos_algorithm_params
    is_set = vbd.qos_algorithm_type == PRIORITY and params.get("sched") == _SCHEDULER
    return params.get("class", "") if is_set else ""


def priority_edits(ref: Ref, vbd: VBD, level: str) -> list[Edit]:
    """What makes it so; other parameters that somebody wrote stay."""
    if level == disk_priority(vbd):
        return []
    params = vbd.qos_algorithm_params
    wanted = {"sched": _SCHEDULER, "class": level} if level else {"sched": None, "class": None}
    kind = Edit(Slot("VBD", ref, "qos_algorithm_type"), vbd.qos_algorithm_type, PRIORITY if level else "")
    return [
        kind, *(Edit(Slot("VBD", ref, "qos_algorithm_params", key), params.get(key), value) for key, value in wanted.items())
    ]  # fmt: skip
