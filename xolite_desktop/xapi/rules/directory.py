# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May the pool join a directory or leave it; may its users come in?"""

from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.access import Subject
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import pool as pool_rules
from xolite_desktop.xapi.rules.refusal import Refusal

JOINED: Final = "DIRECTORY_JOINED"
"""Ours: the pool is in a directory already. Parameter: its domain."""
DISABLED: Final = "AUTH_IS_DISABLED"


def domain(cache: Cache) -> str:
    """The domain the pool has joined; empty for none. Hosts that disagree are to join again, as the server sees it."""
    hosts = cache.of(Host, "host").values()
    return next((host.external_auth_service_name for host in hosts if host.external_auth_type), "")


def join(cache: Cache, pool_ref: Ref) -> Refusal | None:
    """`pool.enable_external_auth`: every host joins."""
    if cache.get("pool", pool_ref) is None:
        return Refusal("HANDLE_INVALID", ("pool", pool_ref))
    now = domain(cache)
    return (
        Refusal(JOINED, (now,), "pool.leave_directory") if now else pool_rules.all_live(cache, "HOST_OFFLINE")
    )


def leave(cache: Cache, pool_ref: Ref) -> Refusal | None:
    """`pool.disable_external_auth`."""
    return joined(cache, pool_ref) or pool_rules.all_live(cache, "HOST_OFFLINE")


def joined(cache: Cache, ref: Ref) -> Refusal | None:
    """Whom nobody knows cannot be let in."""
    return None if domain(cache) else Refusal(DISABLED, (), "pool.join_directory")


def subject(cache: Cache, ref: Ref) -> Refusal | None:
    """A user or group that is known to the pool; also when the directory is gone."""
    record = cache.get("subject", ref)
    return None if isinstance(record, Subject) else Refusal("HANDLE_INVALID", ("subject", ref))
