# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which host to ask for a file: one that reaches the storage, so that nobody has to redirect us."""

from collections.abc import Iterable

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.transfer import PinOf
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.storage import PBD
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref


def hosts_reaching(cache: Cache, srs: Iterable[Ref]) -> list[Ref]:
    """The enabled hosts with a plugged PBD of every one of these SRs, the coordinator first; all hosts for no SR."""
    hosts = {ref for ref, host in cache.of(Host, "host").items() if host.enabled}
    pbds = cache.of(PBD, "PBD")
    for sr in srs:
        record = cache.sr(sr)
        plugged = [pbds[each] for each in record.PBDs if each in pbds] if record is not None else []
        hosts &= {pbd.host for pbd in plugged if pbd.currently_attached}
    coordinator = cache.pool.master if cache.pool is not None else None
    return sorted(hosts, key=lambda ref: (ref != coordinator, ref))


def srs_of_vm(cache: Cache, vm_ref: Ref) -> set[Ref]:
    """The SRs on which a VM has disks, a saved memory image among them."""
    vm = cache.vm(vm_ref)
    if vm is None:
        return set()
    disks = {vm.suspend_VDI, *_disks(cache, vm)}
    return {vdi.SR for ref in disks if (vdi := cache.vdi(ref)) is not None}


def endpoint_reaching(cache: Cache, srs: Iterable[Ref], coordinator: Endpoint, pin_of: PinOf) -> Endpoint:
    """Where to ask. `coordinator` is how we reach that host, and what is left if no better one has a pin."""
    master = cache.pool.master if cache.pool is not None else None
    for ref in hosts_reaching(cache, srs):
        if ref == master:
            return coordinator
        endpoint = _endpoint(cache, ref)
        if endpoint is not None and pin_of(endpoint) is not None:
            return endpoint
    return coordinator


def _disks(cache: Cache, vm: VM) -> Iterable[Ref]:
    for ref in vm.VBDs:
        vbd = cache.vbd(ref)
        if vbd is not None and vbd.type == "Disk":
            yield vbd.VDI


def _endpoint(cache: Cache, host: Ref) -> Endpoint | None:
    record = cache.host(host)
    try:
        return Endpoint.parse(record.address) if record is not None else None
    except ValueError:
        return None
