# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a batch of changes did to the cache: refs added, changed (in which fields) and removed, for each class."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.refs import Ref


@dataclass(frozen=True, slots=True)
class Change:
    """One object as the server shows it now, or its end when `record` is None. `cls` is the wire's class name."""

    cls: str
    ref: Ref
    record: AnyRecord | None


@dataclass(frozen=True, slots=True)
class Delta:
    """The difference between the cache before and after a batch, keyed by class name ("VM", "host", "SR"...).

    An object is in at most one of the three. `before` holds the former record of each changed object. The cache
    already shows the new state when somebody sees a delta.
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
    """Notes changes one at a time and folds repeated ones, so that a delta compares the very first with the last."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, Ref], AnyRecord | None] = {}
        self._last: dict[tuple[str, Ref], AnyRecord | None] = {}

    def note(self, cls: str, ref: Ref, before: AnyRecord | None, after: AnyRecord | None) -> None:
        """An object went from one record to another; None stands for "does not exist"."""
        key = (cls, ref)
        self._first.setdefault(key, before)
        self._last[key] = after

    def build(self) -> Delta:
        """The delta of all changes noted so far."""
        delta = Delta()
        for (cls, ref), before in self._first.items():
            after = self._last[cls, ref]
            if before is None:
                if after is not None:
                    delta.added.setdefault(cls, set()).add(ref)
            elif after is None:
                delta.removed.setdefault(cls, {})[ref] = before
            elif fields := differing_fields(before, after):
                delta.changed.setdefault(cls, {})[ref] = fields
                delta.before.setdefault(cls, {})[ref] = before
        return delta


def differing_fields(before: AnyRecord, after: AnyRecord) -> frozenset[str]:
    """The names of the fields in which two records of one object differ."""
    if before == after:
        return frozenset()
    if isinstance(before, dict) and isinstance(after, dict):
        return frozenset(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    names: Iterable[str] = before.__struct_fields__ if not isinstance(before, dict) else before
    return frozenset(name for name in names if getattr(before, name, None) != getattr(after, name, None))
