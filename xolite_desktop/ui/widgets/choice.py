# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A drop-down list in the theme's look."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from xolite_desktop.ui.style import icons

_CARET = 12


class Choice(QComboBox):
    """One of several words; `name` is what a screen reader says."""

    def __init__(self, words: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItems(list(words))
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        box = QRect(self.width() - _CARET - 9, (self.height() - _CARET) // 2, _CARET, _CARET)
        icons.paint(QPainter(self), box, "caret-down", "fg2" if self.isEnabled() else "fg3")
