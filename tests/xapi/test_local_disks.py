# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What plugins of XCP-ng tell of a host's disks, in the shapes that they and smartctl 7, mdadm and zfs have."""

from __future__ import annotations

import asyncio
import json
import random
from typing import Any, cast

import pytest

from helpers.direct_pool import DirectClient, DirectPool
from xolite_desktop.models.local_disks import disk_fields, note, pool_fields, raid_fields
from xolite_desktop.models.roles import StateKind
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.local_disks import (
    HostDisks,
    LocalDisk,
    Plugin,
    Raid,
    ZfsPool,
    read_disks,
    read_pools,
    read_raid,
    read_smart,
    with_health,
)
from xolite_desktop.xapi.operations.local_disks import ask_disks
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rrd.table import Malformed

NVME = {
    "json_format_version": [1, 0],
    "device": {"name": "/dev/nvme1", "info_name": "/dev/nvme1", "type": "nvme", "protocol": "NVMe"},
    "model_name": "INTEL SSDPED1D280GA", "serial_number": "PHMB0000000000280CGN",
    "user_capacity": {"blocks": 547002288, "bytes": 280065171456},
    "smart_status": {"passed": True, "nvme": {"value": 0}},
    "nvme_smart_health_information_log": {
        "critical_warning": 0, "temperature": 31, "available_spare": 100, "percentage_used": 3, "media_errors": 0,
    },
    "temperature": {"current": 31}, "power_on_time": {"hours": 42772},
}  # fmt: skip
ATA = {
    "device": {"name": "/dev/sda", "info_name": "/dev/sda [SAT]", "type": "sat", "protocol": "ATA"},
    "model_name": "ST4000", "serial_number": "Z1", "user_capacity": {"blocks": 1, "bytes": 4000787030016},
    "smart_status": {"passed": False},
    "ata_smart_attributes": {
        "revision": 10,
        "table": [
            {"id": 1, "name": "Raw_Read_Error_Rate", "raw": {"value": 99, "string": "99"}},
            {"id": 5, "name": "Reallocated_Sector_Ct", "raw": {"value": 16, "string": "16"}},
        ],
    },
    "temperature": {"current": 44},
}  # fmt: skip
RAID = {
    "raid": {
        "Raid Level": "raid1", "Array Size": "62914432 (60.00 GiB 64.42 GB)", "State": "clean, degraded",
        "Raid Devices": "2", "Total Devices": "1",
    },
    "volumes": [["2", "8", "0", "0", "active sync", "/dev/sda"], ["-", "0", "0", "1", "removed"]],
}  # fmt: skip


def behind(number: int) -> dict[str, Any]:
    """Several disks of a controller have one device."""
    device = {"name": "/dev/bus/0", "info_name": "/dev/bus/0", "type": f"megaraid,{number}"}
    return {"device": device, "serial_number": f"M{number}"}


def test_health() -> None:
    told = {"/dev/nvme1:nvme": NVME, "/dev/sda:sat": ATA, "/dev/bus/0:megaraid,0": behind(0), "x": behind(1)}
    nvme, ata, first, second = read_smart(json.dumps(told))
    assert nvme == LocalDisk(
        "/dev/nvme1", "INTEL SSDPED1D280GA", "PHMB0000000000280CGN", 280065171456, True, 31, 42772, 3, 0
    )
    assert (ata.device, ata.passed, ata.errors, ata.worn, ata.hours) == ("/dev/sda", False, 16, None, None)
    assert (first.device, second.device) == ("/dev/bus/0 megaraid,0", "/dev/bus/0 megaraid,1")
    assert read_smart(json.dumps({"sat": ATA, "/dev/sda": ATA})) == [ata]  # older plugins tell of each twice
    assert read_smart("{}") == read_smart("") == []


def test_every_disk_is_there_once() -> None:
    blocks = {
        "blockdevices": [
            {"name": "/dev/nvme1n1", "kname": "nvme1n1", "size": "280065171456", "type": "disk"},
            {"name": "sdb", "kname": "sdb", "size": "500", "type": "disk", "model": "USB"},
            {"name": "sr0", "kname": "sr0", "size": "1", "type": "rom"},
        ]
    }
    disks = with_health(read_disks(json.dumps(blocks)), read_smart(json.dumps({"a": NVME, "b": ATA})))
    assert [disk.device for disk in disks] == ["/dev/nvme1", "/dev/sda", "/dev/sdb"]
    assert disks[2] == LocalDisk("/dev/sdb", "USB", size=500)


