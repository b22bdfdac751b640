# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which objects the tree shows, where, and how they read: pure functions over the cache, no Qt model in sight."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from PySide6.QtCore import Qt

from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import ItemRole, NodeKind, StateKind
from xolite_desktop.models.states import State, host_state, sr_state, sr_usage, vm_state
from xolite_desktop.models.text import joined, percent, visible
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.kinds import is_hidden, is_iso_library, is_template, is_vm
from xolite_desktop.xapi.records.network import Network
from xolite_desktop.xapi.records.pool import Pool
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.records.storage import PBD, SR
from xolite_desktop.xapi.records.vm import VM, VMGuestMetrics
from xolite_desktop.xapi.refs import Ref

CLASSES: Final = ("pool", "host", "SR", "network", "VM")
"""The classes the tree shows, in the order in which changes are taken: homes before what lives in them."""

GROUPS: Final = {
    NodeKind.HALTED_VMS: ("Halted VMs", "halted"),
    NodeKind.STORAGE: ("Storage", "storage"),
    NodeKind.NETWORKS: ("Networks", "network"),
    NodeKind.TEMPLATES: ("Templates", "template"),
}

# Fields that change a node's text, place or search words; others (figures, mostly) cost nothing.
FIELDS: Final = {
    "pool": {"name_label", "master", "default_SR", "uuid"},
    "host": {"name_label", "enabled", "metrics", "current_operations", "other_config", "address", "tags"},
    "SR": {
        "name_label", "physical_utilisation", "physical_size", "type", "content_type", "shared",
        "other_config", "tags", "current_operations", "PBDs",
    },
    "network": {"name_label", "other_config", "tags"},
    "VM": {
        "name_label", "power_state", "resident_on", "current_operations", "is_a_template", "is_a_snapshot",
        "is_control_domain", "other_config", "tags", "guest_metrics",
    },
}  # fmt: skip


# Asked for each of ten thousand nodes, and slow to ask of an enum.
_DISPLAY: Final = Qt.ItemDataRole.DisplayRole.value
_ACCESSIBLE: Final = Qt.ItemDataRole.AccessibleTextRole.value
_TOOL_TIP: Final = Qt.ItemDataRole.ToolTipRole.value
_STATELESS: Final = State("", StateKind.NONE)


class Entry(NamedTuple):
    """One node as it should be: below which key, in what order, found by which words, with which cells."""

    key: str
    parent: str
    sort: tuple[Any, ...]
    search: str
    cells: dict[int, object]


def root_key(store: PoolStore) -> str | None:
    """The pool, or the host itself where a pool of one has no name; None before anything is loaded."""
    pool = store.cache.pool
    if pool is None:
        return None
    hosts = store.cache.records("host")
    if not pool.name_label and len(hosts) == 1:
        return next(iter(hosts))
    return next(iter(store.cache.records("pool")))


def group_entry(kind: NodeKind, root: str, count: int) -> Entry:
    title, icon = GROUPS[kind]
    order = 1 + list(GROUPS).index(kind)
    cells = _cells(title, kind, _STATELESS, "", icon)
    return Entry(kind, root, (order, (), kind), "", {**cells, **count_cells(count)})


def count_cells(count: int) -> dict[int, object]:
    return {ItemRole.COUNT: count, ItemRole.DETAIL: str(count)}


def entries(store: PoolStore, root: str) -> Iterator[Entry]:
    """Every object of the tree; groups not included."""
    for cls in CLASSES:
        for ref in store.cache.records(cls):
            entry = describe(store, root, cls, ref)
            if entry is not None:
                yield entry


