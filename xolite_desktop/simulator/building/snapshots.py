# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Snapshots and checkpoints of a simulated VM: their own VM, disks and interfaces, hung into the tree."""

from __future__ import annotations

from typing import Any

from xolite_desktop.simulator.building.builder import Builder, Record
from xolite_desktop.simulator.building.storage import add_base_copy, add_vdi
from xolite_desktop.simulator.building.vms import add_suspend_image, add_vbd, add_vif
from xolite_desktop.simulator.schema import EPOCH, NULL_REF

CARRIED = [
    "name_description",
    "VCPUs_max",
    "VCPUs_at_startup",
    "memory_static_max",
    "memory_dynamic_max",
    "memory_dynamic_min",
    "memory_static_min",
    "memory_overhead",
    "domain_type",
    "HVM_boot_policy",
    "HVM_boot_params",
    "HVM_shadow_multiplier",
    "platform",
    "recommendations",
    "reference_label",
    "actions_after_shutdown",
    "actions_after_reboot",
    "actions_after_crash",
    "tags",
    "user_version",
    "hardware_platform_version",
    "has_vendor_device",
    "affinity",
]
"""Fields that a snapshot takes over from its VM as they are."""

SHARED = 0.7
"""The part of a disk that has not changed since its first snapshot."""


def add_snapshot(
    builder: Builder,
    vm: str,
    name: str,
    seconds_ago: float,
    parent: str = NULL_REF,
    *,
    checkpoint: bool = False,
    **fields: Any,
) -> str:
    """A snapshot of `vm`; with `checkpoint` its memory too, so that it is Suspended (protocol.md 5.8).

    Its place in the tree is below `parent`; the VM itself is hung below a snapshot by its field `parent`.
    """
    live = builder.record("VM", vm)
    key = f"{vm} snapshot {name}"
    taken = builder.ago(seconds_ago)
    metrics = builder.add("VM_metrics", key, install_time=taken, last_updated=EPOCH, start_time=EPOCH)
    record: Record = {field: live[field] for field in CARRIED if field in live}
    record |= {
        "name_label": name,
        "is_a_template": True,
        "is_a_snapshot": True,
        "snapshot_of": vm,
        "snapshot_time": taken,
        "snapshot_info": {
            "power-state-at-snapshot": live["power_state"],
            "disk-snapshot-type": "crash_consistent",
        },
        "power_state": "Suspended" if checkpoint else "Halted",
        "parent": parent,
        "metrics": metrics,
        "other_config": {name: value for name, value in live["other_config"].items() if name != "folder"},
    }
    ref = builder.add("VM", key, **(record | fields))
    _add_disks(builder, vm, ref, taken)
    if checkpoint:
        suspend_sr = builder.record("VDI", _first_disk(builder, vm))["SR"]
        add_suspend_image(builder, ref, suspend_sr)
    return ref


def _vbds(builder: Builder, vm: str) -> list[Record]:
    return [vbd for vbd in builder.of("VBD").values() if vbd["VM"] == vm]


def _first_disk(builder: Builder, vm: str) -> str:
    disks: list[str] = [vbd["VDI"] for vbd in _vbds(builder, vm) if vbd["type"] == "Disk"]
    return disks[0]


def _add_disks(builder: Builder, vm: str, snapshot: str, taken: str) -> None:
    """Copies of all disks, an empty drive for each drive, the same interfaces."""
    for vbd in _vbds(builder, vm):
        position = int(vbd["userdevice"])
        if vbd["type"] == "CD":
            add_vbd(
                builder,
                snapshot,
                position,
                NULL_REF,
                type="CD",
                mode=vbd["mode"],
                empty=True,
                other_config={},
            )
            continue
        copy = _frozen(builder, vbd["VDI"], f"{snapshot}/{position}", taken)
        add_vbd(builder, snapshot, position, copy, bootable=vbd["bootable"])
    for vif in [vif for vif in builder.of("VIF").values() if vif["VM"] == vm]:
        add_vif(builder, snapshot, vif["network"], int(vif["device"]), MAC=vif["MAC"])


def _frozen(builder: Builder, vdi: str, key: str, taken: str) -> str:
    """A copy of a disk as it is; the first time, what both share moves into a hidden base copy."""
    disk = builder.record("VDI", vdi)
    if "vhd-parent" not in disk.get("sm_config", {}):
        shared = int(disk["physical_utilisation"] * SHARED)
        add_base_copy(builder, vdi, used=shared)
        disk["physical_utilisation"] -= shared
    return add_vdi(
        builder,
        disk["SR"],
        disk["name_label"],
        disk["virtual_size"],
        0,
        key=key,
        is_a_snapshot=True,
        snapshot_of=vdi,
        snapshot_time=taken,
        sm_config=dict(disk["sm_config"]),
    )
