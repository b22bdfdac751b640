# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The list of pools connected to before: name, host, user, when, and a lock where a certificate is pinned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from xolite_desktop.models.text import visible
from xolite_desktop.ui.style import fonts, icons, theme

ROW = 34
SHOWN_ROWS = 5
_POOL = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class RecentPool:
    """One line of the list; `last_used` is already in words, `key` is what a request to forget it names."""

    key: str
    name: str
    host: str
    user: str
    last_used: str
    pinned: bool


class RecentPools(QListWidget):
    """`picked(RecentPool)` fills the form, `chosen` also connects, `forget_asked(key)` removes one."""

    picked = Signal(object)
    chosen = Signal(object)
    forget_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Recent pools")
        self.setItemDelegate(_RecentDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.itemClicked.connect(lambda item: self.picked.emit(item.data(_POOL)))
        self.itemActivated.connect(lambda item: self.chosen.emit(item.data(_POOL)))

    def show_pools(self, pools: Sequence[RecentPool]) -> None:
        self.clear()
        for pool in pools:
            item = QListWidgetItem(visible(pool.name))
            item.setData(_POOL, pool)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{visible(pool.name)}, {pool.host}, {pool.user}"
            )
            self.addItem(item)
        self.setFixedHeight(ROW * min(SHOWN_ROWS, len(pools)))
        self.setVisible(bool(pools))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Delete and item is not None:
            self.forget_asked.emit(item.data(_POOL).key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody who comes by keys sees where they are."""
        if self.currentRow() < 0 and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.setCurrentRow(0)
        super().focusInEvent(event)

    def _show_menu(self, position: QPoint) -> None:
        item = self.itemAt(position)
        if item is None:
            return
        key = item.data(_POOL).key
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        forget = menu.addAction("Forget this pool and its certificate")
        forget.triggered.connect(lambda: self.forget_asked.emit(key))
        menu.popup(self.viewport().mapToGlobal(position))


class _RecentDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        pool: RecentPool = index.data(_POOL)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.setPen(theme.color("line2"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        icons.paint(painter, QRect(rect.left() + 10, rect.center().y() - 8, 16, 16), "stack")
        columns = _columns(rect)
        texts = (visible(pool.name), visible(pool.host), visible(pool.user), pool.last_used)
        for number, (column, text) in enumerate(zip(columns, texts, strict=True)):
            painter.setPen(theme.color("fg" if number == 0 else "fg2"))
            painter.setFont(fonts.body())
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, column.width())
            painter.drawText(column, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if pool.pinned:
            icons.paint(painter, QRect(rect.right() - 26, rect.center().y() - 8, 16, 16), "lock")


def _columns(rect: QRect) -> list[QRect]:
    """Name, host, user and time share the room between the icon and the lock."""
    left, right = rect.left() + 36, rect.right() - 36
    shares = (0.30, 0.34, 0.14, 0.22)
    columns, at = [], float(left)
    for share in shares:
        width = (right - left) * share
        columns.append(QRect(round(at), rect.top(), round(width) - 10, rect.height()))
        at += width
    return columns