def describe(store: PoolStore, root: str, cls: str, ref: Ref) -> Entry | None:
    """The node of an object, or None if the tree does not show it."""
    record = store.cache.get(cls, ref)
    if isinstance(record, VM):
        return _vm(store, root, ref, record)
    if isinstance(record, Host):
        return _host(store, root, ref, record)
    if isinstance(record, SR):
        return _sr(store, root, ref, record)
    if isinstance(record, Network):
        return _network(ref, record)
    if isinstance(record, Pool) and ref == root:
        cells = _cells(record.name_label or "Pool", NodeKind.POOL, _STATELESS, "", "pool")
        return _entry(ref, "", cells, _words(record), cls="pool")
    return None


def affected(store: PoolStore, delta: Delta) -> set[tuple[str, Ref]]:
    """The objects whose nodes a delta may change, as (class, ref); those that went included."""
    found: set[tuple[str, Ref]] = set()
    for cls in CLASSES:
        found.update((cls, ref) for ref in delta.added.get(cls, ()))
        found.update((cls, ref) for ref in delta.removed.get(cls, ()))
        fields = FIELDS[cls]
        for ref, changed in delta.changed.get(cls, {}).items():
            if not fields.isdisjoint(changed):
                found.add((cls, ref))
    found.update(_neighbours(store, delta))
    return found


def _neighbours(store: PoolStore, delta: Delta) -> Iterator[tuple[str, Ref]]:
    """Objects whose nodes speak of something else that changed."""
    for ref in delta.refs("host_metrics"):
        changed = delta.changed_fields("host_metrics", ref)
        if (not changed or "live" in changed) and (host := store.index.host_of_metrics(ref)):
            yield "host", host
    for ref in delta.refs("VM_guest_metrics"):
        changed = delta.changed_fields("VM_guest_metrics", ref)
        if (not changed or "networks" in changed) and (vm := store.index.vm_of_guest_metrics(ref)):
            yield "VM", vm
    for ref in delta.refs("PBD"):
        for pbd in (store.cache.get("PBD", ref), delta.removed.get("PBD", {}).get(ref)):
            if isinstance(pbd, PBD):
                yield "SR", pbd.SR
    hosts = delta.changed.get("host", {}).values()
    renamed = any("name_label" in changed for changed in hosts)
    pool_changed = any(FIELDS["pool"] & changed for changed in delta.changed.get("pool", {}).values())
    if pool_changed:  # the coordinator or the default SR may be another one
        yield from (("host", ref) for ref in store.cache.records("host"))
    if pool_changed or renamed or delta.added.get("host") or delta.removed.get("host"):
        yield from (("SR", ref) for ref in store.cache.records("SR"))


def home(store: PoolStore, vm: VM) -> str:
    """Where a VM stands: below the host it runs on, else among the halted ones."""
    if vm.power_state in (PowerState.RUNNING, PowerState.PAUSED) and store.cache.host(vm.resident_on):
        return vm.resident_on
    return NodeKind.HALTED_VMS


def _vm(store: PoolStore, root: str, ref: Ref, vm: VM) -> Entry | None:
    if is_hidden(vm):
        return None
    if is_template(vm):
        cells = _cells(vm.name_label, NodeKind.TEMPLATE, _STATELESS, "", "template")
        return _entry(ref, NodeKind.TEMPLATES, cells, _words(vm), cls="VM")
    if not is_vm(vm):
        return None
    state = vm_state(vm)
    detail = state.word.lower() if state.is_busy or vm.power_state == PowerState.SUSPENDED else ""
    cells = _cells(vm.name_label, NodeKind.VM, state, detail, "vm")
    guest = store.cache.get("VM_guest_metrics", vm.guest_metrics)
    addresses = guest.networks.values() if isinstance(guest, VMGuestMetrics) else ()
    return _entry(ref, home(store, vm), cells, _words(vm, *addresses), cls="VM")


def _host(store: PoolStore, root: str, ref: Ref, host: Host) -> Entry:
    state = host_state(store.cache, host)
    pool = store.cache.pool
    remarks = ["coordinator"] if pool is not None and pool.master == ref and ref != root else []
    if state.kind != StateKind.OK:
        remarks.append(state.word.lower())
    else:
        state = State(state.word, StateKind.NONE)  # a dot on each healthy host would be noise
    cells = _cells(host.name_label, NodeKind.HOST, state, ", ".join(remarks), "host")
    return _entry(ref, "" if ref == root else root, cells, _words(host, host.address), cls="host")


