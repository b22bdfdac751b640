# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Columns of storage repositories, and of their connections to hosts."""

from __future__ import annotations

from collections.abc import Callable

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.states import State, host_state, sr_state, sr_usage
from xolite_desktop.models.storage_details import paths_of
from xolite_desktop.models.storage_overview import sr_type
from xolite_desktop.models.tables.cells import (
    EMPTY,
    Cell,
    Column,
    Make,
    code,
    description_column,
    flag,
    name_cell,
    share,
    size_cell,
    state_cell,
    tags_column,
    typed,
    unknown_number,
    uuid_column,
    words,
)
from xolite_desktop.models.tables.ways import Way, named_in, names, then, way
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.records.kinds import is_iso_library
from xolite_desktop.xapi.records.storage import PBD, SR
from xolite_desktop.xapi.refs import Ref

PBDS = way("PBD", names("SR"), "SR", "currently_attached")
DEFAULT = Way("pool", lambda store, _, __: tuple(store.cache.records("SR")), frozenset({"default_SR"}))
SR_OF_PBD = way("SR", named_in("PBD", "SR"))
HOST_OF_PBD = way("host", named_in("PBD", "host"))
LIVE_OF_PBD = way("host_metrics", then(named_in("host", "metrics"), "PBD", "host"), "live")
_SECRET = ("password", "secret", "chap", "passwd")


def sr_icon(sr: SR) -> str:
    return "iso" if is_iso_library(sr) else "storage"


def sr_link(store: PoolStore, ref: str) -> Cell:
    """Storage by name, with its icon."""
    sr = store.cache.sr(ref)
    return name_cell(store, sr, link=ref, icon=sr_icon(sr) if sr is not None else "")


def usage(sr: SR) -> Cell:
    return share(sr_usage(sr))


def sr_size(sr: SR) -> Cell:
    return size_cell(sr.physical_size) if sr.physical_size > 0 else unknown_number()


def free(sr: SR) -> Cell:
    if sr_usage(sr) is None:
        return unknown_number()
    return size_cell(max(0, sr.physical_size - sr.physical_utilisation))


def _hosts(store: PoolStore, ref: Ref, _: SR) -> Cell:
    pbds = [store.cache.get("PBD", pbd) for pbd in store.index.pbds_of_sr(ref)]
    attached = sum(isinstance(pbd, PBD) and pbd.currently_attached for pbd in pbds)
    return Cell(tr("{some} of {all}").format(some=attached, all=len(pbds)), (attached, len(pbds)))


def _default(store: PoolStore, ref: Ref, _: SR) -> Cell:
    pool = store.cache.pool
    return words(tr("Default") if pool is not None and pool.default_SR == ref else "")


def attached_state(pbd: PBD) -> Cell:
    kind = StateKind.OK if pbd.currently_attached else StateKind.BAD
    return state_cell(State(tr("Connected") if pbd.currently_attached else tr("Not connected"), kind))


def device(pbd: PBD) -> Cell:
    """How the host reaches the storage; passwords and their names are no text for a table."""
    parts = [
        f"{key}={value}"
        for key, value in sorted(pbd.device_config.items())
        if value and not any(word in key.lower() for word in _SECRET)
    ]
    return words(", ".join(parts))


SR_COLUMNS = (
    Column(
        "name", "Name",
        typed(SR, lambda store, ref, sr: name_cell(store, sr, icon=sr_icon(sr))), 24,
    ),
    Column(
        "state", "State", typed(SR, lambda store, ref, sr: state_cell(sr_state(store.cache, store.index, ref, sr))),
        17, reads=(PBDS,),
    ),
    Column("type", "Type", typed(SR, lambda _, __, sr: words(sr_type(sr))), 14),
    Column("shared", "Shared", typed(SR, lambda _, __, sr: flag(sr.shared)), 7),
    Column("used", "Used", typed(SR, lambda _, __, sr: usage(sr)), 16, True),
    Column("size", "Size", typed(SR, lambda _, __, sr: sr_size(sr)), 9, True),
    Column("free", "Free", typed(SR, lambda _, __, sr: free(sr)), 9, True),
    Column("allocated", "Allocated", typed(SR, lambda _, __, sr: size_cell(sr.virtual_allocation)), 9, True),
    Column("default", "Default", typed(SR, _default), 8, reads=(DEFAULT,)),
    Column("hosts", "Hosts", typed(SR, _hosts), 8, reads=(PBDS,), is_shown=False),
    Column("content", "Content", typed(SR, lambda _, __, sr: words(sr.content_type)), 9, is_shown=False),
    tags_column(is_shown=False),
    description_column(),
    uuid_column(),
)  # fmt: skip


def _sr_part(part: Callable[[SR], Cell], missing: Cell = EMPTY) -> Make:
    """Something of the storage that a connection is for."""

    def cell(store: PoolStore, _: Ref, pbd: PBD) -> Cell:
        sr = store.cache.sr(pbd.SR)
        return part(sr) if sr is not None else missing

    return typed(PBD, cell)


_DEVICE = Column("device", "Device", typed(PBD, lambda _, __, pbd: device(pbd)), 30)
_ATTACHED = Column("state", "State", typed(PBD, lambda _, __, pbd: attached_state(pbd)), 14)

HOST_STORAGE_COLUMNS = (
    Column("name", "Name", typed(PBD, lambda store, _, pbd: sr_link(store, pbd.SR)), 24, reads=(SR_OF_PBD,)),
    _ATTACHED,
    Column("type", "Type", _sr_part(lambda sr: words(sr_type(sr))), 14, reads=(SR_OF_PBD,)),
    Column("shared", "Shared", _sr_part(lambda sr: flag(sr.shared)), 7, reads=(SR_OF_PBD,)),
    Column("used", "Used", _sr_part(usage, unknown_number()), 16, True, (SR_OF_PBD,)),
    Column("size", "Size", _sr_part(sr_size, unknown_number()), 9, True, (SR_OF_PBD,)),
    Column("free", "Free", _sr_part(free, unknown_number()), 9, True, (SR_OF_PBD,)),
    _DEVICE,
    uuid_column(),
)  # fmt: skip


def _host_state(store: PoolStore, _: Ref, pbd: PBD) -> Cell:
    host = store.cache.host(pbd.host)
    return state_cell(host_state(store.cache, host)) if host is not None else EMPTY


def host_link(store: PoolStore, ref: str) -> Cell:
    host = store.cache.host(ref)
    return (
        name_cell(store, host, link=ref, icon="host") if host else Cell(tr("(host is gone)"), (), is_dim=True)
    )


def _address(store: PoolStore, _: Ref, pbd: PBD) -> Cell:
    host = store.cache.host(pbd.host)
    return code(host.address if host is not None else "")


def _paths(_: PoolStore, __: Ref, pbd: PBD) -> Cell:
    paths = paths_of(pbd)
    if paths is None:
        return EMPTY
    return state_cell(State(*paths)) if paths[1] is StateKind.WARN else words(paths[0])


SR_HOST_COLUMNS = (
    Column(
        "host", "Host", typed(PBD, lambda store, _, pbd: host_link(store, pbd.host)), 22, reads=(HOST_OF_PBD,)
    ),
    _ATTACHED,
    Column("host_state", "Host state", typed(PBD, _host_state), 14, reads=(HOST_OF_PBD, LIVE_OF_PBD)),
    Column("address", "Address", typed(PBD, _address), 15, reads=(HOST_OF_PBD,)),
    Column("paths", "Paths", typed(PBD, _paths), 13),
    _DEVICE,
    uuid_column(),
)
