# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A list of objects under headings, with a filter: name at the left, a detail at the right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from xolite_desktop.models.text import set_apart
from xolite_desktop.ui.style import fonts, icons, theme

ROW = 30
_VALUE = Qt.ItemDataRole.UserRole
_DETAIL = Qt.ItemDataRole.UserRole + 1
_ICON = Qt.ItemDataRole.UserRole + 2
_GAP = 16
_ALIGN = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class GroupedRow:
    """An object, the heading it stands under, what is said about it at the right, and its icon."""

    value: str
    name: str
    group: str
    detail: str = ""
    icon: str = ""


class GroupedRows(QListWidget):
    """Rows come in the order of their headings. Signals: `chosen()` when another one is chosen."""

    chosen = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_RowDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: tuple[GroupedRow, ...] = ()
        self.currentItemChanged.connect(lambda *_: self.chosen.emit())

    @property
    def value(self) -> str | None:
        """What is chosen."""
        item = self.currentItem()
        value = item.data(_VALUE) if item is not None else None
        return str(value) if value else None

    def show_rows(self, rows: Iterable[GroupedRow], chosen: str) -> None:
        """Other rows, one of them chosen; says nothing. The same rows keep their place."""
        found = tuple(rows)
        self.blockSignals(True)
        if found != self._rows:
            self._rows = found
            self._fill()
        if self.value != chosen:
            for item in self._items():
                if item.data(_VALUE) == chosen:
                    self.setCurrentItem(item)
                    self.scrollToItem(item)
        self.blockSignals(False)
        self.viewport().update()

    def filter(self, text: str) -> None:
        """Only rows with all of these words, and their headings; what is chosen stays so."""
        words = text.casefold().split()
        heading: QListWidgetItem | None = None
        group = ""
        for item in self._items():
            if not item.data(_VALUE):
                heading, group = item, item.text()
                heading.setHidden(True)
                continue
            said = f"{item.text()} {item.data(_DETAIL)} {group}".casefold()
            shown = all(word in said for word in words)
            item.setHidden(not shown)
            if shown and heading is not None:
                heading.setHidden(False)

    def enter(self) -> None:
        """Take the focus from the filter; if what is chosen was filtered out, choose the first that was not."""
        self.setFocus()
        current = self.currentItem()
        if current is None or current.isHidden():
            shown = (item for item in self._items() if item.data(_VALUE) and not item.isHidden())
            first = next(shown, None)
            if first is not None:
                self.setCurrentItem(first)

    def _fill(self) -> None:
        self.clear()
        group = None
        for row in self._rows:
            if row.group != group:
                group = row.group
                heading = QListWidgetItem(group)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self.addItem(heading)
            item = QListWidgetItem(row.name)
            item.setData(_VALUE, row.value)
            item.setData(_DETAIL, row.detail)
            item.setData(_ICON, row.icon)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.name}, {row.detail}")
            self.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(number) for number in range(self.count())]


class _RowDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect: QRect = option.rect
        label = str(index.data(Qt.ItemDataRole.DisplayRole))
        if not index.data(_VALUE):
            painter.setFont(fonts.small())
            painter.setPen(theme.color("fg3"))
            painter.drawText(rect.adjusted(10, 4, -12, 0), _ALIGN, label)
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, theme.color("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        tint = "accent_fg" if selected else "fg2"
        icons.paint(
            painter, QRect(rect.left() + 10, rect.center().y() - 7, 16, 16), str(index.data(_ICON)), tint
        )
        text = rect.adjusted(36, 0, -12, 0)
        painter.setFont(fonts.body())
        metrics = painter.fontMetrics()
        detail = str(index.data(_DETAIL) or "")
        room = text.width() - _GAP - metrics.horizontalAdvance(detail)
        painter.setPen(theme.color("accent_fg" if selected else "fg"))
        shown = metrics.elidedText(label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(text, _ALIGN, set_apart(shown))
        painter.setPen(theme.color("fg3"))
        painter.drawText(text, _ALIGN | int(Qt.AlignmentFlag.AlignRight), set_apart(detail))
