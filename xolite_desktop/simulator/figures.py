# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How busy simulated hosts and VMs are: smooth numbers that depend only on the object and on the moment."""

from __future__ import annotations

import hashlib
import math
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from xolite_desktop.simulator.database import Database, Record
from xolite_desktop.simulator.guests import LOAD_KEY
from xolite_desktop.simulator.schema import EPOCH, NULL_REF

DAY_S = 86_400.0
BOOT_S = 75.0
MOST_PROCESSORS = 288
OCTAVES = ((21_600.0, 0.30), (2_820.0, 0.30), (420.0, 0.22), (63.0, 0.12), (14.0, 0.06))
"""Periods in seconds and weights of the noise that makes up a curve."""

_RANDOM = random.Random(1988)
_TABLE = tuple(_RANDOM.random() for _ in range(4096))
_MASK = (1 << 64) - 1

Value = Callable[[float, float, float], float]
"""(how busy, moment, seconds that the sample stands for) -> value."""


@dataclass(frozen=True)
class DataSource:
    """One column of an RRD. `kind` GAUGE is measured, DERIVE is the rate of a counter; `swing` is how far MIN and
    MAX lie from the average, as a share of it."""

    name: str
    units: str
    value: Value
    kind: str = "GAUGE"
    maximum: float = math.inf
    swing: float = 0.0


def seed_of(uuid: str, *key: object) -> int:
    """A number for an object, and for one aspect of it."""
    text = "/".join([uuid, *map(str, key)])
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def share_of(uuid: str, *key: object) -> float:
    """A fixed number from 0 to 1 for an aspect of an object."""
    return seed_of(uuid, *key) / _MASK


@lru_cache(
    maxsize=65_536
)  # several sources are drawn from one curve, and the past is asked for again and again
def noise(seed: int, moment: float, period_s: float) -> float:
    """A smooth curve through random points one period apart, 0 to 1."""
    place = moment / period_s
    step = math.floor(place)
    blend = place - step
    blend *= blend * (3.0 - 2.0 * blend)
    here, there = _point(seed, step), _point(seed, step + 1)
    return here + (there - here) * blend


def _point(seed: int, step: int) -> float:
    """Random point number `step` of a curve, by multiplicative hashing of both."""
    mixed = (seed ^ (step * 0x9E3779B97F4A7C15)) & _MASK
    return _TABLE[(mixed * 0xBF58476D1CE4E5B9 >> 52) & 4095]


@lru_cache(maxsize=8_192)
def activity(seed: int, moment: float, step_s: float) -> float:
    """How much is going on, 1 on average; what is quicker than the step has averaged out."""
    total = weight = 0.0
    for period, share in OCTAVES:
        if period >= step_s:
            total += share * noise(seed, moment, period)
            weight += share
    wavering = total / weight if weight else 0.5
    daily = 0.0 if step_s >= DAY_S else 0.22 * math.sin(2 * math.pi * (moment / DAY_S - 0.4))
    return max(0.05, 0.25 + 1.5 * wavering + daily)


@lru_cache(maxsize=65_536)
def _epoch(date: str) -> float:
    return datetime.strptime(date, "%Y%m%dT%H:%M:%SZ").replace(tzinfo=UTC).timestamp()


def fraction(value: float) -> float:
    """A share held between nothing and everything."""
    return min(1.0, max(0.0, value))


def vm_level(vm: Mapping[str, Any]) -> float:
    """How busy a VM is on average, as a share of its vCPUs: as it was told, else mostly little."""
    told = vm["xenstore_data"].get(LOAD_KEY)
    return float(told) if told else 0.02 + 0.42 * share_of(vm["uuid"], "level") ** 4