def test_raid() -> None:
    raid = read_raid(json.dumps(RAID))
    assert raid == Raid(
        "raid1", "clean, degraded", "60.00 GiB", (("active sync", "/dev/sda"), ("removed", ""))
    )
    assert not raid.is_sound
    older = {"status": RAID["raid"] | {"State": "active"}, "volumes": RAID["volumes"][:1]}  # type: ignore[operator]
    sound = read_raid(json.dumps(older))
    assert sound is not None
    assert sound.is_sound
    assert read_raid("{}") is None


def test_zfs() -> None:
    told = {
        "vol0": {"type": "filesystem", "used": "161M", "available": "57.5G", "mountpoint": "/vol0"},
        "vol0/swap": {"type": "volume", "used": "1G"},
        "vol1": {"mountpoint": "none"},
    }
    assert read_pools(json.dumps(told)) == [ZfsPool("vol0", "/vol0", "161M", "57.5G")]


@pytest.mark.parametrize("read", [read_disks, read_smart, read_raid, read_pools])
def test_nonsense_does_no_harm(read: Any) -> None:
    for text in ("[]", "no", "[" * 100_000, '{"a": ', "12", " " * (9 << 20)):
        with pytest.raises(Malformed):
            read(text)
    chance = random.Random(3)
    junk = [None, 1, -1, True, "x", [], {}, [[]], {"device": 3}, 10**30, 1.5]
    for _ in range(200):
        told = {key: chance.choice(junk) for key in ("blockdevices", "raid", "volumes", "status", "a")}
        told["b"] = {key: chance.choice(junk) for key in (*NVME, *ATA, "mountpoint")}
        with_malformed(read, json.dumps(told))


def with_malformed(read: Any, text: str) -> None:
    try:
        read(text)
    except Malformed:
        assert read is read_disks


class Host(DirectClient):
    """A host with some plugins."""

    def __init__(self, answers: dict[str, object]) -> None:
        super().__init__(DirectPool("demo"))
        self._answers = answers

    async def call(self, method: str, *params: object, timeout_s: float = 60.0) -> object:
        assert method == "host.call_plugin"
        answer = self._answers.get(str(params[1]))
        if answer is None:
            raise Failure("XENAPI_MISSING_PLUGIN", (str(params[1]),), method)
        if isinstance(answer, Failure):
            raise answer
        return answer


def asked(answers: dict[str, object]) -> HostDisks:
    return asyncio.run(ask_disks(cast(Client, Host(answers)), Ref("OpaqueRef:host")))


def test_a_host_tells_what_it_can() -> None:
    broken = Failure("-1", ("smartctl failed", "", "", ""), "host.call_plugin")
    cache = DirectPool("demo").cache
    found = asked({"raid.py": json.dumps(RAID), "smartctl.py": broken, "lsblk.py": "nonsense"})
    assert set(found.failures) == {Plugin.BLOCK, Plugin.SMART, Plugin.ZFS}
    assert [field.kind for field in raid_fields(found)] == [StateKind.BAD, StateKind.NONE, StateKind.BAD]
    said = note(found, (Plugin.ZFS,), "nothing", cache)
    assert said == "The host has no plug-in zfs.py; on XCP-ng it is in the package xcp-ng-xapi-plugins."
    assert "lsblk.py is not understood" in note(found, (Plugin.BLOCK,), "nothing", cache)
    assert note(found, (Plugin.RAID,), "nothing", cache) == "nothing"
    assert pool_fields(found) == disk_fields(found) == []


def test_what_is_shown_of_a_disk() -> None:
    found = asked({"smartctl.py": json.dumps({"a": NVME, "b": ATA}), "lsblk.py": '{"blockdevices": []}'})
    nvme, ata = disk_fields(found)
    assert nvme.value == "INTEL SSDPED1D280GA · 261 GiB · healthy · 31 °C · 3 % worn"
    assert nvme.tooltip.startswith("Serial number PHMB0000000000280CGN · 42")
    assert nvme.tooltip.endswith("772 hours on")
    assert (nvme.kind, ata.kind) == (StateKind.NONE, StateKind.BAD)
    assert ata.value.endswith("about to fail · 44 °C · 16 bad blocks")
