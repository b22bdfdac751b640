# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A row of tabs with the chosen one underlined."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from xolite_desktop.ui.style import theme


class TabBar(QTabBar):
    """Qt's tab bar in our dress; the style sheet draws the underline."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def cut(self) -> list[QRect]:
        """The places of tabs that are only partly in sight: where there is no room for all, the bar scrolls."""
        buttons = [each.x() for each in self.findChildren(QToolButton) if each.isVisible()]
        right = min(buttons, default=self.width())
        rects = (self.tabRect(number) for number in range(self.count()) if self.isTabVisible(number))
        return [
            rect for rect in rects if rect.left() < 0 <= rect.right() or rect.left() < right <= rect.right()
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tab is read whole or not at all."""
        super().paintEvent(event)
        cut = self.cut()
        if cut:
            painter = QPainter(self)
            for rect in cut:
                painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.color("panel"))  # the line below goes on
            painter.end()