class Figures:
    """All data sources of one object, sampled together."""

    def __init__(
        self,
        owner: str,
        uuid: str,
        level: float,
        sources: list[DataSource],
        since: float,
        until: float | None = None,
    ) -> None:
        self.owner = owner
        self.uuid = uuid
        self.sources = sorted(sources, key=lambda source: source.name)
        self._seed = seed_of(uuid, "activity")
        self._level = level
        self._since = since
        self.until = until
        """When it stopped, and its archives were put away; None while it runs, or if nobody knows."""

    def busy(self, moment: float, step_s: float) -> float:
        """The share of the processors that is used; a guest that has just started uses most of them."""
        usual = self._level * activity(self._seed, moment, step_s)
        age = moment - self._since
        if self.owner == "vm" and 0 <= age < BOOT_S and step_s <= 60:
            usual = max(usual, 0.9 * (1 - age / BOOT_S))
        return fraction(min(usual, 0.995))

    def sample(self, moment: float, step_s: float, cf: str = "AVERAGE") -> list[float]:
        """A value for each source at the end of a step; not a number before the object was there."""
        if moment < self._since:
            return [math.nan] * len(self.sources)
        middle = moment - step_s / 2 if step_s > 5 else moment
        busy = self.busy(middle, step_s)
        side = {"MIN": -1.0, "MAX": 1.0}.get(cf, 0.0)
        return [
            min(source.maximum, source.value(busy, middle, step_s) * (1.0 + side * source.swing))
            for source in self.sources
        ]


def _steady(value: float) -> Value:
    return lambda busy, moment, step_s: value


def _rate(uuid: str, name: str, peak: float) -> Value:
    """A flow that follows how busy the object is, and has a mind of its own."""
    seed = seed_of(uuid, name)
    period = 41.0 + 30.0 * share_of(uuid, name, "period")

    def value(busy: float, moment: float, step_s: float) -> float:
        return peak * (0.08 + busy) * (0.25 + 1.5 * noise(seed, moment, max(period, step_s)))

    return value


def _processor(uuid: str, number: int) -> Value:
    seed = seed_of(uuid, "cpu", number)

    def value(busy: float, moment: float, step_s: float) -> float:
        return fraction(busy * (0.6 + 0.8 * noise(seed, moment, max(53.0, step_s))))

    return value


def _processors(uuid: str, count: int, mean: str) -> list[DataSource]:
    """One source for each processor and one for all; a record may claim any number of them."""
    count = max(1, min(count, MOST_PROCESSORS))
    each = [_processor(uuid, number) for number in range(count)]

    def average(busy: float, moment: float, step_s: float) -> float:
        return sum(value(busy, moment, step_s) for value in each[:8]) / min(count, 8)

    sources = [
        DataSource(f"cpu{number}", "(fraction)", value, maximum=1.0, swing=0.3)
        for number, value in enumerate(each)
    ]
    return [*sources, DataSource(mean, "(fraction)", average, maximum=1.0, swing=0.25)]


def _flow(uuid: str, name: str, peak: float, units: str = "B/s") -> DataSource:
    return DataSource(name, units, _rate(uuid, name, peak), "DERIVE", swing=0.6)


def vm_figures(db: Database, ref: str) -> Figures:
    """The figures of a VM as xcp-rrdd and its plug-ins name them (protocol.md 10)."""
    vm = db.get("VM", ref)
    uuid = vm["uuid"]
    memory = float(vm["memory_target"] or vm["memory_dynamic_max"])
    sources = [
        *_processors(uuid, vm["VCPUs_at_startup"], "cpu_usage"),
        DataSource("memory", "B", _steady(memory)),
        DataSource("memory_target", "B", _steady(memory)),
    ]
    guest = db.records("VM_guest_metrics").get(vm["guest_metrics"])
    if guest and guest["PV_drivers_detected"]:
        sources.append(DataSource("memory_internal_free", "KiB", _unused(uuid, memory / 1024), swing=0.04))
    metrics = db.records("VM_metrics").get(vm["metrics"], {})
    since, until = _lifetime(db, vm, metrics)
    for vif in (db.records("VIF").get(each) for each in vm["VIFs"]):
        if vif and (until is not None or vif["currently_attached"]):
            sources += _interface(uuid, f"vif_{vif['device']}")
    for vbd in (db.records("VBD").get(each) for each in vm["VBDs"]):
        if vbd and (until is not None or vbd["currently_attached"]) and vbd["type"] == "Disk":
            device = vbd["device"] or f"xvd{chr(ord('a') + int(vbd['userdevice']) % 26)}"
            sources += _disk(uuid, f"vbd_{device}")
    paused = vm["power_state"] == "Paused"
    return Figures("vm", uuid, 0.0 if paused else vm_level(vm), sources, since, until)


