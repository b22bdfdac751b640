# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The sheets of an inventory, as data: which rows, and which columns. They are those of the pool's own tables, hidden ones
too, without the figures of the moment, and what XenCenter's resource report has beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import isfinite

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.storage_details import paths_of
from xolite_desktop.models.tables import all_tables
from xolite_desktop.models.tables.cells import Cell, Column, typed, words
from xolite_desktop.models.tables.disk_columns import SR_DISK_COLUMNS
from xolite_desktop.models.tables.storage_columns import device
from xolite_desktop.models.tables.table import Table
from xolite_desktop.models.text import UNKNOWN, percent, size, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.kinds import is_base_copy, is_hidden
from xolite_desktop.xapi.records.network import PIF, VIF, Network
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.records.storage import PBD, SR, VDI
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import NULL_REF, Ref

Value = str | int | float
_KEPT_LIVE = ("uptime",)
"""Changes all the time, and is known all the same."""


@dataclass(frozen=True)
class Sheet:
    """`cls` is the class of its rows; `wants` says of each object whether it is one."""

    id: str
    title: str
    cls: str
    columns: tuple[Column, ...]
    wants: Callable[[PoolStore, Ref, AnyRecord], bool]


@dataclass(frozen=True)
class Filled:
    """A sheet with its values: numbers where they are numbers. `bytes` and `shares` are the columns that hold these."""

    title: str
    titles: tuple[str, ...]
    rows: list[list[Value]]
    bytes: frozenset[int]
    shares: frozenset[int]


def _disks_of(store: PoolStore, ref: Ref, _: VM) -> Cell:
    """ "root 40 GiB on NFS vol1", one after the other by position."""
    vbds = [vbd for vbd in map(store.cache.vbd, store.index.vbds_of_vm(ref)) if vbd and vbd.type == "Disk"]
    said = []
    for vbd in sorted(vbds, key=lambda vbd: (len(vbd.userdevice), vbd.userdevice)):
        vdi = store.cache.vdi(vbd.VDI)
        sr = store.cache.sr(vdi.SR) if vdi is not None else None
        if vdi is not None:
            where = visible(sr.name_label) if sr is not None else ""
            text = tr("{disk} {size} on {storage}")
            said.append(text.format(disk=visible(vdi.name_label), size=size(vdi.virtual_size), storage=where))
    return words("; ".join(said))


def _macs_of_vm(store: PoolStore, ref: Ref, _: VM) -> Cell:
    vifs = (store.cache.get("VIF", vif) for vif in store.index.vifs_of_vm(ref))
    found = sorted((vif.device, vif.MAC) for vif in vifs if isinstance(vif, VIF))
    return words(", ".join(mac for _, mac in found))


def _macs_of_network(store: PoolStore, ref: Ref, _: Network) -> Cell:
    pifs = (store.cache.get("PIF", pif) for pif in store.index.pifs_of_network(ref))
    return words(", ".join(sorted({pif.MAC for pif in pifs if isinstance(pif, PIF) and pif.MAC})))


def _location(store: PoolStore, ref: Ref, _: SR) -> Cell:
    """How hosts reach it, without passwords."""
    pbds = (store.cache.get("PBD", pbd) for pbd in store.index.pbds_of_sr(ref))
    texts = dict.fromkeys(device(pbd).text for pbd in pbds if isinstance(pbd, PBD))
    return words("; ".join(filter(None, texts)))


def _paths(store: PoolStore, ref: Ref, _: SR) -> Cell:
    pbds = (store.cache.get("PBD", pbd) for pbd in store.index.pbds_of_sr(ref))
    found = (paths_of(pbd) for pbd in pbds if isinstance(pbd, PBD))
    return words("; ".join(paths[0] for paths in found if paths is not None))


def _storage_of(store: PoolStore, _: Ref, vdi: VDI) -> Cell:
    sr = store.cache.sr(vdi.SR)
    return words(sr.name_label if sr is not None else "")


