# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a person chose about a table: columns, their order and widths, and what it is sorted by; kept per pool and table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import Qt

from xolite_desktop.models.settings import Settings, Value
from xolite_desktop.ui.tables.table_view import TableView

KEY = "tables"
_WIDTHS = range(20, 4000)


@dataclass(frozen=True)
class TableLooks:
    """The looks of one pool's tables, in the settings of its window."""

    settings: Settings
    pool_uuid: str

    def load(self, table_id: str) -> Look:
        """What was kept; a file may say anything, so what makes no sense is left out."""
        tables = self.settings.window(self.pool_uuid).get(KEY)
        kept = tables.get(table_id) if isinstance(tables, dict) else None
        return Look.read(kept) if isinstance(kept, dict) else Look()

    def save(self, table_id: str, look: Look) -> None:
        window = self.settings.window(self.pool_uuid)
        kept = window.get(KEY)
        tables = dict(kept) if isinstance(kept, dict) else {}
        tables[table_id] = look.written()
        window[KEY] = cast("Value", tables)
        self.settings.set_window(self.pool_uuid, window)


@dataclass(frozen=True)
class Look:
    """`shown` and `hidden` are ids of columns that somebody chose or hid; the others are as they are meant to be."""

    shown: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    widths: dict[str, int] = field(default_factory=dict)
    sort: str = ""
    is_falling: bool = False

    @classmethod
    def read(cls, kept: dict[str, Value]) -> Look:
        widths = kept.get("widths")
        return cls(
            _ids(kept.get("shown")),
            _ids(kept.get("hidden")),
            _ids(kept.get("order")),
            {
                key: width
                for key, width in (widths.items() if isinstance(widths, dict) else ())
                if isinstance(width, int) and width in _WIDTHS
            },
            str(kept.get("sort") or ""),
            kept.get("falling") is True,
        )

    @classmethod
    def of(cls, view: TableView) -> Look:
        """How a table looks now."""
        header, columns = view.columns, view.table.table.columns
        hidden = [column for number, column in enumerate(columns) if header.isSectionHidden(number)]
        shown = [column for column in columns if column not in hidden]
        order = tuple(columns[header.logicalIndex(at)].id for at in range(len(columns)))
        sorted_by = view.table.sorted_by
        return cls(
            tuple(column.id for column in shown if not column.is_shown),
            tuple(column.id for column in hidden if column.is_shown),
            order if order != tuple(column.id for column in columns) else (),
            dict(header.widths),
            columns[sorted_by.column].id,
            sorted_by.is_falling,
        )

    def written(self) -> dict[str, Value]:
        return {
            "shown": list(self.shown), "hidden": list(self.hidden), "order": list(self.order),
            "widths": dict(self.widths), "sort": self.sort, "falling": self.is_falling,
        }  # fmt: skip

    def put_on(self, view: TableView) -> None:
        """Make a table look like this. The first column is always there."""
        header, table = view.columns, view.table.table
        for number, column in enumerate(table.columns):
            wanted = column.id in self.shown or (column.is_shown and column.id not in self.hidden)
            header.setSectionHidden(number, bool(number) and not wanted)
        for at, column_id in enumerate(each for each in self.order if table.column_number(each) >= 0):
            header.moveSection(header.visualIndex(table.column_number(column_id)), at)
        number = table.column_number(self.sort)
        if number >= 0:
            falls = Qt.SortOrder.DescendingOrder if self.is_falling else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(number, falls)
        header.set_widths(self.widths)


def _ids(kept: object) -> tuple[str, ...]:
    return tuple(str(each) for each in kept) if isinstance(kept, list) else ()
