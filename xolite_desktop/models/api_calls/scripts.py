# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Both scripts of a sequence of calls, for a person to read and to copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xolite_desktop.models.api_calls.python_script import python_script
from xolite_desktop.models.api_calls.xe_script import xe_script
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.xapi.operations.sequence import Entry


@dataclass(frozen=True)
class Scripts:
    """The same calls twice."""

    python: str
    xe: str


def scripts_of(store: PoolStore, entries: Sequence[Entry], title: str) -> Scripts:
    """The scripts of some calls, for the pool's coordinator."""
    pool = store.cache.pool
    host = store.cache.host(pool.master) if pool is not None else None
    address = host.address if host is not None else ""
    return Scripts(
        python_script(store.cache, entries, title, address, "root"), xe_script(store.cache, entries, title)
    )
