# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`HaVms`: the VMs of the pool with what becomes of each when its host fails, as a table that is changed for several at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from xolite_desktop.models.edits.choices import ha_priorities
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.tooltip import tip
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.plans.ha import RESTART, Protection, protectable
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import NULL_REF, Ref
from xolite_desktop.xapi.rules import ha as rules

AnyIndex = QModelIndex | QPersistentModelIndex
COLUMNS = 5
_RIGHT = (2, 3)


class HaVms(QAbstractTableModel):
    """Signals: `edited()` when somebody changed what a VM is to have."""

    edited = Signal()

    def __init__(self, store: PoolStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        cache = store.cache
        named = {ref: name_of(cache.vm(ref), cache) for ref in protectable(cache)}
        self._names = dict(sorted(named.items(), key=lambda item: natural_key(item[1])))
        self._all = list(self._names)
        self._shown = list(self._all)
        self._before = {ref: Protection.of(cache.vm(ref) or VM()) for ref in self._all}
        self._wanted = dict(self._before)
        self._words = {str(each.value): each.label for each in ha_priorities(store, NULL_REF, "")}
        self._why: dict[Ref, str] = {}

    @property
    def changed(self) -> dict[Ref, Protection]:
        """What differs from what the VMs have."""
        return {ref: wanted for ref, wanted in self._wanted.items() if wanted != self._before[ref]}

    def protection(self, row: int) -> Protection:
        """What the VM of a row is to have."""
        return self._wanted[self._shown[row]]

    def why_not(self, row: int) -> str:
        """Why the VM of a row cannot be restarted for sure; empty if it can."""
        ref = self._shown[row]
        if ref not in self._why:
            refusal = rules.protect(self._store.cache, ref)
            self._why[ref] = explain(refusal, self._store.cache).one_line if refusal is not None else ""
        return self._why[ref]

    def change(
        self,
        rows: Iterable[int],
        *,
        priority: str | None = None,
        order: int | None = None,
        delay: int | None = None,
    ) -> int:
        """Change what is given for the VMs of some rows; how many of them cannot be protected and stay as they are."""
        left_out = 0
        for row in rows:
            ref, now = self._shown[row], self.protection(row)
            if priority == RESTART and self.why_not(row):
                left_out += 1
                continue
            self._wanted[ref] = Protection(
                now.priority if priority is None else priority,
                now.order if order is None else order,
                now.delay if delay is None else delay,
            )
        self.dataChanged.emit(self.index(0, 0), self.index(max(0, len(self._shown) - 1), COLUMNS - 1))
        self.edited.emit()
        return left_out

    def set_filter(self, text: str) -> None:
        """Only VMs whose names have all these words."""
        words = text.casefold().split()
        self.beginResetModel()
        self._shown = [ref for ref in self._all if all(word in self._names[ref].casefold() for word in words)]
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == COLUMNS - 1:
            return tip(self.why_not(index.row()))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _RIGHT:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _RIGHT:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DisplayRole:
            return (tr("VM"), tr("When its host fails"), tr("Order"), tr("Delay, s"), tr("Note"))[section]
        return None

    def _text(self, row: int, column: int) -> str:
        ref, wanted = self._shown[row], self.protection(row)
        if column == 0:
            return self._names[ref]
        if column == 1:
            return self._words.get(wanted.priority, wanted.priority)
        if column == COLUMNS - 1:
            return self.why_not(row)
        return str(wanted.order if column == _RIGHT[0] else wanted.delay)
