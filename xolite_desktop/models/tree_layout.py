# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What stands in the tree, and which of it a delta may change: pure functions over the cache, no Qt model in sight."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any, Final, NamedTuple

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.query.facts import Facts
from xolite_desktop.models.tree_look import Look
from xolite_desktop.models.tree_order import (
    EMPTY_FOLDERS,
    Order,
    folders_named,
    group_node_look,
    group_spot,
    key_of,
    spots_of,
)
from xolite_desktop.models.tree_portrait import portrait
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.records.network import PIF, VIF
from xolite_desktop.xapi.records.pool import Pool
from xolite_desktop.xapi.records.storage import PBD
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref

CLASSES: Final = ("pool", "host", "SR", "network", "VM")
"""The classes the tree shows, in the order in which changes are taken: homes before what lives in them."""
GROUP: Final = "group"
"""In place of a class, for the key of a group."""

# Fields that change a node's text, place or search words; others (figures, mostly) cost nothing.
FIELDS: Final = {
    "pool": {"name_label", "master", "default_SR", "uuid", "tags", "other_config", "name_description"},
    "host": {
        "name_label", "name_description", "enabled", "metrics", "current_operations", "other_config", "address",
        "tags", "hostname", "software_version", "memory_overhead",
    },
    "SR": {
        "name_label", "name_description", "physical_utilisation", "physical_size", "type", "content_type", "shared",
        "other_config", "tags", "current_operations", "PBDs",
    },
    "network": {"name_label", "name_description", "other_config", "tags"},
    "VM": {
        "name_label", "name_description", "power_state", "resident_on", "affinity", "current_operations",
        "is_a_template", "is_a_snapshot", "is_control_domain", "other_config", "tags", "guest_metrics",
        "snapshot_of", "snapshot_time", "parent",
    },
}  # fmt: skip
_AMONG_SNAPSHOTS: Final = frozenset({"parent", "snapshot_of", "is_a_snapshot", "snapshot_time"})
_USES_MEMORY: Final = frozenset(
    {"power_state", "resident_on", "memory_overhead", "metrics", "is_a_template", "is_a_snapshot"}
)
_OWNS_SNAPSHOTS: Final = frozenset(
    {"is_a_template", "is_a_snapshot", "is_control_domain", "other_config", "name_label"}
)
"""Fields by which a VM may be hidden or not, and its snapshots with it."""

Pair = tuple[str, Ref]
"""A class and a ref: one object whose nodes have to be looked at."""


class Entry(NamedTuple):
    """One node as it should be: below which node (and that one's class), in what order, and how it reads."""

    key: str
    parent: str
    parent_cls: str
    branch: str
    sort: tuple[Any, ...]
    look: Look
    facts: Facts


def root_key(store: PoolStore) -> str | None:
    """The pool, or the host itself where a pool of one has no name; None before anything is loaded."""
    pool = store.cache.pool
    if pool is None:
        return None
    hosts = store.cache.records("host")
    if not pool.name_label and len(hosts) == 1:
        return next(iter(hosts))
    return next(iter(store.cache.records("pool")))


def group_entry(key: str, root: str) -> Entry:
    """A group with nothing in it yet."""
    spot = group_spot(key, root)
    return Entry(key, spot.parent, "", "", spot.sort, group_node_look(key, 0), Facts())


def entries(store: PoolStore, root: str, order: Order) -> Iterator[list[Entry]]:
    """The nodes of every object; groups not included."""
    for cls in CLASSES:
        for ref in tuple(store.cache.records(cls)):
            yield describe(store, root, order, cls, ref)


def describe(store: PoolStore, root: str, order: Order, cls: str, ref: Ref) -> list[Entry]:
    """The nodes of an object, none if the tree does not show it."""
    found = portrait(store, root, cls, ref)
    if found is None:
        return []
    return [
        Entry(
            key_of(spot.branch, ref),
            spot.parent,
            spot.parent_cls,
            spot.branch,
            (spot.rank, *found.sort),
            found.look,
            found.facts,
        )
        for spot in spots_of(order, store, root, ref, found)
    ]


def affected(store: PoolStore, delta: Delta) -> set[Pair]:
    """The objects whose nodes a delta may change; those that went included."""
    found: set[Pair] = set()
    for cls in CLASSES:
        found.update((cls, ref) for ref in delta.added.get(cls, ()))
        found.update((cls, ref) for ref in delta.removed.get(cls, ()))
        fields = FIELDS[cls]
        for ref, changed in delta.changed.get(cls, {}).items():
            if not fields.isdisjoint(changed):
                found.add((cls, ref))
    found.update(_neighbours(store, delta))
    found.update(_snapshots(store, delta))
    found.update(_interfaces(store, delta))
    found.update(_loaded(store, delta))
    return found


