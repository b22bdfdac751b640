# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The lines of the palette as a Qt model, found in slices while the window stays alive."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from xolite_desktop.models.palette.candidates import Candidates
from xolite_desktop.models.palette.entry import Entry, OfferFor
from xolite_desktop.models.palette.finder import Finder, Found
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import ItemRole
from xolite_desktop.xapi.refs import Ref

SLICE_S = 0.006
MOST_RECENT = 6

AnyIndex = QModelIndex | QPersistentModelIndex


class PaletteList(QAbstractListModel):
    """What fits what is typed. Signals: `settled()` when all of it is found."""

    settled = Signal()

    def __init__(self, store: PoolStore, offer_for: OfferFor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._candidates = Candidates(store, self)
        self._finder = Finder(store, self._candidates, offer_for)
        self._entries: list[Entry] = []
        self._recent: list[str] = []
        self._found: Found | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(self._entries)

    @property
    def is_searching(self) -> bool:
        return self._found is not None

    def search(self, query: str, selected: Iterable[Ref], scope: Ref | None = None) -> None:
        """Look for something else from now on; the lines stay until the new ones are there. With a `scope` only what
        can be done with that object.
        """
        self._stop()
        if scope is not None:
            self._show(self._finder.of_object(query, scope))
            return
        self._found = self._finder.find(query, tuple(selected), tuple(self._recent))
        self._go_on()
        if self._found is not None:
            self._timer.start()

    def stop(self) -> None:
        """Nobody looks any more."""
        self._stop()
        self._show([])

    def note_use(self, entry: Entry) -> None:
        """It comes first the next time nothing is typed; kept while the program runs."""
        self._recent = [entry.key, *(key for key in self._recent if key != entry.key)][:MOST_RECENT]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, ItemRole.TEXT):
            return entry.text
        if role == ItemRole.RECORD:
            return entry
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (entry.text, entry.reason or entry.detail, entry.shortcut)))
        return None

    def section_at(self, row: int) -> str:
        """The heading above a line, where one begins."""
        section = self._entries[row].section
        return section if row == 0 or self._entries[row - 1].section != section else ""

    def _stop(self) -> None:
        self._timer.stop()
        if self._found is not None:
            self._found.close()
            self._found = None

    def _go_on(self) -> None:
        """One slice; what it finds is shown when all is found, so that nothing jumps."""
        until = time.perf_counter() + SLICE_S
        try:
            while self._found is not None and time.perf_counter() < until:
                next(self._found)
        except StopIteration as end:
            self._found = None
            self._timer.stop()
            self._show(end.value)

    def _show(self, entries: list[Entry]) -> None:
        if entries != self._entries:
            self.beginResetModel()
            self._entries = entries
            self.endResetModel()
        self.settled.emit()
