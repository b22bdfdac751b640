# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Columns of tables as data: a title, what a cell says, how it sorts. A new column is one line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.host_overview import core_count, memory, software
from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.states import State, host_state, sr_state, sr_usage, vm_state
from xolite_desktop.models.text import percent, size, visible
from xolite_desktop.models.vm_overview import addresses
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.storage import SR
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref


@dataclass(frozen=True)
class Cell:
    """What one cell shows. `sort` compares with those of the same column; `fraction` asks for a meter."""

    text: str
    sort: object = ""
    kind: StateKind = StateKind.NONE
    fraction: float | None = None


@dataclass(frozen=True)
class Column:
    """`width` in characters; numbers are right-aligned. `cell` must neither raise nor be slow."""

    id: str
    title: str
    cell: Callable[[PoolStore, Ref, object], Cell]
    width: int = 16
    is_number: bool = False


def _name(store: PoolStore, ref: Ref, record: object) -> Cell:
    name = name_of(record, store.cache)  # type: ignore[arg-type]
    return Cell(name, natural_key(name))


def _words(text: str) -> Cell:
    shown = visible(text)
    return Cell(shown, natural_key(shown))


def _state(state: State) -> Cell:
    return Cell(state.word, state.word, state.kind)


def _size(size_bytes: int) -> Cell:
    return Cell(size(size_bytes), size_bytes)


def _number(number: int) -> Cell:
    return Cell(str(number), number)


def _vm(part: Callable[[PoolStore, VM], Cell]) -> Callable[[PoolStore, Ref, object], Cell]:
    return lambda store, _, record: part(store, record) if isinstance(record, VM) else Cell("")


def _vm_host(store: PoolStore, vm: VM) -> Cell:
    host = store.cache.host(vm.resident_on)
    return _words(host.name_label if host is not None else "")


def _vm_address(store: PoolStore, vm: VM) -> Cell:
    found = addresses(store, vm)
    return _words(found[0] if found else "")


def _host_memory(store: PoolStore, ref: Ref, record: object) -> Cell:
    if not isinstance(record, Host):
        return Cell("")
    used, total = memory(store, ref, record)
    share = used / total if total else None
    return Cell(percent(share), share or 0.0, fraction=share)


def _host(part: Callable[[PoolStore, Host], Cell]) -> Callable[[PoolStore, Ref, object], Cell]:
    return lambda store, _, record: part(store, record) if isinstance(record, Host) else Cell("")


def _sr_state(store: PoolStore, ref: Ref, record: object) -> Cell:
    return _state(sr_state(store.cache, store.index, ref, record)) if isinstance(record, SR) else Cell("")


def _sr(part: Callable[[SR], Cell]) -> Callable[[PoolStore, Ref, object], Cell]:
    return lambda _, __, record: part(record) if isinstance(record, SR) else Cell("")


def _usage(sr: SR) -> Cell:
    usage = sr_usage(sr)
    return Cell(percent(usage), -1.0 if usage is None else usage, fraction=usage)


VM_COLUMNS = (
    Column("name", "Name", _name, 28),
    Column("state", "State", _vm(lambda _, vm: _state(vm_state(vm))), 12),
    Column("host", "Host", _vm(_vm_host)),
    Column("address", "Address", _vm(_vm_address)),
    Column("vcpus", "vCPUs", _vm(lambda _, vm: _number(vm.VCPUs_at_startup)), 7, is_number=True),
    Column("memory", "Memory", _vm(lambda _, vm: _size(vm.memory_static_max)), 10, is_number=True),
)
HOST_COLUMNS = (
    Column("name", "Name", _name, 24),
    Column("state", "State", _host(lambda store, host: _state(host_state(store.cache, host))), 14),
    Column("address", "Address", _host(lambda _, host: _words(host.address))),
    Column("software", "Software", _host(lambda _, host: _words(software(host)))),
    Column("cores", "Processors", _host(lambda _, host: _number(core_count(host))), 10, is_number=True),
    Column("memory", "Memory used", _host_memory, 14, is_number=True),
)
SR_COLUMNS = (
    Column("name", "Name", _name, 28),
    Column("state", "State", _sr_state, 16),
    Column("type", "Type", _sr(lambda sr: _words(sr.type)), 10),
    Column("shared", "Shared", _sr(lambda sr: _words("Yes" if sr.shared else "No")), 8),
    Column("used", "Used", _sr(_usage), 14, is_number=True),
    Column("size", "Size", _sr(lambda sr: _size(sr.physical_size)), 10, is_number=True),
)
