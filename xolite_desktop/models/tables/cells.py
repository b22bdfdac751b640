# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Cells and columns as data: what a cell says, how it sorts, what it reads. A new column is one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from math import inf, isnan
from typing import Any, TypeVar

from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.states import State
from xolite_desktop.models.tables.ways import Way
from xolite_desktop.models.text import UNKNOWN, duration, minute, percent, size, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.records.wire_time import parse_wire_time
from xolite_desktop.xapi.refs import Ref, is_null

RecordT = TypeVar("RecordT")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows: plain text, safe to paint. `sort` compares with those of the same column.

    `kind` puts a state's mark before the text, `fraction` asks for a meter (0 to 1), `link` is the ref of an object to
    go to, `icon` a name of ui/style/icons.py, `is_code` asks for a monospaced font, `is_dim` for secondary text.
    """

    text: str
    sort: Any = ""
    kind: StateKind = StateKind.NONE
    fraction: float | None = None
    link: str = ""
    icon: str = ""
    is_code: bool = False
    is_dim: bool = False
    is_busy: bool = False


EMPTY = Cell("", ())
Make = Callable[[PoolStore, Ref, AnyRecord], Cell]


@dataclass(frozen=True)
class Column:
    """`width` in characters; numbers are right-aligned. `cell` must neither raise nor be slow.

    `reads` are the ways from changed objects of other classes to this cell. `key` gives the cell's sort key where that is
    cheaper than the cell. A column that is not `is_shown` has to be chosen first. One that `is_live` shows the pulse of the
    pool, which is asked for only while such a column is seen.
    """

    id: str
    title: str
    cell: Make
    width: int = 16
    is_number: bool = False
    reads: tuple[Way, ...] = ()
    key: Callable[[PoolStore, Ref, AnyRecord], Any] | None = None
    is_shown: bool = True
    is_live: bool = False

    def sort_key(self, store: PoolStore, ref: Ref, record: AnyRecord) -> Any:
        return self.key(store, ref, record) if self.key is not None else self.cell(store, ref, record).sort


def words(text: str, *, link: str = "", icon: str = "", is_dim: bool = False) -> Cell:
    """A text from a server."""
    shown = visible(text)
    return Cell(shown, natural_key(shown), link="" if is_null(link) else link, icon=icon, is_dim=is_dim)


def code(text: str) -> Cell:
    """A uuid, an address, a MAC: to be compared letter by letter."""
    shown = visible(text)
    return Cell(shown, natural_key(shown), is_code=True)


def number(value: int) -> Cell:
    return Cell(str(value), value)


def unknown_number() -> Cell:
    """Sorts before every number."""
    return Cell(UNKNOWN, -inf, is_dim=True)


def size_cell(size_bytes: int) -> Cell:
    return Cell(size(size_bytes), size_bytes) if size_bytes >= 0 else unknown_number()


def share(fraction: float | None) -> Cell:
    """A percentage with its meter."""
    if fraction is None or isnan(fraction):
        return unknown_number()
    return Cell(percent(fraction), fraction, fraction=min(1.0, max(0.0, fraction)))


def figure(value: float, text: Callable[[float], str]) -> Cell:
    """A number of the moment; NaN is not known."""
    return unknown_number() if isnan(value) else Cell(text(value), value)


def uptime(started: datetime | None) -> Cell:
    """How long something is up; sorted by since when, which does not change while it is."""
    if started is None:
        return unknown_number()
    seconds = max(0.0, (datetime.now(UTC) - started).total_seconds())
    return Cell(duration(seconds), -started.timestamp())


def flag(value: bool) -> Cell:
    return Cell(tr("Yes") if value else tr("No"), (int(value),), is_dim=not value)


def state_cell(state: State) -> Cell:
    return Cell(state.word, natural_key(state.word), state.kind, is_busy=state.is_busy)


def moment(when: datetime | None) -> Cell:
    """A date and time in the zone of this machine, to the minute; empty if not known."""
    if when is None:
        return Cell("", 0.0)
    return Cell(minute(when), when.timestamp())


def wire_moment(text: str) -> Cell:
    return moment(parse_wire_time(text))


def tags(found: Iterable[str]) -> Cell:
    return words(", ".join(sorted(found)))


def name_cell(store: PoolStore, record: AnyRecord | None, *, link: str = "", icon: str = "") -> Cell:
    """The name of an object, of another class maybe; empty for one that is gone."""
    name = name_of(record, store.cache)
    return Cell(name, natural_key(name), link=link if record is not None else "", icon=icon)


def typed(kind: type[RecordT], part: Callable[[PoolStore, Ref, RecordT], Cell]) -> Make:
    """A cell of records of one type; those of others leave it empty."""
    return lambda store, ref, record: part(store, ref, record) if isinstance(record, kind) else EMPTY


def name_key(store: PoolStore, ref: Ref, record: AnyRecord) -> Any:
    return natural_key(name_of(record, store.cache))


def own_name(icon: str) -> Make:
    return lambda store, _, record: name_cell(store, record, icon=icon)


def name_column(icon: str, width: int = 26) -> Column:
    """The object's own name, with its icon."""
    return Column("name", "Name", own_name(icon), width, key=name_key)


def description_column(*, is_shown: bool = False) -> Column:
    return Column(
        "description", "Description",
        lambda _, __, record: words(str(getattr(record, "name_description", "")), is_dim=True), 24, is_shown=is_shown,
    )  # fmt: skip


def tags_column(*, is_shown: bool = True) -> Column:
    return Column(
        "tags", "Tags", lambda _, __, record: tags(getattr(record, "tags", ())), 14, is_shown=is_shown
    )


def uuid_column() -> Column:
    return Column(
        "uuid", "UUID", lambda _, __, record: code(str(getattr(record, "uuid", ""))), 36, is_shown=False
    )
