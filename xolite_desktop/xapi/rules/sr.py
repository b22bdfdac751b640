# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May an SR be scanned, made the default, disconnected, connected, forgotten, destroyed, trimmed now?"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.host import Host, HostMetrics
from xolite_desktop.xapi.records.kinds import takes_disks
from xolite_desktop.xapi.records.storage import PBD, SR, VDI
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.connection import connection_fields
from xolite_desktop.xapi.rules.driver import CREATE, TRIM, driver_of, lacks
from xolite_desktop.xapi.rules.host import MAINTENANCE_KEY
from xolite_desktop.xapi.rules.refusal import Refusal

NOT_FOR_DISKS: Final = "SR_NOT_FOR_DISKS"
"""Ours: a library of discs, or drives of hosts. Parameter: SR."""
RUNS_VMS: Final = "SR_RUNS_VMS"
"""Ours, where the server names one disk: VMs run from it. Parameters: SR, the first of these VMs."""
CONNECTED: Final = "SR_ALL_CONNECTED"
"""Ours: nothing is left to be connected; the server would do nothing. Parameter: SR or PBD."""
NOT_CONNECTED: Final = "SR_NOT_CONNECTED"
"""Ours: nothing is connected; the server would do nothing. Parameter: SR or PBD."""
OF_HOSTS: Final = "SR_OF_HOSTS"
"""Ours: drives of hosts, or the pool's own library of tools, which come back by themselves. Parameter: SR."""
CANNOT_TRIM: Final = "SR_CANNOT_TRIM"
"""Ours: the driver does not give freed blocks back. Parameter: SR."""
IN_MAINTENANCE: Final = "SR_IN_MAINTENANCE"
NOT_IN_MAINTENANCE: Final = "SR_NOT_IN_MAINTENANCE"
"""Ours, like the one before. Parameter: SR."""
CONNECTION_FIXED: Final = "SR_CONNECTION_FIXED"
"""Ours: nothing about the way hosts reach it can be another without being another storage. Parameter: SR."""
SO_ALREADY: Final = "ALREADY_SO"
POOL_FIELDS: Final = ("default_SR", "suspend_image_SR", "crash_dump_SR")
_NAMED: Final = 5
_HEARTBEAT: Final = ("ha_statefile", "redo_log")

Rule = Callable[[Cache, Ref], Refusal | None]


def pbds_of(cache: Cache, sr_ref: Ref) -> dict[Ref, PBD]:
    """The connections of an SR that the cache knows."""
    sr = cache.sr(sr_ref)
    found = {ref: cache.get("PBD", ref) for ref in sr.PBDs} if sr is not None else {}
    return {ref: pbd for ref, pbd in found.items() if isinstance(pbd, PBD)}


def is_live(cache: Cache, host_ref: Ref) -> bool:
    """Whether the pool has contact with a host; one whose figures are not known counts as live."""
    host = cache.host(host_ref)
    metrics = cache.get("host_metrics", host.metrics) if host is not None else None
    return host is not None and (metrics.live if isinstance(metrics, HostMetrics) else True)


def missing(cache: Cache, sr_ref: Ref) -> list[tuple[Ref, Ref | None]]:
    """The hosts that an SR is not connected to and ought to be, each with its PBD if it has one: all hosts of a shared
    SR, those with a PBD of a local one. The coordinator comes first."""
    sr = cache.sr(sr_ref)
    pbds = pbds_of(cache, sr_ref)
    wanted: dict[Ref, Ref | None] = {pbd.host: ref for ref, pbd in pbds.items() if not pbd.currently_attached}
    if sr is not None and sr.shared:
        there = {pbd.host for pbd in pbds.values()}
        wanted |= {host: None for host in cache.records("host") if host not in there}
    pool = cache.pool
    coordinator = pool.master if pool is not None else ""
    return sorted(wanted.items(), key=lambda pair: (pair[0] != coordinator, pair[0]))


def scan(cache: Cache, sr_ref: Ref) -> Refusal | None:
    """`SR.scan`: some host must be connected."""
    return _found(cache, sr_ref) or _unplugged(cache, sr_ref) or _busy(cache, sr_ref)


