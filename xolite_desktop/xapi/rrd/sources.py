# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the names of data sources mean: kind, device, what is measured, and its unit.

Source: the metrics page of xapi's documentation, and the plug-ins of xcp-rrdd. `get_data_sources` has units too, but
only of what runs; archives of the past have names alone.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final


class Kind(StrEnum):
    """What a data source is about; pages group by it."""

    CPU = "cpu"
    LOAD = "load"
    MEMORY = "memory"
    NETWORK = "network"
    DISK = "disk"
    STORAGE = "storage"
    POWER = "power"
    TOOLSTACK = "toolstack"
    HA = "ha"
    OTHER = "other"


class Unit(StrEnum):
    """What a value counts. A fraction is 0 to 1."""

    FRACTION = "fraction"
    BYTES = "B"
    KIB = "KiB"
    BYTES_PER_S = "B/s"
    MIB_PER_S = "MiB/s"
    PER_S = "1/s"
    MICROSECONDS = "us"
    SECONDS_PER_S = "s/s"
    MEGAHERTZ = "MHz"
    WATT = "W"
    COUNT = "count"
    UNKNOWN = ""


BYTE_FACTORS: Final = {Unit.KIB: (1024.0, Unit.BYTES), Unit.MIB_PER_S: (1048576.0, Unit.BYTES_PER_S)}
"""By what to multiply to have bytes, so that memory and throughput have one unit each."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """`device` is the number or name of a CPU, interface or disk, the first 8 digits of a repository's uuid, or "" for
    the whole; `measure` the rest of the name, such as rx, read or memory_free_kib."""

    kind: Kind
    unit: Unit
    device: str
    measure: str


_DISK_UNITS: Final = {
    "read": Unit.BYTES_PER_S,
    "write": Unit.BYTES_PER_S,
    "iowait": Unit.SECONDS_PER_S,
    "inflight": Unit.COUNT,
    "avgqu_sz": Unit.COUNT,
}
_PREFIX_UNITS: Final = (("io_throughput_", Unit.MIB_PER_S), ("iops_", Unit.PER_S))

_SR = r"_(?P<device>[0-9a-f]{8})"
_PATTERNS: Final[tuple[tuple[str, Kind, Unit, str], ...]] = (
    (r"cpu(?P<device>\d+)", Kind.CPU, Unit.FRACTION, "usage"),
    (r"cpu(?P<device>\d+)-(?P<measure>[CP]\d+)", Kind.CPU, Unit.FRACTION, ""),
    (r"CPU(?P<device>\d+)-(?P<measure>avg-freq)", Kind.CPU, Unit.MEGAHERTZ, ""),
    (r"(?P<measure>cpu_avg|cpu_usage|runstate_\w+)", Kind.CPU, Unit.FRACTION, ""),
    (r"(?P<measure>loadavg|hostload)", Kind.LOAD, Unit.FRACTION, ""),
    (r"(?P<measure>running_vcpus|running_domains|runnable_vcpus|runnable_any)", Kind.LOAD, Unit.COUNT, ""),
    (r"(?P<measure>memory_(?:internal_free|\w+_kib))", Kind.MEMORY, Unit.KIB, ""),
    (r"(?P<measure>memory(?:_\w+)?)", Kind.MEMORY, Unit.BYTES, ""),
    (r"[pv]if_aggr_(?P<measure>[rt]x)", Kind.NETWORK, Unit.BYTES_PER_S, ""),
    (r"[pv]if_(?P<device>.+)_(?P<measure>[rt]x)", Kind.NETWORK, Unit.BYTES_PER_S, ""),
    (r"[pv]if_(?P<device>.+)_(?P<measure>[rt]x_errors)", Kind.NETWORK, Unit.PER_S, ""),
    (rf"(?P<measure>io_throughput_(?:read|write|total)){_SR}", Kind.STORAGE, Unit.MIB_PER_S, ""),
    (rf"(?P<measure>iops_(?:read|write|total)){_SR}", Kind.STORAGE, Unit.PER_S, ""),
    (rf"(?P<measure>(?:read_|write_)?latency){_SR}", Kind.STORAGE, Unit.MICROSECONDS, ""),
    (rf"(?P<measure>iowait){_SR}", Kind.STORAGE, Unit.SECONDS_PER_S, ""),
    (rf"(?P<measure>inflight|avgqu_sz){_SR}", Kind.STORAGE, Unit.COUNT, ""),
    (r"sr_(?P<device>[0-9a-f-]{36})_(?P<measure>cache_\w+)", Kind.STORAGE, Unit.UNKNOWN, ""),
    (r"(?P<measure>DCMI-power-reading)", Kind.POWER, Unit.WATT, ""),
    (r"(?P<measure>xapi_\w+_kib)", Kind.TOOLSTACK, Unit.KIB, ""),
    (r"(?P<measure>pool_\w+_rate)", Kind.TOOLSTACK, Unit.PER_S, ""),
    (
        r"(?P<measure>xapi_open_fds|pool_\w+_count|Tapdisks_in_low_memory_mode)",
        Kind.TOOLSTACK,
        Unit.COUNT,
        "",
    ),
    (r"statefile/(?P<device>.+)/(?P<measure>latency)", Kind.HA, Unit.UNKNOWN, ""),
    (r"network/(?P<measure>latency)", Kind.HA, Unit.UNKNOWN, ""),
)
_COMPILED: Final = tuple(
    (re.compile(pattern), kind, unit, measure) for pattern, kind, unit, measure in _PATTERNS
)
MOST_REMEMBERED: Final = 4096
"""Names whose meaning is not looked for again: a pool has a few hundred, which are asked for at every redraw."""
_DISK: Final = re.compile(r"vbd_(?P<device>[^_]+)_(?P<measure>.+)")


@lru_cache(maxsize=MOST_REMEMBERED)
def meaning_of(source: str) -> Meaning:
    """What a data source of a host or VM measures; kind `OTHER` and no unit if we have never heard of it."""
    disk = _DISK.fullmatch(source)
    if disk is not None:
        return Meaning(Kind.DISK, _disk_unit(disk["measure"]), disk["device"], disk["measure"])
    for pattern, kind, unit, measure in _COMPILED:
        found = pattern.fullmatch(source)
        if found is not None:
            named = found.groupdict()
            return Meaning(kind, unit, named.get("device") or "", named.get("measure") or measure)
    return Meaning(Kind.OTHER, Unit.UNKNOWN, "", source)


def _disk_unit(measure: str) -> Unit:
    for prefix, unit in _PREFIX_UNITS:
        if measure.startswith(prefix):
            return unit
    if measure.endswith("latency"):
        return Unit.MICROSECONDS
    return _DISK_UNITS.get(measure, Unit.UNKNOWN)


def used_memory_bytes(allocated_bytes: float | None, free_kib: float | None) -> float | None:
    """What a guest uses of its memory, from `memory` and `memory_internal_free`; None unless its agent tells."""
    if allocated_bytes is None or free_kib is None:
        return None
    return max(0.0, allocated_bytes - free_kib * 1024)