def _lifetime(db: Database, vm: Record, metrics: Mapping[str, Any]) -> tuple[float, float | None]:
    """When a VM's figures begin, its start, and for one that does not run when they end: what the messages say of its
    shutdown. Where they say nothing, there are no figures."""
    since = _epoch(metrics.get("start_time", EPOCH))
    if vm["power_state"] in ("Running", "Paused"):
        return since, None
    ends = [
        _epoch(message["timestamp"])
        for message in db.records("message").values()
        if message["obj_uuid"] == vm["uuid"] and message["name"] in ("VM_SHUTDOWN", "VM_SUSPENDED")
    ]
    if not ends:
        return math.inf, None
    return (since if 0 < since < max(ends) else max(ends) - 60 * DAY_S), max(ends)


def _unused(uuid: str, total_kib: float) -> Value:
    seed, share = seed_of(uuid, "memory"), 0.15 + 0.5 * share_of(uuid, "memory")

    def value(busy: float, moment: float, step_s: float) -> float:
        return total_kib * share * (0.85 + 0.3 * noise(seed, moment, max(1_900.0, step_s)))

    return value


def _interface(uuid: str, name: str) -> list[DataSource]:
    peak = 10 ** (5.0 + 2.4 * share_of(uuid, name, "peak"))
    return [_flow(uuid, f"{name}_rx", peak), _flow(uuid, f"{name}_tx", peak * 0.4)]


def _disk(uuid: str, name: str) -> list[DataSource]:
    peak = 10 ** (5.3 + 2.2 * share_of(uuid, name, "peak"))
    latency = 250.0 + 900.0 * share_of(uuid, name, "latency")
    return [
        _flow(uuid, f"{name}_read", peak),
        _flow(uuid, f"{name}_write", peak * 0.7),
        DataSource(f"{name}_iops_read", "requests/s", _rate(uuid, f"{name}_read", peak / 24_000), swing=0.6),
        DataSource(
            f"{name}_iops_write", "requests/s", _rate(uuid, f"{name}_write", peak / 30_000), swing=0.6
        ),
        DataSource(f"{name}_read_latency", "us", _rate(uuid, f"{name} latency", latency), swing=0.5),
        DataSource(f"{name}_write_latency", "us", _rate(uuid, f"{name} latency", latency * 1.4), swing=0.5),
    ]


def host_level(db: Database, host: Record) -> float:
    """How busy a host is on average: what its guests do on its processors, and a little of its own."""
    guests = (db.records("VM").get(ref) for ref in host["resident_VMs"])
    demand = sum(
        vm["VCPUs_at_startup"] * vm_level(vm)
        for vm in guests
        if vm and vm["power_state"] == "Running" and not vm["is_control_domain"]
    )
    return min(0.9, 0.015 + 0.46 * float(demand) / processor_count(host))


def processor_count(host: Record) -> int:
    """The processors that Xen schedules on; old hosts do not say in cpu_info."""
    return int(host["cpu_info"].get("cpu_count", 0)) or len(host["host_CPUs"]) or 1


