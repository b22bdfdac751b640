# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How the disks of a storage hang together: what is based on what, what nobody uses, and what deleting it gives back.

Drivers that make VHDs name the parent of each disk in its sm_config. Others do not tell.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import VdiType
from xolite_desktop.xapi.records.kinds import VHD_TYPES, is_hidden
from xolite_desktop.xapi.records.storage import VBD, VDI
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import NULL_REF, Ref, is_null

PARENT: Final = "vhd-parent"
_OF_VMS: Final = (VdiType.USER, VdiType.SYSTEM)


@unique
class Part(StrEnum):
    """What a disk is on its storage."""

    BASE = "base"
    """What others have in common; the driver keeps it for itself."""
    UNUSED_BASE = "unused base"
    """The same, of nothing: the driver clears it away by itself, after a rescan at the latest."""
    DISK = "disk"
    SNAPSHOT = "snapshot"
    DETACHED = "detached"
    """A snapshot of a disk that no snapshot of a VM has."""
    ORPHAN = "orphan"
    """A disk that no VM has."""
    KEPT = "kept"
    """What the pool itself, or a backup, keeps: saved memory, state of high availability, changed blocks."""


@dataclass(frozen=True)
class Chains:
    """`tells` false: the driver does not say what is based on what, so that everything stands alone."""

    parts: Mapping[Ref, Part]
    parents: Mapping[Ref, Ref]
    children: Mapping[Ref, tuple[Ref, ...]]
    tells: bool

    @property
    def roots(self) -> tuple[Ref, ...]:
        return self.children.get(NULL_REF, ())

    def of(self, *parts: Part) -> list[Ref]:
        """What is one of these, in the order of names."""
        return [ref for ref, part in self.parts.items() if part in parts]


def chains_of(cache: Cache, sr_ref: Ref) -> Chains:
    """Of one SR, in the order of names; empty if it is gone."""
    sr = cache.sr(sr_ref)
    found = [(ref, vdi) for ref in (sr.VDIs if sr is not None else ()) if (vdi := cache.vdi(ref)) is not None]
    found.sort(key=lambda pair: (pair[1].name_label.casefold(), pair[0]))
    vdis = dict(found)
    parents = _parents(vdis)
    children: dict[Ref, list[Ref]] = {}
    for ref in vdis:
        children.setdefault(parents.get(ref, NULL_REF), []).append(ref)
    memory = _saved_memory(cache)
    parts = {ref: _part(cache, ref, vdi, memory, has_children=ref in children) for ref, vdi in vdis.items()}
    tells = bool(parents) or (sr is not None and sr.type in VHD_TYPES)
    return Chains(parts, parents, {ref: tuple(each) for ref, each in children.items()}, tells)


def frees(cache: Cache, chains: Chains, refs: Collection[Ref]) -> int:
    """Bytes that come back at least, if these are deleted together: their own, and those of bases that then are of
    nothing. A base with one child left may be merged with that, which gives back more; how much nobody tells."""
    gone = set(refs)
    waiting = list(gone)
    while waiting:
        parent = chains.parents.get(waiting.pop())
        if parent is not None and parent not in gone and gone.issuperset(chains.children[parent]):
            gone.add(parent)
            waiting.append(parent)
    return sum(used_bytes(cache.vdi(ref)) for ref in gone)


def used_bytes(vdi: VDI | None) -> int:
    """What a disk takes by itself; 0 where the driver does not tell."""
    return max(0, vdi.physical_utilisation) if vdi is not None else 0


def below(chains: Chains, ref: Ref) -> Iterator[Ref]:
    """What is based on a disk, itself left out."""
    waiting = list(chains.children.get(ref, ()))
    while waiting:
        found = waiting.pop()
        yield found
        waiting += chains.children.get(found, ())


def _parents(vdis: Mapping[Ref, VDI]) -> dict[Ref, Ref]:
    """Without rings, in which nothing would be on top."""
    by_uuid = {str(vdi.uuid): ref for ref, vdi in vdis.items()}
    found: dict[Ref, Ref] = {}
    for ref, vdi in vdis.items():
        parent = by_uuid.get(vdi.sm_config.get(PARENT, "")) or (vdi.parent if vdi.parent in vdis else None)
        if parent is not None and parent != ref and ref not in _above(found, parent):
            found[ref] = parent
    return found


