# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May a host become the coordinator, or leave its pool? In the codes the server would answer with, as far as it would."""

from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import host as host_rules
from xolite_desktop.xapi.rules import pool as pool_rules
from xolite_desktop.xapi.rules.refusal import Refusal

ONLY_HOST: Final = "POOL_OF_ONE_HOST"
"""Ours: there is no other host in the pool."""
COORDINATES: Final = "COORDINATOR_ALREADY"
"""Ours: the host is the coordinator. Parameter: host."""
DISABLED: Final = "COORDINATOR_WOULD_BE_DISABLED"
"""Ours: the host takes no VMs. The server would let it lead the pool, but it is about to go away, as a rule. Parameter: host."""
NOT_EJECTED: Final = "COORDINATOR_NOT_EJECTED"
"""Ours: the coordinator cannot leave; another host has to take over before. Parameter: host."""


def coordinate(cache: Cache, host_ref: Ref) -> Refusal | None:
    """`pool.designate_new_master`."""
    if host_rules.is_coordinator(cache, host_ref):
        return Refusal(COORDINATES, (host_ref,))
    refused = _of_pool(cache) or host_rules.takes_over(cache, host_ref)
    if refused is not None and refused.code == "HOST_DISABLED":
        return Refusal(DISABLED, (host_ref,), "host.enable")
    return refused


def change_coordinator(cache: Cache, pool_ref: Ref) -> Refusal | None:
    """Whether any other host may be asked: who of them can is judged one by one."""
    pool = cache.pool
    if pool is None:
        return Refusal("HANDLE_INVALID", ("pool", pool_ref))
    if cache.count("host") < 2:
        return Refusal(ONLY_HOST)
    if pool.ha_enabled:
        return Refusal("HA_IS_ENABLED", (), "pool.disable_ha")
    return pool_rules.idle(cache, pool_ref)


def eject(cache: Cache, host_ref: Ref) -> Refusal | None:
    """`pool.eject`: of a live member without guests."""
    if cache.count("host") < 2:
        return Refusal(ONLY_HOST)
    if host_rules.is_coordinator(cache, host_ref):
        return Refusal(NOT_EJECTED, (host_ref,), "pool.change_coordinator")
    refused = host_rules.idle(cache, host_ref) or _of_pool(cache)
    if refused is None and any(True for _ in host_rules.guests(cache, host_ref)):
        return Refusal("HOST_HAS_RESIDENT_VMS", (host_ref,), "host.enter_maintenance")
    return refused


def _of_pool(cache: Cache) -> Refusal | None:
    pool = cache.pool
    if pool is not None and pool.ha_enabled:
        return Refusal("HA_IS_ENABLED", (), "pool.disable_ha")
    return pool_rules.idle(cache, next(iter(cache.records("pool")), Ref("")))