def new_disk(cache: Cache, sr_ref: Ref) -> Refusal | None:
    """`VDI.create`, of a disk that no VM has yet."""
    sr = cache.sr(sr_ref)
    if sr is not None and not takes_disks(sr):
        return Refusal(NOT_FOR_DISKS, (sr_ref,))
    if sr is not None and lacks(cache, sr_ref, CREATE):
        return Refusal("SR_OPERATION_NOT_SUPPORTED", (sr_ref,))
    return _found(cache, sr_ref) or _unplugged(cache, sr_ref)


def delete_unused(cache: Cache, sr_ref: Ref) -> Refusal | None:
    """`VDI.destroy` of disks that no VM has, where VMs can have disks at all."""
    sr = cache.sr(sr_ref)
    if sr is not None and not takes_disks(sr):
        return Refusal(NOT_FOR_DISKS, (sr_ref,))
    return _found(cache, sr_ref) or _unplugged(cache, sr_ref)


def use_as(*fields: str) -> Rule:
    """`pool.set_default_SR` and its like: the server takes any SR, we those that take disks."""

    def refuse(cache: Cache, sr_ref: Ref) -> Refusal | None:
        sr, pool = cache.sr(sr_ref), cache.pool
        if sr is None or pool is None:
            return Refusal("HANDLE_INVALID", ("SR", sr_ref))
        if not takes_disks(sr):
            return Refusal(NOT_FOR_DISKS, (sr_ref,))
        so = all(getattr(pool, field) == sr_ref for field in fields)
        return Refusal(SO_ALREADY, (sr_ref,)) if so else None

    return refuse


def detach(cache: Cache, sr_ref: Ref) -> Refusal | None:
    """`PBD.unplug` of every host."""
    refused = _found(cache, sr_ref)
    if refused is None and not any(pbd.currently_attached for pbd in pbds_of(cache, sr_ref).values()):
        return Refusal(NOT_CONNECTED, (sr_ref,))
    return refused or _let_go(cache, sr_ref)


def in_maintenance(cache: Cache, sr_ref: Ref) -> bool:
    """Whether somebody has put it into maintenance mode, and nobody has ended that."""
    sr = cache.sr(sr_ref)
    return sr is not None and sr.other_config.get(MAINTENANCE_KEY, "").lower() == "true"


def enter_maintenance(cache: Cache, sr_ref: Ref) -> Refusal | None:
    """`PBD.unplug` of every host, after what runs from it was shut down or has moved."""
    if in_maintenance(cache, sr_ref):
        return Refusal(IN_MAINTENANCE, (sr_ref,), "sr.leave_maintenance")
    refused = _found(cache, sr_ref) or _of_hosts(cache, sr_ref)
    if refused is None and not any(pbd.currently_attached for pbd in pbds_of(cache, sr_ref).values()):
        return Refusal(NOT_CONNECTED, (sr_ref,))
    return refused or _let_go(cache, sr_ref, idle=False)


def leave_maintenance(cache: Cache, sr_ref: Ref) -> Refusal | None:
    """`PBD.plug` of every host, and the VMs that were shut down start again."""
    refused = _found(cache, sr_ref)
    if refused is None and not in_maintenance(cache, sr_ref):
        return Refusal(NOT_IN_MAINTENANCE, (sr_ref,))
    return refused or _busy(cache, sr_ref)


def edit_connection(cache: Cache, sr_ref: Ref) -> Refusal | None:
    """`PBD.destroy` and `PBD.create` of every host, disconnected meanwhile where it is connected."""
    sr = cache.sr(sr_ref)
    if sr is None:
        return Refusal("HANDLE_INVALID", ("SR", sr_ref))
    if not pbds_of(cache, sr_ref):
        return Refusal("SR_HAS_NO_PBDS", (sr_ref,))
    if sr.is_tools_sr or not connection_fields(cache, sr_ref):
        return Refusal(CONNECTION_FIXED, (sr_ref,))
    refused = _let_go(cache, sr_ref)
    if refused is not None and refused.code == RUNS_VMS:
        return Refusal(refused.code, refused.params, "sr.enter_maintenance")
    return refused


def repair(cache: Cache, sr_ref: Ref) -> Refusal | None:
    """`PBD.plug` of every host that is not connected, after `PBD.create` where it has none."""
    refused = _found(cache, sr_ref)
    if refused is not None:
        return refused
    if not pbds_of(cache, sr_ref):
        return Refusal("SR_HAS_NO_PBDS", (sr_ref,))
    wanted = missing(cache, sr_ref)
    if not wanted:
        return Refusal(CONNECTED, (sr_ref,))
    if not any(is_live(cache, host) for host, _ in wanted):
        return Refusal("HOST_OFFLINE", (wanted[0][0],))
    return _busy(cache, sr_ref)


