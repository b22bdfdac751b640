# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The table of what is selected: with the columns of its class, or of what objects of several classes have in common."""

from __future__ import annotations

from collections.abc import Sequence

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.tables.cells import Column
from xolite_desktop.models.tables.host_columns import HOST_COLUMNS
from xolite_desktop.models.tables.mixed_columns import MIXED_COLUMNS, kind_of
from xolite_desktop.models.tables.network_columns import NETWORK_COLUMNS
from xolite_desktop.models.tables.storage_columns import SR_COLUMNS
from xolite_desktop.models.tables.table import Table
from xolite_desktop.models.tables.vm_columns import SNAPSHOT_COLUMNS, TEMPLATE_COLUMNS, VM_COLUMNS
from xolite_desktop.models.wording import later
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.refs import Ref

CLASSES = ("VM", "host", "SR", "network", "pool")
_COLUMNS: dict[str, tuple[Column, ...]] = {
    "VM": VM_COLUMNS,
    "template": TEMPLATE_COLUMNS,
    "snapshot": SNAPSHOT_COLUMNS,
    "host": HOST_COLUMNS,
    "storage": SR_COLUMNS,
    "network": NETWORK_COLUMNS,
}
NOUNS = {
    "VM": "VMs",
    "template": "templates",
    "snapshot": "snapshots",
    "host": "hosts",
    "network": "networks",
}


def kinds_of(store: PoolStore, refs: Sequence[Ref]) -> set[str]:
    """The kinds of those that exist."""
    found = (record_of(store, ref) for ref in refs)
    return {kind_of(record) for record in found if record is not None}


def selected_objects(store: PoolStore, refs: Sequence[Ref], *, is_group: bool = False) -> Table:
    """A table of exactly these objects, those that are gone left out; of what is selected, or in a group."""
    kinds = kinds_of(store, refs)
    kind = kinds.pop() if len(kinds) == 1 else ""
    wanted = frozenset(refs)
    return Table(
        f"several.{kind or 'mixed'}", "Selection", NOUNS.get(kind, "objects"), CLASSES,
        _COLUMNS.get(kind, MIXED_COLUMNS), lambda _, __: refs, lambda _, __, ref, ___: ref in wanted,
        later("There is nothing in it") if is_group else later("Nothing is selected"),
    )  # fmt: skip


def record_of(store: PoolStore, ref: Ref) -> AnyRecord | None:
    """The record of an object that can be selected in the tree."""
    return next((found for cls in CLASSES if (found := store.cache.get(cls, ref)) is not None), None)
