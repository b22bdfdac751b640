# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A host in words: the header of its page, the rows of its overview, its memory."""

from __future__ import annotations

from datetime import UTC, datetime

from xolite_desktop.models.charts.live import Live, cpu_meter, flow_meters
from xolite_desktop.models.common_rows import common_rows, uuid_row
from xolite_desktop.models.fields import Field, Header, Meter, Part, text_field
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.processors import core_count as core_count
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.states import NEARLY_FULL, host_state
from xolite_desktop.models.text import count, duration, exact, percent, size_of, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.records.host import Host, HostMetrics
from xolite_desktop.xapi.refs import Ref

_NOTHING = Live()


def host_header(store: PoolStore, ref: Ref, now: datetime) -> Header | None:
    """Name, state, tags and "Coordinator · XCP-ng 8.3 · 10.0.0.1 · up 41 days"; None if the host is gone."""
    host = store.cache.host(ref)
    if host is None:
        return None
    pool = store.cache.pool
    words = [tr("Coordinator")] if pool is not None and pool.master == ref else []
    words += [software(host), visible(host.address)]
    booted = moment_of(host.other_config.get("boot_time", ""))
    if booted is not None:
        words.append(tr("up {time}").format(time=duration((now - booted).total_seconds())))
    parts = tuple(Part(word) for word in words if word)
    tags = tuple(visible(tag) for tag in sorted(host.tags))
    return Header(
        visible(host.name_label) or tr("(no name)"), "host", host_state(store.cache, host), tags, parts
    )


def host_general(store: PoolStore, ref: Ref) -> list[Field]:
    """The General card; empty if the host is gone."""
    host = store.cache.host(ref)
    if host is None:
        return []
    booted = moment_of(host.other_config.get("boot_time", ""))
    toolstack = moment_of(host.other_config.get("agent_start_time", ""))
    return [
        *common_rows(host),
        text_field(tr("Address"), visible(host.address), is_code=True),
        text_field(tr("Software"), _software_and_build(host)),
        text_field(tr("Processor"), processor(host)),
        text_field(tr("Hardware"), hardware(host)),
        text_field(tr("Started"), exact(booted) if booted else ""),
        text_field(tr("Toolstack started"), exact(toolstack) if toolstack else ""),
        Field(tr("Maintenance"), tr("No") if host.enabled else tr("Yes")),
        uuid_row(host),
    ]


def host_resources(store: PoolStore, ref: Ref, live: Live = _NOTHING) -> list[Meter]:
    """The Resources card: processors, memory, VMs and what flows; empty if the host is gone."""
    host = store.cache.host(ref)
    if host is None:
        return []
    used, total = memory(store, ref, host)
    fraction = used / total if total else None
    kind = StateKind.WARN if fraction is not None and fraction >= NEARLY_FULL else StateKind.NONE
    running = store.totals.of_host(ref)
    vcpus = running.vcpu_count
    words = tr("Processors · {count}").format(count=core_count(host))
    return [
        cpu_meter(words, live) or Meter(words, "", None),
        Meter(tr("Memory · {size}").format(size=size_of(used, total)), percent(fraction), fraction, kind),
        Meter(
            tr("VMs · {count}").format(count=running.vm_count or tr("none")),
            count(vcpus, "vCPU") if vcpus else "",
            None,
        ),
        *flow_meters(live),
    ]


def memory(store: PoolStore, ref: Ref, host: Host) -> tuple[int, int]:
    """Bytes of memory in use (VMs, control domain, overheads) and in total; total is 0 while unknown."""
    metrics = store.cache.get("host_metrics", host.metrics)
    total = metrics.memory_total if isinstance(metrics, HostMetrics) else 0
    used = host.memory_overhead + store.totals.of_host(ref).memory_bytes
    return (min(used, total) if total else used), total


def software(host: Host) -> str:
    """Product and version: "XCP-ng 8.3"."""
    version = host.software_version
    number = version.get("product_version_text_short") or version.get("product_version", "")
    return visible(f"{version.get('product_brand', '')} {number}".strip())


def _software_and_build(host: Host) -> str:
    """As `software`, with the build where that is a number; newer XCP-ng only says "cloud" there."""
    build = host.software_version.get("build_number", "")
    name = software(host)
    return (
        tr("{name} (build {build})").format(name=name, build=visible(build))
        if name and any(map(str.isdigit, build))
        else name
    )


def processor(host: Host) -> str:
    """Sockets, model and number of logical processors: "2 × Intel Xeon Silver 4208 (32 threads)"."""
    model = " ".join(host.cpu_info.get("modelname", "").split())
    sockets = host.cpu_info.get("socket_count", "")
    cores = core_count(host)
    many = f"{sockets} × " if sockets not in ("", "0", "1") else ""
    return (
        visible(tr("{many}{model} ({cores} threads)").format(many=many, model=model, cores=cores))
        if model
        else ""
    )


def hardware(host: Host) -> str:
    """Maker and model, as the BIOS has them."""
    strings = host.bios_strings
    parts = (strings.get("system-manufacturer", ""), strings.get("system-product-name", ""))
    return visible(" ".join(part for part in parts if part))


def moment_of(epoch: str) -> datetime | None:
    """The moment a text of seconds since 1970 ("1763790000." or "1763790000.5") names; None if it is none."""
    try:
        return datetime.fromtimestamp(float(epoch), UTC) if epoch else None
    except (ValueError, OverflowError, OSError):
        return None
