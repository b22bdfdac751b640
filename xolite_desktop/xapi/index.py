# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Derived look-ups kept in step with the cache: the VMs of a host, the VBDs of a disk, the owner of metrics."""

from collections.abc import Iterator
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.refs import Ref, is_null

_NONE: Final[frozenset[Ref]] = frozenset()
OBJECTS_IN_SLICE: Final = 400

RELATIONS: Final = (
    ("VM", "resident_on"),
    ("VM", "affinity"),
    ("VM", "snapshot_of"),
    ("VM", "metrics"),
    ("VM", "guest_metrics"),
    ("VM", "appliance"),
    ("VBD", "VM"),
    ("VBD", "VDI"),
    ("VDI", "SR"),
    ("VDI", "snapshot_of"),
    ("PBD", "SR"),
    ("PBD", "host"),
    ("VIF", "VM"),
    ("VIF", "network"),
    ("PIF", "host"),
    ("PIF", "network"),
    ("PIF", "metrics"),
    ("console", "VM"),
    ("host", "metrics"),
)
"""(class, field): each is turned round, so that one can ask which objects name a ref in that field."""


class Index:
    """Follows the forward references of the cache backwards. Feed it every delta, after the cache took it."""

    def __init__(self, cache: Cache, *, complete: bool = True) -> None:
        """What the cache holds is looked at now, unless it is left to `building`."""
        self._cache = cache
        self._tables: dict[tuple[str, str], dict[Ref, set[Ref]]] = {pair: {} for pair in RELATIONS}
        self._fields: dict[str, tuple[str, ...]] = {}
        for cls, field in RELATIONS:
            self._fields[cls] = (*self._fields.get(cls, ()), field)
        if complete:
            for _ in self.building():
                pass

    def building(self) -> Iterator[None]:
        """Look at everything in the cache once, in slices of a few milliseconds."""
        for cls, fields in self._fields.items():
            for number, ref in enumerate(tuple(self._cache.records(cls)), 1):
                self._relink(cls, fields, ref)
                if number % OBJECTS_IN_SLICE == 0:
                    yield

    def naming(self, cls: str, field: str, target: str) -> frozenset[Ref] | set[Ref]:
        """The objects of a class that name `target` in a field; the pair must be in `RELATIONS`. Read only."""
        return self._tables[cls, field].get(Ref(target), _NONE)

    def vms_of_host(self, host: str) -> frozenset[Ref] | set[Ref]:
        """VMs that reside on a host now, its control domain included."""
        return self.naming("VM", "resident_on", host)

    def vms_at_home_on(self, host: str) -> frozenset[Ref] | set[Ref]:
        """VMs whose home host this is, running or not."""
        return self.naming("VM", "affinity", host)

    def snapshots_of_vm(self, vm: str) -> frozenset[Ref] | set[Ref]:
        """Snapshots taken of a VM."""
        return self.naming("VM", "snapshot_of", vm)

    def vbds_of_vm(self, vm: str) -> frozenset[Ref] | set[Ref]:
        """Disks and drives attached to a VM."""
        return self.naming("VBD", "VM", vm)

    def vbds_of_vdi(self, vdi: str) -> frozenset[Ref] | set[Ref]:
        """Attachments of a disk."""
        return self.naming("VBD", "VDI", vdi)

    def vdis_of_sr(self, sr: str) -> frozenset[Ref] | set[Ref]:
        """Disks on a storage repository."""
        return self.naming("VDI", "SR", sr)

    def pbds_of_sr(self, sr: str) -> frozenset[Ref] | set[Ref]:
        """Connections of a storage repository to hosts."""
        return self.naming("PBD", "SR", sr)

    def pbds_of_host(self, host: str) -> frozenset[Ref] | set[Ref]:
        """Connections of a host to storage repositories."""
        return self.naming("PBD", "host", host)

    def vifs_of_vm(self, vm: str) -> frozenset[Ref] | set[Ref]:
        """Virtual interfaces of a VM."""
        return self.naming("VIF", "VM", vm)

    def vifs_of_network(self, network: str) -> frozenset[Ref] | set[Ref]:
        """Virtual interfaces on a network."""
        return self.naming("VIF", "network", network)

    def pifs_of_host(self, host: str) -> frozenset[Ref] | set[Ref]:
        """Interfaces of a host."""
        return self.naming("PIF", "host", host)

    def pifs_of_network(self, network: str) -> frozenset[Ref] | set[Ref]:
        """Host interfaces on a network."""
        return self.naming("PIF", "network", network)

    def consoles_of_vm(self, vm: str) -> frozenset[Ref] | set[Ref]:
        """Console records of a VM."""
        return self.naming("console", "VM", vm)

    def host_of_metrics(self, metrics: str) -> Ref | None:
        """The host that some host_metrics belong to."""
        return next(iter(self.naming("host", "metrics", metrics)), None)

    def vm_of_metrics(self, metrics: str) -> Ref | None:
        """The VM that some VM_metrics belong to."""
        return next(iter(self.naming("VM", "metrics", metrics)), None)

    def vm_of_guest_metrics(self, metrics: str) -> Ref | None:
        """The VM that some VM_guest_metrics belong to."""
        return next(iter(self.naming("VM", "guest_metrics", metrics)), None)

    def apply(self, delta: Delta) -> None:
        """Follow a delta that the cache has already taken."""
        for _ in self.following(delta):
            pass

    def following(self, delta: Delta) -> Iterator[None]:
        """As `apply`, in slices of a few milliseconds: a pool's first delta has tens of thousands of objects."""
        for number, (cls, fields, ref) in enumerate(self._touched(delta), 1):
            before = delta.before.get(cls, {}).get(ref) or delta.removed.get(cls, {}).get(ref)
            if before is not None:
                for field in fields:
                    self._unlink(cls, field, ref, before)
            self._relink(cls, fields, ref)
            if number % OBJECTS_IN_SLICE == 0:
                yield

    def _touched(self, delta: Delta) -> Iterator[tuple[str, tuple[str, ...], Ref]]:
        """Each object whose links may differ, with the fields to look at."""
        for cls, fields in self._fields.items():
            for ref in delta.added.get(cls, ()):
                yield cls, fields, ref
            for ref in delta.removed.get(cls, ()):
                yield cls, fields, ref
            for ref, changed in delta.changed.get(cls, {}).items():
                if touched := tuple(field for field in fields if field in changed):
                    yield cls, touched, ref

    def _relink(self, cls: str, fields: tuple[str, ...], ref: Ref) -> None:
        record = self._cache.get(cls, ref)
        if record is not None:
            for field in fields:
                self._link(cls, field, ref, record)

    def _link(self, cls: str, field: str, ref: Ref, record: AnyRecord) -> None:
        target = getattr(record, field)
        if not is_null(target):
            self._tables[cls, field].setdefault(target, set()).add(ref)

    def _unlink(self, cls: str, field: str, ref: Ref, record: AnyRecord) -> None:
        table = self._tables[cls, field]
        refs = table.get(getattr(record, field))
        if refs is not None:
            refs.discard(ref)
            if not refs:
                del table[getattr(record, field)]
