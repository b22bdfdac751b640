# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Hosts side by side: what should be the same on all of them, and where it is not. What is one's own, as an address, is
compared only for being nobody else's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from xolite_desktop.models.edits.editable import shown
from xolite_desktop.models.edits.table import editable
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.host_details import updates_row
from xolite_desktop.models.host_overview import core_count
from xolite_desktop.models.host_settings import power_on_row
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import bit_rate, day, size, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.records.host import Host, HostMetrics
from xolite_desktop.xapi.records.network import PIF, PIFMetrics
from xolite_desktop.xapi.records.storage import PBD
from xolite_desktop.xapi.records.wire_time import parse_wire_time
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host_settings import NTP, SSH, TIME_ZONE, knows

Value = Callable[[PoolStore, Ref, Host], str]


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
    facts = [
        Fact(group, label, tuple(visible(value(store, ref, host)) for ref, host in known), is_own)
        for group, label, value, is_own in _plain()
    ]
    return [*facts, *_nics(store, known), *_storage(store, known)]


def _plain() -> list[tuple[str, str, Value, bool]]:
    version, hardware, settings = tr("Software"), tr("Hardware"), tr("Settings")

    def of(group: str, label: str, value: Value, *, own: bool = False) -> tuple[str, str, Value, bool]:
        return group, label, value, own

    return [
        of(version, tr("Product"), lambda _, __, host: _said(host, "product_brand", "product_version")),
        of(version, tr("Build"), lambda _, __, host: _said(host, "build_number")),
        of(version, "XAPI", lambda _, __, host: _said(host, "xapi_build") or _said(host, "xapi")),
        of(version, "Xen", lambda _, __, host: _said(host, "xen")),
        of(version, "Linux", lambda _, __, host: _said(host, "linux")),
        of(version, tr("Licence"), lambda _, __, host: host.edition),
        of(version, tr("Patches"), _patches),
        of(version, tr("Last update"), lambda _, __, host: _date(host.last_software_update)),
        of(version, tr("Updates"), lambda _, __, host: _updates(host)),
        of(version, tr("Still to do"), lambda _, __, host: _pending(host)),
        of(hardware, tr("System"), lambda _, __, host: _bios(host, "system-manufacturer", "system-product-name")),
        of(hardware, tr("BIOS"), lambda _, __, host: _bios(host, "bios-vendor", "bios-version")),
        of(hardware, tr("Processor"), lambda _, __, host: " ".join(host.cpu_info.get("modelname", "").split())),
        of(hardware, tr("Sockets"), lambda _, __, host: host.cpu_info.get("socket_count", "")),
        of(hardware, tr("Threads"), lambda _, __, host: str(core_count(host) or "")),
        of(hardware, tr("CPU features"), lambda _, __, host: host.cpu_info.get("features_hvm", "")),
        of(hardware, tr("Memory"), _memory),
        of(hardware, tr("IOMMU"), lambda _, __, host: host.chipset_info.get("iommu", "")),
        of(settings, tr("Enabled"), lambda _, __, host: _yes_no(host.enabled)),
        of(settings, tr("Name servers"), _dns),
        of(settings, tr("Time servers"), _time_servers),
        of(settings, tr("Time zone"), lambda store, ref, host: host.timezone if knows(store.cache, ref, TIME_ZONE) else ""),
        of(settings, tr("Log destination"), lambda _, __, host: host.logging.get("syslog_destination", "")),
        of(settings, tr("Multipathing"), lambda _, __, host: _yes_no(host.multipathing)),
        of(settings, tr("Power on"), lambda _, __, host: power_on_row(host).value.partition(",")[0]),
        of(settings, tr("SSH"), lambda store, ref, host: _yes_no(host.ssh_enabled) if knows(store.cache, ref, SSH) else ""),
        of(settings, tr("Directory"), lambda _, __, host: host.external_auth_service_name),
        of(settings, tr("iSCSI name"), lambda _, __, host: host.iscsi_iqn, own=True),
        of(settings, tr("Host name"), lambda _, __, host: host.hostname, own=True),
        of(settings, tr("Address"), lambda _, __, host: host.address, own=True),
    ]  # fmt: skip


def _said(host: Host, *keys: str) -> str:
    return " ".join(filter(None, (host.software_version.get(key, "") for key in keys)))


def _bios(host: Host, *keys: str) -> str:
    return " ".join(filter(None, (host.bios_strings.get(key, "") for key in keys)))


def _date(text: str) -> str:
    when = parse_wire_time(text)
    return day(when) if when is not None and when.year > 1970 else ""


def _yes_no(value: bool) -> str:
    return tr("Yes") if value else tr("No")


def _updates(host: Host) -> str:
    row = updates_row(host)
    return "" if row.is_missing else row.value


def _pending(host: Host) -> str:
    words = {*host.pending_guidances, *host.pending_guidances_recommended, *host.pending_guidances_full}
    return ", ".join(sorted(word.replace("_", " ") for word in words))


def _patches(store: PoolStore, _: Ref, host: Host) -> str:
    names = (name_of_ref(ref, store.cache) or ref for ref in host.updates or host.patches)
    return ", ".join(sorted(names))


def _memory(store: PoolStore, _: Ref, host: Host) -> str:
    metrics = store.cache.get("host_metrics", host.metrics)
    return size(metrics.memory_total) if isinstance(metrics, HostMetrics) and metrics.memory_total else ""


def _time_servers(store: PoolStore, ref: Ref, host: Host) -> str:
    if not knows(store.cache, ref, NTP):
        return ""
    if host.ntp_mode == "Custom":
        return ", ".join(sorted(host.ntp_custom_servers))
    entry = editable(store, "host", ref, "ntp_mode")
    return shown(entry, store, ref, host.ntp_mode) if entry is not None else host.ntp_mode


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
