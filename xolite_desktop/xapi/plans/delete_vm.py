# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What goes with a VM when it is deleted: its disks, its snapshots, its saved memory."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum, unique

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.snapshot import space_freed
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref, is_null


@unique
class Belonging(StrEnum):
    """What kind of thing belongs to a VM."""

    DISK = "disk"
    SNAPSHOT = "snapshot"
    MEMORY = "saved memory"


@dataclass(frozen=True)
class Item:
    """One thing that belongs to a VM; `size` in bytes.

    `shared_with` are other VMs that use the disk: it is never deleted then. `is_chosen`: the owner flag says that it
    goes with its VM.
    """

    kind: Belonging
    ref: Ref
    name: str
    size: int
    sr: Ref | None = None
    is_chosen: bool = True
    shared_with: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class DeleteVm:
    """What is deleted together with one VM or several; what is named here and not theirs is left alone."""

    disks: frozenset[Ref] = frozenset()
    snapshots: frozenset[Ref] = frozenset()
    memory: bool = True

    @classmethod
    def of(cls, items: Iterable[Item]) -> "DeleteVm":
        """The plan for what is chosen."""
        chosen = [item for item in items if item.is_chosen and not item.shared_with]
        return cls(
            frozenset(item.ref for item in chosen if item.kind is Belonging.DISK),
            frozenset(item.ref for item in chosen if item.kind is Belonging.SNAPSHOT),
        )

    @property
    def loses_data(self) -> bool:
        """Whether anything is gone for good besides the VM's settings."""
        return bool(self.disks or self.snapshots)


def belongings(cache: Cache, vm_ref: Ref) -> list[Item]:
    """Everything that could go with a VM: disks by position, snapshots by time, saved memory."""
    vm = cache.vm(vm_ref)
    if vm is None:
        return []
    found = _disks(cache, vm_ref, vm)
    for ref in sorted(vm.snapshots, key=lambda ref: getattr(cache.vm(ref), "snapshot_time", "")):
        snapshot = cache.vm(ref)
        if snapshot is not None:
            found.append(Item(Belonging.SNAPSHOT, ref, snapshot.name_label, space_freed(cache, [ref])))
    memory = None if is_null(vm.suspend_VDI) else cache.vdi(vm.suspend_VDI)
    if memory is not None:
        taken = memory.physical_utilisation
        found.append(Item(Belonging.MEMORY, vm.suspend_VDI, memory.name_label, taken, memory.SR))
    return found


def _disks(cache: Cache, vm_ref: Ref, vm: VM) -> list[Item]:
    vbds = [vbd for vbd in map(cache.vbd, vm.VBDs) if vbd is not None and vbd.type == "Disk"]
    found: dict[Ref, Item] = {}
    for vbd in sorted(vbds, key=lambda vbd: (len(vbd.userdevice), vbd.userdevice)):
        vdi = cache.vdi(vbd.VDI)
        if vdi is None or vbd.VDI in found:
            continue
        others = other_users(cache, vbd.VDI, vm_ref)
        owned = "owner" in vbd.other_config and not others
        found[vbd.VDI] = Item(
            Belonging.DISK, vbd.VDI, vdi.name_label, max(0, vdi.physical_utilisation), vdi.SR, owned, others
        )
    return list(found.values())


def other_users(cache: Cache, vdi_ref: Ref, *vms: Ref) -> tuple[Ref, ...]:
    """The VMs that a disk is attached to, besides some."""
    vdi = cache.vdi(vdi_ref)
    vbds = map(cache.vbd, vdi.VBDs) if vdi is not None else ()
    return tuple(dict.fromkeys(vbd.VM for vbd in vbds if vbd is not None and vbd.VM not in vms))
