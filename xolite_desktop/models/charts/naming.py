# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Data sources in words: "CPU 3", "Network · Received" of an interface, "xvda read", and the group each belongs to."""

from __future__ import annotations

from xolite_desktop.models.charts import totals
from xolite_desktop.models.charts.quantity import Quantity, quantity_of
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.records.storage import SR
from xolite_desktop.xapi.rrd.sources import Kind, Meaning, meaning_of

GROUPS: dict[Kind, str] = later(
    {
        Kind.CPU: "CPU",
        Kind.LOAD: "Load",
        Kind.MEMORY: "Memory",
        Kind.NETWORK: "Network",
        Kind.DISK: "Disk",
        Kind.STORAGE: "Storage",
        Kind.POWER: "Power",
        Kind.TOOLSTACK: "Toolstack",
        Kind.HA: "High availability",
        Kind.OTHER: "Other",
    }
)
"""In the order in which they are listed."""

_MEASURES = later(
    {
        "cpu_avg": "All processors",
        "cpu_usage": "All processors",
        "loadavg": "Load for each processor",
        "hostload": "Load of the host",
        "running_vcpus": "Running vCPUs",
        "running_domains": "Running VMs",
        "memory": "Memory",
        "memory_target": "Memory wanted",
        "memory_internal_free": "Memory free in the guest",
        "memory_total_kib": "Memory in total",
        "memory_free_kib": "Memory free",
        "memory_reclaimed": "Memory reclaimed",
        "memory_reclaimed_max": "Memory reclaimable",
        "rx": "received",
        "tx": "sent",
        "rx_errors": "errors received",
        "tx_errors": "errors sent",
        "read": "read",
        "write": "written",
        "io_throughput_read": "read",
        "io_throughput_write": "written",
        "io_throughput_total": "read and written",
        "iops_read": "reads",
        "iops_write": "writes",
        "iops_total": "reads and writes",
        "latency": "latency",
        "read_latency": "read latency",
        "write_latency": "write latency",
        "iowait": "waiting for I/O",
        "inflight": "requests under way",
        "avgqu_sz": "queue length",
        "DCMI-power-reading": "Power",
        "xapi_memory_usage_kib": "Memory of the toolstack",
        "xapi_free_memory_kib": "Memory free in the toolstack",
        "xapi_live_memory_kib": "Live memory of the toolstack",
        "xapi_allocation_kib": "Allocations of the toolstack",
        "xapi_open_fds": "Open files of the toolstack",
        "pool_session_count": "Sessions",
        "pool_task_count": "Tasks",
    }
)


def group_of(key: str) -> str:
    """The heading a data source or total is listed under, untranslated."""
    kind = totals.TITLES[key][1] if totals.is_total(key) else meaning_of(key).kind
    return GROUPS[kind]


def quantity_of_key(key: str) -> Quantity:
    """What a data source or total counts."""
    return totals.TITLES[key][2] if totals.is_total(key) else quantity_of(meaning_of(key))[0]


class Namer:
    """Names of data sources; storage by the name that the pool has for it."""

    def __init__(self, store: PoolStore) -> None:
        self._store = store

    def name(self, key: str) -> str:
        """ "CPU 3", "eth0 received", "xvda read", "NFS vol1 written"; the name on the wire if that is all there is."""
        if totals.is_total(key):
            return tr(totals.TITLES[key][0])
        meaning = meaning_of(key)
        if key.startswith(("pif_aggr_", "vif_aggr_")):
            return tr("All interfaces {measure}").format(measure=self._measure(meaning))
        if meaning.kind is Kind.CPU and meaning.device:
            number = tr("CPU {number}").format(number=visible(meaning.device))
            return number if meaning.measure == "usage" else f"{number} {visible(meaning.measure)}"
        device = self._device(key, meaning)
        words = self._measure(meaning)
        return f"{device} {words}" if device else words

    def _measure(self, meaning: Meaning) -> str:
        known = _MEASURES.get(meaning.measure)
        return tr(known) if known is not None else visible(meaning.measure)

    def _device(self, key: str, meaning: Meaning) -> str:
        if meaning.kind is Kind.NETWORK and key.startswith("vif_"):
            return f"eth{visible(meaning.device)}"
        if meaning.kind is Kind.STORAGE and meaning.device:
            return self.storage(meaning.device)
        return visible(meaning.device)

    def storage(self, start: str) -> str:
        """The name of the storage whose uuid begins so."""
        for sr in self._store.cache.of(SR, "SR").values():
            if sr.uuid.startswith(start):
                return visible(sr.name_label) or start
        return visible(start)
