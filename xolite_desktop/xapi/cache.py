# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pool in memory: records by class and ref. Apply changes, get a `Delta`. One owner, one thread, no lock."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, TypeVar, cast

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
        """The ref of the object with a uuid, by looking at each: for settings and links, not for loops."""
        for ref, record in self._records.get(cls, _NOTHING).items():
            if (record.get("uuid") if isinstance(record, dict) else record.uuid) == uuid:
                return ref
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
            table = self._records.setdefault(change.cls, {})
            before = table.get(change.ref)
            after = change.record
            if after is None:
                if before is not None:
                    del table[change.ref]
                    builder.note(change.cls, change.ref, before, None)
            elif before != after:
                table[change.ref] = after
                builder.note(change.cls, change.ref, before, after)

    def _typed(self, cls: str, ref: str, kind: type[_RecordT]) -> _RecordT | None:
        record = self._records.get(cls, _NOTHING).get(cast(Ref, ref))
        return record if isinstance(record, kind) else None