def _is_disk(store: PoolStore, _: Ref, vdi: AnyRecord) -> bool:
    return (
        isinstance(vdi, VDI)
        and not is_base_copy(vdi)
        and not is_hidden(vdi)
        and store.cache.sr(vdi.SR) is not None
    )


def _of_table(table: Table, *more: Column) -> Sheet:
    lasting = [column for column in table.columns if not column.is_live or column.id in _KEPT_LIVE]
    (cls,) = table.classes
    return Sheet(
        table.id, table.title, cls, (*lasting, *more),
        lambda store, ref, record: table.wants(store, Ref(NULL_REF), ref, record),
    )  # fmt: skip


SHEETS: tuple[Sheet, ...] = (
    _of_table(
        all_tables.POOL_VMS,
        Column("disks", "Disks", typed(VM, _disks_of)),
        Column("macs", "MAC addresses", typed(VM, _macs_of_vm)),
    ),
    _of_table(
        all_tables.POOL_HOSTS,
        Column("edition", "Edition", typed(Host, lambda _, __, host: words(host.edition))),
    ),
    _of_table(
        all_tables.POOL_STORAGE,
        Column("location", "Location", typed(SR, _location)),
        Column("paths", "Paths", typed(SR, _paths)),
    ),
    _of_table(
        all_tables.POOL_NETWORKS, Column("macs", "MAC addresses", typed(Network, _macs_of_network))
    ),
    Sheet(
        "disks", later("Disks"), "VDI",
        (SR_DISK_COLUMNS[0], Column("storage", "Storage", typed(VDI, _storage_of)), *SR_DISK_COLUMNS[1:]), _is_disk,
    ),
)  # fmt: skip


Cells = list[list[Cell]]


def read(store: PoolStore, sheets: tuple[Sheet, ...], into: list[tuple[Sheet, Cells]]) -> Iterator[float]:
    """The cells, row by row; gives the share that is done, so that others get their turn in between."""
    whole = sum(len(store.cache.records(sheet.cls)) for sheet in sheets) or 1
    done = 0
    for sheet in sheets:
        cells: Cells = []
        into.append((sheet, cells))
        for ref, record in tuple(store.cache.records(sheet.cls).items()):
            done += 1
            if sheet.wants(store, ref, record):
                cells.append([column.cell(store, ref, record) for column in sheet.columns])
            yield done / whole


def filled(cells: Iterable[tuple[Sheet, Cells]]) -> list[Filled]:
    """The sheets with their values, in the order of names. It knows nothing but the cells, so that a thread can do it."""
    return [_filled(sheet, rows) for sheet, rows in cells]


def _filled(sheet: Sheet, cells: Cells) -> Filled:
    cells.sort(key=lambda row: row[0].sort)
    rows = [
        [_value(cell, column.is_number) for cell, column in zip(row, sheet.columns, strict=True)]
        for row in cells
    ]
    kinds = [{_unit(row[number]) for row in cells} - {""} for number in range(len(sheet.columns))]
    in_bytes = frozenset(number for number, units in enumerate(kinds) if units == {"bytes"})
    titles = tuple(
        tr("{title} (bytes)").format(title=tr(column.title)) if number in in_bytes else tr(column.title)
        for number, column in enumerate(sheet.columns)
    )
    shares = frozenset(number for number, units in enumerate(kinds) if units == {"share"})
    return Filled(tr(sheet.title), titles, rows, in_bytes, shares)


def _value(cell: Cell, is_number: bool) -> Value:
    if cell.text == UNKNOWN:
        return ""
    if is_number and _unit(cell):
        found: int | float = cell.sort
        return found
    return cell.text


def _unit(cell: Cell) -> str:
    """What a number is of, by the text it is shown as; nothing for what is no number, or one of another kind."""
    value = cell.sort
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        return ""
    if cell.text == size(value):
        return "bytes"
    if cell.text == percent(value):
        return "share"
    return "number" if cell.text == str(value) else ""
