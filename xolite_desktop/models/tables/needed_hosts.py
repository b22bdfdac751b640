# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which hosts know the figures of a table's rows."""

from __future__ import annotations

from collections.abc import Collection

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.xapi.refs import Ref

MOST_LOOKED_AT = 500


def needed_hosts(store: PoolStore, rows: Collection[Ref]) -> Collection[Ref]:
    """The hosts among the rows and those that run VMs among them; of very many rows simply all hosts."""
    if len(rows) > MOST_LOOKED_AT:
        return tuple(store.cache.records("host"))
    found: dict[Ref, None] = {}
    for ref in rows:
        vm = store.cache.vm(ref)
        host = vm.resident_on if vm is not None else ref
        if store.cache.host(host) is not None:
            found[host] = None
    return tuple(found)
