# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Plugins of a host: freed blocks of an SR are given back to its array, the disks of the host are listed."""

from __future__ import annotations

import json

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.local_disks import local_disks
from xolite_desktop.simulator.methods import Steps, method
from xolite_desktop.simulator.updater import updater
from xolite_desktop.simulator.vm_placement import is_plugged

TRIM_S = 3.0


@method("host.call_plugin")
def call_plugin(call: Call, host: str, plugin: str, function: str, args: dict[str, str]) -> Steps:
    """A host of the simulator has no other plugins."""
    call.db.get("host", host)
    if (plugin, function) == ("lsblk.py", "list_block_devices"):
        return _block_devices()
    if plugin == "updater.py":
        return (yield from updater(call, host, function, args))
    if (plugin, function) != ("trim", "do_trim"):
        return (yield from local_disks(call, host, plugin, function))
    yield TRIM_S
    return _trimmed(call.db, host, args.get("sr_uuid", ""))


def _trimmed(db: Database, host: str, sr_uuid: str) -> str:
    """ "True", or what went wrong as XML: the plugin itself always succeeds."""
    sr = db.by_uuid("SR", sr_uuid)
    kind = db.get("SR", sr)["type"]
    if not any(sm["type"] == kind and "SR_TRIM" in sm["features"] for sm in db.records("SM").values()):
        return _error("UnsupportedSRForTrim", f"Trim on [{sr_uuid}] not supported")
    if not is_plugged(db, sr, host):
        return _error("TrimException", f"SR [{sr_uuid}] is not attached")
    return "True"


def _block_devices() -> str:
    """The disk that the host is installed on, two that are free, and a drive; sizes are texts, as the plugin tells them."""
    disks = (
        ("nvme0n1", 960_197_124_096, "disk"),
        ("sdb", 4_000_787_030_016, "disk"),
        ("sdc", 500_107_862_016, "disk"),
    )
    told = [_block_device(name, size, kind) for name, size, kind in (*disks, ("sr0", 1_073_741_312, "rom"))]
    told[0]["children"] = [_block_device("nvme0n1p1", 19_327_352_832, "part", "/")]
    return json.dumps({"blockdevices": told})


def _block_device(name: str, size: int, kind: str, mountpoint: str = "") -> dict[str, object]:
    return {
        "name": f"/dev/{name}", "kname": name, "pkname": "", "size": str(size), "type": kind, "ro": "0",
        "mountpoint": mountpoint,
    }  # fmt: skip


def _error(code: str, text: str) -> str:
    pairs = "".join(
        f"<key_value_pair><key>{key}</key><value>{value}</value></key_value_pair>"
        for key, value in (("errcode", code), ("errmsg", text))
    )
    return f'<?xml version="1.0" ?><trim_response>{pairs}</trim_response>'
