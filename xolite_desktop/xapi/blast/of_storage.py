# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What loses its disks when storage goes out of reach."""

from collections.abc import Iterable, Iterator

from xolite_desktop.xapi.blast.blast import (
    Blast,
    Effect,
    Promise,
    Vow,
    has_ha,
    is_up,
    real_vm,
    with_promises,
)
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState, VbdType
from xolite_desktop.xapi.records.storage import PBD, VBD, VDI
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref


def of_sr(cache: Cache, sr_ref: Ref) -> Blast:
    """No host reaches the storage any more: it is disconnected or forgotten. Its disks stay as they are."""
    return with_promises(cache, _lost(cache, sr_ref, None))


def of_destroyed_sr(cache: Cache, sr_ref: Ref) -> Blast:
    """The storage is wiped."""
    blast = of_sr(cache, sr_ref)
    return blast | Blast(destroyed=blast.disks)


def of_pbd(cache: Cache, pbd_ref: Ref) -> Blast:
    """One host no longer reaches a storage; if it is the last one, nobody does."""
    pbd = cache.get("PBD", pbd_ref)
    if not isinstance(pbd, PBD):
        return Blast()
    return out_of_reach(cache, pbd.SR, pbd.host)


def out_of_reach(cache: Cache, sr_ref: Ref, host: Ref) -> Blast:
    """One host no longer reaches a storage."""
    others = any(pbd.currently_attached and pbd.host != host for pbd in connections(cache, sr_ref))
    return with_promises(cache, _lost(cache, sr_ref, host if others else None))


def connections(cache: Cache, sr_ref: Ref) -> Iterator[PBD]:
    """The connections of a storage to hosts."""
    sr = cache.sr(sr_ref)
    for pbd in (cache.get("PBD", ref) for ref in (sr.PBDs if sr is not None else ())):
        if isinstance(pbd, PBD):
            yield pbd


def _lost(cache: Cache, sr_ref: Ref, host: Ref | None) -> Blast:
    """`host` None: all of them."""
    sr = cache.sr(sr_ref)
    if sr is None:
        return Blast()
    disks = {ref: vdi for ref in sr.VDIs if (vdi := cache.vdi(ref)) is not None}
    vms: dict[Ref, set[Effect]] = {}
    for ref, effect in (*_users(cache, disks.values(), host), *_suspended(cache, disks, host)):
        vms.setdefault(ref, set()).add(effect)
    shown = frozenset(ref for ref, vdi in disks.items() if vdi.managed)
    effects = {ref: frozenset(each) for ref, each in vms.items()}
    return Blast(effects, shown, promises=_statefile(cache, sr_ref, disks))


def _users(cache: Cache, disks: Iterable[VDI], host: Ref | None) -> Iterator[tuple[Ref, Effect]]:
    for vdi in disks:
        for vbd in map(cache.vbd, vdi.VBDs):
            vm = real_vm(cache, vbd.VM) if vbd is not None else None
            if vbd is None or vm is None:
                continue
            effect = _effect(vbd, vm, host)
            if effect is not None:
                yield vbd.VM, effect


def _effect(vbd: VBD, vm: VM, host: Ref | None) -> Effect | None:
    is_disc = vbd.type == VbdType.CD
    if is_up(vm):
        if not vbd.currently_attached or host not in (None, vm.resident_on):
            return None
        return Effect.LOSES_DISC if is_disc else Effect.LOSES_DISK
    return Effect.CANNOT_START if host is None and not is_disc else None


def _suspended(cache: Cache, disks: Iterable[Ref], host: Ref | None) -> Iterator[tuple[Ref, Effect]]:
    """Those whose saved memory is there. Other hosts can still resume them."""
    if host is not None:
        return
    there = set(disks)
    for ref, vm in cache.of(VM, "VM").items():
        if vm.suspend_VDI in there and vm.power_state == PowerState.SUSPENDED and real_vm(cache, ref):
            yield ref, Effect.LOSES_MEMORY


def _statefile(cache: Cache, sr_ref: Ref, disks: Iterable[Ref]) -> frozenset[Promise]:
    pool = cache.pool
    if pool is None or not has_ha(cache) or not set(pool.ha_statefiles) & set(disks):
        return frozenset()
    return frozenset({Promise(Vow.STATEFILE, sr_ref)})
