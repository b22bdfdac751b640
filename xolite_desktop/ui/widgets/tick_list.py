# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A list of lines to tick, under headings, with words to filter by."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from xolite_desktop.models.text import set_apart
from xolite_desktop.ui.style import fonts, theme
from xolite_desktop.ui.widgets.check_box import paint_box

ROW = 26
SHOWN_ROWS = 11
_BOX = 16
_KEY = Qt.ItemDataRole.UserRole
_ALIGN = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class _Lines(QStyledItemDelegate):
    """Paints boxes as everywhere, and headings."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        text, left = str(index.data(Qt.ItemDataRole.DisplayRole)), rect.left() + 4
        is_heading = index.data(_KEY) is None
        if not is_heading:
            is_current = bool(option.state & QStyle.StateFlag.State_HasFocus)
            if is_current or option.state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(rect, theme.color("hover"))
            box = QRect(left + 8, rect.center().y() - _BOX // 2, _BOX, _BOX)
            is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
            is_on = is_on or index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            paint_box(painter, box, is_on=is_on, is_usable=True, has_focus=is_current)
            left = box.right() + 10
        painter.setFont(fonts.strong() if is_heading else fonts.body())
        painter.setPen(theme.color("fg2" if is_heading else "fg"))
        room = rect.right() - left - 4
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, rect.top(), room, rect.height()), _ALIGN, set_apart(shown))


class TickList(QListWidget):
    """Lines with a box to tick under headings; all text is plain."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setItemDelegate(_Lines(self))
        self.setFixedHeight(ROW * SHOWN_ROWS)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    @property
    def ticked(self) -> list[str]:
        """The keys of the ticked lines, in order."""
        return [str(item.data(_KEY)) for item in self.lines() if item.checkState() == Qt.CheckState.Checked]

    def set_ticked(self, keys: Collection[str]) -> None:
        """Tick these lines and no others."""
        for item in self.lines():
            is_ticked = str(item.data(_KEY)) in keys
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)

    def show_ticked(self) -> None:
        """Scroll to the first line that is ticked."""
        first = next((line for line in self.lines() if line.checkState() == Qt.CheckState.Checked), None)
        if first is not None:
            self.scrollToItem(first, QListWidget.ScrollHint.PositionAtCenter)

    def lines(self) -> list[QListWidgetItem]:
        """Without the headings."""
        items = (self.item(row) for row in range(self.count()))
        return [item for item in items if item.data(_KEY) is not None]

    def add_heading(self, text: str) -> None:
        item = QListWidgetItem(text, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(fonts.strong())

    def add_line(self, key: str, text: str, *, is_ticked: bool) -> None:
        item = QListWidgetItem(text, self)
        item.setData(_KEY, key)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
        )
        item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere in a line ticks it."""
        self._tick(self.itemAt(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._tick(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _tick(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_KEY) is not None:
            is_ticked = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked)

    def filter(self, text: str) -> None:
        """Only lines with all these words, and headings of which a line is left."""
        words = text.casefold().split()
        heading: QListWidgetItem | None = None
        for row in range(self.count()):
            item = self.item(row)
            if item.data(_KEY) is None:
                heading = item
                heading.setHidden(True)
                continue
            found = f"{item.text()} {item.data(_KEY)}".casefold()
            item.setHidden(not all(word in found for word in words))
            if not item.isHidden() and heading is not None:
                heading.setHidden(False)
