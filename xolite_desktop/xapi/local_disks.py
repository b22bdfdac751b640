# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The disks in a host, its software RAID and its ZFS pools, as the plugins of XCP-ng tell of them in JSON."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final

from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.rrd.table import Malformed

MOST_TOLD: Final = 500
_LONGEST: Final = 8 << 20
_REALLOCATED: Final = 5
"""The attribute of ATA disks that counts sectors which had to be replaced."""
_MOUNTED: Final = "/"


class Plugin(StrEnum):
    """Those that are asked."""

    BLOCK = "lsblk.py"
    SMART = "smartctl.py"
    RAID = "raid.py"
    ZFS = "zfs.py"


@dataclass(frozen=True)
class LocalDisk:
    """A disk; None for what is not told. `worn` in percent of what it was made for, `errors` are sectors that were replaced, or
    that could not be read."""

    device: str
    model: str = ""
    serial: str = ""
    size: int = 0
    passed: bool | None = None
    temperature: int | None = None
    hours: int | None = None
    worn: int | None = None
    errors: int | None = None


@dataclass(frozen=True)
class Raid:
    """The array that a host is installed on. `members` are states and devices; a device that is gone has no name."""

    level: str
    state: str
    size: str
    members: tuple[tuple[str, str], ...]

    @property
    def is_sound(self) -> bool:
        words = {word.strip() for word in self.state.lower().split(",")}
        return words <= {"clean", "active", "active-idle", "read-auto", "write-pending"} and all(
            device for _, device in self.members
        )


@dataclass(frozen=True)
class ZfsPool:
    """A pool or a dataset of one. Sizes are in the words of the tool."""

    name: str
    place: str
    used: str
    free: str


@dataclass(frozen=True)
class HostDisks:
    """What a host told; `failures` are of the plugins that did not."""

    disks: tuple[LocalDisk, ...] = ()
    raid: Raid | None = None
    pools: tuple[ZfsPool, ...] = ()
    failures: Mapping[Plugin, Failure] = field(default_factory=dict)


def read_disks(text: str) -> list[LocalDisk]:
    """The whole disks that `lsblk.py` lists. Raises `Malformed`."""
    told = _object(text).get("blockdevices")
    if not isinstance(told, list):
        raise Malformed("no list of block devices")
    found = []
    for each in told[:MOST_TOLD]:
        if isinstance(each, Mapping) and each.get("type") == "disk":
            name = _text(each.get("kname") or each.get("name")).removeprefix("/dev/")
            found.append(
                LocalDisk(f"/dev/{name}", _text(each.get("model")), size=_count(each.get("size")) or 0)
            )
    return found


def read_smart(text: str) -> list[LocalDisk]:
    """What `smartctl.py` tells of each disk. Raises `Malformed`."""
    told = _object(text)
    found = {}
    for key, each in list(told.items())[:MOST_TOLD]:
        if isinstance(each, Mapping):
            disk = _smart_disk(key, each)
            found[(disk.device, disk.serial)] = disk  # older plugins tell of each twice
    return list(found.values())


def with_health(disks: Iterable[LocalDisk], smart: Iterable[LocalDisk]) -> list[LocalDisk]:
    """Every disk once: with its health where it is told, and without it where it is not."""
    told = list(smart)
    silent = [disk for disk in disks if not any(_is_same(disk.device, each.device) for each in told)]
    sizes = {disk.device: disk.size for disk in disks}
    told = [replace(each, size=each.size or sizes.get(each.device, 0)) for each in told]
    return sorted([*told, *silent], key=lambda disk: disk.device)


def read_raid(text: str) -> Raid | None:
    """What `raid.py` tells; None for a host without one. Raises `Malformed`."""
    told = _object(text)
    about = told.get("raid") or told.get("status")
    if not isinstance(about, Mapping):
        return None
    volumes = told.get("volumes")
    members = []
    for each in volumes[:MOST_TOLD] if isinstance(volumes, list) else ():
        if isinstance(each, list) and len(each) > _RAID_STATE:
            device = _text(each[_RAID_STATE + 1]) if len(each) > _RAID_STATE + 1 else ""
            members.append((_text(each[_RAID_STATE]), device))
    size = " ".join(
        _text(about.get("Array Size")).partition("(")[2].split()[:2]
    )  # "60.00 GiB", and the same in GB
    return Raid(_text(about.get("Raid Level")), _text(about.get("State")), size, tuple(members))


def read_pools(text: str) -> list[ZfsPool]:
    """The mounted file systems that `zfs.py` tells of. Raises `Malformed`."""
    found = []
    for name, about in sorted(_object(text).items())[:MOST_TOLD]:
        if isinstance(about, Mapping) and _text(about.get("mountpoint")).startswith(_MOUNTED):
            place, used, free = (_text(about.get(key)) for key in ("mountpoint", "used", "available"))
            found.append(ZfsPool(name, place, used, free))
    return found


_RAID_STATE: Final = 4  # after number, major, minor and place


def _smart_disk(key: str, told: Mapping[str, Any]) -> LocalDisk:
    device, health = _inner(told, "device"), _inner(told, "nvme_smart_health_information_log")
    passed = _inner(told, "smart_status").get("passed")
    name, kind = _text(device.get("name")) or key.partition(":")[0], _text(device.get("type"))
    if "," in kind:  # one of several behind a controller
        name = f"{name} {kind}"
    return LocalDisk(
        name,
        _text(told.get("model_name")) or _text(told.get("scsi_model_name")),
        _text(told.get("serial_number")),
        _count(_inner(told, "user_capacity").get("bytes")) or 0,
        passed if isinstance(passed, bool) else None,
        _count(_inner(told, "temperature").get("current")),
        _count(_inner(told, "power_on_time").get("hours")),
        _count(health.get("percentage_used")),
        _count(health.get("media_errors")) if health else _reallocated(told),
    )


def _reallocated(told: Mapping[str, Any]) -> int | None:
    table = _inner(told, "ata_smart_attributes").get("table")
    for each in table[:MOST_TOLD] if isinstance(table, list) else ():
        if isinstance(each, Mapping) and each.get("id") == _REALLOCATED:
            return _count(_inner(each, "raw").get("value"))
    return None


def _is_same(block: str, smart: str) -> bool:
    """An NVMe disk is a namespace of the controller that has the health."""
    return block == smart or (smart.startswith("/dev/nvme") and block.startswith(f"{smart}n"))


def _object(text: str) -> Mapping[str, Any]:
    if len(text) > _LONGEST:
        raise Malformed("too long")
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError) as error:
        raise Malformed(f"no JSON: {error}") from error
    if not isinstance(found, dict):
        raise Malformed("no object")
    return found


def _inner(told: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = told.get(key)
    return found if isinstance(found, Mapping) else {}


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _count(value: object) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20:
        return int(value)
    is_count = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 63
    return int(value) if is_count else None  # type: ignore[call-overload]
