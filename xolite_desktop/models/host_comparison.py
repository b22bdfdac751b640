# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Hosts side by side: what should be the same on all of them, and where it is not. What is one's own, as an address, is
compared only for being nobody else's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from xolite_desktop.models.common_rows import yes_no
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.host_details import still_to_do, updates_row
from xolite_desktop.models.host_overview import core_count, memory
from xolite_desktop.models.host_settings import power_on_row, time_source
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import bit_rate, day, size, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.network import PIF, PIFMetrics
from xolite_desktop.xapi.records.storage import PBD
from xolite_desktop.xapi.records.wire_time import parse_wire_time
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host_settings import NTP, SSH, TIME_ZONE, knows

Value = Callable[[PoolStore, Ref, Host], str]


@dataclass(frozen=True)
class Plain:
    """Something to compare that every host has one value of."""

    label: str
    value: Value
    is_own: bool = False


@dataclass(frozen=True)
class Fact:
    """One line: a value for each host, in their order. `is_own`: each should have another."""

    group: str
    label: str
    values: tuple[str, ...]
    is_own: bool = False

    @cached_property
    def odd(self) -> frozenset[int]:
        """The hosts, by number, that are not as the others: not as most are, or the same as another where each has its own."""
        times = Counter(self.values)
        if self.is_own:
            return frozenset(n for n, value in enumerate(self.values) if value and times[value] > 1)
        (usual, most), *rest = times.most_common(2) or [("", 0)]
        if not rest:
            return frozenset()
        none_is_usual = most == rest[0][1]
        return frozenset(n for n, value in enumerate(self.values) if none_is_usual or value != usual)

    @property
    def differs(self) -> bool:
        """Whether it is not as it should be."""
        return bool(self.odd)

    def is_odd(self, number: int) -> bool:
        """Whether a host is not as the others."""
        return number in self.odd


def compare_hosts(store: PoolStore, hosts: Sequence[Ref]) -> list[Fact]:
    """What there is to compare, in groups."""
    records = [(ref, store.cache.host(ref)) for ref in hosts]
    known = [(ref, host) for ref, host in records if host is not None]
    groups = ((tr("Software"), _software()), (tr("Hardware"), _hardware()), (tr("Settings"), _settings()))
    facts = [
        Fact(
            title,
            each.label,
            tuple(visible(each.value(store, ref, host)) for ref, host in known),
            each.is_own,
        )
        for title, group in groups
        for each in group
    ]
    return [*facts, *_nics(store, known), *_storage(store, known)]


def _software() -> list[Plain]:
    return [
        Plain(tr("Product"), lambda _, __, host: _said(host, "product_brand", "product_version")),
        Plain(tr("Build"), lambda _, __, host: _said(host, "build_number")),
        Plain("XAPI", lambda _, __, host: _said(host, "xapi_build") or _said(host, "xapi")),
        Plain("Xen", lambda _, __, host: _said(host, "xen")),
        Plain("Linux", lambda _, __, host: _said(host, "linux")),
        Plain(tr("Licence"), lambda _, __, host: host.edition),
        Plain(tr("Patches"), _patches),
        Plain(tr("Last update"), lambda _, __, host: _date(host.last_software_update)),
        Plain(tr("Updates"), lambda _, __, host: _updates(host)),
        Plain(tr("Still to do"), lambda _, __, host: _pending(host)),
    ]  # fmt: skip


def _hardware() -> list[Plain]:
    return [
        Plain(tr("System"), lambda _, __, host: _bios(host, "system-manufacturer", "system-product-name")),
        Plain(tr("BIOS"), lambda _, __, host: _bios(host, "bios-vendor", "bios-version")),
        Plain(tr("Processor"), lambda _, __, host: " ".join(host.cpu_info.get("modelname", "").split())),
        Plain(tr("Sockets"), lambda _, __, host: host.cpu_info.get("socket_count", "")),
        Plain(tr("Threads"), lambda _, __, host: str(core_count(host) or "")),
        Plain(tr("CPU features"), lambda _, __, host: host.cpu_info.get("features_hvm", "")),
        Plain(tr("Memory"), lambda store, ref, host: size(total) if (total := memory(store, ref, host)[1]) else ""),
        Plain(tr("IOMMU"), lambda _, __, host: host.chipset_info.get("iommu", "")),
    ]  # fmt: skip


