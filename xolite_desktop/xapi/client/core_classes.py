# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The classes a window follows from its first second on."""

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
)
"""Left out: `message` (thousands of files the coordinator must read; ask for it later), `host_cpu` (obsolete, one for
each thread of each CPU), metrics nobody shows, and `secret`, which nobody should have."""