def host_figures(db: Database, ref: str) -> Figures:
    """The figures of a host as xcp-rrdd and its plug-ins name them (protocol.md 10)."""
    host = db.get("host", ref)
    uuid, count = host["uuid"], processor_count(host)
    metrics = db.records("host_metrics").get(host["metrics"], {})
    free, total = metrics.get("memory_free", 0) / 1024, metrics.get("memory_total", 0) / 1024
    guests = [vm for vm in (db.records("VM").get(each) for each in host["resident_VMs"]) if vm]
    sources = [
        *_processors(uuid, count, "cpu_avg"),
        DataSource("loadavg", "(fraction)", lambda busy, moment, step_s: 0.04 + 0.8 * busy, swing=0.2),
        DataSource("memory_free_kib", "KiB", _steady(free)),
        DataSource("memory_total_kib", "KiB", _steady(total)),
        DataSource("running_domains", "", _steady(float(len(guests)))),
        DataSource("running_vcpus", "", _steady(float(sum(vm["VCPUs_at_startup"] for vm in guests)))),
        DataSource("xapi_memory_usage_kib", "KiB", _unused(uuid, 420_000.0)),
        DataSource("xapi_open_fds", "", _unused(uuid, 300.0)),
        *_host_interfaces(db, host, len(guests)),
        *_host_storage(db, host, ref, len(guests)),
    ]
    began = float(host["other_config"].get("boot_time", "0") or 0)
    return Figures("host", uuid, host_level(db, host), sources, began)


def _host_interfaces(db: Database, host: Record, guests: int) -> list[DataSource]:
    """Physical interfaces and bonds that are up, and their sum."""
    uuid = host["uuid"]
    sources = []
    total = 0.0
    for pif in (db.records("PIF").get(each) for each in host["PIFs"]):
        if not pif or pif["VLAN"] >= 0 or not pif["currently_attached"]:
            continue
        carries = pif["bond_master_of"] or not (pif["management"] or pif["bond_slave_of"] != NULL_REF)
        peak = 2e5 + (2.4e6 * max(guests - 1, 0) if carries else 3e5)
        total += peak
        sources += _flow_pair(uuid, f"pif_{pif['device']}", peak)
    return [*sources, *_flow_pair(uuid, "pif_aggr", total)]


def _flow_pair(uuid: str, name: str, peak: float) -> list[DataSource]:
    return [_flow(uuid, f"{name}_rx", peak), _flow(uuid, f"{name}_tx", peak * 0.6)]


def _host_storage(db: Database, host: Record, ref: str, guests: int) -> list[DataSource]:
    """What the host reads and writes on each repository that it reaches, named by the start of its uuid."""
    sources = []
    for pbd in (db.records("PBD").get(each) for each in host["PBDs"]):
        sr = db.records("SR").get(pbd["SR"]) if pbd and pbd["currently_attached"] else None
        if sr is None or sr["content_type"] != "user":
            continue
        peak = 1.6 * max(guests - 1, 0.05) * (1.0 if sr["shared"] else 0.3)
        for name, share in (("read", 1.0), ("write", 0.7)):
            full = f"io_throughput_{name}_{sr['uuid'][:8]}"
            sources.append(DataSource(full, "MiB/s", _rate(host["uuid"], full, peak * share), swing=0.6))
            iops = f"iops_{name}_{sr['uuid'][:8]}"
            sources.append(
                DataSource(iops, "requests/s", _rate(host["uuid"], full, peak * share * 42), swing=0.6)
            )
    return sources


def described(figures: Figures, now: float) -> list[dict[str, Any]]:
    """The sources as `get_data_sources` of VM and host lists them, each a `data_source` record."""
    values = figures.sample(now // 5 * 5, 5.0)
    return [
        {
            "name_label": source.name,
            "name_description": source.name,
            "enabled": True,
            "standard": True,
            "units": source.units,
            "min": 0.0,
            "max": source.maximum,
            "value": value,
        }
        for source, value in zip(figures.sources, values, strict=True)
    ]
