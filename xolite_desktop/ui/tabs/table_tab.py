# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`TableTab`: a tab that is one table; made when it is first seen."""

from __future__ import annotations

from collections.abc import Sized

from PySide6.QtWidgets import QVBoxLayout, QWidget

from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.tables.table import Table
from xolite_desktop.ui.tables.table_panel import TableDesk, TablePanel
from xolite_desktop.ui.tabs.tab import Tab
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.refs import Ref

MOST_COUNTED = 500  # rows that are looked at for a tab's title


class TableTab(Tab):
    """The table follows the pool itself, so that this part reads no class."""

    def __init__(self, desk: TableDesk, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(desk.store, parent)
        self.title = table.title
        self.table = table
        self.panel: TablePanel | None = None
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def refresh(self) -> None:
        assert self.ref is not None
        self._shown_panel().show_owner(self.ref)

    def applies(self, ref: Ref) -> bool:
        return self.table.offered is None or self.table.offered(self.store, ref)

    def count(self, ref: Ref) -> int | None:
        table, panel = self.table, self.panel
        if panel is not None and panel.isVisible() and panel.model.owner == ref and panel.model.is_complete:
            return panel.model.total
        if table.counted is not None:
            return table.counted(self.store, ref)
        candidates = table.candidates(self.store, ref)
        if not isinstance(candidates, Sized) or len(candidates) > MOST_COUNTED:
            return None
        records = ((each, self._record(each)) for each in candidates)
        return sum(
            record is not None and table.wants(self.store, ref, each, record) for each, record in records
        )

    def _record(self, ref: Ref) -> AnyRecord | None:
        return next(
            (found for cls in self.table.classes if (found := self.store.cache.get(cls, ref)) is not None),
            None,
        )

    def _shown_panel(self) -> TablePanel:
        if self.panel is None:
            self.panel = TablePanel(self._desk, self.table, self._name, self)
            self.panel.link_activated.connect(self.link_activated)
            self._column.addWidget(self.panel)
        return self.panel

    def _name(self) -> str:
        return name_of_ref(self.ref, self.store.cache) if self.ref is not None else ""
