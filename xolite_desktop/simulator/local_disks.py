# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Plugins of a host about its own disks, as XCP-ng has them: health, software RAID, ZFS."""

from __future__ import annotations

import json
from typing import Any

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.methods import Steps

ASK_S = 1.0
_TB = 10**12


def local_disks(call: Call, host: str, plugin: str, function: str) -> Steps:
    """The answer of one of them; XENAPI_MISSING_PLUGIN, or UNKNOWN_XENAPI_PLUGIN_FUNCTION."""
    answers = {
        ("smartctl.py", "information"): _health,
        ("raid.py", "check_raid_pool"): _raid,
        ("zfs.py", "list_zfs_pools"): _pools,
    }
    made = answers.get((plugin, function))
    if made is None:
        known = plugin in {name for name, _ in answers}
        call.fail(
            *(("UNKNOWN_XENAPI_PLUGIN_FUNCTION", function) if known else ("XENAPI_MISSING_PLUGIN", plugin))
        )
    yield ASK_S
    return json.dumps(made(call.db.get("host", host)["name_label"]))


def _health(name: str) -> dict[str, Any]:
    system = {
        "device": {"name": "/dev/nvme0", "info_name": "/dev/nvme0", "type": "nvme", "protocol": "NVMe"},
        "model_name": "SIM NVME 960", "serial_number": f"S1{name}",
        "user_capacity": {"blocks": 1875385008, "bytes": 960197124096}, "smart_status": {"passed": True},
        "nvme_smart_health_information_log": {"percentage_used": 12, "media_errors": 0, "temperature": 34},
        "temperature": {"current": 34}, "power_on_time": {"hours": 21044},
    }  # fmt: skip
    large = {
        "device": {"name": "/dev/sdb", "info_name": "/dev/sdb [SAT]", "type": "sat", "protocol": "ATA"},
        "model_name": "SIM HDD 4000", "serial_number": f"H1{name}",
        "user_capacity": {"blocks": 7814037168, "bytes": 4000787030016}, "smart_status": {"passed": name != "xcp-03"},
        "ata_smart_attributes": {
            "table": [{"id": 5, "name": "Reallocated_Sector_Ct", "raw": {"value": 8 if name == "xcp-02" else 0}}]
        },
        "temperature": {"current": 41}, "power_on_time": {"hours": 39120},
    }  # fmt: skip
    return {"/dev/nvme0:nvme": system, "/dev/sdb:sat": large}


def _raid(name: str) -> dict[str, Any]:
    """One of a host is degraded."""
    if name != "xcp-01":
        return {}
    about = {
        "Raid Level": "raid1", "Array Size": "62914432 (60.00 GiB 64.42 GB)", "State": "clean, degraded",
        "Raid Devices": "2", "Active Devices": "1", "Name": "localhost:127",
    }  # fmt: skip
    return {
        "raid": about,
        "volumes": [["2", "8", "0", "0", "active sync", "/dev/sda"], ["-", "0", "0", "1", "removed"]],
    }


def _pools(name: str) -> dict[str, Any]:
    if name != "xcp-02":
        return {}
    return {"tank": {"type": "filesystem", "mountpoint": "/tank", "used": "161M", "available": "57.5G"}}
