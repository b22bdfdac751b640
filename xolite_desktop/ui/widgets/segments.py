# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A few words side by side, one of which is chosen: for views of the same things."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.panel import Panel


class Segments(Panel):
    """Signals: `chosen(key)` when a person chooses another one. Arrow keys go from one to the next."""

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str, str]], name: str, parent: QWidget | None = None
    ) -> None:
        """`choices`: key, word and what a tool tip and a screen reader say. `name`: what the choice is about."""
        super().__init__("segments", parent)
        self.setAccessibleName(name)
        self.buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(1)
        for key, word, said in choices:
            button = self.buttons[key] = Button(word, kind="segment")
            button.setCheckable(True)
            button.setAccessibleName(said)
            button.setToolTip(said)
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            row.addWidget(button, max(1, button.fontMetrics().horizontalAdvance(word)))

    def choose(self, key: str) -> None:
        """Show one as chosen; says nothing."""
        self.buttons[key].setChecked(True)
