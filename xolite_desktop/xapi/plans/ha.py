# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""High availability as it is to be: where the heartbeat is, what becomes of each VM, and how many hosts may fail."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.kinds import is_iso_library, is_vm
from xolite_desktop.xapi.records.storage import SR
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host import is_live

RESTART: Final = "restart"
BEST_EFFORT: Final = "best-effort"
NEVER: Final = ""
PRIORITIES: Final = (RESTART, BEST_EFFORT, NEVER)
LONGEST_DELAY_S: Final = 86_400
HIGHEST_ORDER: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Protection:
    """What becomes of a VM when its host fails, and where in the order; `delay` in seconds before the next order starts."""

    priority: str = NEVER
    order: int = 0
    delay: int = 0

    @classmethod
    def of(cls, vm: VM) -> "Protection":
        return cls(vm.ha_restart_priority, vm.order, vm.start_delay)


@dataclass(frozen=True, slots=True)
class SetHa:
    """`heartbeat` counts while it is off only. `changed` are the VMs whose protection differs from the one they have."""

    heartbeat: tuple[Ref, ...]
    failures: int
    changed: tuple[tuple[Ref, Protection], ...] = ()

    def problems(self, cache: Cache, most: int | None) -> list[Problem]:
        """`most` is how many failures the pool says it can bear with these priorities; None while it has not said."""
        found = []
        if not self.heartbeat and cache.pool is not None and not cache.pool.ha_enabled:
            found.append(Problem("heartbeat", "HEARTBEAT_NEEDED"))
        if self.failures < 0:
            found.append(Problem("failures", "NOT_A_NUMBER"))
        elif most is not None and self.failures > most:
            found.append(Problem("failures", "HA_TOO_MANY_FAILURES", (str(most),)))
        for ref, wanted in self.changed:
            if not (0 <= wanted.order <= HIGHEST_ORDER and 0 <= wanted.delay <= LONGEST_DELAY_S):
                found.append(Problem("vms", "HA_ORDER_OUT_OF_RANGE", (ref,)))
                break
        return found


def protectable(cache: Cache) -> list[Ref]:
    """The VMs of the pool, without templates, snapshots and control domains."""
    return [ref for ref, vm in cache.of(VM, "VM").items() if is_vm(vm)]


def heartbeat_srs(cache: Cache) -> list[Ref]:
    """The storage that may be asked whether it can hold the heartbeat: shared, and for disks."""
    found = {ref: sr for ref, sr in cache.of(SR, "SR").items() if sr.shared and not is_iso_library(sr)}
    usable = [ref for ref, sr in found.items() if not sr.is_tools_sr]
    return sorted(usable, key=lambda ref: found[ref].name_label.casefold())


def statefile_srs(cache: Cache) -> list[Ref]:
    """Where the heartbeat is now."""
    vdis = (cache.vdi(ref) for ref in (cache.pool.ha_statefiles if cache.pool is not None else ()))
    return list(dict.fromkeys(vdi.SR for vdi in vdis if vdi is not None))


@dataclass(frozen=True)
class Heartbeat:
    """What a host lacks of the heartbeat: live hosts that it does not see, storage that it does not reach."""

    unseen: tuple[Ref, ...] = ()
    unreached: tuple[Ref, ...] = ()


def heartbeat_of(cache: Cache, host_ref: Ref) -> Heartbeat | None:
    """As the host says itself; None if it says nothing. Objects are named there by reference or by uuid."""
    host, pool = cache.host(host_ref), cache.pool
    if host is None or pool is None or not (host.ha_network_peers or host.ha_statefiles):
        return None
    seen, reached = set(host.ha_network_peers), set(host.ha_statefiles)
    unseen = [
        ref
        for ref, other in cache.of(Host, "host").items()
        if ref != host_ref and is_live(cache, other) and not seen & {ref, other.uuid}
    ]
    statefiles = {Ref(ref): cache.vdi(Ref(ref)) for ref in pool.ha_statefiles}
    lost = [vdi.SR for ref, vdi in statefiles.items() if vdi is not None and not reached & {ref, vdi.uuid}]
    return Heartbeat(tuple(unseen), tuple(dict.fromkeys(lost)))


def configuration(cache: Cache, changed: Mapping[Ref, Protection] | None = None) -> dict[str, str]:
    """VM -> priority of those that are protected, as the pool wants it to compute with."""
    wanted = changed or {}
    found = {}
    for ref in protectable(cache):
        vm = cache.vm(ref)
        now = wanted[ref].priority if ref in wanted else vm.ha_restart_priority if vm is not None else NEVER
        if now:
            found[str(ref)] = now
    return found


def counts(cache: Cache, changed: Mapping[Ref, Protection] | None = None) -> dict[str, int]:
    """How many VMs have each priority."""
    said = configuration(cache, changed).values()
    return _counted(said, len(protectable(cache)))


def _counted(said: Iterable[str], total: int) -> dict[str, int]:
    found = list(said)
    restart, effort = found.count(RESTART), found.count(BEST_EFFORT)
    return {RESTART: restart, BEST_EFFORT: effort, NEVER: total - restart - effort}
