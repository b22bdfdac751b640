# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Cards in rows that break when the window gets narrow; rows share the width by weight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from xolite_desktop.ui.widgets.card import Card

GAP = 14
MARGIN = 20
_LEAST_CARD = 250


class CardGrid(QScrollArea):
    """Scrolls up and down only. Each `add_row` starts a row of its own on a wide window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: list[list[tuple[Card, int]]] = []
        self._columns = 0
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(MARGIN, 16, MARGIN, MARGIN)
        self._column.setSpacing(GAP)
        self.setWidget(self._content)

    def add_row(self, *cards: tuple[Card, int]) -> None:
        """Add (card, weight) pairs beside each other."""
        self._rows.append(list(cards))
        self._columns = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = self.viewport().width() - 2 * MARGIN
        columns = max(1, (room + GAP) // (_LEAST_CARD + GAP))
        if columns == self._columns:
            return
        self._columns = columns
        while (item := self._column.takeAt(0)) is not None:
            if (layout := item.layout()) is not None:
                while layout.takeAt(0) is not None:
                    pass
                layout.deleteLater()
        for row in self._rows:
            for part in _broken(row, columns):
                line = QHBoxLayout()
                line.setSpacing(GAP)
                for card, weight in part:
                    line.addWidget(card, weight)
                self._column.addLayout(line)
        self._column.addStretch(1)


def _broken(row: list[tuple[Card, int]], columns: int) -> list[list[tuple[Card, int]]]:
    """A row in as few lines as fit, as even as possible: four cards in three columns are two and two."""
    lines = -(-len(row) // columns)
    each = -(-len(row) // lines)
    return [row[start : start + each] for start in range(0, len(row), each)]
