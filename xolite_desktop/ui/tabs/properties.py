# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""All settings of an object in one place, and below them every field as the pool has it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QWidget

from xolite_desktop.models.edits.edits import Edits
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.property_rows import GROUPS, identity_rows, property_groups
from xolite_desktop.models.raw_fields import RawFields, raw_fields
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.editing.editable_fields import EditableFields
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.tabs.tab import CardTab
from xolite_desktop.ui.widgets.card import Card
from xolite_desktop.ui.widgets.row_table import RowTable
from xolite_desktop.ui.widgets.search_field import SearchField
from xolite_desktop.xapi.refs import Ref

PLACE = "properties"
_LABELS = 150
_TABLE_HEIGHT = 360
_ROW = 26
_NAME_WIDTH = 280


class PropertiesTab(CardTab):
    """One for each class of object; made when it is first seen. Signals: `action_asked(id)` by a press on a value."""

    title = "Properties"
    action_asked = Signal(str)

    def __init__(
        self, store: PoolStore, cls: str, edits: Edits | None = None, parent: QWidget | None = None
    ) -> None:
        """Without `edits` nothing can be edited."""
        super().__init__(store, parent)
        self._cls = cls
        self._edits = edits
        self.classes = frozenset({cls, "pool", "host", "SR"})
        self.groups: dict[str, tuple[Card, EditableFields]] = {}
        self.model = RawFields(self)
        if edits is not None:
            edits.not_saved.connect(self._soon.request)
            edits.rights_changed.connect(self._soon.request)

    def show_object(self, ref: Ref) -> None:
        if ref != self.ref:
            self.model.show([], anew=True)
        super().show_object(ref)

    def refresh(self) -> None:
        for _ in self.steps():
            pass

    def steps(self) -> Iterator[None]:
        if not self.groups:
            self._make()
            yield
        assert self.ref is not None
        if self.store.cache.get(self._cls, self.ref) is None:
            return  # the last of it stays until the window shows something else
        found = {group.title: group.rows for group in property_groups(self.store, self._cls, self.ref)}
        for title, (card, fields) in self.groups.items():
            card.setVisible(title in found)
            fields.show_object(self.ref, found.get(title, ()))
            yield
        self.identity.show_object(self.ref, identity_rows(self.store, self._cls, self.ref))
        record = self.store.cache.get(self._cls, self.ref)
        if record is not None:
            self.model.show(raw_fields(record, self.store.cache))
            self._show_count()

    def edit(self, edit_id: str) -> None:
        """Begin to edit a value."""
        self.finish()
        for _, fields in self.groups.values():
            if edit_id in fields.edit_ids:
                self.cards.ensureWidgetVisible(fields, 0, 0)
                fields.edit(edit_id)

    def copy_rows(self) -> None:
        """Put the selected fields on the clipboard, name and value in a line each."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedIndexes()})
        lines = (f"{self.model.rows[row].name}\t{self.model.rows[row].value}" for row in rows)
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _on_filter(self, text: str) -> None:
        self.model.set_filter(text)
        self._show_count()

    def _show_count(self) -> None:
        shown, total = self.model.rowCount(), self.model.count
        words = str(total) if shown == total else tr("{shown} of {total}").format(shown=shown, total=total)
        self.raw_card.set_hint(words)

    def _make(self) -> None:
        for title in GROUPS:
            self.groups[title] = self._card(title, self._edits)
        self.identity_card, self.identity = self._card(later("Identity"), None)
        self.search = SearchField(tr("Filter fields"))
        self.table = self._make_table()
        self.raw_card = Card(tr("All fields"))
        self.raw_card.add(self.search)
        self.raw_card.add(self.table)
        self.search.textChanged.connect(self._on_filter)
        self.search.left.connect(self.table.setFocus)
        self._lay_out()

    def _card(self, title: str, edits: Edits | None) -> tuple[Card, EditableFields]:
        card, fields = Card(tr(title)), EditableFields(edits, PLACE, label_width=_LABELS)
        fields.link_activated.connect(self.link_activated)
        fields.action_asked.connect(self.action_asked)
        card.add(fields)
        return card, fields

    def _lay_out(self) -> None:
        apart = ("General", "Alarms", "Custom fields")
        own = [self.groups[title][0] for title in GROUPS if title not in apart]
        self.cards.add_row((self.groups["General"][0], 1), *((card, 1) for card in own))
        further = [self.groups[title][0] for title in apart[1:]]
        self.cards.add_row(*((card, 1) for card in further), (self.identity_card, 1))
        self.cards.add_row((self.raw_card, 1))

    def _make_table(self) -> RowTable:
        table = RowTable(self.model, tr("All fields"), (_NAME_WIDTH,), row=_ROW)
        table.setFixedHeight(_TABLE_HEIGHT)
        table.setFont(fonts.monospace())
        table.setHorizontalScrollMode(RowTable.ScrollMode.ScrollPerPixel)
        head = table.horizontalHeader()
        head.hide()
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), table, self.copy_rows)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        return table
