# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every field of a record as the pool has it: one row each, and one for each entry of a map. Secrets are masked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from xolite_desktop.models.edits.editable import draft_of
from xolite_desktop.models.filters import TextFilter
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.secrets import masked
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.refs import is_null, is_reference

MOST_ROWS = 2_000
MOST_MEMBERS = 100
LONGEST = 2_000
_LONGEST_NAMED = 20
"""Members of a set of references whose names are looked up."""

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class RawField:
    """One row: where the value stands ("other_config.folder"), and the value, both safe to show."""

    order: tuple[int, str]
    name: str
    value: str

    def matches(self, wanted: TextFilter) -> bool:
        return wanted.matches(f"{self.name} {self.value}".casefold())


def raw_fields(record: AnyRecord | None, cache: Cache) -> list[RawField]:
    """The rows of a record, in the order of its fields, entries of maps by key."""
    rows: list[RawField] = []
    for row in _rows(record, cache) if record is not None else ():
        if len(rows) == MOST_ROWS:
            break
        rows.append(row)
    return rows


def _rows(record: AnyRecord, cache: Cache) -> Iterator[RawField]:
    names = tuple(record) if isinstance(record, dict) else record.__struct_fields__
    for number, name in enumerate(names):
        value = record[name] if isinstance(record, dict) else getattr(record, name)
        if isinstance(value, Mapping) and value:
            for key, entry in sorted((str(key), entry) for key, entry in value.items()):
                label = _shown(f"{name}.{key}")
                yield RawField((number, key), label, _shown(masked(key, _text(entry, cache))))
        else:
            yield RawField((number, ""), _shown(name), _shown(masked(name, _text(value, cache))))


def _text(value: object, cache: Cache) -> str:
    if isinstance(value, Mapping):
        return "{}"
    if isinstance(value, list | tuple):
        members = value[:MOST_MEMBERS]
        named = len(value) <= _LONGEST_NAMED
        texts = [_one(member, cache if named else None) for member in members]
        more = tr(" … {count} in all").format(count=len(value)) if len(value) > len(members) else ""
        return f"[{', '.join(texts)}{more}]"
    return _one(value, cache)


def _one(value: object, cache: Cache | None) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)[: LONGEST + 1]
    if cache is not None and is_reference(text) and not is_null(text):
        name = name_of_ref(text, cache)
        return f"{text} ({name})" if name else text
    return text


def _shown(text: str) -> str:
    shown = visible(draft_of(text[: LONGEST + 1]))
    return shown if len(shown) <= LONGEST else shown[:LONGEST] + "…"


class RawFields(QAbstractTableModel):
    """The rows that match a filter, name and value. Changes of a record are the least inserts, removals and changes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[RawField] = []
        self._rows: list[RawField] = []
        self._filter = TextFilter()

    @property
    def rows(self) -> tuple[RawField, ...]:
        return tuple(self._rows)

    @property
    def count(self) -> int:
        """How many there are without the filter."""
        return len(self._all)

    def show(self, rows: Sequence[RawField], *, anew: bool = False) -> None:
        """Show these; `anew` for those of another object."""
        self._all = list(rows)
        if anew:
            self.beginResetModel()
            self._rows = self._wanted()
            self.endResetModel()
        else:
            self._follow(self._wanted())

    def set_filter(self, text: str) -> None:
        self._filter = TextFilter.parse(text)
        self._follow(self._wanted())

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else 2

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.value if index.column() else row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name}: {row.value}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr("Value") if section else tr("Field")
        return None

    def _wanted(self) -> list[RawField]:
        if self._filter.is_empty:
            return list(self._all)
        return [row for row in self._all if row.matches(self._filter)]

    def _follow(self, wanted: list[RawField]) -> None:
        """Both lists are in one order, so that one walk over them finds what is gone, new and changed."""
        at = 0
        for row in wanted:
            gone = at
            while gone < len(self._rows) and self._rows[gone].order < row.order:
                gone += 1
            self._remove(at, gone)
            if at < len(self._rows) and self._rows[at].order == row.order:
                if self._rows[at] != row:
                    self._rows[at] = row
                    self.dataChanged.emit(self.index(at, 0), self.index(at, 1))
            else:
                self.beginInsertRows(QModelIndex(), at, at)
                self._rows.insert(at, row)
                self.endInsertRows()
            at += 1
        self._remove(at, len(self._rows))

    def _remove(self, first: int, end: int) -> None:
        if end > first:
            self.beginRemoveRows(QModelIndex(), first, end - 1)
            del self._rows[first:end]
            self.endRemoveRows()
