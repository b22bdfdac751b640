# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A VM that goes to another host with its disks, in its pool or to another one, as it was decided on."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.snapshot import disks_of
from xolite_desktop.xapi.plans.storage import disk_srs, storage_problem
from xolite_desktop.xapi.records.network import PIF, VIF, Network
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref, is_null
from xolite_desktop.xapi.rules.migration import network_not_on, send
from xolite_desktop.xapi.rules.placement import network_out_of_reach, short_of_memory, unusable, vbds_of
from xolite_desktop.xapi.rules.refusal import Refusal
from xolite_desktop.xapi.rules.vm import snapshot

COPIED_STATES: Final = (PowerState.HALTED, PowerState.RUNNING)
"""In which a VM can leave a copy in another pool; of one that runs a snapshot is copied."""
Places = tuple[tuple[Ref, Ref], ...]
"""Pairs of what goes and where it goes."""


@dataclass(frozen=True)
class MoveVm:
    """`host`, `network` (which carries the transfer), the SRs and networks are the destination's, all else is the pool's
    that the VM is in. `disks` has an SR for each disk, `interfaces` a network for each VIF; they count in another
    pool only.
    """

    vm: Ref
    host: Ref
    network: Ref
    disks: Places = ()
    interfaces: Places = ()
    is_copy: bool = False

    def problems(self, here: Cache, there: Cache) -> list[Problem]:
        """What is wrong at "vm", "host", "copy", "network", "disks.REF" and "interfaces.REF". `there` may be `here`."""
        found = [*_as_problem("vm", self._refusal(here)), *self._at_host(here, there)]
        found += _as_problem("network", None if self.network else Refusal("NETWORK_MISSING"))
        taken: Counter[Ref] = Counter()
        for disk, sr in self.disks:
            vdi = here.vdi(disk)
            if vdi is None or (there is here and sr == vdi.SR and sr in reachable_srs(there, self.host)):
                continue
            wrong = storage_problem(there, sr, vdi.virtual_size, taken[sr], self.host)
            found += _as_problem(f"disks.{disk}", wrong)
            taken[sr] += vdi.virtual_size
        for vif, network in self.interfaces if there is not here else ():
            found += _as_problem(f"interfaces.{vif}", network_not_on(there, network, self.host))
        return found

    def is_copied_running(self, here: Cache) -> bool:
        """Whether what is sent is a clone of a snapshot."""
        vm = here.vm(self.vm)
        return self.is_copy and vm is not None and vm.power_state == PowerState.RUNNING

    def _refusal(self, here: Cache) -> Refusal | None:
        return (snapshot if self.is_copied_running(here) else send)(here, self.vm)

    def _at_host(self, here: Cache, there: Cache) -> list[Problem]:
        vm, host = here.vm(self.vm), there.host(self.host)
        if vm is None or host is None:
            return [Problem("host", "HANDLE_INVALID", ("host", self.host))]
        runs = vm.power_state == PowerState.RUNNING
        refusal = unusable(there, self.host)
        if there is here:
            if not self._changes(here, vm):
                refusal = refusal or Refusal("NOTHING_TO_MOVE", (self.vm,))
            refusal = refusal or network_out_of_reach(here, self.vm, self.host)
        if runs and vm.resident_on != self.host and not self.is_copy:
            refusal = refusal or short_of_memory(there, vm, host)
        found = _as_problem("host", refusal)
        if self.is_copy and vm.power_state not in COPIED_STATES:
            found.append(Problem("copy", "VM_BAD_POWER_STATE", (self.vm, "halted", vm.power_state.lower())))
        return found

    def _changes(self, here: Cache, vm: VM) -> bool:
        """Whether anything is elsewhere afterwards; a VM that does not run is on no host."""
        moves = vm.power_state == PowerState.RUNNING and vm.resident_on != self.host
        return moves or any(getattr(here.vdi(disk), "SR", sr) != sr for disk, sr in self.disks)

    def vdi_map(self, here: Cache, there: Cache) -> dict[Ref, Ref]:
        """The SR of every disk that changes its place: of snapshots too, which go with the disk they are of."""
        wanted = {disk: sr for disk, sr in self.disks if there is not here or _sr_of(here, disk) != sr}
        vm = here.vm(self.vm)
        if vm is None or not wanted:
            return wanted
        rest = next(iter(wanted.values()))
        for disk in _kept_disks(here, vm):
            original = getattr(here.vdi(disk), "snapshot_of", Ref(""))
            if original in wanted or there is not here:
                wanted.setdefault(disk, wanted.get(original, rest))
        return wanted

    def vif_map(self, here: Cache, there: Cache) -> dict[Ref, Ref]:
        """The network of every interface in another pool; those of snapshots are as the VM's of the same position."""
        vm = here.vm(self.vm)
        if there is here or vm is None:
            return {}
        wanted = dict(self.interfaces)
        by_device = {_device(here, vif): network for vif, network in self.interfaces}
        rest = next(iter(wanted.values()), self.network)
        for each in vm.snapshots:
            record = here.vm(each)
            for vif in record.VIFs if record is not None else ():
                wanted.setdefault(vif, by_device.get(_device(here, vif), rest))
        return wanted