def _above(parents: Mapping[Ref, Ref], ref: Ref) -> Iterator[Ref]:
    current: Ref | None = ref
    while current is not None:
        yield current
        current = parents.get(current)


def _part(cache: Cache, ref: Ref, vdi: VDI, memory: Collection[Ref], *, has_children: bool) -> Part:
    if not vdi.managed:
        return Part.BASE if has_children else Part.UNUSED_BASE
    if vdi.type not in _OF_VMS or ref in memory or is_hidden(vdi) or not is_null(vdi.metadata_of_pool):
        return Part.KEPT
    is_attached = any(True for _ in _vbds(cache, vdi))
    if vdi.is_a_snapshot:
        return Part.SNAPSHOT if is_attached else Part.DETACHED
    return Part.DISK if is_attached else Part.ORPHAN


def _vbds(cache: Cache, vdi: VDI) -> Iterable[VBD]:
    return (vbd for vbd in map(cache.vbd, vdi.VBDs) if vbd is not None)


@dataclass(frozen=True, slots=True)
class Share:
    """What one VM has on a storage, with its snapshots: bytes it takes, bytes its disks have, and how many they are."""

    used: int = 0
    provisioned: int = 0
    disks: int = 0
    snapshots: int = 0


@dataclass(frozen=True)
class Space:
    """`shared` is what several VMs are based on, `unowned` what belongs to none."""

    vms: Mapping[Ref, Share]
    shared: int
    unowned: int


def space_of(cache: Cache, sr_ref: Ref) -> Space:
    """Who takes the space of an SR. What a base takes counts for the VM whose disks alone are based on it."""
    chains = chains_of(cache, sr_ref)
    memory = _saved_memory(cache)
    owners: dict[Ref, frozenset[Ref]] = {}
    shares: dict[Ref, Share] = {}
    shared = unowned = 0
    for ref in _deepest_first(chains):
        vdi = cache.vdi(ref)
        if vdi is None:
            continue
        own = frozenset(_owners(cache, vdi, memory.get(ref)))
        whose = own.union(*(owners[child] for child in chains.children.get(ref, ())))
        owners[ref] = whose
        used = used_bytes(vdi)
        if not whose:
            unowned += used
        elif len(whose) > 1:
            shared += used
        for vm in own if own else whose if len(whose) == 1 else ():
            shares[vm] = _added(shares.get(vm, Share()), vdi, used if len(whose) == 1 else 0)
    return Space(shares, shared, unowned)


def _added(share: Share, vdi: VDI, used: int) -> Share:
    is_disk = vdi.managed and not vdi.is_a_snapshot and vdi.type in _OF_VMS
    return Share(
        share.used + used,
        share.provisioned + (vdi.virtual_size if is_disk else 0),
        share.disks + is_disk,
        share.snapshots + (vdi.managed and vdi.is_a_snapshot),
    )


def _owners(cache: Cache, vdi: VDI, sleeper: Ref | None) -> Iterator[Ref]:
    """The VMs that have a disk, or whose memory it is; for what a snapshot has, the VM it is of."""
    users = [vbd.VM for vbd in _vbds(cache, vdi)]
    for ref in users if sleeper is None else [*users, sleeper]:
        vm = cache.vm(ref)
        if vm is not None:
            is_of_vm = vm.is_a_snapshot and cache.vm(vm.snapshot_of) is not None
            yield vm.snapshot_of if is_of_vm else ref


def _saved_memory(cache: Cache) -> dict[Ref, Ref]:
    """The VM or snapshot that each image of saved memory is of."""
    return {vm.suspend_VDI: ref for ref, vm in cache.of(VM, "VM").items() if not is_null(vm.suspend_VDI)}


def _deepest_first(chains: Chains) -> Iterator[Ref]:
    order: list[Ref] = []
    waiting = list(chains.roots)
    while waiting:
        ref = waiting.pop()
        order.append(ref)
        waiting += chains.children.get(ref, ())
    return reversed(order)
