# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What may be done to the pool itself, and by its members, now. In the codes the server would answer with, as far as it would."""

from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.pool import Pool
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host import is_live
from xolite_desktop.xapi.rules.refusal import Refusal

VERIFIED_ALREADY: Final = "TLS_VERIFICATION_ON"
"""Ours: hosts verify each other's certificates already."""
UNDER_WAY: Final = "POOL_OPERATION_UNDER_WAY"
"""Ours: the pool as a whole is busy. Parameter: what with, as XAPI calls it."""

SEVERAL_HOSTS: Final = "POOL_OF_SEVERAL_HOSTS"
"""Ours: only the last host of a pool can be by itself. Parameter: how many there are."""
STANDALONE: Final = "POOL_STANDALONE_ALREADY"
"""Ours: the pool has neither name nor description. Parameter: pool."""


def verify_certificates(cache: Cache, pool_ref: Ref) -> Refusal | None:
    """`pool.enable_tls_verification`: once, and every host has to hear of it."""
    pool = _pool(cache, pool_ref)
    if pool is None:
        return Refusal("HANDLE_INVALID", ("pool", pool_ref))
    if pool.tls_verification_enabled:
        return Refusal(VERIFIED_ALREADY)
    return idle(cache, pool_ref) or all_live(cache)


def rotate_secret(cache: Cache, pool_ref: Ref) -> Refusal | None:
    """`pool.rotate_secret`: every host has to hear of it, and high availability would take it for a failure."""
    pool = _pool(cache, pool_ref)
    if pool is None:
        return Refusal("HANDLE_INVALID", ("pool", pool_ref))
    if pool.ha_enabled:
        return Refusal("HA_IS_ENABLED", (), "pool.disable_ha")
    return idle(cache, pool_ref) or all_live(cache)


def takes_hosts(cache: Cache, pool_ref: Ref) -> Refusal | None:
    """Whether another host may join at all."""
    pool = _pool(cache, pool_ref)
    if pool is None:
        return Refusal("HANDLE_INVALID", ("pool", pool_ref))
    if pool.ha_enabled:
        return Refusal("HA_IS_ENABLED", (), "pool.disable_ha")
    return idle(cache, pool_ref)


def make_standalone(cache: Cache, pool_ref: Ref) -> Refusal | None:
    """A pool without a name is a host by itself, as long as it is the only one."""
    pool = _pool(cache, pool_ref)
    if pool is None:
        return Refusal("HANDLE_INVALID", ("pool", pool_ref))
    if cache.count("host") > 1:
        return Refusal(SEVERAL_HOSTS, (str(cache.count("host")),), "host.eject")
    return None if pool.name_label or pool.name_description else Refusal(STANDALONE, (pool_ref,))


def idle(cache: Cache, pool_ref: Ref) -> Refusal | None:
    """Nothing goes on with the pool as a whole."""
    pool = _pool(cache, pool_ref)
    running = next(iter(pool.current_operations.values()), "") if pool is not None else ""
    return Refusal(UNDER_WAY, (running,)) if running else None


def all_reached(cache: Cache, pool_ref: Ref) -> Refusal | None:
    """What every host has to hear of at once, and nothing else."""
    if _pool(cache, pool_ref) is None:
        return Refusal("HANDLE_INVALID", ("pool", pool_ref))
    return all_live(cache)


def all_live(cache: Cache, code: str = "CANNOT_CONTACT_HOST") -> Refusal | None:
    """Every host of the pool is reached. `code` is what the server says of the one that is not: calls differ in it."""
    dead = (ref for ref, host in cache.of(Host, "host").items() if not is_live(cache, host))
    first = next(dead, None)
    return Refusal(code, (first,)) if first is not None else None


def _pool(cache: Cache, pool_ref: Ref) -> Pool | None:
    record = cache.get("pool", pool_ref)
    return record if isinstance(record, Pool) else None
