# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Curves that no host records: the processors, the memory, the networks and the disks of an object as one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from fnmatch import fnmatchcase
from functools import lru_cache

from xolite_desktop.models.charts.points import ValueOf
from xolite_desktop.models.charts.quantity import Quantity, quantity_of
from xolite_desktop.models.wording import later
from xolite_desktop.xapi.rrd.sources import Kind, meaning_of

CPU, MEMORY, RECEIVED, SENT, READ, WRITTEN = "~cpu", "~memory", "~rx", "~tx", "~read", "~write"
IOPS_READ, IOPS_WRITTEN, LATENCY_READ, LATENCY_WRITTEN = (
    "~iops_read",
    "~iops_write",
    "~lat_read",
    "~lat_write",
)

TITLES: dict[str, tuple[str, Kind, Quantity]] = {
    CPU: (later("All processors"), Kind.CPU, Quantity.SHARE),
    MEMORY: (later("Memory in use"), Kind.MEMORY, Quantity.BYTES),
    RECEIVED: (later("Received, all interfaces"), Kind.NETWORK, Quantity.BITS_PER_S),
    SENT: (later("Sent, all interfaces"), Kind.NETWORK, Quantity.BITS_PER_S),
    READ: (later("Read, all disks"), Kind.DISK, Quantity.BYTES_PER_S),
    WRITTEN: (later("Written, all disks"), Kind.DISK, Quantity.BYTES_PER_S),
    IOPS_READ: (later("Reads, all disks"), Kind.DISK, Quantity.PER_S),
    IOPS_WRITTEN: (later("Writes, all disks"), Kind.DISK, Quantity.PER_S),
    LATENCY_READ: (later("Mean read latency"), Kind.DISK, Quantity.SECONDS),
    LATENCY_WRITTEN: (later("Mean write latency"), Kind.DISK, Quantity.SECONDS),
}
_SUMS = {
    RECEIVED: ("*network/rx", "sum"),
    SENT: ("*network/tx", "sum"),
    READ: ("*disk/read", "*storage/io_throughput_read", "sum"),
    WRITTEN: ("*disk/write", "*storage/io_throughput_write", "sum"),
    IOPS_READ: ("*disk/iops_read", "*storage/iops_read", "sum"),
    IOPS_WRITTEN: ("*disk/iops_write", "*storage/iops_write", "sum"),
    LATENCY_READ: ("*disk/read_latency", "*storage/read_latency", "mean"),
    LATENCY_WRITTEN: ("*disk/write_latency", "*storage/write_latency", "mean"),
}


def is_total(key: str) -> bool:
    return key in TITLES


def matches(selector: str, source: str) -> bool:
    """Whether a data source is meant by a name, or by "*kind/measure" with wildcards in the measure."""
    if not selector.startswith("*"):
        return selector == source
    if "if_aggr_" in source:
        return False  # the sum of the others
    meaning = meaning_of(source)
    kind, _, measure = selector[1:].partition("/")
    return meaning.kind == kind and fnmatchcase(meaning.measure, measure)


def value_of(key: str, sources: Iterable[str]) -> ValueOf | None:
    """How to have a curve from these data sources, in its quantity's base unit; None if they do not give it."""
    return _value_of(key, tuple(sources))


@lru_cache(maxsize=1_024)  # thousands of VMs have the same few sets of sources
def _value_of(key: str, sources: tuple[str, ...]) -> ValueOf | None:
    if not is_total(key):
        return ValueOf([(key, _factor(key))]) if key in sources else None
    if key == CPU:
        return _cpu(sources)
    if key == MEMORY:
        return _memory(sources)
    whole = f"pif_aggr_{key[1:]}"
    if whole in sources:
        return ValueOf([(whole, _factor(whole))])  # without what goes through a bond counted twice
    *selectors, how = _SUMS[key]
    parts = [source for source in sources if any(matches(each, source) for each in selectors)]
    return ValueOf([(part, _factor(part)) for part in parts], how) if parts else None


def _cpu(sources: Collection[str]) -> ValueOf | None:
    """The host's own mean where it gives one; older hosts give none of VMs."""
    whole = next((each for each in ("cpu_usage", "cpu_avg") if each in sources), None)
    if whole is not None:
        return ValueOf([(whole, 1.0)])
    each = [source for source in sources if matches("*cpu/usage", source)]
    return ValueOf([(source, 1.0) for source in each], "mean") if each else None


def _memory(sources: Collection[str]) -> ValueOf | None:
    for whole, free in (("memory", "memory_internal_free"), ("memory_total_kib", "memory_free_kib")):
        if whole in sources and free in sources:
            return ValueOf([(whole, _factor(whole)), (free, _factor(free))], "rest")
    return None


def _factor(source: str) -> float:
    return quantity_of(meaning_of(source))[1]
