# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pool in memory: records by class and ref. Apply changes, get a `Delta`. One owner, one thread, no lock."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, TypeVar, cast

from xolite_desktop.xapi.backlinks import Backlinks
from xolite_desktop.xapi.delta import Change, Delta, DeltaBuilder
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.network import Network
from xolite_desktop.xapi.records.pool import Pool
from xolite_desktop.xapi.records.record import AnyRecord, Record
from xolite_desktop.xapi.records.storage import SR, VBD, VDI
from xolite_desktop.xapi.records.task import Task
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref, Uuid

_NOTHING: Final[Mapping[Ref, AnyRecord]] = MappingProxyType({})
_RecordT = TypeVar("_RecordT", bound=Record)


class Cache:
    """Every known object of one pool. Records are frozen; a change replaces them."""

    def __init__(self) -> None:
        self._records: dict[str, dict[Ref, AnyRecord]] = {}
        self._uuids: dict[str, Backlinks] = {}
        self.coordinator_zone_s: int | None = None
        """How far the coordinator's own time is ahead of UTC: what no record says. None until it was asked for."""

    def get(self, cls: str, ref: str) -> AnyRecord | None:
        """The record of an object, or None: a ref may name something deleted a moment ago."""
        return self._records.get(cls, _NOTHING).get(cast(Ref, ref))

    def records(self, cls: str) -> Mapping[Ref, AnyRecord]:
        """All records of a class. The mapping is live: do not keep an iterator over it across an await."""
        found = self._records.get(cls)
        return MappingProxyType(found) if found is not None else _NOTHING

    def of(self, kind: type[_RecordT], cls: str) -> Mapping[Ref, _RecordT]:
        """All records of a class, typed: `cache.of(VM, "VM")`."""
        return cast(Mapping[Ref, _RecordT], self.records(cls))

    def classes(self) -> tuple[str, ...]:
        """The classes of which at least one object was ever seen."""
        return tuple(self._records)

    def count(self, cls: str) -> int:
        """How many objects of a class there are."""
        return len(self._records.get(cls, _NOTHING))

    def find(self, cls: str, uuid: Uuid) -> Ref | None:
        """The ref of the object with a uuid: a look-up, kept in step with the records."""
        uuids = self._uuids.get(cls)
        return None if uuids is None else uuids.one_of(uuid)

    def find_any(self, uuid: Uuid) -> tuple[str, Ref] | None:
        """(class, ref) of the object with a uuid, for those who know no class; one look-up for each class."""
        for cls, uuids in self._uuids.items():
            if (ref := uuids.one_of(uuid)) is not None:
                return cls, ref
        return None

    @property
    def pool(self) -> Pool | None:
        """The pool record, of which there is exactly one once loaded."""
        return next(iter(self.of(Pool, "pool").values()), None)

    def vm(self, ref: str) -> VM | None:
        """A VM, template, snapshot or control domain."""
        return self._typed("VM", ref, VM)

    def host(self, ref: str) -> Host | None:
        """A host."""
        return self._typed("host", ref, Host)

    def sr(self, ref: str) -> SR | None:
        """A storage repository."""
        return self._typed("SR", ref, SR)

    def vdi(self, ref: str) -> VDI | None:
        """A virtual disk image."""
        return self._typed("VDI", ref, VDI)

    def vbd(self, ref: str) -> VBD | None:
        """The attachment of a disk to a VM."""
        return self._typed("VBD", ref, VBD)

    def network(self, ref: str) -> Network | None:
        """A network."""
        return self._typed("network", ref, Network)

    def task(self, ref: str) -> Task | None:
        """A task."""
        return self._typed("task", ref, Task)

    def apply(self, changes: Iterable[Change]) -> Delta:
        """Put changes into the cache and say what that did. Unknown deletions and identical records do nothing."""
        builder = DeltaBuilder()
        self.apply_into(changes, builder)
        return builder.delta

    def apply_into(self, changes: Iterable[Change], builder: DeltaBuilder) -> None:
        """As `apply`, for one of several slices of the same batch."""
        for change in changes:
            cls, ref, after = change.cls, change.ref, change.record
            table = self._records.setdefault(cls, {})
            before = table.get(ref)
            if before == after:
                continue
            if after is None:
                del table[ref]
            else:
                table[ref] = after
            former, present = _uuid(before), _uuid(after)
            if former != present:
                self._uuids.setdefault(cls, Backlinks()).exchange((former,), (present,), ref)
            builder.note(cls, ref, before, after)

    def _typed(self, cls: str, ref: str, kind: type[_RecordT]) -> _RecordT | None:
        record = self._records.get(cls, _NOTHING).get(cast(Ref, ref))
        return record if isinstance(record, kind) else None


def _uuid(record: AnyRecord | None) -> str:
    """The uuid of a record, or an empty text. A class we do not know may have none, or anything under that name."""
    if isinstance(record, dict):
        uuid = record.get("uuid")
        return uuid if isinstance(uuid, str) else ""
    return "" if record is None else record.uuid
