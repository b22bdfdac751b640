# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Rows of label and value, updated in place; values are copied with one press and edited where they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from xolite_desktop.models.fields import Field
from xolite_desktop.ui.widgets.label import ElidedLabel, Label
from xolite_desktop.ui.widgets.value_cell import ValueCell

LABEL_WIDTH = 118
ROW_SPACING = 9

_Key = tuple[str, bool, bool, str]


class Fields(QWidget):
    """A two-column grid of what models give. A row is made once; afterwards only its texts change.

    Signals: `link_activated(ref)`; `action_asked(id)`; `edit_asked(id)` for a value that can be edited.
    """

    link_activated = Signal(str)
    action_asked = Signal(str)
    edit_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, label_width: int = LABEL_WIDTH) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(ROW_SPACING)
        self._grid.setColumnMinimumWidth(0, label_width)
        self._grid.setColumnStretch(1, 1)
        self._label_width = label_width
        self._rows: dict[_Key, tuple[Label, ValueCell]] = {}
        self._editors: dict[str, QWidget] = {}
        self._shown: tuple[_Key, ...] = ()
        self.refusal_of: Callable[[str], str] = lambda _: ""
        """Why a value of an id cannot be edited now, empty if it can."""

    def show_fields(self, fields: Sequence[Field]) -> None:
        """Show these rows in this order; a label and an id are there once at most. No rows leave the last ones."""
        if not fields:
            return
        keys = tuple((each.label, bool(each.link or each.opens), each.is_code, each.edit) for each in fields)
        if keys != self._shown:
            self._arrange(keys, fields)
        for key, field in zip(keys, fields, strict=True):
            cell = self._rows[key][1]
            cell.show_field(field)
            if field.edit:
                cell.show_refusal(self.refusal_of(field.edit))

    def text(self, label: str) -> str:
        """What a row shows; KeyError if there is no such row."""
        return self._values[label].text()

    def cell(self, label: str) -> ValueCell:
        """The value of a row with its buttons; KeyError if there is no such row."""
        return next((self._rows[key][1] for key in self._shown if key[0] == label), None) or _missing(label)

    @property
    def labels(self) -> list[str]:
        return [key[0] for key in self._shown]

    @property
    def edit_ids(self) -> list[str]:
        """The ids of the values shown that can be edited."""
        return [key[3] for key in self._shown if key[3]]

    def editor(self, edit_id: str) -> QWidget | None:
        """What stands in place of a value."""
        return self._editors.get(edit_id)

    def cell_of(self, edit_id: str) -> ValueCell | None:
        return next((self._rows[key][1] for key in self._shown if key[3] == edit_id), None)

    def put_editor(self, edit_id: str, editor: QWidget) -> None:
        """Show this in place of a value until it is taken away."""
        key = next(key for key in self._shown if key[3] == edit_id)
        label, cell = self._rows[key]
        self._editors[edit_id] = editor
        self._grid.setAlignment(label, Qt.AlignmentFlag.AlignTop)
        cell.hide()
        self._grid.addWidget(editor, self._shown.index(key), 1)
        editor.show()  # at once, so that what is typed in this very moment arrives

    def take_editor(self, edit_id: str, *, focus: bool = False) -> None:
        """Show the value again, with the focus on it if `focus`."""
        editor = self._editors.pop(edit_id)
        self._grid.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        for key, (label, cell) in self._rows.items():
            if key[3] == edit_id:
                self._grid.setAlignment(label, Qt.AlignmentFlag(0))
                cell.setVisible(key in self._shown)
                if focus and cell.edit_button is not None:
                    cell.edit_button.setFocus()

    @property
    def _values(self) -> dict[str, ElidedLabel]:
        return {key[0]: self._rows[key][1].value for key in self._shown}

    def _arrange(self, keys: tuple[_Key, ...], fields: Sequence[Field]) -> None:
        for edit_id in [each for each in self._editors if each not in {key[3] for key in keys}]:
            self.take_editor(edit_id)
        for row in self._rows.values():
            for widget in row:
                self._grid.removeWidget(widget)
                widget.hide()
        for line, (key, field) in enumerate(zip(keys, fields, strict=True)):
            label, cell = self._rows.get(key) or self._make(key, field)
            self._grid.addWidget(label, line, 0)
            self._grid.addWidget(cell, line, 1)
            label.show()
            editor = self._editors.get(key[3]) if key[3] else None
            if editor is not None:
                self._grid.addWidget(editor, line, 1)
            cell.setVisible(editor is None)
        self._shown = keys

    def _make(self, key: _Key, field: Field) -> tuple[Label, ValueCell]:
        label, cell = ElidedLabel(field.label, tone="secondary"), ValueCell(field)
        label.setFixedWidth(self._label_width)
        cell.link_activated.connect(self.link_activated)
        cell.action_asked.connect(self.action_asked)
        cell.edit_asked.connect(lambda: self.edit_asked.emit(cell.field.edit))
        self._rows[key] = (label, cell)
        return label, cell


def _missing(label: str) -> ValueCell:
    raise KeyError(label)
