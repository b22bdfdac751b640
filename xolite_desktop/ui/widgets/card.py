# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A card: a panel with a title, a hint at its right, and a column of content."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import fonts, icons, theme
from xolite_desktop.ui.widgets.button import IconButton
from xolite_desktop.ui.widgets.label import Label, tip

RADIUS = 10
PADDING = 16


class Card(QWidget):
    """Painted, not styled: one rounded rectangle. Content is added below the title and keeps to the top."""

    def __init__(self, title: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.is_folded = False
        self._contents: list[QWidget] = []
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
        self._contents.append(content)
        self._column.insertWidget(self._column.count() - 1, content)

    def drop(self, content: QWidget) -> None:
        """Take `content` away again, for good."""
        self._contents.remove(content)
        self._column.removeWidget(content)
        content.hide()
        content.deleteLater()

    def make_foldable(self) -> None:
        """Put a caret before the title that folds the content away."""
        self._fold = IconButton("caret-down", "")
        self._fold.setFixedSize(18, 18)
        self._fold.setIconSize(QSize(12, 12))
        self._fold.setProperty("look", "small")
        self._fold.clicked.connect(lambda: self.fold(not self.is_folded))
        self.head.insertWidget(0, self._fold)
        self.fold(False)

    def fold(self, folded: bool) -> None:
        """Show the title alone, or everything again."""
        self.is_folded = folded
        for content in self._contents:
            content.setVisible(not folded)
        name = tr("Show {title}") if folded else tr("Fold {title} away")
        self._fold.setIcon(icons.icon("caret-right" if folded else "caret-down"))
        self._fold.setAccessibleName(name.format(title=self.accessibleName()))
        self._fold.setToolTip(tip(self._fold.accessibleName()))

    def set_hint(self, hint: str) -> None:
        self._hint.setText(hint)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_surface(self)


def paint_surface(widget: QWidget) -> None:
    """The rounded rectangle that a card is, within its paint event."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("line"), 1))
    painter.setBrush(theme.color("panel"))
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
