# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which host can run a VM, as far as the cache can tell, in the codes and the order of `VM.assert_can_boot_here`."""

from collections.abc import Iterator, Mapping
from typing import Final

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


def boots_on(cache: Cache, vm_ref: Ref, host_ref: Ref, *, memory: bool = True) -> Refusal | None:
    """Why a host cannot run a VM. `memory` false leaves out what other VMs may give up."""
    vm, host = cache.vm(vm_ref), cache.host(host_ref)
    if vm is None or host is None:
        return Refusal("HANDLE_INVALID", ("VM" if vm is None else "host", vm_ref if vm is None else host_ref))
    return (
        unusable(cache, host_ref)
        or storage_out_of_reach(cache, vm_ref, host_ref)
        or network_out_of_reach(cache, vm_ref, host_ref)
        or (short_of_memory(cache, vm, host) if memory and vm.resident_on != host_ref else None)
    )


def boots_somewhere(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """Why no host at all can run a VM; memory is left to the pool, which may take some from other VMs."""
    return nowhere({host: boots_on(cache, vm_ref, host, memory=False) for host in cache.records("host")})


def nowhere(refusals: Mapping[Ref, Refusal | None]) -> Refusal | None:
    """None if some host can; else a refusal that says of each host why not."""
    if None in refusals.values():
        return None
    found = ((host, each.code, each.params) for host, each in refusals.items() if each is not None)
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


def storage_out_of_reach(cache: Cache, vm_ref: Ref, host_ref: Ref) -> Refusal | None:
    """The first storage repository of the VM's disks that the host is not connected to."""
    vm, host = cache.vm(vm_ref), cache.host(host_ref)
    if vm is None or host is None:
        return None
    reachable = connected_srs(cache, host)
    for vbd in vbds_of(cache, vm):
        vdi = cache.vdi(vbd.VDI) if not vbd.empty else None
        if vdi is not None and not is_null(vdi.SR) and vdi.SR not in reachable:
            return Refusal("VM_REQUIRES_SR", (vm_ref, vdi.SR))
    return None


def network_out_of_reach(cache: Cache, vm_ref: Ref, host_ref: Ref) -> Refusal | None:
    """The first network of the VM that other hosts are on and this one is not."""
    vm = cache.vm(vm_ref)
    for ref in vm.VIFs if vm is not None else ():
        vif = cache.get("VIF", ref)
        network = cache.network(vif.network) if isinstance(vif, VIF) else None
        pifs = [cache.get("PIF", pif) for pif in network.PIFs] if network is not None else []
        if pifs and not any(isinstance(pif, PIF) and pif.host == host_ref for pif in pifs):
            return Refusal("VM_REQUIRES_NETWORK", (vm_ref, vif.network if isinstance(vif, VIF) else ""))
    return None


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
