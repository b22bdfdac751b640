# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A line that says what is asked, with a spinner while the answer is awaited, or what the answer was."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.spinner import Spinner


class AskingLine(QWidget):
    """`behind` it stand buttons or the like."""

    def __init__(self, *behind: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spinner = Spinner()
        self.words = Label(wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.spinner)
        row.addWidget(self.words, 1)
        for widget in behind:
            row.addWidget(widget)

    def say(self, words: str, *, is_asking: bool) -> None:
        """Show these words, and whether something is awaited."""
        self.spinner.setVisible(is_asking)
        self.words.setText(words)
