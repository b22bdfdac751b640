# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Packages that a host lacks, and what is done to install them: host by host, the coordinator first.

The list is the answer of XCP-ng's plugin `updater.py`; that of a pool with repositories is read in `pool_updates`.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum, unique
from typing import Any, Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import host as rules

MARK: Final = "XOLite.rolling_update"
"""The key of a host's other_config by which an update that was interrupted is known to have emptied it."""
_RESTARTING: Final = (
    "kernel",
    "xen-",
    "microcode",
    "linux-firmware",
    "glibc",
    "systemd",
    "qemu",
    "openvswitch",
)
"""Beginnings of names of packages that count only after a restart of the host."""
_MOST: Final = 5_000


@dataclass(frozen=True, slots=True)
class Change:
    """The newest entry of a package's changelog."""

    date: datetime | None = None
    author: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Package:
    """One that could be installed."""

    name: str
    version: str = ""
    release: str = ""
    summary: str = ""
    size_bytes: int = 0
    licence: str = ""
    url: str = ""
    change: Change | None = None
    reboots: bool | None = None
    """Whether the pool itself says so; None where nobody does, so that the name has to tell."""

    @property
    def whole_version(self) -> str:
        return "-".join(filter(None, (self.version, self.release)))

    @property
    def wants_reboot(self) -> bool:
        """Whether it is of a kind that counts only after a restart of the host."""
        return self.name.startswith(_RESTARTING) if self.reboots is None else self.reboots


def parse_packages(text: str) -> tuple[Package, ...]:
    """The packages of an answer, in the order of their names. Raises `ValueError` if it is no list of them."""
    found = json.loads(text)
    if isinstance(found, dict):  # the first versions of the plugin
        found = found.get("result")
    if not isinstance(found, list):
        raise ValueError("no list of packages")
    packages = {
        (package.name, package.whole_version): package
        for entry in found[:_MOST]
        if isinstance(entry, dict) and (package := _package(entry)).name
    }
    return tuple(sorted(packages.values(), key=lambda package: (package.name, package.whole_version)))


def _package(entry: dict[str, Any]) -> Package:
    size = entry.get("size")
    return Package(
        _text(entry, "name"), _text(entry, "version"), _text(entry, "release"), _text(entry, "description"),
        size if isinstance(size, int) and size > 0 else 0, _text(entry, "license"), _text(entry, "url"),
        _change(entry.get("changelog")),
    )  # fmt: skip


def _change(found: object) -> Change | None:
    if not isinstance(found, dict):
        return None
    date = found.get("date")
    when = None
    if isinstance(date, int | float) and 0 < date < 1 << 33:
        when = datetime.fromtimestamp(date, UTC)
    return Change(when, _text(found, "author"), _text(found, "description"))


def _text(entry: dict[str, Any], key: str) -> str:
    found = entry.get(key)
    return found if isinstance(found, str) else ""


@unique
class Afterwards(StrEnum):
    """What makes the packages count."""

    REBOOT = "reboot"
    RESTART_TOOLSTACK = "toolstack"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class UpdateHost:
    """One host's part of the whole. `installs`: else only what comes afterwards is done, as of a host that was updated
    before. `stops`: VMs that cannot move are shut down, and started again. `hash` names the list of updates that a pool
    with repositories has synchronized; empty where the host has repositories of its own."""

    host: Ref
    installs: bool = True
    afterwards: Afterwards = Afterwards.REBOOT
    stops: bool = False
    hash: str = ""


@dataclass(frozen=True, slots=True)
class RollingUpdate:
    """The hosts in their order."""

    hosts: tuple[UpdateHost, ...] = ()

    def problems(self, cache: Cache) -> list[Problem]:
        """What the state of the pool forbids."""
        pool = cache.pool
        if not self.hosts:
            return [Problem("hosts", "NOTHING_TO_UPDATE")]
        if pool is not None and pool.ha_enabled:
            return [Problem("hosts", "HA_IS_ENABLED")]
        idle = next((each for each in self.hosts if not _does_something(cache, each)), None)
        if idle is not None:
            return [Problem("hosts", "HOST_NOTHING_TO_DO", (idle.host,))]
        refused = (rules.idle(cache, each.host) for each in self.hosts)
        first = next((refusal for refusal in refused if refusal is not None), None)
        return [Problem("hosts", first.code, first.params)] if first is not None else []


def _does_something(cache: Cache, plan: UpdateHost) -> bool:
    """Whether there is anything to do with a host: also to fill one again that was left empty."""
    host = cache.host(plan.host)
    was_left = host is not None and MARK in host.other_config
    return plan.installs or plan.afterwards is not Afterwards.NOTHING or was_left


def in_order(cache: Cache, hosts: list[Ref]) -> list[Ref]:
    """The coordinator first: no member may be of a later version than it. The others by name."""

    def key(host: Ref) -> tuple[bool, str]:
        record = cache.host(host)
        return not rules.is_coordinator(cache, host), record.name_label if record is not None else ""

    return sorted(hosts, key=key)


def proposed(packages: tuple[Package, ...]) -> Afterwards:
    """What packages of these kinds need."""
    if any(package.wants_reboot for package in packages):
        return Afterwards.REBOOT
    return Afterwards.RESTART_TOOLSTACK if packages else Afterwards.NOTHING
