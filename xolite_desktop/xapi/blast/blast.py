# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Blast`: everything that an action would touch beside the object it is done to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum, unique
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.kinds import is_vm
from xolite_desktop.xapi.records.pool import Pool
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import NULL_REF, Ref

_PROMISED: Final = "restart"


@unique
class Effect(StrEnum):
    """What becomes of a VM."""

    STOPS = "stops"
    """It runs on a host that goes away: it stops, unless it moves before."""
    LOSES_DISK = "loses a disk"
    """It runs, and a disk it uses is out of reach."""
    LOSES_DISC = "loses its disc"
    """It runs, and the disc in its drive is out of reach."""
    LOSES_MEMORY = "loses its memory"
    """It is suspended, and the memory that was saved is out of reach."""
    CUT_OFF = "is cut off"
    """Its interface no longer leads anywhere: at once if it runs, else when it is started."""
    INTERRUPTED = "is interrupted"
    """It runs, and its interface moves to another network by itself."""
    LOSES_NIC = "loses an interface"
    """Its interface is deleted, whether it runs or not."""
    CANNOT_START = "cannot start"
    """It does not run, and cannot: no host reaches what it needs."""


@unique
class Way(StrEnum):
    """What goes over an interface of a host."""

    OURS = "ours"
    """The connection to the pool: the coordinator's management interface. `what` is the interface."""
    MANAGEMENT = "management"
    """The pool's contact with the host. `what` is the interface."""
    STORAGE = "storage"
    """The host's access to a storage. `what` is the SR."""
    PURPOSE = "purpose"
    """What somebody noted as the purpose of an interface with an address. `what` is the interface."""
    CLUSTER = "cluster"
    """The host's part in a cluster for storage. `what` is the interface."""
    BACKUP = "backup"
    """Disks are offered over this network (NBD). `what` is the network."""


@dataclass(frozen=True, slots=True, order=True)
class Path:
    """One thing that goes over an interface of a host that would be lost, or interrupted."""

    way: Way
    host: Ref
    what: Ref = NULL_REF


@unique
class Vow(StrEnum):
    """What high availability promises, while it is on."""

    RESTART = "restart"
    """To restart this VM. `about` is the VM."""
    STATEFILE = "statefile"
    """Hosts write their sign of life to this storage. `about` is the SR."""
    HEARTBEAT = "heartbeat"
    """The host gives its sign of life over its management interface. `about` is the host."""
    FAILURES = "failures"
    """To survive the failure of hosts: one that is away counts. `about` is the host."""


@dataclass(frozen=True, slots=True, order=True)
class Promise:
    """One promise of high availability that is touched."""

    vow: Vow
    about: Ref


@dataclass(frozen=True)
class Blast:
    """`disks` would be out of reach of a host at least, or of all; `destroyed` those of them that would be gone for good.
    Templates and snapshots count by their disks only."""

    vms: Mapping[Ref, frozenset[Effect]] = field(default_factory=dict)
    disks: frozenset[Ref] = frozenset()
    destroyed: frozenset[Ref] = frozenset()
    promises: frozenset[Promise] = frozenset()
    paths: frozenset[Path] = frozenset()
    is_brief: bool = False
    """It comes back by itself within a minute or so."""

    def __bool__(self) -> bool:
        return bool(self.vms or self.disks or self.promises or self.paths)

    def __or__(self, other: "Blast") -> "Blast":
        vms = dict(self.vms)
        for vm, effects in other.vms.items():
            vms[vm] = vms.get(vm, frozenset()) | effects
        return Blast(
            vms,
            self.disks | other.disks,
            self.destroyed | other.destroyed,
            self.promises | other.promises,
            self.paths | other.paths,
            is_brief=all(part.is_brief for part in (self, other) if part) and bool(self or other),
        )

    def with_effect(self, effect: Effect) -> list[Ref]:
        """The VMs that it happens to, in order."""
        return sorted(vm for vm, effects in self.vms.items() if effect in effects)

    def over(self, way: Way) -> list[Path]:
        """What goes this way, in order."""
        return sorted(path for path in self.paths if path.way is way)

    def vowed(self, vow: Vow) -> list[Ref]:
        """What it is promised of, in order."""
        return sorted(promise.about for promise in self.promises if promise.vow is vow)

    @property
    def cuts_us_off(self) -> bool:
        """Whether the connection to the pool goes over what would be lost."""
        return any(path.way is Way.OURS for path in self.paths)


NOTHING: Final = Blast()


def joined(parts: Iterable[Blast]) -> Blast:
    """All of them together."""
    whole = NOTHING
    for part in parts:
        whole |= part
    return whole


def real_vm(cache: Cache, ref: Ref) -> VM | None:
    """A VM that is neither template, snapshot nor control domain."""
    vm = cache.vm(ref)
    return vm if vm is not None and is_vm(vm) else None


def is_up(vm: VM) -> bool:
    """Running or paused: it is in the memory of a host."""
    return vm.power_state in (PowerState.RUNNING, PowerState.PAUSED)


def with_promises(cache: Cache, blast: Blast) -> Blast:
    """With the VMs among them that high availability restarts."""
    if not has_ha(cache):
        return blast
    vms = ((ref, cache.vm(ref)) for ref in blast.vms)
    kept = {Promise(Vow.RESTART, ref) for ref, vm in vms if vm is not None and is_promised(vm)}
    return replace(blast, promises=blast.promises | kept)


def is_promised(vm: VM) -> bool:
    """Whether high availability restarts it when its host fails."""
    return vm.ha_restart_priority == _PROMISED or vm.ha_always_run


def has_ha(cache: Cache) -> bool:
    """Whether high availability is on."""
    pool = cache.pool
    return isinstance(pool, Pool) and pool.ha_enabled
