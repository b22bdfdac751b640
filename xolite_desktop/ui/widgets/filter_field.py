# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The field of the tree's filter: what could be meant is shown below it while it is typed into."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.query.hints import Hint
from xolite_desktop.ui.widgets.hint_list import HintList
from xolite_desktop.ui.widgets.search_field import SearchField

Find = Callable[[str, int], Sequence[Hint]]


_BY_A_PERSON = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""Not when the focus only comes back, as from a dialog: hints would cover the tree."""


class FilterField(SearchField):
    """`find` gives the hints for a text and a cursor; they are shown over `over`."""

    def __init__(self, placeholder: str, find: Find, over: QWidget) -> None:
        super().__init__(placeholder)
        self._find = find
        self._over = over
        self.hints = HintList(over)
        self.hints.taken.connect(self.take)
        self.textEdited.connect(lambda _: self.refresh_hints())
        self.textChanged.connect(lambda text: self.hints.hide() if not text else None)
        self.cursorPositionChanged.connect(
            lambda *_: self.refresh_hints() if self.hints.isVisible() else None
        )

    def refresh_hints(self) -> None:
        """Show what could be meant where the cursor stands."""
        place = QRect(self.mapTo(self._over, self.rect().topLeft()), self.size())
        self.hints.show_hints(self._find(self.text(), self.cursorPosition()), place)

    def take(self, hint: Hint) -> None:
        """Put a hint where it was meant."""
        cursor = self.cursorPosition()
        text = self.text()
        self.setText(text[: hint.start] + hint.text + text[cursor:].lstrip())
        self.setCursorPosition(hint.start + len(hint.text))
        self.setFocus()
        self.refresh_hints()

    def event(self, event: QEvent) -> bool:
        """Tab takes a hint, where there is one, before it goes to the next control."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            hint = self.hints.current
            if event.key() == Qt.Key.Key_Tab and hint is not None and (self.text() or self.hints.is_chosen):
                self.take(hint)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        hint = self.hints.current
        if event.key() == Qt.Key.Key_Escape and hint is not None and not self.text():
            self.hints.hide()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and hint is not None and hint.is_value:
            self.hints.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and hint is not None and self.hints.is_chosen
        ):
            self.take(hint)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_A_PERSON:
            self.refresh_hints()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hints.hide()
