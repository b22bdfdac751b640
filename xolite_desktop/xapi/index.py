# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Derived look-ups kept in step with the cache: the VMs of a host, the VBDs of a disk, the owner of metrics."""

from collections.abc import Iterable, Iterator, Set
from typing import Final

from xolite_desktop.xapi.backlinks import Backlinks
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.join_table import JoinTable
from xolite_desktop.xapi.names import FINAL_TASK_STATUSES
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.relations import (
    RELATIONS,
    VMS_OF_NETWORK,
    VMS_OF_SR,
    WORKED_ON,
    Relation,
    applies_to,
    one,
)

OBJECTS_IN_SLICE: Final = 400


class Index:
    """Follows the forward references of the cache backwards. Feed it every delta, after the cache took it.

    Each change costs one set operation for each reference that changed; nothing is ever looked for. What a method gives
    may be live: do not keep it across an await, and do not change it. Refs may name what the cache no longer holds, as
    a VBD names the VDI of a forgotten SR. Two indexes are equal if they would answer alike.
    """

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, cache: Cache, *, complete: bool = True) -> None:
        """What the cache holds is looked at now, unless it is left to `building`."""
        self._cache = cache
        self._tables = {(relation.cls, relation.field): Backlinks() for relation in RELATIONS}
        self._relations: dict[str, tuple[tuple[Relation, Backlinks], ...]] = {}
        for relation in RELATIONS:
            entry = relation, self._tables[relation.cls, relation.field]
            self._relations[relation.cls] = (*self._relations.get(relation.cls, ()), entry)
        self._vms_of_sr = JoinTable(VMS_OF_SR, cache, self.vbds_of_vdi)
        self._vms_of_network = JoinTable(VMS_OF_NETWORK, cache, self.vifs_of_network)
        if complete:
            for _ in self.building():
                pass

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Index):
            return False
        joins = self._vms_of_sr == other._vms_of_sr and self._vms_of_network == other._vms_of_network
        return joins and self._tables == other._tables

    def building(self) -> Iterator[None]:
        """Look at everything in the cache once, in slices of a few milliseconds."""
        return _every_so_often(self._build())

    def apply(self, delta: Delta) -> None:
        """Follow a delta that the cache has already taken."""
        for _ in self._follow(delta):
            pass

    def following(self, delta: Delta) -> Iterator[None]:
        """As `apply`, in slices of a few milliseconds: a pool's first delta has tens of thousands of objects."""
        return _every_so_often(self._follow(delta))

    def naming(self, cls: str, field: str, target: str) -> frozenset[Ref] | set[Ref]:
        """The objects of a class that name `target` in a field; the pair must be in `RELATIONS`."""
        return self._tables[cls, field].of(target)

    def vms_of_host(self, host: str) -> frozenset[Ref] | set[Ref]:
        """VMs that reside on a host now, its control domain included."""
        return self.naming("VM", "resident_on", host)

    def vms_coming_to_host(self, host: str) -> frozenset[Ref] | set[Ref]:
        """VMs that are being started on a host or moved to it: their memory is taken already."""
        return self.naming("VM", "scheduled_to_be_resident_on", host)

    def vms_at_home_on(self, host: str) -> frozenset[Ref] | set[Ref]:
        """VMs whose home host this is, running or not."""
        return self.naming("VM", "affinity", host)

    def vms_of_sr(self, sr: str) -> Set[Ref]:
        """VMs, templates and snapshots that have a disk or a CD of this storage repository attached."""
        return self._vms_of_sr.owners(sr)

    def vms_of_network(self, network: str) -> Set[Ref]:
        """VMs, templates and snapshots with an interface on a network."""
        return self._vms_of_network.owners(network)

    def vms_of_appliance(self, appliance: str) -> frozenset[Ref] | set[Ref]:
        """VMs of a vApp."""
        return self.naming("VM", "appliance", appliance)

    def vms_of_schedule(self, vmss: str) -> frozenset[Ref] | set[Ref]:
        """VMs that a snapshot schedule takes care of."""
        return self.naming("VM", "snapshot_schedule", vmss)

    def snapshots_of_vm(self, vm: str) -> frozenset[Ref] | set[Ref]:
        """Snapshots taken of a VM; `snapshot_tree` puts them in order."""
        return self.naming("VM", "snapshot_of", vm)

    def children_of_vm(self, vm: str) -> frozenset[Ref] | set[Ref]:
        """VMs and snapshots that descend from a snapshot directly."""
        return self.naming("VM", "parent", vm)

    def vbds_of_vm(self, vm: str) -> frozenset[Ref] | set[Ref]:
        """Disks and drives attached to a VM."""
        return self.naming("VBD", "VM", vm)

    def vifs_of_vm(self, vm: str) -> frozenset[Ref] | set[Ref]:
        """Virtual interfaces of a VM."""
        return self.naming("VIF", "VM", vm)

    def vtpms_of_vm(self, vm: str) -> frozenset[Ref] | set[Ref]:
        """Virtual TPMs of a VM."""
        return self.naming("VTPM", "VM", vm)

    def vgpus_of_vm(self, vm: str) -> frozenset[Ref] | set[Ref]:
        """Virtual GPUs of a VM."""
        return self.naming("VGPU", "VM", vm)

    def vusbs_of_vm(self, vm: str) -> frozenset[Ref] | set[Ref]:
        """USB devices passed to a VM."""
        return self.naming("VUSB", "VM", vm)

    def consoles_of_vm(self, vm: str) -> frozenset[Ref] | set[Ref]:
        """Console records of a VM."""
        return self.naming("console", "VM", vm)

    def vbds_of_vdi(self, vdi: str) -> frozenset[Ref] | set[Ref]:
        """Attachments of a disk."""
        return self.naming("VBD", "VDI", vdi)

    def snapshots_of_vdi(self, vdi: str) -> frozenset[Ref] | set[Ref]:
        """Snapshots taken of a disk."""
        return self.naming("VDI", "snapshot_of", vdi)

    def vms_suspended_to(self, vdi: str) -> frozenset[Ref] | set[Ref]:
        """VMs and checkpoints whose memory is in a disk: deleting it loses their state."""
        return self.naming("VM", "suspend_VDI", vdi)

    def vdis_of_sr(self, sr: str) -> frozenset[Ref] | set[Ref]:
        """Disks on a storage repository."""
        return self.naming("VDI", "SR", sr)

    def pbds_of_sr(self, sr: str) -> frozenset[Ref] | set[Ref]:
        """Connections of a storage repository to hosts."""
        return self.naming("PBD", "SR", sr)

    def pbds_of_host(self, host: str) -> frozenset[Ref] | set[Ref]:
        """Connections of a host to storage repositories."""
        return self.naming("PBD", "host", host)

    def pifs_of_host(self, host: str) -> frozenset[Ref] | set[Ref]:
        """Interfaces of a host."""
        return self.naming("PIF", "host", host)

    def pcis_of_host(self, host: str) -> frozenset[Ref] | set[Ref]:
        """PCI devices of a host."""
        return self.naming("PCI", "host", host)

    def pgpus_of_host(self, host: str) -> frozenset[Ref] | set[Ref]:
        """Physical GPUs of a host."""
        return self.naming("PGPU", "host", host)

    def pusbs_of_host(self, host: str) -> frozenset[Ref] | set[Ref]:
        """USB devices of a host."""
        return self.naming("PUSB", "host", host)

    def certificates_of_host(self, host: str) -> frozenset[Ref] | set[Ref]:
        """Certificates of a host."""
        return self.naming("Certificate", "host", host)

    def vifs_of_network(self, network: str) -> frozenset[Ref] | set[Ref]:
        """Virtual interfaces on a network."""
        return self.naming("VIF", "network", network)

    def pifs_of_network(self, network: str) -> frozenset[Ref] | set[Ref]:
        """Host interfaces on a network."""
        return self.naming("PIF", "network", network)

    def vlans_on_pif(self, pif: str) -> frozenset[Ref] | set[Ref]:
        """VLANs that use an interface; the VLAN of an interface that is one itself is `vlan_of_pif`."""
        return self.naming("VLAN", "tagged_PIF", pif)

    def vlan_of_pif(self, pif: str) -> Ref | None:
        """The VLAN whose own interface this is."""
        return self._tables["VLAN", "untagged_PIF"].one_of(pif)

    def bond_of_pif(self, pif: str) -> Ref | None:
        """The bond whose own interface this is."""
        return self._tables["Bond", "master"].one_of(pif)

    def pifs_of_bond(self, bond: str) -> frozenset[Ref] | set[Ref]:
        """The interfaces that a bond joins."""
        return self.naming("PIF", "bond_slave_of", bond)

    def tunnels_on_pif(self, pif: str) -> frozenset[Ref] | set[Ref]:
        """Tunnels that run over an interface."""
        return self.naming("tunnel", "transport_PIF", pif)

    def tunnel_of_pif(self, pif: str) -> Ref | None:
        """The tunnel whose own interface this is."""
        return self._tables["tunnel", "access_PIF"].one_of(pif)

    def host_of_metrics(self, metrics: str) -> Ref | None:
        """The host that some host_metrics belong to."""
        return self._tables["host", "metrics"].one_of(metrics)

    def vm_of_metrics(self, metrics: str) -> Ref | None:
        """The VM that some VM_metrics belong to."""
        return self._tables["VM", "metrics"].one_of(metrics)

    def vm_of_guest_metrics(self, metrics: str) -> Ref | None:
        """The VM that some VM_guest_metrics belong to."""
        return self._tables["VM", "guest_metrics"].one_of(metrics)

    def pif_of_metrics(self, metrics: str) -> Ref | None:
        """The interface that some PIF_metrics belong to."""
        return self._tables["PIF", "metrics"].one_of(metrics)

    def messages_about(self, uuid: str) -> frozenset[Ref] | set[Ref]:
        """Messages about the object with a uuid."""
        return self.naming("message", "obj_uuid", uuid)

    def objects_of_task(self, task: str) -> dict[str, set[Ref]]:
        """What a task works on, by class: those that list it as a current operation, and those it says it is about."""
        found = {cls: set(self.naming(cls, "current_operations", task)) for cls in WORKED_ON}
        record = self._cache.task(task)
        for ref in applies_to(record.other_config) if record is not None else ():
            for cls in WORKED_ON:
                if self._cache.get(cls, ref) is not None:
                    found[cls].add(Ref(ref))
        return {cls: refs for cls, refs in found.items() if refs}

    def tasks_of_object(self, cls: str, ref: str) -> set[Ref]:
        """The tasks that work on an object and have not ended; operations left over from a crash name none."""
        operations = getattr(self._cache.get(cls, ref), "current_operations", ())
        named = {Ref(task) for task in operations} | self.naming("task", "other_config", ref)
        return {task for task in named if self._is_running(task)}

    def _is_running(self, task: Ref) -> bool:
        record = self._cache.task(task)
        return record is not None and record.status not in FINAL_TASK_STATUSES

    def _build(self) -> Iterator[None]:
        for cls, relations in self._relations.items():
            for ref, record in tuple(self._cache.records(cls).items()):
                for relation, table in relations:
                    self._add(relation, table, ref, record)
                yield
        yield from self._vms_of_sr.building()
        yield from self._vms_of_network.building()

    def _add(self, relation: Relation, table: Backlinks, ref: Ref, record: AnyRecord) -> None:
        if relation.kind is one:
            table.add(getattr(record, relation.field), ref)
        else:
            table.exchange((), relation.targets(record), ref)

    def _follow(self, delta: Delta) -> Iterator[None]:
        for cls, relations in self._relations.items():
            for ref in delta.added.get(cls, ()):
                self._exchange(relations, ref, None, self._cache.get(cls, ref))
                yield
            for ref, former in delta.removed.get(cls, {}).items():
                self._exchange(relations, ref, former, None)
                yield
            for ref, fields in delta.changed.get(cls, {}).items():
                touched = [entry for entry in relations if entry[0].field in fields]
                if touched:
                    self._exchange(touched, ref, delta.before[cls][ref], self._cache.get(cls, ref))
                yield
        yield from self._vms_of_sr.following(delta)
        yield from self._vms_of_network.following(delta)

    def _exchange(
        self,
        relations: Iterable[tuple[Relation, Backlinks]],
        ref: Ref,
        before: AnyRecord | None,
        after: AnyRecord | None,
    ) -> None:
        for relation, table in relations:
            table.exchange(relation.targets(before), relation.targets(after), ref)


def _every_so_often(steps: Iterator[None]) -> Iterator[None]:
    """One step out of so many."""
    for number, _ in enumerate(steps, 1):
        if number % OBJECTS_IN_SLICE == 0:
            yield