def forget(cache: Cache, sr_ref: Ref) -> Refusal | None:
    """`SR.forget`, after it was disconnected."""
    return _found(cache, sr_ref) or _of_hosts(cache, sr_ref) or _let_go(cache, sr_ref)


def destroy(cache: Cache, sr_ref: Ref) -> Refusal | None:
    """`SR.destroy`, after it was disconnected: without disks, and reached by some PBD."""
    sr = cache.sr(sr_ref)
    if sr is None:
        return Refusal("HANDLE_INVALID", ("SR", sr_ref))
    refused = _of_hosts(cache, sr_ref)
    if refused is None and not pbds_of(cache, sr_ref):
        refused = Refusal("SR_HAS_NO_PBDS", (sr_ref,))
    if refused is None and sr.other_config.get("indestructible", "").lower() == "true":
        refused = Refusal("SR_INDESTRUCTIBLE", (sr_ref,))
    if refused is None:
        refused = _cache_of(cache, sr_ref)
    if refused is None and any(vdi.managed for vdi in _vdis(cache, sr)):
        refused = Refusal("SR_NOT_EMPTY")
    return refused or _let_go(cache, sr_ref)


def trim(cache: Cache, sr_ref: Ref) -> Refusal | None:
    """The plugin `trim` of a connected host, where the driver has the feature."""
    sr = cache.sr(sr_ref)
    if sr is None:
        return Refusal("HANDLE_INVALID", ("SR", sr_ref))
    if driver_of(cache, sr_ref) is None or lacks(cache, sr_ref, TRIM):
        return Refusal(CANNOT_TRIM, (sr_ref,))
    refused = _unplugged(cache, sr_ref)
    return refused or (Refusal("HOST_OFFLINE", _dead(cache, sr_ref)) if not reaching(cache, sr_ref) else None)


def plug(cache: Cache, pbd_ref: Ref) -> Refusal | None:
    """`PBD.plug` of one host."""
    pbd = cache.get("PBD", pbd_ref)
    if not isinstance(pbd, PBD):
        return Refusal("HANDLE_INVALID", ("PBD", pbd_ref))
    if pbd.currently_attached:
        return Refusal(CONNECTED, (pbd_ref,))
    return _offline(cache, pbd) or _busy(cache, pbd.SR)


def unplug(cache: Cache, pbd_ref: Ref) -> Refusal | None:
    """`PBD.unplug` of one host."""
    pbd = cache.get("PBD", pbd_ref)
    if not isinstance(pbd, PBD):
        return Refusal("HANDLE_INVALID", ("PBD", pbd_ref))
    if not pbd.currently_attached:
        return Refusal(NOT_CONNECTED, (pbd_ref,))
    hosts = frozenset({pbd.host})
    return (
        _offline(cache, pbd)
        or _heartbeat(cache, pbd.SR)
        or _runs(cache, pbd.SR, hosts)
        or _busy(cache, pbd.SR)
    )


def reaching(cache: Cache, sr_ref: Ref) -> list[Ref]:
    """The live hosts that are connected to an SR, the coordinator last: it has enough to do."""
    pool = cache.pool
    hosts = [pbd.host for pbd in pbds_of(cache, sr_ref).values() if pbd.currently_attached]
    live = [host for host in hosts if is_live(cache, host)]
    return sorted(live, key=lambda host: (pool is not None and host == pool.master, host))


def running_vms(cache: Cache, sr_ref: Ref, hosts: frozenset[Ref]) -> Iterator[Ref]:
    """The VMs on some hosts that hold a disk of an SR, each once."""
    sr = cache.sr(sr_ref)
    if sr is None:
        return
    # Whichever are fewer: this is asked whenever something changed.
    residents = [(ref, vm) for ref, vm in cache.of(VM, "VM").items() if vm.resident_on in hosts]
    if len(residents) < len(sr.VDIs):
        yield from (ref for ref, vm in residents if _holds(cache, vm, sr_ref))
    else:
        yield from dict.fromkeys(_holders(cache, sr, hosts))