def _sr(store: PoolStore, root: str, ref: Ref, sr: SR) -> Entry | None:
    if is_hidden(sr) or sr.is_tools_sr or sr.type == "udev":
        return None
    name = sr.name_label
    hosts = [] if sr.shared else _hosts_of_sr(store, ref)
    pool = store.cache.pool
    if hosts and len(store.cache.records("host")) > 1 and not any(host in name for host in hosts):
        name = f"{name} ({joined(hosts)})"  # every host has a "Local storage"
    if pool is not None and pool.default_SR == ref:
        name = f"{name} (default)"
    state = sr_state(store.cache, store.index, ref, sr)
    if state.kind in (StateKind.OK, StateKind.INFO):
        state = State(state.word, StateKind.NONE, state.is_busy)
    usage = sr_usage(sr)
    full_or_fine = state.kind == StateKind.NONE or (usage is not None and state.word.endswith("used"))
    detail = (percent(usage) if usage is not None else "") if full_or_fine else state.word.lower()
    icon = "iso" if is_iso_library(sr) else "storage"
    cells = _cells(name, NodeKind.SR, state, detail, icon)
    return _entry(ref, NodeKind.STORAGE, cells, _words(sr, *hosts), cls="SR")


def _hosts_of_sr(store: PoolStore, ref: Ref) -> list[str]:
    names = []
    for pbd_ref in store.index.pbds_of_sr(ref):
        pbd = store.cache.get("PBD", pbd_ref)
        host = store.cache.host(pbd.host) if isinstance(pbd, PBD) else None
        if host is not None:
            names.append(host.name_label)
    return sorted(names)


def _network(ref: Ref, network: Network) -> Entry | None:
    internal = network.other_config.get("is_host_internal_management_network") == "true"
    if is_hidden(network) or internal:
        return None
    cells = _cells(network.name_label, NodeKind.NETWORK, _STATELESS, "", "network")
    return _entry(ref, NodeKind.NETWORKS, cells, _words(network), cls="network")


def _words(record: AnyRecord, *more: str) -> str:
    """What the filter field finds an object by: name, tags, uuid, addresses."""
    tags = getattr(record, "tags", ())
    name = getattr(record, "name_label", "")
    return "\n".join((name, *tags, str(getattr(record, "uuid", "")), *more)).casefold()


def _entry(ref: Ref, parent: str, cells: dict[int, object], search: str, *, cls: str) -> Entry:
    cells[ItemRole.REF] = ref
    cells[ItemRole.CLASS] = cls
    name = str(cells[ItemRole.TEXT])
    return Entry(ref, parent, (0, natural_key(name), ref), search, cells)


def _cells(name: str, kind: NodeKind, state: State, detail: str, icon: str) -> dict[int, object]:
    shown = visible(name) or "(no name)"
    spoken = ", ".join(part for part in (shown, state.word.lower(), detail) if part)
    return {
        _DISPLAY: shown,
        _ACCESSIBLE: spoken,
        # Qt guesses whether a tool tip is HTML: say that it is, and escape the name.
        _TOOL_TIP: f"<qt>{html.escape(shown)}</qt>",
        ItemRole.TEXT: shown,
        ItemRole.TOOLTIP: spoken,
        ItemRole.KIND: kind,
        ItemRole.REF: kind,
        ItemRole.CLASS: "",
        ItemRole.STATE: state.kind,
        ItemRole.STATE_WORD: state.word,
        ItemRole.DETAIL: detail,
        ItemRole.ICON: icon,
        ItemRole.BUSY: state.is_busy,
        ItemRole.COUNT: None,
    }
