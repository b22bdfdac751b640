# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One of many objects in a list with a filter: those that cannot be chosen say why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.host_rows import DETAIL, ICON, HostRows
from xolite_desktop.ui.widgets.label import tip
from xolite_desktop.ui.widgets.search_field import SearchField
from xolite_desktop.xapi.refs import Ref

_REF = Qt.ItemDataRole.UserRole
SEARCH_FROM = 8  # fewer are seen at a glance


@dataclass(frozen=True)
class Row:
    """An object, what is said about it at the right, and whether it can be chosen."""

    ref: Ref
    name: str
    detail: str = ""
    is_possible: bool = True


class ChooseRow(QWidget):
    """Signals: `edited()` when another is chosen, `activated()` when one is chosen for good."""

    edited = Signal()
    activated = Signal()

    def __init__(self, rows: Iterable[Row], name: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(tr("Filter"))
        self.rows = HostRows(name)
        for row in rows:
            self.rows.addItem(_item(row, icon))
        self.rows.fit_rows()
        self.search.setVisible(self.rows.count() >= SEARCH_FROM)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.rows)
        self.search.textChanged.connect(self._filter)
        self.rows.currentItemChanged.connect(lambda *_: self.edited.emit())
        self.rows.itemActivated.connect(lambda *_: self.activated.emit())
        self.setFocusProxy(self.search if not self.search.isHidden() else self.rows)
        self._choose_first()

    @property
    def value(self) -> Ref | None:
        """What is chosen."""
        item = self.rows.currentItem()
        return (
            Ref(item.data(_REF)) if item is not None and _is_possible(item) and not item.isHidden() else None
        )

    def choose(self, ref: Ref) -> None:
        """Choose an object, if it is there and possible."""
        for item in self._items():
            if item.data(_REF) == ref and _is_possible(item):
                self.rows.setCurrentItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.rows.item(number) for number in range(self.rows.count())]

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for item in self._items():
            shown = f"{item.text()} {item.data(DETAIL)}".casefold()
            item.setHidden(not all(word in shown for word in wanted))
        if self.value is None:
            self._choose_first()
        self.edited.emit()

    def _choose_first(self) -> None:
        possible = (item for item in self._items() if not item.isHidden() and _is_possible(item))
        self.rows.setCurrentItem(next(possible, None))  # type: ignore[arg-type]


def _is_possible(item: QListWidgetItem) -> bool:
    return bool(item.flags() & Qt.ItemFlag.ItemIsEnabled)


def _item(row: Row, icon: str) -> QListWidgetItem:
    item = QListWidgetItem(row.name)
    item.setData(_REF, row.ref)
    item.setData(DETAIL, row.detail)
    item.setData(ICON, icon)
    if not row.is_possible:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setToolTip(tip(row.detail))  # a reason may be longer than the row
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.name}, {row.detail}")
    return item
