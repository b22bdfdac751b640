# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a batch of changes did to the cache: refs added, changed (in which fields) and removed, for each class."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import compress
from operator import ne
from typing import Final, TypeVar

import msgspec
from msgspec.structs import asdict, astuple

from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.refs import Ref

_ValueT = TypeVar("_ValueT")

_LOOKS: Final[Mapping[str, frozenset[str]]] = {
    "VM_metrics": frozenset({"last_updated"}),
    "VM_guest_metrics": frozenset({"last_updated"}),
    "host_metrics": frozenset({"last_updated"}),
    "PIF_metrics": frozenset({"last_updated"}),
    "Caller": frozenset({"last_access"}),
}
"""Fields that only say when somebody looked at an object. They change every few seconds, and nobody shows them."""


class Change(msgspec.Struct, frozen=True, gc=False):
    """One object as the server shows it now, or its end when `record` is None. `cls` is the wire's class name."""

    cls: str
    ref: Ref
    record: AnyRecord | None


@dataclass(frozen=True, slots=True)
class Delta:
    """The difference between the cache before and after a batch, keyed by class name ("VM", "host", "SR"...).

    An object is in at most one of the three. `before` holds the former record of each changed object. The cache
    already shows the new state when somebody sees a delta. Changes that tell nothing (`telling`) are in the cache only.
    """

    added: dict[str, set[Ref]] = field(default_factory=dict)
    changed: dict[str, dict[Ref, frozenset[str]]] = field(default_factory=dict)
    removed: dict[str, dict[Ref, AnyRecord]] = field(default_factory=dict)
    before: dict[str, dict[Ref, AnyRecord]] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether nothing changed at all."""
        return not (self.added or self.changed or self.removed)

    def touches(self, cls: str) -> bool:
        """Whether any object of the class was added, changed or removed."""
        return cls in self.added or cls in self.changed or cls in self.removed

    def refs(self, cls: str) -> set[Ref]:
        """Every ref of the class that was added, changed or removed."""
        return {*self.added.get(cls, ()), *self.changed.get(cls, ()), *self.removed.get(cls, ())}

    def changed_fields(self, cls: str, ref: Ref) -> frozenset[str]:
        """The fields in which an object changed; empty if it was added, removed or left alone."""
        return self.changed.get(cls, {}).get(ref, frozenset())


class DeltaBuilder:
    """Notes changes one at a time and folds repeated ones, so that the delta compares the very first with the last."""

    def __init__(self) -> None:
        self.delta = Delta()

    def note(self, cls: str, ref: Ref, before: AnyRecord | None, after: AnyRecord | None) -> None:
        """An object went from one record to another; None stands for "does not exist"."""
        if before is not None and after is not None:
            if ref not in self.delta.added.get(cls, ()):
                first = self.delta.before.get(cls, {}).get(ref, before)
                self._note_changed(cls, ref, first, after)
        elif after is not None:
            self._note_added(cls, ref, after)
        elif before is not None:
            self._note_removed(cls, ref, before)

    def _note_added(self, cls: str, ref: Ref, after: AnyRecord) -> None:
        former = self.delta.removed.get(cls, {}).get(ref)
        if former is None:
            self.delta.added.setdefault(cls, set()).add(ref)
        else:
            _drop(self.delta.removed, cls, ref)
            self._note_changed(cls, ref, former, after)

    def _note_removed(self, cls: str, ref: Ref, before: AnyRecord) -> None:
        added = self.delta.added.get(cls)
        if added is not None and ref in added:
            added.discard(ref)
            if not added:
                del self.delta.added[cls]
            return
        first = self.delta.before.get(cls, {}).get(ref, before)
        self._forget_changed(cls, ref)
        self.delta.removed.setdefault(cls, {})[ref] = first

    def _note_changed(self, cls: str, ref: Ref, first: AnyRecord, after: AnyRecord) -> None:
        fields = telling(cls, differing_fields(first, after))
        if fields:
            self.delta.changed.setdefault(cls, {})[ref] = fields
            self.delta.before.setdefault(cls, {})[ref] = first
        else:
            self._forget_changed(cls, ref)

    def _forget_changed(self, cls: str, ref: Ref) -> None:
        _drop(self.delta.changed, cls, ref)
        _drop(self.delta.before, cls, ref)


def _drop(table: dict[str, dict[Ref, _ValueT]], cls: str, ref: Ref) -> None:
    """Remove one entry, and its class when that was the last, so that `touches` stays a look-up."""
    refs = table.get(cls)
    if refs is not None:
        refs.pop(ref, None)
        if not refs:
            del table[cls]


def differing_fields(before: AnyRecord, after: AnyRecord) -> frozenset[str]:
    """The names of the fields in which two records of one object differ."""
    if isinstance(before, dict) or isinstance(after, dict):
        one, other = _fields(before), _fields(after)
        return frozenset(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
    if type(before) is not type(after):
        return frozenset({*before.__struct_fields__, *after.__struct_fields__})
    return frozenset(compress(before.__struct_fields__, map(ne, astuple(before), astuple(after))))


def telling(cls: str, fields: frozenset[str]) -> frozenset[str]:
    """The fields among these whose change tells anything; not those that only say when somebody looked."""
    looks = _LOOKS.get(cls)
    return fields if looks is None else fields - looks


def _fields(record: AnyRecord) -> Mapping[str, object]:
    return record if isinstance(record, dict) else asdict(record)
