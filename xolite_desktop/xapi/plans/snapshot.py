# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Snapshots as they were decided on: which kind, what they are called, what is done before going back to one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum, unique

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.storage import VDI
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import vm as rules
from xolite_desktop.xapi.rules.refusal import Refusal


@unique
class SnapshotKind(StrEnum):
    """What a snapshot holds; the values are the server's calls."""

    DISKS = "VM.snapshot"
    MEMORY = "VM.checkpoint"


@dataclass(frozen=True)
class TakeSnapshot:
    """A snapshot to take. An empty name is replaced by the VM's and the time."""

    name: str = ""
    description: str = ""
    kind: SnapshotKind = SnapshotKind.DISKS

    def problems(self) -> list[Problem]:
        """Only the name can be wrong."""
        return [] if self.name.strip() else [Problem("name", "NAME_MISSING")]


@dataclass(frozen=True)
class Revert:
    """Going back to a snapshot; `keep_as` is the name of a snapshot taken first, empty for none.

    `restart`: what ran at the snapshot runs again afterwards.
    """

    keep_as: str = ""
    restart: bool = True


def refusal_of(cache: Cache, vm_ref: Ref, kind: SnapshotKind) -> Refusal | None:
    """Why a kind of snapshot cannot be taken of a VM now."""
    rule = {
        SnapshotKind.DISKS: rules.snapshot,
        SnapshotKind.MEMORY: rules.checkpoint,
    }
    return rule[kind](cache, vm_ref)


def branch(children: Mapping[Ref, tuple[Ref, ...]], root: Ref) -> list[Ref]:
    """A snapshot and everything that was taken after it, the last first: the order in which to delete them."""
    found, waiting = [], [root]
    while waiting:
        ref = waiting.pop()
        found.append(ref)
        waiting += children.get(ref, ())
    return found[::-1]


def space_freed(cache: Cache, snapshots: Iterable[Ref]) -> int:
    """Bytes that the disks and memory of snapshots take now; what others share with them stays, so it may be less."""
    disks: set[Ref] = set()
    for ref in snapshots:
        snapshot = cache.vm(ref)
        if snapshot is not None:
            disks |= disks_of(cache, snapshot)
            disks.add(snapshot.suspend_VDI)
    found = (cache.get("VDI", ref) for ref in disks)
    return sum(max(0, vdi.physical_utilisation) for vdi in found if isinstance(vdi, VDI))


def disks_of(cache: Cache, vm: VM) -> set[Ref]:
    """The disks, not the discs, of a VM."""
    vbds = (cache.vbd(ref) for ref in vm.VBDs)
    return {vbd.VDI for vbd in vbds if vbd is not None and vbd.type == "Disk" and cache.vdi(vbd.VDI)}
