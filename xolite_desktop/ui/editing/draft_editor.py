# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`DraftEditor`: a value being edited in its place, with what is wrong with it and what others did to it meanwhile.

Leaving it for another place closes it only if nothing was changed. What was typed stays, neither lost nor sent: a
click elsewhere may just be a look at another object, and nobody expects a look to change a pool.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xolite_desktop.models.edits.drafts import Draft
from xolite_desktop.models.edits.editable import Editable, Kind, Problem, hidden_characters, parsed, shown
from xolite_desktop.models.edits.edits import Edits
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.editing.inputs import LineInput, LinesInput
from xolite_desktop.ui.widgets.button import Button, IconButton
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.tag_input import TagInput
from xolite_desktop.xapi.plans.edits import Edit, Value, conflicts
from xolite_desktop.xapi.refs import Ref

HEADER = "header"
"""The place at which a name is edited in the head of a page."""
_PASSING = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class DraftEditor(QWidget):
    """The editor of one value at one place. Signals: `closed()` when it was saved or given up."""

    closed = Signal()

    def __init__(
        self, edits: Edits, ref: Ref, entry: Editable, place: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._edits, self._ref, self._place = edits, ref, place
        self.entry = entry
        self.draft: Draft = edits.drafts.begin(ref, entry, place, edits.value(ref, entry))
        self.input = self._make_input()
        self.input.show_content(self.draft.content)
        self.save = _button("check", tr("Save"), "ok")
        self.cancel = _button("x", tr("Cancel"), "fg2")
        self.note = Label("", wrap=True)
        self.theirs = Button(tr("Take theirs"), kind="link")
        self.mine = Button(tr("Overwrite"), kind="link")
        self._is_over = False
        self._lay_out()
        self.input.edited.connect(self._on_edited)
        self.input.entered.connect(self.commit)
        self.input.escaped.connect(self.give_up)
        self.save.clicked.connect(self.commit)
        self.cancel.clicked.connect(self.give_up)
        self.theirs.clicked.connect(self.give_up)
        self.mine.clicked.connect(self._overwrite)
        for widget in self.findChildren(QWidget):
            widget.installEventFilter(self)
        self.look()

    @property
    def is_in_conflict(self) -> bool:
        """Whether somebody else changed the value since the editing began."""
        now = self._edits.value(self._ref, self.entry)
        return conflicts(Edit(self.entry.slot("", self._ref), self.draft.before, self._wanted()), now)

    def take_focus(self) -> None:
        self.input.take_focus()

    def look(self) -> None:
        """The pool may have changed: say what that means for what is being typed."""
        if not self.draft.is_changed:
            self._follow()
        if self.is_in_conflict:
            now = shown(self.entry, self._edits.store, self._ref, self._edits.value(self._ref, self.entry))
            said = (
                tr("Changed elsewhere to “{value}” meanwhile.") if now else tr("Emptied elsewhere meanwhile.")
            )
            self._say(said.format(value=now), "warn")
        else:
            refused = self._edits.refusal(self._ref, self.entry)
            hidden = hidden_characters(self.draft.content) if isinstance(self.draft.content, str) else ""
            self._say(refused.one_line if refused is not None else hidden, "bad" if refused else "hint")
        for button in (self.theirs, self.mine):
            button.setVisible(self.is_in_conflict)

    def commit(self) -> None:
        """Save, unless something is wrong with it or has to be decided first."""
        if self.is_in_conflict:
            self.look()
            return
        refused = self._edits.refusal(self._ref, self.entry)
        if refused is not None:
            self._say(refused.one_line, "bad")
            return
        try:
            after = self._parsed()
        except Problem as problem:
            self._say(str(problem), "bad")
            return
        self._close()
        self._edits.save(self._ref, self.entry, self.draft.before, after, draft=self.draft, place=self._place)

    def give_up(self) -> None:
        """Forget what was typed."""
        self._close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _PASSING:
            QTimer.singleShot(0, self, self._on_left)
        return False

    def _on_left(self) -> None:
        """The focus is elsewhere by now, perhaps on one of our own buttons."""
        focus = self.window().focusWidget()
        is_ours = focus is not None and self.isAncestorOf(focus)
        if not (self._is_over or self.draft.is_changed or is_ours):
            self._close()

    def _follow(self) -> None:
        """Nothing was typed: what is edited is the value of now."""
        value = self._edits.value(self._ref, self.entry)
        if value == self.draft.before:
            return
        self._edits.drafts.drop(self._ref, self.entry.id, self._place)
        self.draft = self._edits.drafts.begin(self._ref, self.entry, self._place, value)
        self.input.blockSignals(True)
        self.input.show_content(self.draft.content)
        self.input.blockSignals(False)

    def _on_edited(self) -> None:
        self.draft.content = self.input.content
        self.look()

    def _overwrite(self) -> None:
        self.draft.before = self._edits.value(self._ref, self.entry)
        self.commit()

    def _parsed(self) -> Value:
        content = self.draft.content
        return parsed(self.entry, content, self.draft.before) if isinstance(content, str) else content

    def _wanted(self) -> Value:
        try:
            return self._parsed()
        except Problem:
            return self.draft.before

    def _close(self) -> None:
        if not self._is_over:
            self._is_over = True
            self._edits.drafts.drop(self._ref, self.entry.id, self._place)
            self.closed.emit()

    def _say(self, text: str, tone: str) -> None:
        self.note.setText(text)
        self.note.set_tone(tone)
        self.note.setVisible(bool(text))

    def _make_input(self) -> LineInput | LinesInput | TagInput:
        suggestions = self.entry.suggest(self._edits.store) if self.entry.suggest is not None else []
        if self.entry.kind is Kind.LINES:
            return LinesInput(self.entry)
        if self.entry.kind is Kind.TAGS:
            return TagInput(self.entry.label, suggestions)
        return LineInput(self.entry, suggestions)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.input, 1)
        for button in (self.save, self.cancel):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        decide = QHBoxLayout()
        decide.setSpacing(4)
        decide.addWidget(self.theirs)
        decide.addWidget(self.mine)
        decide.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.note)
        column.addLayout(decide)


def _button(icon: str, name: str, tint: str) -> IconButton:
    button = IconButton(icon, name, tint=tint)
    button.setFixedSize(26, 28)
    button.setIconSize(QSize(14, 14))
    return button
