# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The line above a table: filter field, chips, actions on the selected rows, new rows, columns and export."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from xolite_desktop.models.tables.table import Table
from xolite_desktop.models.text import grouped
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.actions.hub import ActionHub
from xolite_desktop.ui.actions.menus import HeaderButtons
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.tables.adding_buttons import AddingButtons
from xolite_desktop.ui.widgets.button import Button, IconButton
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.search_field import SearchField

FILTER_AFTER_MS = 40
_FIELD, _LEAST_FIELD = 240, 120
_GAP = 8


class FilterField(SearchField):
    """`focused` when somebody is about to type."""

    focused = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Whoever points at it will type soon."""
        super().enterEvent(event)
        self.focused.emit()


class TableBar(QWidget):
    """Signals: `filter_changed(text)`, `filter_expected()`, `filter_left()`, `chip_chosen(id)` ("" for all),
    `columns_asked()`, `export_asked()`.
    """

    filter_changed = Signal(str)
    filter_expected = Signal()
    filter_left = Signal()
    chip_chosen = Signal(str)
    columns_asked = Signal()
    export_asked = Signal()

    def __init__(self, table: Table, page: ActionHub, rows: ActionHub, parent: QWidget | None = None) -> None:
        """`page` is about the object whose table it is, `rows` about the selected rows."""
        super().__init__(parent)
        self._choice: QWidget | None = None
        self._has_chips = True
        self.filter = FilterField(tr("Filter {noun}").format(noun=tr(table.noun)))
        self.filter.setFixedWidth(_FIELD)
        self.buttons = [self._chip("", tr("All"))] + [
            self._chip(chip.id, tr(chip.title)) for chip in table.chips
        ]
        self.selected = Label("", tone="secondary", font=fonts.small())
        self.row_actions = HeaderButtons(rows, only_visible=True)
        self.adding = AddingButtons(page, table.adding, self)
        self.columns = IconButton("columns", tr("Columns"))
        self.export = IconButton("export", tr("Copy or export"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=FILTER_AFTER_MS)
        self._soon.timeout.connect(self._apply)
        self.filter.textChanged.connect(lambda: self._soon.start())
        self.filter.left.connect(self._on_left)
        self.filter.focused.connect(self.filter_expected)
        self.columns.clicked.connect(self.columns_asked)
        self.export.clicked.connect(self.export_asked)
        self.row_actions.changed.connect(self._share_room)
        self.adding.changed.connect(self._share_room)

    def show_counts(self, total: int, counts: Sequence[int], chosen: str) -> None:
        """How many each chip has; one that has none hides unless it is chosen, and "all" where there is no other."""
        has_others = any(counts) or bool(chosen)
        for button, number in zip(self.buttons, (total, *counts), strict=True):
            chip_id = button.property("chip")
            button.set_text(f"{button.property('word')} · {grouped(number)}")
            is_wanted = bool(number) or chip_id == chosen if chip_id else has_others
            button.setProperty("wanted", is_wanted)
            button.setChecked(chip_id == chosen)
        self._share_room()

    def add_choice(self, choice: QWidget) -> None:
        """Put a choice of how the rows are shown left of the columns."""
        self._choice = choice
        self._row.insertWidget(self._row.indexOf(self.columns), choice)
        self._share_room()

    def show_table_tools(self, are_shown: bool) -> None:
        """What only makes sense for a table: filter, chips, columns, export."""
        self._has_chips = are_shown
        for tool in (self.filter, self.columns, self.export):
            tool.setVisible(are_shown)
        self._share_room()

    def show_selected(self, number: int, most: int) -> None:
        """How many rows are selected, where it is not one; of more than `most` nothing can be done at once."""
        note = tr("Select up to {most} rows to act on them together.").format(most=grouped(most))
        self.selected.setToolTip(note if number > most else "")
        self.selected.setText(tr("{count} selected").format(count=grouped(number)) if number > 1 else "")
        self.selected.setVisible(number > 1)
        self._share_room()

    def clear_filter(self) -> None:
        self.filter.clear()
        self._apply()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.filter)
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        for widget in (self.selected, self.row_actions, self.adding, self.columns, self.export):
            row.addWidget(widget)

    def _chip(self, chip_id: str, word: str) -> Button:
        button = Button(word, kind="chip")
        button.setFont(fonts.small())
        button.setCheckable(True)
        button.setProperty("chip", chip_id)
        button.setProperty("word", word)
        button.clicked.connect(lambda: self.chip_chosen.emit("" if not button.isChecked() else chip_id))
        button.setVisible(False)
        return button

    def _share_room(self) -> None:
        """Where room is short the field gives way first, then chips from the right; actions get what is left."""
        ends = (self._choice, self.columns, self.export, self.selected, self.adding)
        tail = [widget for widget in ends if widget is not None and not widget.isHidden()]
        more = self.row_actions.more
        least = 0 if more.isHidden() else more.sizeHint().width() + _GAP
        room = self.width() - least - sum(widget.sizeHint().width() + _GAP for widget in tail)
        left = room - _LEAST_FIELD
        for button in self.buttons:
            is_wanted = self._has_chips and bool(button.property("wanted"))
            left -= button.sizeHint().width() + _GAP if is_wanted else 0
            button.setVisible(is_wanted and (left >= 0 or button.isChecked()))
        chips = sum(button.sizeHint().width() + _GAP for button in self.buttons if not button.isHidden())
        field = max(_LEAST_FIELD, min(_FIELD, room - chips))
        self.filter.setFixedWidth(field)
        self.row_actions.set_room(max(0, room - chips - field - _GAP) + least)

    def _on_left(self) -> None:
        self._soon.stop()
        self._apply()
        self.filter_left.emit()

    def _apply(self) -> None:
        self._soon.stop()
        self.filter_changed.emit(self.filter.text())
