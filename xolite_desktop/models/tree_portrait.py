# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the tree shows of an object wherever it stands: how it reads, what a filter knows of it, what else it tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.host_overview import memory
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.query.facts import Facts, facts_of
from xolite_desktop.models.roles import NodeKind, StateKind
from xolite_desktop.models.states import NEARLY_FULL_KEY, State, host_state, sr_state, sr_usage, vm_state
from xolite_desktop.models.text import joined, percent
from xolite_desktop.models.tree_look import LONGEST, STATELESS, Look, object_look
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.kinds import is_hidden, is_iso_library, is_template, is_vm
from xolite_desktop.xapi.records.network import Network
from xolite_desktop.xapi.records.pool import Pool
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.records.storage import PBD, SR
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref


class Portrait(NamedTuple):
    """One object. `sort` orders it among its like; `record` is what it was made from."""

    look: Look
    facts: Facts
    sort: tuple[Any, ...]
    record: AnyRecord


def portrait(store: PoolStore, root: str, cls: str, ref: Ref) -> Portrait | None:
    """The portrait of an object, or None if the tree does not show it."""
    record = store.cache.get(cls, ref)
    draw = _DRAW.get(type(record))
    drawn = draw(store, root, ref, record) if draw is not None else None
    if drawn is None or record is None:
        return None
    look, state = drawn
    sort = (natural_key(look.text[:LONGEST]), ref)
    if look.kind is NodeKind.SNAPSHOT and isinstance(record, VM):
        sort = (record.snapshot_time, ref)  # type: ignore[assignment]
    shown = look.text if isinstance(record, SR) else ""
    return Portrait(look, facts_of(store, ref, record, look.kind, state, shown), sort, record)


_Drawn = tuple[Look, State]
"""How it reads, and its state, which is not always shown."""


def _pool(store: PoolStore, root: str, ref: Ref, pool: Pool) -> _Drawn | None:
    if ref != root:
        return None
    name = pool.name_label or tr("Pool")
    return object_look(name, NodeKind.POOL, STATELESS, "", "pool", ref, "pool"), STATELESS


def _vm(store: PoolStore, root: str, ref: Ref, vm: VM) -> _Drawn | None:
    if vm.is_a_snapshot:
        return _snapshot(store, ref, vm)
    if is_hidden(vm):
        return None
    if is_template(vm):
        look = object_look(vm.name_label, NodeKind.TEMPLATE, STATELESS, "", "template", ref, "VM")
        return look, STATELESS
    if not is_vm(vm):
        return None
    state = vm_state(vm)
    is_told = state.is_busy or vm.power_state in (PowerState.SUSPENDED, PowerState.PAUSED)
    detail = state.word.lower() if is_told else ""
    return object_look(vm.name_label, NodeKind.VM, state, detail, "vm", ref, "VM"), state


def _snapshot(store: PoolStore, ref: Ref, vm: VM) -> _Drawn | None:
    """A snapshot hides with its VM. One with memory in it says so."""
    owner = store.cache.vm(vm.snapshot_of)
    if owner is not None and (owner.is_a_snapshot or is_left_out(owner)):
        return None
    detail = tr("with memory") if vm.power_state == PowerState.SUSPENDED else ""
    return object_look(vm.name_label, NodeKind.SNAPSHOT, STATELESS, detail, "snapshot", ref, "VM"), STATELESS


def is_left_out(vm: VM) -> bool:
    """Whether the tree shows nothing of a VM or template."""
    return is_hidden(vm) or not (is_template(vm) or is_vm(vm))


def _host(store: PoolStore, root: str, ref: Ref, host: Host) -> _Drawn:
    state = shown = host_state(store.cache, host)
    pool = store.cache.pool
    remarks = [tr("coordinator")] if pool is not None and pool.master == ref and ref != root else []
    if state.kind != StateKind.OK:
        remarks.append(state.word.lower())
    else:
        shown = State(state.word, StateKind.NONE)  # a dot on each healthy host would be noise
    look = object_look(host.name_label, NodeKind.HOST, shown, ", ".join(remarks), "host", ref, "host")
    return look._replace(load=_memory_load(store, ref, host)), state


def _memory_load(store: PoolStore, ref: Ref, host: Host) -> float | None:
    """The share of a host's memory that is in use, in whole percent: finer changes nobody sees."""
    used, total = memory(store, ref, host)
    return round(used / total, 2) if total else None


def _sr(store: PoolStore, root: str, ref: Ref, sr: SR) -> _Drawn | None:
    if is_hidden(sr) or sr.is_tools_sr or sr.type == "udev":
        return None
    name = sr.name_label[:LONGEST]
    hosts = [] if sr.shared else _hosts_of_sr(store, ref)
    pool = store.cache.pool
    if hosts and len(store.cache.records("host")) > 1 and not any(host in name for host in hosts):
        name = f"{name} ({joined(hosts)})"  # every host has a "Local storage"
    if pool is not None and pool.default_SR == ref:
        name = tr("{name} (default)").format(name=name)
    state = shown = sr_state(store.cache, store.index, ref, sr)
    if state.kind in (StateKind.OK, StateKind.INFO):
        shown = State(state.word, StateKind.NONE, state.is_busy)
    usage = sr_usage(sr)
    full_or_fine = shown.kind == StateKind.NONE or (usage is not None and state.key == NEARLY_FULL_KEY)
    detail = (percent(usage) if usage is not None else "") if full_or_fine else state.word.lower()
    icon = "iso" if is_iso_library(sr) else "storage"
    return object_look(name, NodeKind.SR, shown, detail, icon, ref, "SR"), state


def _hosts_of_sr(store: PoolStore, ref: Ref) -> list[str]:
    names = []
    for pbd_ref in store.index.pbds_of_sr(ref):
        pbd = store.cache.get("PBD", pbd_ref)
        host = store.cache.host(pbd.host) if isinstance(pbd, PBD) else None
        if host is not None:
            names.append(host.name_label[:LONGEST])
    return sorted(names)


def _network(store: PoolStore, root: str, ref: Ref, network: Network) -> _Drawn | None:
    internal = network.other_config.get("is_host_internal_management_network") == "true"
    if is_hidden(network) or internal:
        return None
    look = object_look(network.name_label, NodeKind.NETWORK, STATELESS, "", "network", ref, "network")
    return look, STATELESS


_DRAW: dict[type[Any], Callable[[PoolStore, str, Ref, Any], _Drawn | None]] = {
    Pool: _pool,
    VM: _vm,
    Host: _host,
    SR: _sr,
    Network: _network,
}
