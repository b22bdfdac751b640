# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The card a table stands in: as high as its rows, at most as high as there is room; and what it says without rows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.tables.table_view import TableView
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.card import paint_surface
from xolite_desktop.ui.widgets.label import Label

MARGIN = 6
_EMPTY_HEIGHT = 180
_LEAST = 120  # where there is little room, unless the rows take less
_MOST = 16_777_215  # what Qt calls no limit


class EmptyTable(QWidget):
    """Says what the table is for, or that the filter lets nothing through. Signals: `clear_asked()`."""

    clear_asked = Signal()

    def __init__(self, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = (title, hint)
        self.title = Label("", font=fonts.strong())
        self.hint = Label("", tone="secondary", wrap=True)
        self.clear = Button(tr("Show all"))
        for label in (self.title, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addSpacing(4)
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        self.clear.clicked.connect(self.clear_asked)

    def show_why(self, *, is_filtered: bool) -> None:
        title, hint = self._empty
        if is_filtered:
            title, hint = tr("Nothing matches"), tr("The filter looks at the columns that are shown.")
        self.title.setText(title)
        self.hint.setText(hint)
        self.clear.setVisible(is_filtered)


class TableCard(QWidget):
    """Painted as one rounded rectangle."""

    def __init__(self, view: TableView, empty: EmptyTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._empty = empty
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(self._stack)
        self._stack.addWidget(view)
        self._stack.addWidget(empty)
        self.setMinimumHeight(_LEAST)
        view.table.rowsInserted.connect(self.fit)
        view.table.rowsRemoved.connect(self.fit)
        view.table.modelReset.connect(self.fit)
        view.horizontalScrollBar().rangeChanged.connect(self.fit)

    def fit(self, *_: object) -> None:
        """As high as what it shows."""
        table = self._view.table
        if table.rowCount() or not table.is_complete:
            self._stack.setCurrentWidget(self._view)
            bar = self._view.horizontalScrollBar()
            height = self._view.content_height() + 2 * MARGIN
            height += bar.sizeHint().height() if bar.maximum() > 0 else 0
            if table.rowCount():
                self.setMinimumHeight(min(_LEAST, height))
            self.setMaximumHeight(min(_MOST, max(height, self.minimumHeight())))
        else:
            self._empty.show_why(is_filtered=bool(table.total))
            self._stack.setCurrentWidget(self._empty)
            self.setMinimumHeight(_LEAST)
            self.setMaximumHeight(_EMPTY_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_surface(self)
