# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A card: a panel with a title, a hint at its right, and a column of content."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xolite_desktop.ui.style import fonts, theme
from xolite_desktop.ui.widgets.label import Label

RADIUS = 10
PADDING = 16


class Card(QWidget):
    """Painted, not styled: one rounded rectangle. Content is added below the title and keeps to the top."""

    def __init__(self, title: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._title = Label(title, font=fonts.strong())
        self._hint = Label(hint, tone="hint", font=fonts.small())
        self.head = QHBoxLayout()
        self.head.addWidget(self._title)
        self.head.addStretch(1)
        self.head.addWidget(self._hint)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PADDING, 13, PADDING, PADDING)
        self._column.setSpacing(10)
        self._column.addLayout(self.head)
        self._column.addStretch(1)

    def add(self, content: QWidget) -> None:
        """Put `content` below what the card has already."""
        self._column.insertWidget(self._column.count() - 1, content)

    def set_hint(self, hint: str) -> None:
        self._hint.setText(hint)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
