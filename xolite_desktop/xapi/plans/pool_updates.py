# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a pool of XenServer 8 says of the updates it has synchronized: for each host the packages, and what they ask for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from xolite_desktop.xapi.loose_json import loose_value
from xolite_desktop.xapi.plans.updates import Change, Package
from xolite_desktop.xapi.refs import Ref

_MOST: Final = 5_000
_TOLD: Final = ("mandatory", "recommended")
"""Which of the pool's advice counts: what is said "in full" is for those who want no live patches."""
_REBOOTING: Final = frozenset({"RebootHost", "EvacuateHost"})
_FULL_NAME: Final = re.compile(r"(?P<name>.+)-(?:\d+:)?(?P<version>[^-]+)-(?P<release>[^-]+)\.[^.-]+")
"""Of a package: name, epoch, version, release and architecture."""


@dataclass(frozen=True, slots=True)
class PoolUpdates:
    """`hash` names the list, for the call that installs it."""

    hash: str
    hosts: Mapping[Ref, tuple[Package, ...]]


def parse_pool_updates(text: bytes) -> PoolUpdates:
    """Of the answer to `/updates`. Raises `ValueError` if it is none."""
    found = loose_value(text)
    if not isinstance(found, dict) or not isinstance(found.get("hash"), str):
        raise ValueError("no list of updates")
    summaries = _summaries(_entries(found, "updates"))
    hosts = {
        Ref(str(entry.get("ref"))): _packages(entry, summaries) for entry in _entries(found, "hosts")[:_MOST]
    }
    return PoolUpdates(found["hash"], hosts)


def _packages(entry: Mapping[str, Any], summaries: Mapping[str, str]) -> tuple[Package, ...]:
    advice = entry.get("guidance")
    told = {
        str(each) for kind in _TOLD for each in (_list(advice, kind) if isinstance(advice, dict) else ())
    } | set(map(str, _list(entry, "recommended-guidance")))
    ids = [str(each) for each in _list(entry, "updates")[:_MOST]]
    lines = [": ".join(filter(None, (each, summaries.get(each, "")))) for each in ids]
    change = Change(text="\n".join(lines)) if lines else None
    reboots = not _REBOOTING.isdisjoint(told)
    names = sorted({str(each) for each in _list(entry, "RPMS")[:_MOST]})
    packages = tuple(_package(name, change, reboots) for name in names)
    if not packages and _list(entry, "livepatches"):
        return (Package("livepatches", change=change, reboots=reboots),)
    return packages


def _package(full: str, change: Change | None, reboots: bool) -> Package:
    parts = _FULL_NAME.fullmatch(full.removesuffix(".rpm"))
    if parts is None:
        return Package(full, change=change, reboots=reboots)
    return Package(parts["name"], parts["version"], parts["release"], change=change, reboots=reboots)


def _summaries(updates: list[dict[str, Any]]) -> dict[str, str]:
    return {str(each.get("id")): str(each.get("summary", "")) for each in updates}


def _entries(found: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    return [each for each in _list(found, key) if isinstance(each, dict)]


def _list(found: Mapping[str, Any], key: str) -> list[Any]:
    value = found.get(key)
    return value if isinstance(value, list) else []
