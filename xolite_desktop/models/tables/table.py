# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Table`: one table as data; what it lists for which object, its columns, its filters, and what it says when empty."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.tables.cells import Column
from xolite_desktop.models.tables.ways import Way
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.refs import Ref

Candidates = Callable[[PoolStore, Ref], Iterable[Ref]]
Wants = Callable[[PoolStore, Ref, Ref, AnyRecord], bool]
Opens = Callable[[PoolStore, Ref, AnyRecord], str]


@dataclass(frozen=True)
class Chip:
    """A filter to switch on: its rows are those that `wants` says yes to."""

    id: str
    title: str
    wants: Callable[[PoolStore, Ref, AnyRecord], bool]


def itself(_: PoolStore, ref: Ref, __: AnyRecord) -> str:
    return ref


@dataclass(frozen=True)
class Table:
    """`candidates` are at least the rows of the object a page is about, and `wants(store, owner, ref, record)` says of
    each object of the `classes` whether it is one. `opens` is the ref of the object that Enter goes to, or "".

    `noun` is the plural of what is listed. `empty` and `hint` are what an empty table says. `counted` gives the number of
    rows where it is known without looking at them all. `sort` is the column a table is first sorted by. `adding` are the
    ids of the actions on the page's object that make new rows. `offered` says whether an object of the page's class has
    such a table at all; without it, each has.
    """

    id: str
    title: str
    noun: str
    classes: tuple[str, ...]
    columns: tuple[Column, ...]
    candidates: Candidates
    wants: Wants
    empty: str
    hint: str = ""
    opens: Opens = itself
    chips: tuple[Chip, ...] = ()
    sort: str = "name"
    is_descending: bool = False
    reads: tuple[Way, ...] = ()
    adding: tuple[str, ...] = ()
    counted: Callable[[PoolStore, Ref], int] | None = None
    offered: Callable[[PoolStore, Ref], bool] | None = None

    @property
    def ways(self) -> tuple[Way, ...]:
        """All that its rows read beside their own records, each once."""
        found = dict.fromkeys(self.reads)
        for column in self.columns:
            found.update(dict.fromkeys(column.reads))
        return tuple(found)

    @property
    def read_classes(self) -> frozenset[str]:
        return frozenset({*self.classes, *(way.cls for way in self.ways)})

    def column_number(self, column_id: str) -> int:
        """Its place in `columns`, -1 if there is none of that id."""
        return next((n for n, column in enumerate(self.columns) if column.id == column_id), -1)
