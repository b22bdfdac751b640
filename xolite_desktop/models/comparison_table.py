# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`ComparisonTable`: facts in rows, hosts in columns; all of them or only those that differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from xolite_desktop.models.host_comparison import Fact
from xolite_desktop.models.roles import ItemRole, StateKind
from xolite_desktop.models.tooltip import tip
from xolite_desktop.models.wording import tr

AnyIndex = QModelIndex | QPersistentModelIndex
_FIXED = 2
MARK = "≠"


class ComparisonTable(QAbstractTableModel):
    """Columns: group, fact, then a host each. `STATE` is WARN where a host is not as the others."""

    def __init__(self, hosts: Sequence[str], parent: Any = None) -> None:
        super().__init__(parent)
        self.hosts = tuple(hosts)
        self.rows: list[Fact] = []
        self._all: list[Fact] = []
        self._only_differing = False

    @property
    def difference_count(self) -> int:
        """How many facts are not the same, shown or not."""
        return sum(fact.differs for fact in self._all)

    def show(self, facts: Sequence[Fact], *, only_differing: bool) -> None:
        """These facts; nothing moves if they are the same as before."""
        self._all, self._only_differing = list(facts), only_differing
        rows = [fact for fact in facts if fact.differs or not only_differing]
        if [(fact.group, fact.label) for fact in rows] == [(fact.group, fact.label) for fact in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def titles(self) -> list[str]:
        """Of the columns as text."""
        return [tr("Group"), tr("Fact"), *self.hosts, tr("Differs")]

    def lines(self) -> list[list[str]]:
        """The rows that are shown, as text."""
        return [
            [fact.group, fact.label, *fact.values, tr("Yes") if fact.differs else ""] for fact in self.rows
        ]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else _FIXED + len(self.hosts)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return ("", "", *self.hosts)[section]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        fact, column = self.rows[index.row()], index.column()
        is_odd = column >= _FIXED and fact.is_odd(column - _FIXED)
        if role == ItemRole.STATE:
            return StateKind.WARN if is_odd else StateKind.NONE
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            text = self._text(index.row(), column)
            if role == Qt.ItemDataRole.AccessibleTextRole and is_odd:
                return tr("{value}, differs").format(value=text)
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._text(index.row(), column))
        return None

    def _text(self, row: int, column: int) -> str:
        """A group is named once; a fact that differs has a mark."""
        fact = self.rows[row]
        if column == 0:
            is_first = row == 0 or self.rows[row - 1].group != fact.group
            return fact.group if is_first else ""
        if column == 1:
            return f"{MARK} {fact.label}" if fact.differs else fact.label
        return fact.values[column - _FIXED] or "–"