def _holds(cache: Cache, vm: VM, sr_ref: Ref) -> bool:
    if vm.power_state == PowerState.HALTED:
        return False
    vbds = (vbd for vbd in map(cache.vbd, vm.VBDs) if vbd is not None and vbd.currently_attached)
    return any((vdi := cache.vdi(vbd.VDI)) is not None and sr_ref == vdi.SR for vbd in vbds)


def _holders(cache: Cache, sr: SR, hosts: frozenset[Ref]) -> Iterator[Ref]:
    for vdi in _vdis(cache, sr):
        for vbd in map(cache.vbd, vdi.VBDs):
            vm = cache.vm(vbd.VM) if vbd is not None and vbd.currently_attached else None
            if (
                vbd is not None
                and vm is not None
                and vm.resident_on in hosts
                and vm.power_state != PowerState.HALTED
            ):
                yield vbd.VM


def _vdis(cache: Cache, sr: SR) -> Iterator[VDI]:
    for ref in sr.VDIs:
        vdi = cache.vdi(ref)
        if vdi is not None:
            yield vdi


def _found(cache: Cache, sr_ref: Ref) -> Refusal | None:
    return None if cache.sr(sr_ref) is not None else Refusal("HANDLE_INVALID", ("SR", sr_ref))


def _unplugged(cache: Cache, sr_ref: Ref) -> Refusal | None:
    attached = any(pbd.currently_attached for pbd in pbds_of(cache, sr_ref).values())
    if attached:
        return None
    return Refusal("SR_HAS_NO_PBDS", (sr_ref,), "sr.repair" if pbds_of(cache, sr_ref) else None)


def _busy(cache: Cache, sr_ref: Ref) -> Refusal | None:
    sr = cache.sr(sr_ref)
    for task, running in sr.current_operations.items() if sr is not None else ():
        return Refusal("OTHER_OPERATION_IN_PROGRESS", ("SR", sr_ref, running, task))
    return None


def _of_hosts(cache: Cache, sr_ref: Ref) -> Refusal | None:
    sr = cache.sr(sr_ref)
    own = sr is not None and (sr.is_tools_sr or sr.type == "udev")
    return Refusal(OF_HOSTS, (sr_ref,)) if own else None


def _let_go(cache: Cache, sr_ref: Ref, *, idle: bool = True) -> Refusal | None:
    """What stands in the way of unplugging every host; with `idle`, also what runs from it."""
    plugged = [pbd for pbd in pbds_of(cache, sr_ref).values() if pbd.currently_attached]
    hosts = frozenset(pbd.host for pbd in plugged)
    refused = _heartbeat(cache, sr_ref) or (_runs(cache, sr_ref, hosts) if idle else None)
    dead = next((pbd for pbd in plugged if not is_live(cache, pbd.host)), None)
    if refused is None and dead is not None:
        return Refusal("HOST_OFFLINE", (dead.host,))
    return refused or _busy(cache, sr_ref)


def _offline(cache: Cache, pbd: PBD) -> Refusal | None:
    return None if is_live(cache, pbd.host) else Refusal("HOST_OFFLINE", (pbd.host,))


def _dead(cache: Cache, sr_ref: Ref) -> tuple[str, ...]:
    pbds = pbds_of(cache, sr_ref).values()
    return tuple(pbd.host for pbd in pbds if pbd.currently_attached)[:1]


def _heartbeat(cache: Cache, sr_ref: Ref) -> Refusal | None:
    """High availability beats on it."""
    pool, sr = cache.pool, cache.sr(sr_ref)
    if pool is None or sr is None or not pool.ha_enabled:
        return None
    return Refusal("HA_IS_ENABLED") if any(vdi.type in _HEARTBEAT for vdi in _vdis(cache, sr)) else None


def _runs(cache: Cache, sr_ref: Ref, hosts: frozenset[Ref]) -> Refusal | None:
    vms = list(islice(running_vms(cache, sr_ref, hosts), _NAMED + 1))
    if not vms:
        return None
    named = ", ".join(vms[:_NAMED]) + (", …" if len(vms) > _NAMED else "")
    return Refusal(RUNS_VMS, (sr_ref, named))


def _cache_of(cache: Cache, sr_ref: Ref) -> Refusal | None:
    """A host keeps parts of shared disks there."""
    for ref, host in cache.of(Host, "host").items():
        if host.local_cache_sr == sr_ref:
            return Refusal("SR_IS_CACHE_SR", (ref,))
    return None
