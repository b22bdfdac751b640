# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where a new VM could run: which hosts reach its disks, its disc and its networks, and have the memory."""

from collections.abc import Iterator
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.new_vm.install import Source
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.host import HostMetrics
from xolite_desktop.xapi.records.network import PIF
from xolite_desktop.xapi.refs import Ref, is_null
from xolite_desktop.xapi.rules.placement import connected_srs, hosts_of_sr, nowhere, unusable
from xolite_desktop.xapi.rules.refusal import Refusal
from xolite_desktop.xapi.rules.vbd import disc

SR_NOT_ON_HOST: Final = "SR_NOT_ON_HOST"
"""Ours: a host is not connected to a storage that the VM would have disks on. Parameter: SR."""
NETWORK_NOT_ON_HOST: Final = "NETWORK_NOT_ON_HOST"
"""Ours: a host has no interface on a network that the VM would be on. Parameter: network."""


def srs_of(cache: Cache, plan: NewVm) -> set[Ref]:
    """The storage that the VM would need to start."""
    found = {disk.sr for disk in plan.disks if disk.sr is not None}
    inserted = disc(cache, plan.install.disc) if plan.install.disc is not None else None
    if plan.install.source is Source.DISC and inserted is not None:
        found.add(inserted.SR)
    return {sr for sr in found if not is_null(sr)}


def host_refusal(cache: Cache, plan: NewVm, host_ref: Ref) -> Refusal | None:
    """Why a host could not run the VM, in the order in which the server would say so."""
    host = cache.host(host_ref)
    if host is None or (refused := unusable(cache, host_ref)) is not None:
        return Refusal("HANDLE_INVALID", ("host", host_ref)) if host is None else refused
    missing = sorted(srs_of(cache, plan) - connected_srs(cache, host))
    if missing:
        return Refusal(SR_NOT_ON_HOST, (missing[0],))
    for nic in plan.nics:
        if nic.network is not None and not _is_on(cache, nic.network, host_ref):
            return Refusal(NETWORK_NOT_ON_HOST, (nic.network,))
    free = free_memory(cache, host_ref)
    if free is not None and plan.memory.dynamic_min > free:
        return Refusal("HOST_NOT_ENOUGH_FREE_MEMORY", (str(plan.memory.dynamic_min), str(free)))
    return None


def hosts_for(cache: Cache, plan: NewVm) -> dict[Ref, Refusal | None]:
    """For every host by name why it could not run the VM, or None."""
    hosts = sorted(
        cache.records("host"), key=lambda ref: getattr(cache.host(ref), "name_label", "").casefold()
    )
    return {ref: host_refusal(cache, plan, ref) for ref in hosts}


def placement_problems(cache: Cache, plan: NewVm) -> Iterator[Problem]:
    """What is wrong at "host": the chosen one cannot run it; or at "placement": none of them can, because of what it
    is connected to, or of any reason if it is to start at once."""
    verdicts = hosts_for(cache, plan)
    chosen = verdicts.get(plan.host) if plan.host is not None else None
    if chosen is not None:
        yield Problem("host", chosen.code, chosen.params)
    refusal = nowhere(verdicts.items()) if verdicts else None
    if refusal is None or chosen is not None:
        return
    lasting = {SR_NOT_ON_HOST, NETWORK_NOT_ON_HOST}
    first = next((each for each in verdicts.values() if each is not None and each.code in lasting), None)
    if first is not None and _no_host_reaches(cache, plan):
        yield Problem("placement", "NO_HOST_REACHES_ALL", first.params)
    elif plan.start:
        yield Problem("placement", refusal.code, refusal.params)


def _no_host_reaches(cache: Cache, plan: NewVm) -> bool:
    """Whether the storage of the plan has no host in common."""
    reaching = [hosts_of_sr(cache, sr) for sr in srs_of(cache, plan)]
    return bool(reaching) and not set.intersection(*reaching)


def only_hosts(cache: Cache, plan: NewVm) -> set[Ref] | None:
    """The hosts that the VM is bound to by storage of a few; None if every host reaches all of it."""
    reaching = [hosts_of_sr(cache, sr) for sr in srs_of(cache, plan)]
    common = set.intersection(*reaching) if reaching else set(cache.records("host"))
    return None if common >= set(cache.records("host")) else common


def free_memory(cache: Cache, host_ref: Ref) -> int | None:
    """Bytes by the host's own figure; None if it tells none."""
    host = cache.host(host_ref)
    metrics = cache.get("host_metrics", host.metrics) if host is not None else None
    if not isinstance(metrics, HostMetrics) or not metrics.memory_total:
        return None
    return metrics.memory_free


def _is_on(cache: Cache, network_ref: Ref, host_ref: Ref) -> bool:
    """A network without interfaces is inside each host, and so on all of them."""
    network = cache.network(network_ref)
    pifs = [cache.get("PIF", pif) for pif in network.PIFs] if network is not None else []
    return not pifs or any(isinstance(pif, PIF) and pif.host == host_ref for pif in pifs)
