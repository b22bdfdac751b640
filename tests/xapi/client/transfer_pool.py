# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A simulated pool with a disk, for tests of transfers."""

from __future__ import annotations

from typing import Any

MIB = 1 << 20
DISK_SIZE = 8 * MIB

HOST, OTHER_HOST = "OpaqueRef:host", "OpaqueRef:other-host"
SR, LONELY_SR = "OpaqueRef:sr", "OpaqueRef:lonely-sr"
VM, RUNNING, VDI, EMPTY = "OpaqueRef:vm", "OpaqueRef:running", "OpaqueRef:vdi", "OpaqueRef:empty"

POOL: dict[str, dict[str, dict[str, Any]]] = {
    "pool": {"OpaqueRef:pool": {"name_label": "Small", "master": HOST, "default_SR": SR, "uuid": "u-pool"}},
    "host": {
        HOST: {"name_label": "host-1", "address": "10.0.0.1", "enabled": True, "uuid": "u-host"},
        OTHER_HOST: {"name_label": "host-2", "address": "10.0.0.2", "enabled": True, "uuid": "u-other"},
    },
    "SR": {
        SR: {"uuid": "u-sr", "name_label": "local", "type": "ext", "physical_size": 1 << 40},
        LONELY_SR: {"uuid": "u-lonely", "name_label": "lonely", "type": "ext", "physical_size": 1 << 40},
    },
    "PBD": {
        "OpaqueRef:pbd": {"host": HOST, "SR": SR, "currently_attached": True},
        "OpaqueRef:pbd2": {"host": OTHER_HOST, "SR": SR, "currently_attached": True},
        "OpaqueRef:pbd3": {"host": OTHER_HOST, "SR": LONELY_SR, "currently_attached": True},
        "OpaqueRef:pbd4": {"host": HOST, "SR": LONELY_SR, "currently_attached": False},
    },
    "network": {"OpaqueRef:net": {"name_label": "LAN", "uuid": "u-net", "bridge": "xenbr0"}},
    "VM": {
        VM: {"name_label": "vm-1", "uuid": "u-vm", "memory_static_max": 1 << 30},
        RUNNING: {
            "name_label": "vm-2",
            "uuid": "u-running",
            "power_state": "Running",
            "resident_on": HOST,
            "domid": 7,
        },
    },
    "VDI": {
        VDI: {"uuid": "u-vdi", "name_label": "disk", "SR": SR, "virtual_size": DISK_SIZE, "type": "user"},
        EMPTY: {"uuid": "u-empty", "name_label": "new", "SR": SR, "virtual_size": DISK_SIZE, "type": "user"},
    },
    "VBD": {"OpaqueRef:vbd": {"VM": VM, "VDI": VDI, "type": "Disk", "mode": "RW", "userdevice": "0"}},
    "VIF": {
        "OpaqueRef:vif": {"VM": VM, "network": "OpaqueRef:net", "device": "0", "MAC": "02:00:00:00:00:01"}
    },
}
