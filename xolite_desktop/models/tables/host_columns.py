# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Columns of hosts."""

from __future__ import annotations

from datetime import datetime

from xolite_desktop.models.host_overview import core_count, memory, moment_of, processor, software
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.states import host_state
from xolite_desktop.models.tables.cells import (
    Cell,
    Column,
    code,
    description_column,
    figure,
    moment,
    name_column,
    number,
    share,
    size_cell,
    state_cell,
    tags_column,
    typed,
    unknown_number,
    uptime,
    uuid_column,
    words,
)
from xolite_desktop.models.tables.ways import Way, named_in, names, over, way
from xolite_desktop.models.text import bit_rate
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.refs import Ref

LIVE = way("host_metrics", named_in("host", "metrics"), "live")
MEMORY = way("host_metrics", named_in("host", "metrics"), "memory_total")
RESIDENTS = way("VM", names("resident_on"))
DOMAINS = way("VM_metrics", over("VM", "metrics", "resident_on"), "memory_actual")
COORDINATOR = Way("pool", lambda store, _, __: tuple(store.cache.records("host")), frozenset({"master"}))


def _share(store: PoolStore, ref: Ref, host: Host) -> Cell:
    used, total = memory(store, ref, host)
    return share(used / total if total else None)


def _total(store: PoolStore, ref: Ref, host: Host) -> Cell:
    _, total = memory(store, ref, host)
    return size_cell(total) if total else unknown_number()


def _role(store: PoolStore, ref: Ref, _: Host) -> Cell:
    pool = store.cache.pool
    return words(tr("Coordinator") if pool is not None and pool.master == ref else "")


def _cpu(store: PoolStore, ref: Ref, _: Host) -> Cell:
    return share(store.pulse.of(ref).cpu)


def _network(store: PoolStore, ref: Ref, _: Host) -> Cell:
    return figure(store.pulse.of(ref).network, bit_rate)


def _started(host: Host) -> datetime | None:
    return moment_of(host.other_config.get("boot_time", ""))


HOST_COLUMNS = (
    name_column("host", 20),
    Column("state", "State", typed(Host, lambda store, _, host: state_cell(host_state(store.cache, host))), 13, reads=(LIVE,)),
    Column("role", "Role", typed(Host, _role), 11, reads=(COORDINATOR,)),
    Column("address", "Address", typed(Host, lambda _, __, host: code(host.address)), 15),
    Column("software", "Software", typed(Host, lambda _, __, host: words(software(host))), 12),
    Column("vms", "VMs", typed(Host, lambda store, ref, _: number(store.totals.of_host(ref).vm_count)), 5, True, (RESIDENTS,)),
    Column("cores", "Processors", typed(Host, lambda _, __, host: number(core_count(host))), 10, True, is_shown=False),
    Column("cpu", "CPU", typed(Host, _cpu), 14, True, is_live=True),
    Column("memory", "Memory used", typed(Host, _share), 16, True, (MEMORY, RESIDENTS, DOMAINS)),
    Column("memory_total", "Memory", typed(Host, _total), 9, True, (MEMORY,)),
    tags_column(),
    Column("processor", "Processor model", typed(Host, lambda _, __, host: words(processor(host))), 30, is_shown=False),
    Column(
        "started", "Started", typed(Host, lambda _, __, host: moment(_started(host))),
        15, is_shown=False,
    ),
    Column("network", "Network", typed(Host, _network), 11, True, is_shown=False, is_live=True),
    Column("uptime", "Uptime", typed(Host, lambda _, __, host: uptime(_started(host))), 10, True, is_shown=False, is_live=True),
    Column("iqn", "iSCSI name", typed(Host, lambda _, __, host: code(host.iscsi_iqn)), 30, is_shown=False),
    description_column(),
    uuid_column(),
)  # fmt: skip