def _settings() -> list[Plain]:
    return [
        Plain(tr("Enabled"), lambda _, __, host: yes_no(host.enabled)),
        Plain(tr("Name servers"), _dns),
        Plain(tr("Time servers"), _time_servers),
        Plain(tr("Time zone"), lambda store, ref, host: host.timezone if knows(store.cache, ref, TIME_ZONE) else ""),
        Plain(tr("Log destination"), lambda _, __, host: host.logging.get("syslog_destination", "")),
        Plain(tr("Multipathing"), lambda _, __, host: yes_no(host.multipathing)),
        Plain(tr("Power on"), lambda _, __, host: power_on_row(host).value.partition(",")[0]),
        Plain(tr("SSH"), lambda store, ref, host: yes_no(host.ssh_enabled) if knows(store.cache, ref, SSH) else ""),
        Plain(tr("Directory"), lambda _, __, host: host.external_auth_service_name),
        Plain(tr("iSCSI name"), lambda _, __, host: host.iscsi_iqn, is_own=True),
        Plain(tr("Host name"), lambda _, __, host: host.hostname, is_own=True),
        Plain(tr("Address"), lambda _, __, host: host.address, is_own=True),
    ]  # fmt: skip


def _said(host: Host, *keys: str) -> str:
    return " ".join(filter(None, (host.software_version.get(key, "") for key in keys)))


def _bios(host: Host, *keys: str) -> str:
    return " ".join(filter(None, (host.bios_strings.get(key, "") for key in keys)))


def _date(text: str) -> str:
    when = parse_wire_time(text)
    return day(when) if when is not None else ""


def _updates(host: Host) -> str:
    row = updates_row(host)
    return "" if row.is_missing else row.value


def _pending(host: Host) -> str:
    return ", ".join(sorted(still_to_do(host)))


def _patches(store: PoolStore, _: Ref, host: Host) -> str:
    names = (name_of_ref(ref, store.cache) or ref for ref in host.updates or host.patches)
    return ", ".join(sorted(names))


def _time_servers(store: PoolStore, ref: Ref, host: Host) -> str:
    if not knows(store.cache, ref, NTP):
        return ""
    if host.ntp_mode == "Custom":
        return ", ".join(sorted(host.ntp_custom_servers))
    return time_source(store, ref, host)


def _pifs(store: PoolStore, host: Host) -> list[PIF]:
    found = (store.cache.get("PIF", ref) for ref in host.PIFs)
    return [pif for pif in found if isinstance(pif, PIF)]


def _dns(store: PoolStore, _: Ref, host: Host) -> str:
    return next((pif.DNS for pif in _pifs(store, host) if pif.management), "")


def _nics(store: PoolStore, hosts: Sequence[tuple[Ref, Host]]) -> list[Fact]:
    """A line for each card that any of them has: how fast, and with which frames."""
    each = [{pif.device: pif for pif in _pifs(store, host) if pif.physical} for _, host in hosts]
    devices = sorted({device for cards in each for device in cards}, key=natural_key)
    return [
        Fact(tr("NICs"), visible(device), tuple(_nic(store, cards.get(device)) for cards in each))
        for device in devices
    ]


def _nic(store: PoolStore, pif: PIF | None) -> str:
    if pif is None:
        return tr("missing")
    metrics = store.cache.get("PIF_metrics", pif.metrics)
    speed = tr("no link")
    if isinstance(metrics, PIFMetrics) and metrics.carrier:
        speed = bit_rate(metrics.speed * 1_000_000) if metrics.speed > 0 else tr("linked")
    return f"{speed}, MTU {pif.MTU}"


def _storage(store: PoolStore, hosts: Sequence[tuple[Ref, Host]]) -> list[Fact]:
    """A line for each shared storage: whether each host is connected to it."""
    connected: dict[Ref, dict[Ref, bool]] = {}
    for pbd in store.cache.of(PBD, "PBD").values():
        sr = store.cache.sr(pbd.SR)
        if sr is not None and sr.shared and not sr.is_tools_sr:
            connected.setdefault(pbd.SR, {})[pbd.host] = pbd.currently_attached
    words = {True: tr("connected"), False: tr("not connected"), None: tr("missing")}
    named = sorted((name_of_ref(sr, store.cache), sr) for sr in connected)
    return [
        Fact(tr("Shared storage"), name, tuple(words[connected[sr].get(host)] for host, _ in hosts))
        for name, sr in named
    ]
