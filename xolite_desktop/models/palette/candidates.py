# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The names of all objects that can be shown, ready to be searched and kept in step with the pool."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject

from xolite_desktop.models.actions.selection import kind_of
from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.search import folded
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref

CLASSES = ("pool", "host", "VM", "SR", "network")
LONGEST = 200  # letters of a name that are searched and shown
_AT_ONCE = 200  # objects between two looks at the clock


@dataclass(frozen=True, slots=True)
class Candidate:
    """An object by its name; `folded` is what is searched, letter by letter as `name`."""

    ref: Ref
    kind: NodeKind
    name: str
    folded: str
    tags: tuple[str, ...] = ()


class Candidates(QObject):
    """Read when first needed, then only what changed since; what nobody searches for costs nothing."""

    def __init__(self, store: PoolStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._by_ref: dict[Ref, Candidate] = {}
        self._stale: dict[Ref, str] = {}
        self._is_whole = False
        self.version = 0
        """Another number after each change."""
        store.changed.connect(self._on_changed)
        store.reset.connect(self._on_reset)

    @property
    def all(self) -> tuple[Candidate, ...]:
        """Those that were read."""
        return tuple(self._by_ref.values())

    def get(self, ref: Ref) -> Candidate | None:
        return self._by_ref.get(ref)

    def reading(self) -> Iterator[None]:
        """Come in step with the pool, in small slices."""
        if not self._is_whole:
            self._is_whole = True
            self._by_ref.clear()
            self._stale = {ref: cls for cls in CLASSES for ref in self._store.cache.records(cls)}
        elif not self._stale:
            return
        self.version += 1
        number = 0
        while self._stale:
            ref, cls = self._stale.popitem()
            self._read(cls, ref)
            number += 1
            if number % _AT_ONCE == 0:
                yield

    def _read(self, cls: str, ref: Ref) -> None:
        record = self._store.cache.get(cls, ref)
        kind = kind_of(cls, record) if record is not None else None
        if record is None or kind is None or (isinstance(record, VM) and record.is_control_domain):
            self._by_ref.pop(ref, None)
            return
        name = name_of(record, self._store.cache)[:LONGEST]
        self._by_ref[ref] = Candidate(ref, kind, name, folded(name), tuple(getattr(record, "tags", ())))

    def _on_changed(self, delta: Delta) -> None:
        if not self._is_whole:
            return
        for cls in CLASSES:
            for ref in (*delta.added.get(cls, ()), *delta.removed.get(cls, ())):
                self._stale[ref] = cls
            for ref, fields in delta.changed.get(cls, {}).items():
                if fields & {"name_label", "tags", "is_a_template", "is_a_snapshot"}:
                    self._stale[ref] = cls

    def _on_reset(self) -> None:
        self._is_whole = False
