# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is selected: refs resolved in the cache, with what each of them is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref

_KINDS = {
    "pool": NodeKind.POOL,
    "host": NodeKind.HOST,
    "SR": NodeKind.SR,
    "network": NodeKind.NETWORK,
    "VDI": NodeKind.VDI,
    "VBD": NodeKind.VBD,
    "VIF": NodeKind.VIF,
    "PIF": NodeKind.PIF,
    "PBD": NodeKind.PBD,
    "VGPU": NodeKind.VGPU,
    "VUSB": NodeKind.VUSB,
    "PGPU": NodeKind.PGPU,
    "PUSB": NodeKind.PUSB,
    "PCI": NodeKind.PCI,
    "VM_appliance": NodeKind.APPLIANCE,
    "VMSS": NodeKind.SCHEDULE,
    "subject": NodeKind.USER,
}
ONLY_POOL = frozenset({NodeKind.POOL})
"""What actions on the pool itself are for: there is one pool in a window, so that nobody has to select it for them."""


@dataclass(frozen=True)
class Selected:
    """One selected object as it was when the selection was made."""

    cls: str
    ref: Ref
    kind: NodeKind
    name: str
    uuid: str


@dataclass(frozen=True)
class Selection:
    """The selected objects in the order of the view, those that are gone left out."""

    cache: Cache
    items: tuple[Selected, ...] = ()

    @classmethod
    def of(cls, cache: Cache, refs: Iterable[str]) -> Selection:
        """Look each ref up; objects of classes without actions are left out."""
        found = (_selected(cache, Ref(ref)) for ref in refs)
        return cls(cache, tuple(item for item in found if item is not None))

    def about(self, kinds: frozenset[NodeKind]) -> Selection:
        """What an action for objects of these kinds is about: this, or the pool where only that can be meant."""
        return self._pool if kinds == ONLY_POOL else self

    @cached_property
    def _pool(self) -> Selection:
        """The pool itself: many actions are about it, and each asks."""
        return Selection.of(self.cache, self.cache.records("pool"))

    @cached_property
    def kinds(self) -> frozenset[NodeKind]:
        return frozenset(item.kind for item in self.items)

    @property
    def refs(self) -> tuple[Ref, ...]:
        return tuple(item.ref for item in self.items)


def kind_of(cls: str, record: AnyRecord) -> NodeKind | None:
    """What an object is for actions: VMs, templates and snapshots are of one class but not of one kind."""
    if isinstance(record, VM):
        if record.is_a_snapshot:
            return NodeKind.SNAPSHOT
        return NodeKind.TEMPLATE if record.is_a_template else NodeKind.VM
    return _KINDS.get(cls)


def _selected(cache: Cache, ref: Ref) -> Selected | None:
    for cls in ("VM", *_KINDS):
        record = cache.get(cls, ref)
        kind = kind_of(cls, record) if record is not None else None
        if record is not None and kind is not None:
            return Selected(cls, ref, kind, name_of(record, cache), str(getattr(record, "uuid", "")))
    return None
