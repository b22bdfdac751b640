# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The name that must be typed before something is gone for good."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from xolite_desktop.models.text import breakable, word_to_type
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.widgets.label import Label


class TypedName(QWidget):
    """A line that says what to type, and the field for it; a word in place of a name that cannot be typed.

    Signals: `edited()`.
    """

    edited = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = word_to_type(name, tr("delete"))
        said = tr("To go on, type {name}").format(name=self._name)
        self.line = QLineEdit()
        self.line.setAccessibleName(said)
        self.line.textChanged.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(breakable(said), wrap=True))
        column.addWidget(self.line)

    @property
    def is_typed(self) -> bool:
        return self.line.text().strip() == self._name
