# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How many processors a host has."""

from __future__ import annotations

from xolite_desktop.xapi.records.host import Host


def core_count(host: Host) -> int:
    """Logical processors of the host; 0 while unknown."""
    text = host.cpu_info.get("cpu_count", "")
    return int(text) if text.isdigit() and len(text) < 9 else len(host.host_CPUs)
