# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pool's records: references kept whole, every change with its generation, deletions remembered."""

from __future__ import annotations

import json
import uuid
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from xolite_desktop.simulator.disk_contents import DiskContents
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.relations import FOLLOWING, MIRRORS, Mirror
from xolite_desktop.simulator.schema import NULL_REF, Schema, load_schema

Record = dict[str, Any]
Listener = Callable[[str, str, str], None]

# A class forgets its oldest deletions down to the lower number when it has more than the upper (xapi does).
_REMEMBERED_DELETIONS = (256, 512)

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


class Stamp:
    """When a record was made and last changed, and its JSON text while that holds."""

    __slots__ = ("created", "modified", "text")

    def __init__(self, generation: int) -> None:
        self.created = generation
        self.modified = generation
        self.text: str | None = None


class Table:
    """All records of one class."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.view: Mapping[str, Record] = MappingProxyType(self.records)
        # In the order of the last change, so that the newest are found from the end.
        self.stamps: dict[str, Stamp] = {}
        # (generation of the creation, of the deletion, ref), oldest first.
        self.deleted: deque[tuple[int, int, str]] = deque()


def new_ref() -> str:
    return f"OpaqueRef:{uuid.uuid4()}"


class Database:
    """Records by class and ref, in the form they have on the wire.

    `disks` has what is on the disks. Use it on the simulator's loop only. Records handed out are live: read them, write with `update`. Class and ref
    are given by position, since a class may have fields of these names.
    """

    def __init__(self, schema: Schema | None = None) -> None:
        self.schema = schema or load_schema()
        self.generation = 1
        self.on_change: list[Listener] = []
        self.disks = DiskContents()
        self.boot_options: dict[str, str] = {}  # what hosts start with, by ref of the device; in no record
        self._tables = {name: Table() for name in self.schema.classes}

    def records(self, cls: str) -> Mapping[str, Record]:
        """ref -> live record of all objects of a class."""
        return self._tables[cls].view

    def get(self, cls: str, ref: str) -> Record:
        """The live record; `Failure` HANDLE_INVALID if there is none."""
        record = self._tables[cls].records.get(ref)
        if record is None:
            raise Failure("HANDLE_INVALID", cls, ref)
        return record

    def find(self, cls: str, /, **fields: Any) -> list[str]:
        """The refs of all objects whose fields equal these."""
        wanted = fields.items()
        return [
            ref
            for ref, record in self._tables[cls].records.items()
            if all(record.get(name) == value for name, value in wanted)
        ]

    def by_uuid(self, cls: str, wanted: str) -> str:
        """The ref of the object with this uuid; `Failure` UUID_INVALID if there is none."""
        found = self.find(cls, uuid=wanted)
        if not found:
            raise Failure("UUID_INVALID", cls, wanted)
        return found[0]

    def create(self, cls: str, ref: str | None = None, /, **fields: Any) -> str:
        """A new record from defaults and `fields`; gives its ref. Makes a uuid if none is given."""
        ref = ref or new_ref()
        record = self._fresh(cls, fields)
        table = self._tables[cls]
        table.records[ref] = record
        self.generation += 1
        table.stamps[ref] = Stamp(self.generation)
        for mirror in MIRRORS.get(cls, {}).values():
            for target in _targets(record[mirror.field]):
                self._link(mirror, target, ref)
        self._tell("add", cls, ref)
        return ref

    def update(self, cls: str, ref: str, /, **fields: Any) -> None:
        """Write fields; nothing happens, not even an event, if they have these values already."""
        record = self.get(cls, ref)
        changed = {name: value for name, value in fields.items() if record[name] != value}
        if not changed:
            return
        mirrors = MIRRORS.get(cls, {})
        old = {name: record[name] for name in changed if name in mirrors}
        record.update(changed)
        self._touch(cls, ref)
        for name, before in old.items():
            self._relink(mirrors[name], ref, _targets(before), _targets(record[name]))
        self._tell("mod", cls, ref)

    def touch(self, cls: str, ref: str) -> None:
        """A new generation without a change, so that `event.from` reports the object once more."""
        self.get(cls, ref)
        self._touch(cls, ref)
        self._tell("mod", cls, ref)

    def destroy(self, cls: str, ref: str) -> None:
        """Remove a record and its entries in back references; those that named it keep a dangling ref."""
        record = self.get(cls, ref)
        table = self._tables[cls]
        for mirror in MIRRORS.get(cls, {}).values():
            for target in _targets(record[mirror.field]):
                self._unlink(mirror, target, ref)
        del table.records[ref]
        self.generation += 1
        table.deleted.append((table.stamps.pop(ref).created, self.generation, ref))
        keep, limit = _REMEMBERED_DELETIONS
        if len(table.deleted) > limit:
            table.deleted = deque(list(table.deleted)[-keep:])
        self._tell("del", cls, ref)

    def load(self, records: Mapping[str, Mapping[str, Record]]) -> None:
        """Add many partial records at once, `{class: {ref: record}}`; sets that mirror other fields are rebuilt.

        Nobody is told: this is for the start of a pool.
        """
        for cls, of_class in records.items():
            table = self._tables[cls]
            for ref, fields in of_class.items():
                table.records[ref] = self._fresh(cls, fields)
                self.generation += 1
                table.stamps[ref] = Stamp(self.generation)
        for cls in records:
            for mirror in MIRRORS.get(cls, {}).values():
                self._mirror_all(mirror, self._tables[cls].records)

    def stamp(self, cls: str, ref: str) -> Stamp:
        """When the record was made and changed; `Failure` HANDLE_INVALID if there is none."""
        self.get(cls, ref)
        return self._tables[cls].stamps[ref]

    def text(self, cls: str, ref: str) -> str:
        """The record as JSON text, encoded once for each change."""
        table = self._tables[cls]
        stamp = table.stamps[ref]
        if stamp.text is None:
            stamp.text = _encode(table.records[ref])
        return stamp.text

    def changed_since(self, cls: str, generation: int) -> Iterator[tuple[str, Stamp]]:
        """(ref, stamp) of all records changed after `generation`, newest first."""
        stamps = self._tables[cls].stamps
        for ref in reversed(stamps):
            stamp = stamps[ref]
            if stamp.modified <= generation:
                return
            yield ref, stamp

    def deleted_since(self, cls: str, generation: int) -> Iterator[tuple[int, int, str]]:
        """(created, deleted, ref) of remembered deletions after `generation`, newest first."""
        for entry in reversed(self._tables[cls].deleted):
            if entry[1] <= generation:
                return
            yield entry

    def count(self, cls: str) -> int:
        return len(self._tables[cls].records)

    def _fresh(self, cls: str, fields: Mapping[str, Any]) -> Record:
        schema = self.schema.classes[cls]
        unknown = fields.keys() - schema.fields.keys()
        if unknown:
            raise KeyError(f"{cls} has no field {', '.join(sorted(unknown))}")
        record = schema.completed(fields)
        for name in FOLLOWING.get(cls, ()):
            record[name] = []
        if "uuid" in record and not record["uuid"]:
            record["uuid"] = str(uuid.uuid4())
        return record

    def _mirror_all(self, mirror: Mirror, records: dict[str, Record]) -> None:
        lists: dict[str, dict[str, None]] = {}
        for ref, record in records.items():
            for target in _targets(record[mirror.field]):
                lists.setdefault(target, {})[ref] = None
        table = self._tables[mirror.back_class].records
        for target, refs in lists.items():
            if target in table:
                there = table[target]
                there[mirror.back_field] = list(dict.fromkeys((*there[mirror.back_field], *refs)))

    def _relink(self, mirror: Mirror, ref: str, before: list[str], after: list[str]) -> None:
        for target in before:
            if target not in after:
                self._unlink(mirror, target, ref)
        for target in after:
            if target not in before:
                self._link(mirror, target, ref)

    def _link(self, mirror: Mirror, target: str, ref: str) -> None:
        there = self._tables[mirror.back_class].records.get(target)
        if there is not None and ref not in there[mirror.back_field]:
            there[mirror.back_field] = [*there[mirror.back_field], ref]
            self._touch(mirror.back_class, target)
            self._tell("mod", mirror.back_class, target)

    def _unlink(self, mirror: Mirror, target: str, ref: str) -> None:
        there = self._tables[mirror.back_class].records.get(target)
        if there is not None and ref in there[mirror.back_field]:
            there[mirror.back_field] = [each for each in there[mirror.back_field] if each != ref]
            self._touch(mirror.back_class, target)
            self._tell("mod", mirror.back_class, target)

    def _touch(self, cls: str, ref: str) -> None:
        stamps = self._tables[cls].stamps
        stamp = stamps.pop(ref)
        self.generation += 1
        stamp.modified = self.generation
        stamp.text = None
        stamps[ref] = stamp

    def _tell(self, operation: str, cls: str, ref: str) -> None:
        for listener in self.on_change:
            listener(operation, cls, ref)


def _targets(value: Any) -> list[str]:
    if isinstance(value, list):
        return value
    return [] if value in (NULL_REF, "") else [value]
