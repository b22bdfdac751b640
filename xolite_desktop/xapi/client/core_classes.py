# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The classes a window follows from its first second on, and those that follow when the pool is there."""

from typing import Final

CORE_CLASSES: Final = (
    "pool",
    "host",
    "host_metrics",
    "VM",
    "VM_metrics",
    "VM_guest_metrics",
    "VM_appliance",
    "VMSS",
    "VTPM",
    "console",
    "SR",
    "PBD",
    "VDI",
    "VBD",
    "SM",
    "network",
    "VIF",
    "PIF",
    "PIF_metrics",
    "Bond",
    "VLAN",
    "tunnel",
    "PCI",
    "PGPU",
    "task",
    "Certificate",
    "VM_group",
    "VGPU",
    "VGPU_type",
    "GPU_group",
    "VUSB",
    "PUSB",
    "USB_group",
    "network_sriov",
    "Cluster",
    "Cluster_host",
    "Feature",
    "pool_update",
    "Repository",
    "subject",
    "PVS_site",
    "PVS_server",
    "PVS_proxy",
    "PVS_cache_storage",
)
"""Left out: `host_cpu` (obsolete, one for each thread of each CPU), metrics nobody shows, and `secret`, which nobody
should have."""

LATER_CLASSES: Final = ("message",)
"""Asked for once the first view stands: up to 10,000 files that the coordinator must read."""
