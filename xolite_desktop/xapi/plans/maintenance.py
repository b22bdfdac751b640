# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Maintenance mode: what is done with the VMs of a host, and what is remembered of it.

The memory is the host's other_config, under the keys that XenCenter writes and reads: lists of uuids with commas.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.plans.move_vm import transfer_networks
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import Ref, Uuid
from xolite_desktop.xapi.rules import host as rules
from xolite_desktop.xapi.rules import vm_power
from xolite_desktop.xapi.rules.placement import NOWHERE, out_of_reach
from xolite_desktop.xapi.rules.refusal import Refusal

MIGRATED: Final = "MAINTENANCE_MODE_EVACUATED_VMS_MIGRATED"
SUSPENDED: Final = "MAINTENANCE_MODE_EVACUATED_VMS_SUSPENDED"
HALTED: Final = "MAINTENANCE_MODE_EVACUATED_VMS_HALTED"
COORDINATED: Final = "MAINTENANCE_MODE_WAS_COORDINATOR"
"""Ours: "true" where the host had led the pool, and handed that over."""
TOLERATED: Final = "MAINTENANCE_MODE_HA_HOST_FAILURES"
"""Ours: how many host failures high availability tolerated before, where the number was lowered."""
MIGRATION_NETWORK: Final = "xo:migrationNetwork"
"""The entry of the pool's other_config in which Xen Orchestra keeps the uuid of the network that migrations prefer."""


@dataclass(frozen=True, slots=True)
class EnterMaintenance:
    """`coordinator` takes over where the host is the coordinator; None leaves that as it is. `halted` and `suspended` are
    the VMs that were stopped to make way. The others move over `network`, None for the one the pool would take."""

    coordinator: Ref | None = None
    halted: tuple[Ref, ...] = ()
    suspended: tuple[Ref, ...] = ()
    network: Ref | None = None
    failures: int | None = None
    """How many host failures high availability tolerates meanwhile; None leaves that as it is."""


@dataclass(frozen=True, slots=True)
class LeaveMaintenance:
    """The VMs that come back: moved, resumed or started, by the state each is in. `coordinates`: the host leads the pool
    again. `failures`: how many host failures are tolerated from then on, None for as many as now."""

    back: tuple[Ref, ...] = ()
    coordinates: bool = False
    failures: int | None = None


@unique
class Guests(StrEnum):
    """What becomes of the VMs of a host that stops."""

    MOVE = "move"
    SHUT_DOWN = "shut down"


@dataclass(frozen=True, slots=True)
class StopHost:
    """A reboot or a shutdown."""

    guests: Guests = Guests.SHUT_DOWN

    def problems(self, cache: Cache, host_ref: Ref) -> list[Problem]:
        """The first VM that does not let itself be moved, or shut down."""
        ask = vm_power.migrate if self.guests is Guests.MOVE else vm_power.clean_shutdown
        refused = (ask(cache, vm) for vm in rules.guests(cache, host_ref))
        first = next((refusal for refusal in refused if refusal is not None), None)
        return [Problem("guests", first.code, first.params)] if first is not None else []


@dataclass(frozen=True, slots=True)
class Away:
    """The VMs that left a host for its maintenance, and are still as they were left."""

    migrated: tuple[Ref, ...] = ()
    suspended: tuple[Ref, ...] = ()
    halted: tuple[Ref, ...] = ()

    @property
    def all(self) -> tuple[Ref, ...]:
        return (*self.migrated, *self.suspended, *self.halted)


def away_from(cache: Cache, host_ref: Ref) -> Away:
    """Those that are gone, or that somebody has started or stopped meanwhile, are left out."""
    host = cache.host(host_ref)
    if host is None:
        return Away()
    by_uuid = {str(vm.uuid): ref for ref in cache.records("VM") if (vm := cache.vm(ref)) is not None}

    def kept(key: str, state: PowerState) -> tuple[Ref, ...]:
        named = (by_uuid.get(uuid.strip()) for uuid in host.other_config.get(key, "").split(","))
        found = [(ref, cache.vm(ref)) for ref in named if ref is not None]
        return tuple(
            ref
            for ref, vm in found
            if vm is not None
            and vm.power_state == state
            and (state != PowerState.RUNNING or vm.resident_on != host_ref)
        )

    return Away(
        kept(MIGRATED, PowerState.RUNNING),
        kept(SUSPENDED, PowerState.SUSPENDED),
        kept(HALTED, PowerState.HALTED),
    )


