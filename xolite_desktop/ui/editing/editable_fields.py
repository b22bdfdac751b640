# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`EditableFields`: rows of an object whose values are edited in their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.edits.editable import Kind
from xolite_desktop.models.edits.edits import Edits
from xolite_desktop.models.fields import Field
from xolite_desktop.ui.editing.choice_menu import open_choices
from xolite_desktop.ui.editing.draft_editor import DraftEditor
from xolite_desktop.ui.widgets.fields import LABEL_WIDTH, Fields
from xolite_desktop.xapi.refs import Ref


class EditableFields(Fields):
    """Editors stand where there is a draft of this `place`: also again, after another object was looked at."""

    def __init__(
        self,
        edits: Edits | None,
        place: str,
        parent: QWidget | None = None,
        *,
        label_width: int = LABEL_WIDTH,
    ) -> None:
        """Without `edits` nothing can be edited."""
        super().__init__(parent, label_width=label_width)
        self._edits = edits
        self._place = place
        self._ref: Ref | None = None
        self.refusal_of = self._refusal_of
        self.edit_asked.connect(self.edit)

    def show_object(self, ref: Ref, fields: Sequence[Field]) -> None:
        """Show the rows of an object."""
        edits = self._edits
        if ref != self._ref:
            for edit_id in list(self._editors):
                self.take_editor(edit_id)
            if edits is not None and self._ref is not None:
                edits.drafts.leave(self._ref)
            self._ref = ref
        if edits is None:
            self.show_fields([_read_only(field) for field in fields])
            return
        self.show_fields(fields)
        for edit_id in self.edit_ids:
            editor = self.editor(edit_id)
            if isinstance(editor, DraftEditor):
                editor.look()
            elif edits.drafts.get(ref, edit_id, self._place) is not None:
                self._open(edit_id)

    def edit(self, edit_id: str) -> None:
        """Begin to edit a value, or go on with it; nothing where that is refused."""
        editor = self.editor(edit_id) or self._open(edit_id)
        if isinstance(editor, DraftEditor):
            editor.take_focus()

    def _open(self, edit_id: str) -> QWidget | None:
        assert self._edits is not None
        assert self._ref is not None
        ref, cell = self._ref, self.cell_of(edit_id)
        entry = self._edits.find(ref, edit_id)
        if entry is None or cell is None:
            return None
        has_draft = self._edits.drafts.get(ref, edit_id, self._place) is not None
        if not has_draft and self._edits.refusal(ref, entry) is not None:
            return None
        if entry.kind is Kind.CHOICE:
            return open_choices(self._edits, ref, entry, cell)
        editor = DraftEditor(self._edits, ref, entry, self._place)
        self.put_editor(edit_id, editor)
        editor.closed.connect(lambda: self._on_closed(edit_id, editor))
        return editor

    def _on_closed(self, edit_id: str, editor: DraftEditor) -> None:
        if self.editor(edit_id) is editor:
            focus = self.window().focusWidget()
            self.take_editor(edit_id, focus=focus is not None and editor.isAncestorOf(focus))

    def _refusal_of(self, edit_id: str) -> str:
        if self._edits is None or self._ref is None:
            return ""
        entry = self._edits.find(self._ref, edit_id)
        refused = self._edits.refusal(self._ref, entry) if entry is not None else None
        return refused.one_line if refused is not None else ""


def _read_only(field: Field) -> Field:
    return replace(field, edit="")
