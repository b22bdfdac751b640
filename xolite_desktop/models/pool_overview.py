# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pool as a whole: its header, and the totals of hosts, VMs, processors, memory and storage."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from xolite_desktop.models import host_overview
from xolite_desktop.models.fields import Header, Meter, Part
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.states import NEARLY_FULL, State, host_state, power_state
from xolite_desktop.models.text import count, percent, size, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.kinds import is_hidden, is_iso_library
from xolite_desktop.xapi.records.storage import SR

POWER_STATES = (PowerState.RUNNING, PowerState.SUSPENDED, PowerState.PAUSED, PowerState.HALTED)
HOST_KINDS = (
    (later("Running"), StateKind.OK),
    (later("Maintenance"), StateKind.WARN),
    (later("Unreachable"), StateKind.BAD),
)


@dataclass(frozen=True)
class Share:
    """One part of a donut: its name, its colour family and its count."""

    name: str
    kind: StateKind
    count: int


@dataclass(frozen=True)
class PoolSummary:
    """Totals of a pool at one moment; sizes in bytes. Shared storage counts once, ISO libraries not at all."""

    hosts: tuple[Share, ...]
    vms: tuple[Share, ...]
    core_count: int = 0
    vcpu_count: int = 0
    memory_used_bytes: int = 0
    memory_total_bytes: int = 0
    storage_used_bytes: int = 0
    storage_total_bytes: int = 0
    storage_provisioned_bytes: int = 0
    software: str = ""
    host_count: int = field(default=0)
    vm_count: int = field(default=0)

    @property
    def running_count(self) -> int:
        return self.vms[0].count

    @property
    def one_line(self) -> str:
        """For the status bar: "3 hosts · 214 VMs · 96 running"."""
        return tr("{hosts} · {vms} · {count} running").format(
            hosts=count(self.host_count, "host"),
            vms=count(self.vm_count, "VM"),
            count=self.running_count,
        )

    @property
    def cpu_meter(self) -> Meter:
        share = self.vcpu_count / self.core_count if self.core_count else None
        return _meter(tr("Allocated to running VMs"), share, percent(share), limit=1.0)

    @property
    def memory_meter(self) -> Meter:
        return _size_meter(tr("Used"), self.memory_used_bytes, self.memory_total_bytes, limit=NEARLY_FULL)

    @property
    def storage_meters(self) -> tuple[Meter, Meter]:
        total = self.storage_total_bytes
        return (
            _size_meter(tr("Used"), self.storage_used_bytes, total, limit=NEARLY_FULL),
            _size_meter(tr("Provisioned"), self.storage_provisioned_bytes, total, limit=1.0),
        )


def pool_header(store: PoolStore, connection_state: State | None = None) -> Header | None:
    """Name and "3 hosts · coordinator xcp-01 · XCP-ng 8.3 · HA enabled…"; None before the pool is loaded."""
    pool = store.cache.pool
    if pool is None:
        return None
    coordinator = store.cache.host(pool.master)
    parts = [Part(count(store.cache.count("host"), "host"))]
    if coordinator is not None:
        parts.append(
            Part(
                tr("coordinator {coordinator}").format(coordinator=visible(coordinator.name_label)),
                pool.master,
            )
        )
        parts.append(Part(host_overview.software(coordinator)))
    if pool.ha_enabled:
        tolerated = count(pool.ha_host_failures_to_tolerate, "host failure")
        parts.append(Part(tr("HA enabled, tolerates {tolerated}").format(tolerated=tolerated)))
    name = visible(pool.name_label) or (visible(coordinator.name_label) if coordinator else tr("Pool"))
    tags = tuple(visible(tag) for tag in sorted(pool.tags))
    return Header(name, "pool", connection_state, tags, tuple(part for part in parts if part.text))


def pool_summary(store: PoolStore) -> PoolSummary:
    """Put together what the running totals of VMs, the hosts and the storage say; costs nothing per VM."""
    cache = store.cache
    hosts = cache.of(Host, "host")
    host_words = Counter(_host_word(host_state(cache, host)) for host in hosts.values())
    totals = store.totals
    memory = [host_overview.memory(store, ref, host) for ref, host in hosts.items()]
    srs = [sr for sr in cache.of(SR, "SR").values() if sr.physical_size > 0 and _counts(sr)]
    coordinator = cache.host(cache.pool.master) if cache.pool else None
    return PoolSummary(
        hosts=tuple(Share(tr(word), kind, host_words[word]) for word, kind in HOST_KINDS),
        vms=tuple(
            Share(power_state(state).word, power_state(state).kind, totals.vm_counts[state])
            for state in POWER_STATES
        ),
        core_count=sum(map(host_overview.core_count, hosts.values())),
        vcpu_count=totals.vcpu_count,
        memory_used_bytes=sum(used for used, _ in memory),
        memory_total_bytes=sum(total for _, total in memory),
        storage_used_bytes=sum(sr.physical_utilisation for sr in srs),
        storage_total_bytes=sum(sr.physical_size for sr in srs),
        storage_provisioned_bytes=sum(sr.virtual_allocation for sr in srs),
        software=host_overview.software(coordinator) if coordinator else "",
        host_count=len(hosts),
        vm_count=totals.vm_count,
    )


def _host_word(state: State) -> str:
    return next((word for word, _ in HOST_KINDS if word.casefold() == state.key), HOST_KINDS[0][0])


def _counts(sr: SR) -> bool:
    return not (is_iso_library(sr) or is_hidden(sr) or sr.is_tools_sr or sr.type == "udev")


def _size_meter(label: str, used: int, total: int, limit: float) -> Meter:
    share = used / total if total else None
    return _meter(label, share, f"{size(used)} · {percent(share)}", limit)


def _meter(label: str, share: float | None, value: str, limit: float) -> Meter:
    kind = StateKind.WARN if share is not None and share >= limit else StateKind.NONE
    return Meter(label, value, None if share is None else min(1.0, share), kind)
