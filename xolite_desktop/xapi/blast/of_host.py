# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What goes with a host that is shut down, restarted, or put out of the pool."""

from collections.abc import Iterator

from xolite_desktop.xapi.blast.blast import (
    Blast,
    Effect,
    Path,
    Promise,
    Vow,
    Way,
    has_ha,
    is_up,
    joined,
    real_vm,
    with_promises,
)
from xolite_desktop.xapi.blast.of_network import management_paths
from xolite_desktop.xapi.blast.of_storage import connections, of_sr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.kinds import takes_disks
from xolite_desktop.xapi.records.storage import PBD
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref


def of_host(cache: Cache, host_ref: Ref) -> Blast:
    """The host is away for a while: the VMs there stop unless they are moved before, and nobody reaches its local disks."""
    host = cache.host(host_ref)
    if host is None:
        return Blast()
    local = joined(of_sr(cache, sr) for sr in local_storage(cache, host_ref))
    ha = {Promise(Vow.FAILURES, host_ref)} if has_ha(cache) else set()
    here = {ref: frozenset({Effect.STOPS}) for ref in _guests(cache, host_ref)}
    whole = local | Blast(here, paths=_paths(cache, host_ref), promises=frozenset(ha))
    return with_promises(cache, whole)


def of_ejected_host(cache: Cache, host_ref: Ref) -> Blast:
    """The host leaves the pool: it restarts, and its local storage is wiped (pool.eject)."""
    blast = of_host(cache, host_ref)
    return blast | Blast(destroyed=blast.disks)


def local_storage(cache: Cache, host_ref: Ref) -> Iterator[Ref]:
    """The storage for disks that no other host has a connection to."""
    host = cache.host(host_ref)
    for pbd in (cache.get("PBD", ref) for ref in (host.PBDs if host is not None else ())):
        sr = cache.sr(pbd.SR) if isinstance(pbd, PBD) else None
        if not isinstance(pbd, PBD) or sr is None or not takes_disks(sr):
            continue
        if all(each.host == host_ref for each in connections(cache, pbd.SR)):
            yield pbd.SR


def _guests(cache: Cache, host_ref: Ref) -> Iterator[Ref]:
    for ref, vm in cache.of(VM, "VM").items():
        if vm.resident_on == host_ref and is_up(vm) and real_vm(cache, ref):
            yield ref


def _paths(cache: Cache, host_ref: Ref) -> frozenset[Path]:
    """The pool's contact with it, ours if it is the coordinator, and its part in a cluster."""
    host = cache.host(host_ref)
    found: set[Path] = set()
    for pif in host.PIFs if host is not None else ():
        found |= {path for path in management_paths(cache, pif) if path.way is not Way.PURPOSE}
    return frozenset(found)
