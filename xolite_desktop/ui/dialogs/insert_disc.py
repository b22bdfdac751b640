# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which disc goes into a VM's drive: every image of the pool's ISO libraries, with a field to search."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.discs import Disc, discs_for
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.dialogs.host_rows import DETAIL, ICON, HostRows
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.search_field import SearchField
from xolite_desktop.xapi.refs import Ref

_REF = Qt.ItemDataRole.UserRole
SEARCH_FROM = 8  # fewer discs are seen at a glance


class InsertDiscDialog(Dialog):
    """`answer` is the chosen disc's ref once accepted."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        name = selection.items[0].name if selection.items else ""
        super().__init__(
            parent, tr("Insert a disc into {name}").format(name=name), tr("A disc that is in its drive now is ejected first."),
            icon="iso", tint="accent", width=520,
        )  # fmt: skip
        self.answer: Ref | None = None
        self.search = SearchField(tr("Filter discs"))
        self.rows = HostRows(tr("Discs"))
        found = discs_for(store, selection.refs[0]) if selection.refs else []
        for disc in found:
            self.rows.addItem(_item(disc, store))
        self.rows.fit_rows()
        self.search.setVisible(len(found) >= SEARCH_FROM)
        self.body.addWidget(self.search)
        self.body.addWidget(self.rows)
        cancel = Button(tr("Cancel"))
        self.go = Button(tr("Insert"), kind="primary")
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.go)
        self.search.textChanged.connect(self._filter)
        self.rows.currentItemChanged.connect(self._on_current_changed)
        self.rows.itemActivated.connect(self._on_go)
        self.go.clicked.connect(self._on_go)
        cancel.clicked.connect(self.reject)
        self._choose_first()
        (self.search if len(found) >= SEARCH_FROM else self.rows).setFocus()

    def _items(self) -> list[QListWidgetItem]:
        return [self.rows.item(row) for row in range(self.rows.count())]

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for item in self._items():
            shown = f"{item.text()} {item.data(DETAIL)}".casefold()
            item.setHidden(not all(word in shown for word in wanted))
        self._choose_first()

    def _choose_first(self) -> None:
        possible = (item for item in self._items() if not item.isHidden() and _is_enabled(item))
        self.rows.setCurrentItem(next(possible, None))  # type: ignore[arg-type]
        self._on_current_changed()

    def _on_current_changed(self, *_: object) -> None:
        item = self.rows.currentItem()
        self.go.setEnabled(item is not None and _is_enabled(item) and not item.isHidden())

    def _on_go(self, *_: object) -> None:
        if self.go.isEnabled():
            self.answer = Ref(self.rows.currentItem().data(_REF))
            self.accept()


def _is_enabled(item: QListWidgetItem) -> bool:
    return bool(item.flags() & Qt.ItemFlag.ItemIsEnabled)


def _item(disc: Disc, store: PoolStore) -> QListWidgetItem:
    item = QListWidgetItem(disc.name)
    detail = tr("In the drive") if disc.is_inserted else disc.library
    if disc.refusal is not None:
        detail = explain(disc.refusal, store.cache).title
    item.setData(_REF, disc.ref)
    item.setData(DETAIL, detail)
    item.setData(ICON, "iso")
    if disc.refusal is not None or disc.is_inserted:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{disc.name}, {detail}")
    return item
