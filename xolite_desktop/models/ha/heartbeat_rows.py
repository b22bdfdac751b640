# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The heartbeat of high availability as each host has it: whether it lives, which storage it reaches, whom it sees."""

from __future__ import annotations

from xolite_desktop.models.common_rows import MOST_ROWS
from xolite_desktop.models.edits.editable import bounded
from xolite_desktop.models.fields import Field, missing
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.text import joined, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.ha import heartbeat_of
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host import is_live


def heartbeat_rows(store: PoolStore) -> list[Field]:
    """A row for each host by name, while high availability is on."""
    cache = store.cache
    if cache.pool is None or not cache.pool.ha_enabled:
        return []
    hosts = sorted(cache.of(Host, "host").items(), key=lambda item: natural_key(item[1].name_label))
    return [_row(cache, ref, host) for ref, host in hosts[:MOST_ROWS]]


def _row(cache: Cache, ref: Ref, host: Host) -> Field:
    label = bounded(visible(host.name_label))
    if not is_live(cache, host):
        return Field(label, tr("No heartbeat"), StateKind.BAD)
    found = heartbeat_of(cache, ref)
    if found is None:
        return missing(label, tr("Heartbeat not known"))
    unseen = joined([name_of(cache.host(each), cache) for each in found.unseen])
    unreached = joined([name_of(cache.sr(each), cache) for each in found.unreached])
    notes = [
        tr("Does not reach {storage}").format(storage=unreached) if unreached else "",
        tr("Does not see {hosts}").format(hosts=unseen) if unseen else "",
    ]
    tip = "\n".join(filter(None, notes))
    if unreached:
        words = tr("Storage heartbeat lost") if not unseen else tr("Storage and network heartbeat lost")
        return Field(label, words, StateKind.BAD, tooltip=tip)
    if unseen:
        return Field(label, tr("Network heartbeat lost"), StateKind.WARN, tooltip=tip)
    return Field(
        label,
        tr("Healthy"),
        StateKind.OK,
        tooltip=tr("Reaches the storage of the heartbeat, and sees all hosts"),
    )
