# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Columns for objects of several kinds together: what they all have."""

from __future__ import annotations

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.states import host_state, sr_state, vm_state
from xolite_desktop.models.tables.cells import (
    EMPTY,
    Cell,
    Column,
    description_column,
    name_cell,
    name_key,
    state_cell,
    tags_column,
    uuid_column,
    words,
)
from xolite_desktop.models.tables.host_columns import LIVE
from xolite_desktop.models.tables.storage_columns import PBDS, sr_icon
from xolite_desktop.models.tables.vm_columns import HOME, RESIDENCE
from xolite_desktop.models.tables.ways import names, over, way
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.network import Network
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.records.storage import PBD, SR
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref

_HOST_OF_SR = way("host", over("PBD", "host", "SR"), "name_label")
_ICONS = {Host: "host", Network: "network"}


def kind_of(record: AnyRecord) -> str:
    """ "VM", "template", "snapshot", "host", "storage", "network"."""
    if isinstance(record, VM):
        return "snapshot" if record.is_a_snapshot else "template" if record.is_a_template else "VM"
    if isinstance(record, SR):
        return "storage"
    return "host" if isinstance(record, Host) else "network" if isinstance(record, Network) else "pool"


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _icon(record: AnyRecord) -> str:
    return sr_icon(record) if isinstance(record, SR) else kind_of(record).lower()


def _state(store: PoolStore, ref: Ref, record: AnyRecord) -> Cell:
    if isinstance(record, VM):
        return EMPTY if record.is_a_template else state_cell(vm_state(record))
    if isinstance(record, Host):
        return state_cell(host_state(store.cache, record))
    if isinstance(record, SR):
        return state_cell(sr_state(store.cache, store.index, ref, record))
    return EMPTY


def _where(store: PoolStore, ref: Ref, record: AnyRecord) -> Cell:
    """Where a VM runs or is at home; for local storage its host."""
    if isinstance(record, VM):
        for host in (record.resident_on, record.affinity):
            if store.cache.host(host) is not None:
                return name_cell(store, store.cache.host(host), link=host)
    if isinstance(record, SR) and not record.shared:
        for pbd in sorted(store.index.pbds_of_sr(ref)):
            connection = store.cache.get("PBD", pbd)
            host_ref = connection.host if isinstance(connection, PBD) else Ref("")
            if store.cache.host(host_ref) is not None:
                return name_cell(store, store.cache.host(host_ref), link=host_ref)
    return EMPTY


MIXED_COLUMNS = (
    Column("name", "Name", lambda store, _, record: name_cell(store, record, icon=_icon(record)), 28, key=name_key),
    Column("kind", "Kind", lambda _, __, record: words(_capital(tr(kind_of(record)))), 10),
    Column("state", "State", _state, 16, reads=(LIVE, PBDS)),
    Column("where", "Where", _where, 16, reads=(RESIDENCE, HOME, _HOST_OF_SR, way("PBD", names("SR"), "host", "SR"))),
    tags_column(),
    description_column(is_shown=True),
    uuid_column(),
)  # fmt: skip
