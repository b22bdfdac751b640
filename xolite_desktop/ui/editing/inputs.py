# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where a value is typed: a line, or several. Enter saves, Escape gives up; several lines are saved with Ctrl+Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from xolite_desktop.models.edits.editable import Editable
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.widgets.suggestions import offer_suggestions

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST = 1 << 24  # Qt's own limit would cut what a server holds
_LINES = 5


class LineInput(QLineEdit):
    """One line. Signals: `edited()`, `entered()`, `escaped()`."""

    edited = Signal()
    entered = Signal()
    escaped = Signal()

    def __init__(self, entry: Editable, suggestions: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(_MOST)
        self.setAccessibleName(entry.label)
        if entry.hint:
            self.setPlaceholderText(tr(entry.hint))
        if suggestions:
            offer_suggestions(self, suggestions)
        self.textChanged.connect(self.edited)

    def show_content(self, content: str | tuple[str, ...]) -> None:
        self.setText(str(content))
        self.setCursorPosition(0)

    @property
    def content(self) -> str:
        return self.text()

    def take_focus(self) -> None:
        self.setFocus()
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class LinesInput(QPlainTextEdit):
    """Several lines of plain text. Signals as `LineInput`."""

    edited = Signal()
    entered = Signal()
    escaped = Signal()

    def __init__(self, entry: Editable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(entry.label)
        self.setTabChangesFocus(True)
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 18)
        self.textChanged.connect(self.edited)

    def show_content(self, content: str | tuple[str, ...]) -> None:
        self.setPlainText(str(content))

    @property
    def content(self) -> str:
        return self.toPlainText()

    def take_focus(self) -> None:
        self.setFocus()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and held:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