def reachable_srs(cache: Cache, host_ref: Ref) -> list[Ref]:
    """The SRs for disks that a host reaches, the best first."""
    return [sr for sr in disk_srs(cache) if storage_problem(cache, sr, 0, host=host_ref) is None]


def proposed_sr(here: Cache, there: Cache, disk: Ref, host_ref: Ref) -> Ref | None:
    """Where it is if that can be, else the best there is."""
    usable = reachable_srs(there, host_ref)
    current = _sr_of(here, disk)
    return current if there is here and current in usable else next(iter(usable), None)


def networks_on(cache: Cache, host_ref: Ref) -> list[Ref]:
    """The networks that a host is on, by name, and those that need no host."""
    found = {
        ref: network for ref, network in cache.of(Network, "network").items() if not _is_internal(network)
    }
    usable = [ref for ref in found if network_not_on(cache, ref, host_ref) is None]
    return sorted(usable, key=lambda ref: found[ref].name_label.casefold())


def proposed_network(here: Cache, there: Cache, vif_ref: Ref, host_ref: Ref) -> Ref | None:
    """The one of the same name, else the first."""
    vif = here.get("VIF", vif_ref)
    before = here.network(vif.network) if isinstance(vif, VIF) else None
    usable = networks_on(there, host_ref)
    same = (ref for ref in usable if before is not None and _name(there, ref) == before.name_label)
    return next(same, next(iter(usable), None))


def transfer_networks(cache: Cache, host_ref: Ref) -> list[Ref]:
    """The networks on which a host has an address; that of its management first."""
    host = cache.host(host_ref)
    pifs = [
        pif
        for ref in (host.PIFs if host is not None else ())
        if isinstance(pif := cache.get("PIF", ref), PIF)
    ]
    usable = [pif for pif in pifs if pif.management or ((pif.IP or pif.IPv6) and pif.currently_attached)]
    return list(dict.fromkeys(pif.network for pif in sorted(usable, key=lambda pif: not pif.management)))


def movable_disks(cache: Cache, vm_ref: Ref) -> list[Ref]:
    """The disks of a VM in the order of their positions."""
    vm = cache.vm(vm_ref)
    if vm is None:
        return []
    disks = disks_of(cache, vm)
    vbds = sorted(vbds_of(cache, vm), key=lambda vbd: (len(vbd.userdevice), vbd.userdevice))
    return list(dict.fromkeys(vbd.VDI for vbd in vbds if vbd.VDI in disks))


def _as_problem(field: str, refusal: Refusal | None) -> list[Problem]:
    return [] if refusal is None else [Problem(field, refusal.code, refusal.params)]


def _kept_disks(cache: Cache, vm: VM) -> Iterator[Ref]:
    """Of snapshots, and the saved memory of the VM and of them."""
    for each in (vm, *map(cache.vm, vm.snapshots)):
        if each is None:
            continue
        if each is not vm:
            yield from disks_of(cache, each)
        if not is_null(each.suspend_VDI):
            yield each.suspend_VDI


def _sr_of(cache: Cache, disk: Ref) -> Ref:
    vdi = cache.vdi(disk)
    return vdi.SR if vdi is not None else Ref("")


def _device(cache: Cache, vif_ref: Ref) -> str:
    vif = cache.get("VIF", vif_ref)
    return vif.device if isinstance(vif, VIF) else ""


def _name(cache: Cache, network_ref: Ref) -> str:
    network = cache.network(network_ref)
    return network.name_label if network is not None else ""


def _is_internal(network: Network) -> bool:
    return network.other_config.get("is_host_internal_management_network") == "true"