def cannot_return(cache: Cache, vm_ref: Ref, host_ref: Ref) -> Refusal | None:
    """What keeps a VM from a host once that is enabled again: storage or a network that it has no more."""
    return out_of_reach(cache, vm_ref, host_ref)


def uuids(cache: Cache, refs: Iterable[Ref]) -> str:
    """As the keys hold them."""
    return ",".join(vm.uuid for ref in refs if (vm := cache.vm(ref)) is not None)


def successors(cache: Cache, host_ref: Ref) -> list[tuple[Ref, Refusal | None]]:
    """The other hosts of the pool, each with the reason why it cannot become the coordinator."""
    return [(ref, rules.takes_over(cache, ref)) for ref in cache.records("host") if ref != host_ref]


def common_networks(cache: Cache) -> list[Ref]:
    """The networks on which every live host has an address, over which VMs may move."""
    live = [ref for ref in cache.records("host") if rules.reached(cache, ref) is None]
    found = [transfer_networks(cache, ref) for ref in live]
    return [network for network in (found[0] if found else []) if all(network in each for each in found)]


def failures_meanwhile(cache: Cache) -> int | None:
    """One host failure less than now while a host is away, as XenCenter does; None where nothing has to be lowered."""
    pool = cache.pool
    if pool is None or not pool.ha_enabled or pool.ha_host_failures_to_tolerate < 1:
        return None
    return pool.ha_host_failures_to_tolerate - 1


def failures_before(cache: Cache, host_ref: Ref) -> int | None:
    """How many were tolerated before its maintenance, where that is more than now."""
    host, pool = cache.host(host_ref), cache.pool
    noted = host.other_config.get(TOLERATED, "") if host is not None else ""
    if pool is None or not pool.ha_enabled or not (noted.isascii() and noted.isdigit()):
        return None
    return int(noted) if int(noted) > pool.ha_host_failures_to_tolerate else None


def coordinated_before(cache: Cache, host_ref: Ref) -> bool:
    """Whether it led the pool before its maintenance, another host does now, and could hand that back."""
    host, pool = cache.host(host_ref), cache.pool
    if host is None or pool is None or pool.ha_enabled:
        return False
    return host.other_config.get(COORDINATED) == "true" and pool.master != host_ref


def migration_network(cache: Cache) -> Ref | None:
    """The network that migrations prefer by the pool's settings; None for the management network."""
    pool = cache.pool
    uuid = pool.other_config.get(MIGRATION_NETWORK, "") if pool is not None else ""
    return cache.find("network", Uuid(uuid)) if uuid else None


def remedies(cache: Cache, vm_ref: Ref, code: str, params: tuple[str, ...]) -> tuple[str, ...]:
    """The actions that may get a VM out of the way, best first, by the reason why it cannot leave. What is under way
    with a VM is waited for."""
    if code == "OTHER_OPERATION_IN_PROGRESS":
        return ()
    found = []
    if code == "VM_BAD_POWER_STATE":
        found.append("vm.unpause")
    if code in ("VM_REQUIRES_SR", NOWHERE) and _has_disc_of_its_host(cache, vm_ref):
        found.append("vm.eject_disc")
    if code in ("VM_LACKS_FEATURE", "VM_MISSING_PV_DRIVERS", "VM_OLD_PV_DRIVERS"):
        found.append("vm.insert_tools")
    return (*found, "vm.suspend", "vm.clean_shutdown", "vm.hard_shutdown")


def _has_disc_of_its_host(cache: Cache, vm_ref: Ref) -> bool:
    """Whether a disc is inserted that is on storage of one host only, such as its own drive."""
    vm = cache.vm(vm_ref)
    for ref in vm.VBDs if vm is not None else ():
        vbd = cache.vbd(ref)
        vdi = cache.vdi(vbd.VDI) if vbd is not None and vbd.type == "CD" and not vbd.empty else None
        sr = cache.sr(vdi.SR) if vdi is not None else None
        if sr is not None and not sr.shared:
            return True
    return False
