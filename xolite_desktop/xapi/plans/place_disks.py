# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where disks may go, and what is to be known before they do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState, VbdType
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.storage import free_bytes, is_thick, largest_disk, storage_problem
from xolite_desktop.xapi.records.storage import VDI
from xolite_desktop.xapi.refs import NULL_REF, Ref, is_null
from xolite_desktop.xapi.rules.disk import is_live
from xolite_desktop.xapi.rules.driver import CREATE, MIRROR, lacks
from xolite_desktop.xapi.rules.placement import hosts_of_sr, vbds_of
from xolite_desktop.xapi.rules.refusal import Refusal

WRITTEN_EXCEEDS: Final = "WRITTEN_EXCEEDS_SPACE"
"""Ours: a thin SR has less left than is written on the disks already. Parameters: SR, bytes free, bytes written."""


@dataclass(frozen=True)
class CopyDisk:
    """A copy on an SR. `name` empty: as the disk is called."""

    sr: Ref | None
    name: str = ""

    def problems(self, cache: Cache, disks: Sequence[Ref]) -> list[Problem]:
        """What is wrong at "sr"."""
        refusal = place_problem(cache, disks, self.sr) if self.sr is not None else Refusal("STORAGE_MISSING")
        return [] if refusal is None else [Problem("sr", refusal.code, refusal.params)]


def place_problem(cache: Cache, disks: Sequence[Ref], sr_ref: Ref, *, moves: bool = False) -> Refusal | None:
    """Why all of these disks cannot be put on an SR together. With `moves` those that VMs run with have to be reached by
    the hosts of these, and the driver has to take them while they are written."""
    coming = [(ref, vdi) for ref in disks if (vdi := cache.vdi(ref)) is not None]
    hosts = _hosts_under(cache, [ref for ref, _ in coming]) if moves else []
    for host in hosts or [Ref(NULL_REF)]:
        refusal = storage_problem(cache, sr_ref, sum(vdi.virtual_size for _, vdi in coming), host=host)
        if refusal is not None:
            return refusal
    if lacks(cache, sr_ref, CREATE):
        return Refusal("SR_OPERATION_NOT_SUPPORTED", (sr_ref,))
    if hosts and lacks(cache, sr_ref, *MIRROR):
        return Refusal("SR_DOES_NOT_SUPPORT_MIGRATION", (sr_ref,))
    return _too_large(cache, coming, sr_ref) or _too_full(cache, [vdi for _, vdi in coming], sr_ref)


def written_bytes(cache: Cache, vdi: VDI) -> int:
    """What is surely on a disk; 0 where its driver does not tell, as one that gives disks their whole size at once."""
    sr = cache.sr(vdi.SR)
    return 0 if sr is None or is_thick(sr) else max(0, vdi.physical_utilisation)


def apart(cache: Cache, disks: Iterable[Ref], sr_ref: Ref) -> list[Ref]:
    """The VMs that no host could run any more, because none would reach all of their disks; those it is so of now are
    left out."""
    going = set(disks)
    found = []
    for vm_ref in dict.fromkeys(_owners(cache, going)):
        vm = cache.vm(vm_ref)
        if vm is None:
            continue
        own = [(vbd.VDI, vdi.SR) for vbd in vbds_of(cache, vm) if vbd.type == VbdType.DISK
               and (vdi := cache.vdi(vbd.VDI)) is not None]  # fmt: skip
        before = _reached(cache, {sr for _, sr in own})
        after = _reached(cache, {sr_ref if vdi in going else sr for vdi, sr in own})
        if before and not after:
            found.append(vm_ref)
    return found


def room_on_the_way(cache: Cache, disks: Iterable[Ref], sr_ref: Ref) -> int:
    """Bytes that an SR which gives disks their whole size may need while disks come to it one after the other; 0 if it surely
    has them. Of a disk that is written to meanwhile there is a copy and what is written, until both are one."""
    sr = cache.sr(sr_ref)
    coming = [(ref, vdi.virtual_size) for ref in disks if (vdi := cache.vdi(ref)) is not None]
    live = [size for ref, size in coming if is_live(cache, ref)]
    if sr is None or not is_thick(sr) or not live:
        return 0
    needed = sum(size for _, size in coming) + max(live)
    return needed if needed > free_bytes(sr) else 0


def staying_snapshots(cache: Cache, disks: Iterable[Ref]) -> int:
    """How many snapshots of disks that are moved by a copy stay behind: the copy begins without them."""
    going = {ref for ref in disks if not is_live(cache, ref)}
    return sum(len(vdi.snapshots) for ref in going if (vdi := cache.vdi(ref)) is not None)


def _too_large(cache: Cache, coming: Iterable[tuple[Ref, VDI]], sr_ref: Ref) -> Refusal | None:
    most = largest_disk(cache, sr_ref)
    return next(
        (Refusal("VDI_TOO_LARGE", (ref, str(most))) for ref, vdi in coming if vdi.virtual_size > most), None
    )


def _too_full(cache: Cache, coming: Iterable[VDI], sr_ref: Ref) -> Refusal | None:
    sr = cache.sr(sr_ref)
    written = sum(written_bytes(cache, vdi) for vdi in coming)
    if sr is None or is_thick(sr) or sr.physical_size <= 0 or written <= free_bytes(sr):
        return None
    return Refusal(WRITTEN_EXCEEDS, (sr_ref, str(free_bytes(sr)), str(written)))


def _hosts_under(cache: Cache, disks: Iterable[Ref]) -> list[Ref]:
    """The hosts on which VMs run with any of the disks."""
    vms = (cache.vm(vm) for ref in disks if is_live(cache, ref) for vm in _owners(cache, {ref}))
    return list(dict.fromkeys(
        vm.resident_on for vm in vms
        if vm is not None and vm.power_state != PowerState.HALTED and not is_null(vm.resident_on)
    ))  # fmt: skip


def _owners(cache: Cache, disks: Iterable[Ref]) -> Iterable[Ref]:
    for ref in disks:
        vdi = cache.vdi(ref)
        for vbd in map(cache.vbd, vdi.VBDs if vdi is not None else ()):
            if vbd is not None:
                yield vbd.VM


def _reached(cache: Cache, srs: set[Ref]) -> set[Ref]:
    """The hosts that are connected to all of these."""
    found = [hosts_of_sr(cache, sr) for sr in srs]
    return set.intersection(*found) if found else set()
