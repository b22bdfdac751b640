# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`LocalDisks`: the disks of a host, asked of it when somebody wants to know, and in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xolite_desktop.models.fields import Field
from xolite_desktop.models.pool_question import PoolQuestion
from xolite_desktop.models.reasons import explain_error
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.text import count, sentence, size, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.local_disks import HostDisks, LocalDisk, Plugin
from xolite_desktop.xapi.operations.local_disks import ask_disks
from xolite_desktop.xapi.refs import Ref

_MISSING = ("XENAPI_MISSING_PLUGIN", "UNKNOWN_XENAPI_PLUGIN_FUNCTION")
_WORN_OUT, _HOT = 90, 60
_BINARY = re.compile(r"\(([\d.]+ [KMGTP]iB)\b")


class LocalDisks(PoolQuestion):
    """`found` is what the host of `host` told, None before it was asked."""

    found: HostDisks | None = None
    host: Ref | None = None

    def ask(self, host: Ref) -> None:
        """Ask this host."""
        self.host, self.found = host, None
        self._ask(ask_disks(self._connection.client, host), "asking a host for its disks", self._keep)

    def forget(self) -> None:
        """Another host is looked at."""
        self._drop()
        self.host, self.found, self.error = None, None, None
        self.changed.emit()

    def _keep(self, found: HostDisks) -> None:
        self.found = found


def disk_fields(found: HostDisks) -> list[Field]:
    """A row for each disk."""
    return [
        Field(visible(disk.device), _about(disk), _kind(disk), tooltip=_told(disk)) for disk in found.disks
    ]


def raid_fields(found: HostDisks) -> list[Field]:
    """The array that the host is installed on, and its members."""
    raid = found.raid
    if raid is None:
        return []
    state = StateKind.OK if raid.is_sound else StateKind.BAD
    words = " · ".join(filter(None, (visible(raid.state), visible(raid.level), _short(raid.size))))
    rows = [Field(tr("Array"), words, state, tooltip=visible(raid.size))]
    for number, (doing, device) in enumerate(raid.members, 1):
        kind = StateKind.NONE if device else StateKind.BAD
        name = visible(device) or tr("no disk")
        rows.append(Field(tr("Place {number}").format(number=number), f"{name} · {visible(doing)}", kind))
    return rows


def pool_fields(found: HostDisks) -> list[Field]:
    """A row for each file system of ZFS."""
    said = tr("{place}, {used} used, {free} free")
    return [
        Field(
            visible(pool.name),
            said.format(place=visible(pool.place), used=visible(pool.used), free=visible(pool.free)),
        )
        for pool in found.pools
    ]


def note(found: HostDisks, plugins: Sequence[Plugin], nothing: str, cache: Cache) -> str:
    """Why something is not told, or that there is nothing; empty if all is said."""
    failed = [(plugin, found.failures[plugin]) for plugin in plugins if plugin in found.failures]
    missing = [plugin.value for plugin, failure in failed if failure.code in _MISSING]
    said = []
    if missing:
        said.append(
            tr("The host has no plug-in {names}; on XCP-ng it is in the package xcp-ng-xapi-plugins.").format(
                names=", ".join(missing)
            )
        )
    said += [
        sentence(explain_error(failure, cache).one_line)
        for _, failure in failed
        if failure.code not in _MISSING
    ]
    return " ".join(said) or nothing


def _short(told: str) -> str:
    """ "60.00 GiB" of "62914432 (60.00 GiB 64.42 GB)", as mdadm says how large an array is."""
    found = _BINARY.search(told)
    return found[1] if found is not None else visible(told)


def _about(disk: LocalDisk) -> str:
    health = {True: tr("healthy"), False: tr("about to fail"), None: tr("health not told")}[disk.passed]
    parts = [
        visible(disk.model),
        size(disk.size) if disk.size else "",
        health,
        tr("{degrees} °C").format(degrees=disk.temperature) if disk.temperature is not None else "",
        tr("{share} % worn").format(share=disk.worn) if disk.worn is not None else "",
        count(disk.errors, "bad block") if disk.errors else "",
    ]
    return " · ".join(filter(None, parts))


def _told(disk: LocalDisk) -> str:
    parts = [
        tr("Serial number {serial}").format(serial=visible(disk.serial)) if disk.serial else "",
        tr("{hours} on").format(hours=count(disk.hours, "hour")) if disk.hours is not None else "",
    ]
    return " · ".join(filter(None, parts))


def _kind(disk: LocalDisk) -> StateKind:
    if disk.passed is False:
        return StateKind.BAD
    strained = (disk.worn or 0) >= _WORN_OUT or (disk.temperature or 0) >= _HOT
    return StateKind.WARN if disk.errors or strained else StateKind.NONE
