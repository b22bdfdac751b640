# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which host can run a VM, as far as the cache can tell, in the codes and the order of `VM.assert_can_boot_here`."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import VbdMode
from xolite_desktop.xapi.records.host import Host, HostMetrics
from xolite_desktop.xapi.records.network import PIF, VIF
from xolite_desktop.xapi.records.storage import PBD, VBD
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref, is_null
from xolite_desktop.xapi.rules.refusal import Refusal

NOWHERE: Final = "NO_HOSTS_AVAILABLE"
"""No host can run the VM. No parameters: what `VM.start` says."""


class Reach(NamedTuple):
    """What a host must be connected to so that a VM can run there: the SRs of its disks, and networks with the hosts
    that are on them. Whoever asks about many hosts finds it once."""

    srs: tuple[Ref, ...]
    networks: tuple[tuple[Ref, set[Ref]], ...]


def boots_on(
    cache: Cache, vm_ref: Ref, host_ref: Ref, *, memory: bool = True, reach: Reach | None = None
) -> Refusal | None:
    """Why a host cannot run a VM. `memory` false leaves out what other VMs may give up."""
    vm, host = cache.vm(vm_ref), cache.host(host_ref)
    if vm is None or host is None:
        return Refusal("HANDLE_INVALID", ("VM" if vm is None else "host", vm_ref if vm is None else host_ref))
    return (
        unusable(cache, host_ref)
        or out_of_reach(cache, vm_ref, host_ref, reach)
        or (short_of_memory(cache, vm, host) if memory and vm.resident_on != host_ref else None)
    )


def boots_somewhere(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """Why no host at all can run a VM; memory is left to the pool, which may take some from other VMs."""
    reach = reach_of(cache, vm_ref)
    return nowhere(
        (host, boots_on(cache, vm_ref, host, memory=False, reach=reach)) for host in cache.records("host")
    )


def nowhere(refusals: Iterable[tuple[Ref, Refusal | None]]) -> Refusal | None:
    """None as soon as some host can; else a refusal that says of each host why not."""
    found = []
    for host, each in refusals:
        if each is None:
            return None
        found.append((host, each.code, each.params))
    return Refusal(NOWHERE, verdicts=tuple(found))


def unusable(cache: Cache, host_ref: Ref) -> Refusal | None:
    """The host is not alive, or takes no VMs."""
    host = cache.host(host_ref)
    if host is None:
        return Refusal("HANDLE_INVALID", ("host", host_ref))
    metrics = cache.get("host_metrics", host.metrics)
    if isinstance(metrics, HostMetrics) and not metrics.live:
        return Refusal("HOST_NOT_LIVE")
    if not host.enabled:
        return Refusal("HOST_DISABLED", (host_ref,), "host.enable")
    return None


def reach_of(cache: Cache, vm_ref: Ref) -> Reach:
    """The SRs of a VM's disks and, of its networks, those that have interfaces of hosts, in the VM's order."""
    vm = cache.vm(vm_ref)
    vdis = (cache.vdi(vbd.VDI) for vbd in vbds_of(cache, vm) if not vbd.empty) if vm is not None else ()
    srs = dict.fromkeys(vdi.SR for vdi in vdis if vdi is not None and not is_null(vdi.SR))
    return Reach(tuple(srs), _networks_of(cache, vm_ref))


def out_of_reach(cache: Cache, vm_ref: Ref, host_ref: Ref, reach: Reach | None = None) -> Refusal | None:
    """The first storage, else the first network of a VM that a host is not connected to."""
    needed = reach if reach is not None else reach_of(cache, vm_ref)
    host = cache.host(host_ref)
    reachable = connected_srs(cache, host) if host is not None else set()
    for ref in needed.srs:
        if ref not in reachable:
            return Refusal("VM_REQUIRES_SR", (vm_ref, ref))
    return _off_network(vm_ref, host_ref, needed.networks)


def network_out_of_reach(cache: Cache, vm_ref: Ref, host_ref: Ref) -> Refusal | None:
    """The first network of the VM that other hosts are on and this one is not."""
    return _off_network(vm_ref, host_ref, _networks_of(cache, vm_ref))


def _off_network(vm_ref: Ref, host_ref: Ref, networks: tuple[tuple[Ref, set[Ref]], ...]) -> Refusal | None:
    missing = (ref for ref, hosts in networks if host_ref not in hosts)
    return next((Refusal("VM_REQUIRES_NETWORK", (vm_ref, ref)) for ref in missing), None)


def _networks_of(cache: Cache, vm_ref: Ref) -> tuple[tuple[Ref, set[Ref]], ...]:
    vm = cache.vm(vm_ref)
    found: dict[Ref, set[Ref]] = {}
    for ref in vm.VIFs if vm is not None else ():
        vif = cache.get("VIF", ref)
        network = cache.network(vif.network) if isinstance(vif, VIF) else None
        if isinstance(vif, VIF) and network is not None and network.PIFs:
            pifs = (cache.get("PIF", pif) for pif in network.PIFs)
            found[vif.network] = {pif.host for pif in pifs if isinstance(pif, PIF)}
    return tuple(found.items())


def short_of_memory(cache: Cache, vm: VM, host: Host) -> Refusal | None:
    """The host's own figure of free memory against what the VM needs at least."""
    metrics = cache.get("host_metrics", host.metrics)
    if not isinstance(metrics, HostMetrics) or not metrics.memory_total:
        return None
    needed = vm.memory_dynamic_min + vm.memory_overhead
    if needed <= metrics.memory_free:
        return None
    return Refusal("HOST_NOT_ENOUGH_FREE_MEMORY", (str(needed), str(metrics.memory_free)))


def disk_in_use(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """A disk of the VM that another running VM holds, where one of the two may write."""
    vm = cache.vm(vm_ref)
    for ref in vm.VBDs if vm is not None else ():
        if (held := held_by_another(cache, ref)) is not None:
            return held
    return None


def held_by_another(cache: Cache, vbd_ref: Ref) -> Refusal | None:
    """VDI_IN_USE if somebody else holds the disk of this VBD."""
    vbd = cache.vbd(vbd_ref)
    vdi = cache.vdi(vbd.VDI) if vbd is not None and not vbd.empty else None
    if vbd is None or vdi is None or vdi.sharable:
        return None
    for other_ref in vdi.VBDs:
        other = cache.vbd(other_ref)
        if other_ref == vbd_ref or other is None:
            continue
        same = other.VM == vbd.VM and not vbd.currently_attached
        if (other.currently_attached or same) and VbdMode.READ_WRITE in (vbd.mode, other.mode):
            return Refusal("VDI_IN_USE", (vbd.VDI,))
    return None


def vbds_of(cache: Cache, vm: VM) -> Iterator[VBD]:
    """The VBDs of a VM that the cache knows."""
    for ref in vm.VBDs:
        vbd = cache.vbd(ref)
        if vbd is not None:
            yield vbd


def connected_srs(cache: Cache, host: Host) -> set[Ref]:
    """The SRs that a host is connected to."""
    pbds = (cache.get("PBD", pbd) for pbd in host.PBDs)
    return {pbd.SR for pbd in pbds if isinstance(pbd, PBD) and pbd.currently_attached}


def hosts_of_sr(cache: Cache, sr_ref: Ref) -> set[Ref]:
    """The hosts that are connected to an SR."""
    sr = cache.sr(sr_ref)
    pbds = (cache.get("PBD", pbd) for pbd in sr.PBDs) if sr is not None else ()
    return {pbd.host for pbd in pbds if isinstance(pbd, PBD) and pbd.currently_attached}