def _neighbours(store: PoolStore, delta: Delta) -> Iterator[Pair]:
    """Objects whose nodes speak of something else that changed."""
    for ref in delta.refs("host_metrics"):
        changed = delta.changed_fields("host_metrics", ref)
        if (not changed or {"live", "memory_total"} & changed) and (host := store.index.host_of_metrics(ref)):
            yield "host", host
    for ref in delta.refs("VM_guest_metrics"):
        changed = delta.changed_fields("VM_guest_metrics", ref)
        told = not changed or "networks" in changed or "os_version" in changed
        if told and (vm := store.index.vm_of_guest_metrics(ref)):
            yield "VM", vm
    for pbd in _before_and_after(store, delta, "PBD"):
        if isinstance(pbd, PBD):
            yield "SR", pbd.SR
    hosts = delta.changed.get("host", {}).values()
    renamed = any("name_label" in changed for changed in hosts)
    pools = delta.changed.get("pool", {})
    pool_changed = any({"name_label", "master", "default_SR"} & changed for changed in pools.values())
    if pool_changed:  # the coordinator or the default SR may be another one
        yield from (("host", ref) for ref in store.cache.records("host"))
    if pool_changed or renamed or delta.added.get("host") or delta.removed.get("host"):
        yield from (("SR", ref) for ref in store.cache.records("SR"))
    yield from _folders(store, delta)


def _folders(store: PoolStore, delta: Delta) -> Iterator[Pair]:
    """Folders that stand though empty, and did not before, or the other way round."""
    for ref, changed in delta.changed.get("pool", {}).items():
        before, after = delta.before["pool"][ref], store.cache.get("pool", ref)
        if "other_config" not in changed or not (isinstance(before, Pool) and isinstance(after, Pool)):
            continue
        if before.other_config.get(EMPTY_FOLDERS) != after.other_config.get(EMPTY_FOLDERS):
            for key in folders_named(before) ^ folders_named(after):
                yield GROUP, Ref(key)


def _snapshots(store: PoolStore, delta: Delta) -> Iterator[Pair]:
    """Snapshots that stand elsewhere because their VM or one of their kind came, went or changed."""
    owners: set[str] = set()
    for ref in delta.added.get("VM", ()):
        owners |= {ref, *_owner(store.cache.get("VM", ref))}
    for ref, former in delta.removed.get("VM", {}).items():
        owners |= {ref, *_owner(former)}
    for ref, fields in delta.changed.get("VM", {}).items():
        if not _AMONG_SNAPSHOTS.isdisjoint(fields):
            owners |= {*_owner(store.cache.get("VM", ref)), *_owner(delta.before["VM"][ref])}
        if not _OWNS_SNAPSHOTS.isdisjoint(fields) or "tags" in fields:
            owners.add(ref)
    for owner in owners:
        for ref in store.index.snapshots_of_vm(owner):
            yield "VM", ref


def _owner(record: object) -> tuple[Ref, ...]:
    return (record.snapshot_of,) if isinstance(record, VM) and record.is_a_snapshot else ()


def _interfaces(store: PoolStore, delta: Delta) -> Iterator[Pair]:
    """The owners of interfaces with other addresses."""
    for vif in _before_and_after(store, delta, "VIF", {"MAC", "VM"}):
        if isinstance(vif, VIF):
            yield "VM", vif.VM
    for pif in _before_and_after(store, delta, "PIF", {"MAC", "host", "IP", "IPv6"}):
        if isinstance(pif, PIF):
            yield "host", pif.host


def _loaded(store: PoolStore, delta: Delta) -> Iterator[Pair]:
    """The hosts of VMs that use other memory than before, or run elsewhere."""
    for vm in _before_and_after(store, delta, "VM", _USES_MEMORY):
        if isinstance(vm, VM) and store.cache.host(vm.resident_on) is not None:
            yield "host", vm.resident_on
    for ref in delta.refs("VM_metrics"):
        fields = delta.changed_fields("VM_metrics", ref)
        if fields and "memory_actual" not in fields:
            continue
        for owner in store.index.naming("VM", "metrics", ref):
            vm = store.cache.vm(owner)
            if vm is not None and store.cache.host(vm.resident_on) is not None:
                yield "host", vm.resident_on


def _before_and_after(
    store: PoolStore, delta: Delta, cls: str, fields: Set[str] | None = None
) -> Iterator[object]:
    """The records of a class that came, went or changed in one of these fields, both as they were and as they are."""
    for ref in delta.added.get(cls, ()):
        yield store.cache.get(cls, ref)
    yield from delta.removed.get(cls, {}).values()
    for ref, changed in delta.changed.get(cls, {}).items():
        if fields is None or not fields.isdisjoint(changed):
            yield store.cache.get(cls, ref)
            yield delta.before[cls][ref]
