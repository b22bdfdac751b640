# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which settings a host has, by the version of its toolstack, and when they may be changed."""

import re
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host import idle, reached
from xolite_desktop.xapi.rules.refusal import Refusal

SSH: Final = (25, 21)
SSH_TIMEOUT: Final = (25, 21)
CONSOLE_TIMEOUT: Final = (25, 21)
SSH_AUTO: Final = (25, 27)
NTP: Final = (26, 0)
TIME_ZONE: Final = (26, 0)
"""Versions of the toolstack from which on the data model has these fields."""
NOT_CUSTOM: Final = "NTP_NOT_CUSTOM"
"""Ours: the host has its time from elsewhere than servers of one's own. Parameter: host."""
NO_CRASHDUMPS: Final = "NO_CRASHDUMPS"
"""Ours: the host keeps no crash dumps. Parameter: host."""
NOT_IN_MAINTENANCE: Final = "HOST_TAKES_VMS"
"""Ours: the host takes VMs, and would have to restart for this. Parameter: host."""

_NUMBERS: Final = re.compile(r"(\d+)\.(\d+)")


def version(host: Host) -> tuple[int, int]:
    """The first two numbers of the toolstack's version; (0, 0) where it does not say."""
    said = host.software_version
    found = _NUMBERS.match(said.get("xapi_build", "") or said.get("xapi", ""))
    return (int(found[1]), int(found[2])) if found is not None else (0, 0)


def knows(cache: Cache, host_ref: Ref, since: tuple[int, int]) -> bool:
    """Whether a host's toolstack is of this version or a later one."""
    host = cache.host(host_ref)
    return host is not None and version(host) >= since


def ntp_servers(cache: Cache, host_ref: Ref) -> Refusal | None:
    """Servers of one's own count only where they are chosen as the source."""
    host = cache.host(host_ref)
    return Refusal(NOT_CUSTOM, (host_ref,)) if host is not None and host.ntp_mode != "Custom" else None


def certificate(cache: Cache, host_ref: Ref) -> Refusal | None:
    """Only while there is no high availability, which would take the change for a failure."""
    refused, pool = reached(cache, host_ref), cache.pool
    if refused is not None:
        return refused
    return Refusal("HA_IS_ENABLED") if pool is not None and pool.ha_enabled else None


def power_on_mode(cache: Cache, host_ref: Ref) -> Refusal | None:
    """It is written in the pool: the host itself may be off."""
    return Refusal("HANDLE_INVALID", ("host", host_ref)) if cache.host(host_ref) is None else None


def control_domain_memory(cache: Cache, host_ref: Ref) -> Refusal | None:
    """It counts after a restart: only in maintenance."""
    refused, host = idle(cache, host_ref), cache.host(host_ref)
    if refused is not None or host is None:
        return refused
    if cache.vm(host.control_domain) is None:
        return Refusal("HANDLE_INVALID", ("VM", host.control_domain))
    return Refusal(NOT_IN_MAINTENANCE, (host_ref,), "host.enter_maintenance") if host.enabled else None


def remove_crashdumps(cache: Cache, host_ref: Ref) -> Refusal | None:
    """Where there are any."""
    host = cache.host(host_ref)
    if host is not None and not host.crashdumps:
        return Refusal(NO_CRASHDUMPS, (host_ref,))
    return reached(cache, host_ref)
