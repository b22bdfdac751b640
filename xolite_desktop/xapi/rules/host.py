# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May a host be enabled, disabled, emptied, rebooted, shut down, powered on now? In the codes the server would answer with,
as far as it would: what it does without complaint though nothing changes is refused with codes of ours."""

from collections.abc import Iterator
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.host import Host, HostMetrics
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.refusal import Refusal

HOST_ENABLED: Final = "HOST_ENABLED"
"""Ours: the host takes VMs already. Parameter: host."""
ALREADY_DISABLED: Final = "HOST_DISABLED_ALREADY"
"""Ours: the host takes no VMs already. Parameter: host."""
IN_MAINTENANCE: Final = "HOST_IN_MAINTENANCE"
"""Ours: the host is in maintenance mode, which has a way out of its own. Parameter: host."""
NOT_IN_MAINTENANCE: Final = "HOST_NOT_IN_MAINTENANCE"
"""Ours: the host is not in maintenance mode. Parameter: host."""
MAINTENANCE_KEY: Final = "MAINTENANCE_MODE"
"""The entry of a host's other_config that says so, to every client."""
_EXCLUSIVE: Final = ("evacuate", "reboot", "shutdown")


def is_live(cache: Cache, host: Host) -> bool:
    """Whether the pool hears from a host; without figures it counts as live."""
    metrics = cache.get("host_metrics", host.metrics)
    return metrics.live if isinstance(metrics, HostMetrics) else True


def is_coordinator(cache: Cache, host_ref: Ref) -> bool:
    """Whether the pool is administered through this host."""
    return cache.pool is not None and cache.pool.master == host_ref


def is_in_maintenance(host: Host) -> bool:
    """Whether somebody put it into maintenance mode, with this program or another."""
    return host.other_config.get(MAINTENANCE_KEY) == "true"


def guests(cache: Cache, host_ref: Ref) -> Iterator[Ref]:
    """The VMs that run on a host, or are paused there, without its control domains."""
    host = cache.host(host_ref)
    for ref in host.resident_VMs if host is not None else ():
        vm = cache.vm(ref)
        if vm is not None and not vm.is_control_domain and vm.power_state != PowerState.HALTED:
            yield ref


def reached(cache: Cache, host_ref: Ref) -> Refusal | None:
    """What a host does itself needs the host."""
    host = cache.host(host_ref)
    if host is None:
        return Refusal("HANDLE_INVALID", ("host", host_ref))
    return None if is_live(cache, host) else Refusal("HOST_OFFLINE", (host_ref,), "host.power_on")


def enable(cache: Cache, host_ref: Ref) -> Refusal | None:
    """`host.enable`: of a host that is disabled, but not in maintenance mode."""
    refused, host = reached(cache, host_ref), cache.host(host_ref)
    if refused is not None or host is None:
        return refused
    if is_in_maintenance(host):
        return Refusal(IN_MAINTENANCE, (host_ref,), "host.leave_maintenance")
    return Refusal(HOST_ENABLED, (host_ref,)) if host.enabled else None


def disable(cache: Cache, host_ref: Ref) -> Refusal | None:
    """`host.disable`: the VMs stay, no other comes."""
    refused, host = reached(cache, host_ref), cache.host(host_ref)
    if refused is not None or host is None:
        return refused
    return None if host.enabled else Refusal(ALREADY_DISABLED, (host_ref,))


def enter_maintenance(cache: Cache, host_ref: Ref) -> Refusal | None:
    """To be disabled and emptied; which VMs stand in the way is the server's to say."""
    refused, host = idle(cache, host_ref), cache.host(host_ref)
    if refused is not None or host is None:
        return refused
    if is_in_maintenance(host) and not host.enabled:
        return Refusal(IN_MAINTENANCE, (host_ref,))
    return None


def leave_maintenance(cache: Cache, host_ref: Ref) -> Refusal | None:
    """Also of a host that a restart has enabled again, since what was moved is still to come back."""
    refused, host = idle(cache, host_ref), cache.host(host_ref)
    if refused is not None or host is None:
        return refused
    return None if is_in_maintenance(host) else Refusal(NOT_IN_MAINTENANCE, (host_ref,))


def idle(cache: Cache, host_ref: Ref) -> Refusal | None:
    """To be rebooted, shut down or emptied: none of that is under way."""
    refused, host = reached(cache, host_ref), cache.host(host_ref)
    if refused is not None or host is None:
        return refused
    for task, running in host.current_operations.items():
        if running in _EXCLUSIVE:
            return Refusal("OTHER_OPERATION_IN_PROGRESS", ("host", host_ref, running, task))
    return None


def power_on(cache: Cache, host_ref: Ref) -> Refusal | None:
    """`host.power_on`: of a host that is off, and that can be woken."""
    host = cache.host(host_ref)
    if host is None:
        return Refusal("HANDLE_INVALID", ("host", host_ref))
    if is_live(cache, host):
        return Refusal("HOST_IS_LIVE", (host_ref,))
    return None if host.power_on_mode else Refusal("HOST_POWER_ON_MODE_DISABLED")


def takes_over(cache: Cache, host_ref: Ref) -> Refusal | None:
    """`pool.designate_new_master`: a live host that takes VMs, in a pool without high availability."""
    host, pool = cache.host(host_ref), cache.pool
    if host is None or pool is None:
        return Refusal("HANDLE_INVALID", ("host", host_ref))
    if not is_live(cache, host):
        return Refusal("HOST_NOT_LIVE")
    if pool.ha_enabled:
        return Refusal("HA_IS_ENABLED")
    return None if host.enabled else Refusal("HOST_DISABLED", (host_ref,), "host.enable")
