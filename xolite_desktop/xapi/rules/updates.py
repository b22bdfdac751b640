# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May a pool fetch its list of updates now, and may it be told from where? Pools of XenServer 8 have repositories, those of XCP-ng have not."""

from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.pool import idle
from xolite_desktop.xapi.rules.refusal import Refusal

NO_REPOSITORIES: Final = "POOL_HAS_NO_REPOSITORIES"
"""Ours: no repository of updates is set for the pool."""


def has_repositories(cache: Cache) -> bool:
    """Whether the pool itself fetches updates for its hosts."""
    return cache.pool is not None and bool(cache.pool.repositories)


def synchronize(cache: Cache, pool_ref: Ref) -> Refusal | None:
    """`pool.sync_updates`."""
    return None if has_repositories(cache) else Refusal(NO_REPOSITORIES)


def configure(cache: Cache, pool_ref: Ref) -> Refusal | None:
    """`pool.set_repositories`: while nothing else goes on with the pool as a whole."""
    if cache.pool is None:
        return Refusal("HANDLE_INVALID", ("pool", pool_ref))
    return idle(cache, pool_ref)
