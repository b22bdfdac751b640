# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A line to filter or search with: an icon in front, a cross to empty it, Escape empties it too."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QToolButton, QWidget

from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import icons

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchField(QLineEdit):
    """`textChanged` as it is typed; `left` when Down or Enter asks to go on to what was found.

    In a dialog Enter in an empty field is not ours: it presses the default button.
    """

    left = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        lens = self.addAction(icons.icon("magnifying-glass", "fg3"), QLineEdit.ActionPosition.LeadingPosition)
        lens.setText(tr("Search"))
        self._clear = self.addAction(icons.icon("x", "fg3"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setText(tr("Empty the filter"))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(button.defaultAction().text())
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down or (event.key() in _ENTER and self._takes_enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _takes_enter(self) -> bool:
        return bool(self.text()) or not isinstance(self.window(), QDialog)
