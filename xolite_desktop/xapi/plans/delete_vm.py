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
from xolite_desktop.xapi.rules import disk as disk_rules


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
    goes with its VM. `out_of_reach`: no host is connected to its storage, so that it cannot be deleted now.
    """

    kind: Belonging
    ref: Ref
    name: str
    size: int
    sr: Ref | None = None
    is_chosen: bool = True
    shared_with: tuple[Ref, ...] = ()
    out_of_reach: bool = False

    @property
    def goes(self) -> bool:
        """Whether it is deleted."""
        return self.is_chosen and not self.shared_with and not self.out_of_reach


@dataclass(frozen=True)
class DeleteVm:
    """What is deleted together with one VM or several; what is named here and not theirs is left alone."""

    disks: frozenset[Ref] = frozenset()
    snapshots: frozenset[Ref] = frozenset()
    memory: bool = True

    @classmethod
    def of(cls, items: Iterable[Item]) -> "DeleteVm":
        """The plan for what is chosen."""
        found = list(items)
        chosen = [item for item in found if item.goes]
        return cls(
            frozenset(item.ref for item in chosen if item.kind is Belonging.DISK),
            frozenset(item.ref for item in chosen if item.kind is Belonging.SNAPSHOT),
            not any(item.kind is Belonging.MEMORY and item.out_of_reach for item in found),
        )


def loses_data(items: Iterable[Item]) -> bool:
    """Whether anything is gone for good besides settings, if what is chosen is deleted."""
    return any(item.goes for item in items)


def belongings(cache: Cache, vm_ref: Ref) -> list[Item]:
    """Everything that could go with a VM: disks by position, snapshots by time, saved memory."""
    vm = cache.vm(vm_ref)
    if vm is None:
        return []
    found = _disks(cache, vm_ref, vm)
    for ref in sorted(vm.snapshots, key=lambda ref: getattr(cache.vm(ref), "snapshot_time", "")):
        snapshot = cache.vm(ref)
        if snapshot is not None:
            freed, lost = space_freed(cache, [ref]), disk_rules.disks_out_of_reach(cache, ref) is not None
            found.append(Item(Belonging.SNAPSHOT, ref, snapshot.name_label, freed, out_of_reach=lost))
    memory = None if is_null(vm.suspend_VDI) else cache.vdi(vm.suspend_VDI)
    if memory is not None:
        taken = memory.physical_utilisation
        lost = disk_rules.out_of_reach(cache, vm.suspend_VDI) is not None
        found.append(
            Item(Belonging.MEMORY, vm.suspend_VDI, memory.name_label, taken, memory.SR, out_of_reach=lost)
        )
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
            Belonging.DISK,
            vbd.VDI,
            vdi.name_label,
            max(0, vdi.physical_utilisation),
            vdi.SR,
            owned,
            others,
            disk_rules.out_of_reach(cache, vbd.VDI) is not None,
        )
    return list(found.values())


def other_users(cache: Cache, vdi_ref: Ref, *vms: Ref) -> tuple[Ref, ...]:
    """The VMs that a disk is attached to, besides some."""
    vdi = cache.vdi(vdi_ref)
    vbds = map(cache.vbd, vdi.VBDs) if vdi is not None else ()
    return tuple(dict.fromkeys(vbd.VM for vbd in vbds if vbd is not None and vbd.VM not in vms))
