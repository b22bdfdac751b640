# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The list of pools connected to before: name, host, user, when, whether no password is needed, whether it is pinned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
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

from xolite_desktop.models.text import set_apart, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.style import fonts, icons, theme
from xolite_desktop.ui.widgets.label import tip

ROW = 34
SHOWN_ROWS = 5
SIGNED_IN, OPEN = later("Signed in"), later("Open")
_CHIP = 76
_POOL = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class RecentPool:
    """One line of the list; `last_used` is already in words, `key` is what a request to forget it names.

    `stays`: the person wants to stay signed in. `sign_in` is "" where the password is needed; otherwise the word for
    why it is not, such as "Signed in".
    """

    key: str
    name: str
    host: str
    user: str
    last_used: str
    pinned: bool
    stays: bool = False
    sign_in: str = ""

    @property
    def needs_password(self) -> bool:
        return not self.sign_in


class RecentPools(QListWidget):
    """A pool that needs no password connects with one click; the others wait for it.

    Signals: `picked(RecentPool)` fills the form, `chosen` also connects, `forget_asked(key)` removes one,
    `sign_out_asked(key)` ends the session kept for one.
    """

    picked = Signal(object)
    chosen = Signal(object)
    forget_asked = Signal(str)
    sign_out_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.has_chips = False
        self.setAccessibleName(tr("Recent pools"))
        self.setItemDelegate(_RecentDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.itemClicked.connect(self._on_clicked)
        self.itemActivated.connect(lambda item: self.chosen.emit(item.data(_POOL)))

    def show_pools(self, pools: Sequence[RecentPool]) -> None:
        self.clear()
        for pool in pools:
            item = QListWidgetItem(visible(pool.name))
            item.setData(_POOL, pool)
            words = (visible(pool.name), pool.host, pool.user, tr(pool.sign_in) if pool.sign_in else "")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, words)))
            if not pool.needs_password:
                item.setToolTip(
                    tip(tr("Connect as {user}, without the password").format(user=visible(pool.user)))
                )
            self.addItem(item)
        self.has_chips = any(pool.sign_in for pool in pools)
        self.setFixedHeight(ROW * min(SHOWN_ROWS, len(pools)))
        self.setVisible(bool(pools))

    def pool_at(self, host: str, user: str) -> RecentPool | None:
        """The pool with this host and user, as they are written in the list."""
        pools = (self.item(row).data(_POOL) for row in range(self.count()))
        return next((pool for pool in pools if (pool.host, pool.user) == (host, user)), None)

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
        self.menu_of(item.data(_POOL)).popup(self.viewport().mapToGlobal(position))

    def menu_of(self, pool: RecentPool) -> QMenu:
        """What can be done with a pool besides connecting; it deletes itself when it closes."""
        key = pool.key
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill = menu.addAction(tr("Connect with a password…"))
        fill.triggered.connect(lambda: self.picked.emit(pool))
        if pool.sign_in == SIGNED_IN:
            leave = menu.addAction(tr("Sign out"))
            leave.triggered.connect(lambda: self.sign_out_asked.emit(key))
        menu.addSeparator()
        forget = menu.addAction(tr("Forget this pool and its certificate"))
        forget.triggered.connect(lambda: self.forget_asked.emit(key))
        return menu

    def _on_clicked(self, item: QListWidgetItem) -> None:
        pool: RecentPool = item.data(_POOL)
        (self.picked if pool.needs_password else self.chosen).emit(pool)


class _RecentDelegate(QStyledItemDelegate):
    def _has_chips(self) -> bool:
        pools = self.parent()
        return isinstance(pools, RecentPools) and pools.has_chips

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
        columns = _columns(rect, _CHIP if self._has_chips() else 0)
        texts = (visible(pool.name), visible(pool.host), visible(pool.user), pool.last_used)
        for number, (column, text) in enumerate(zip(columns, texts, strict=True)):
            painter.setPen(theme.color("fg" if number == 0 else "fg2"))
            painter.setFont(fonts.body())
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, column.width())
            painter.drawText(column, int(Qt.AlignmentFlag.AlignVCenter), set_apart(shown))
        if pool.sign_in:
            _paint_chip(painter, rect, tr(pool.sign_in))
        if pool.pinned:
            icons.paint(painter, QRect(rect.right() - 26, rect.center().y() - 8, 16, 16), "lock")


def _paint_chip(painter: QPainter, rect: QRect, text: str) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(fonts.small())
    height = painter.fontMetrics().height() + 5
    width = min(painter.fontMetrics().horizontalAdvance(text) + 18, _CHIP)
    box = QRectF(rect.right() - 36 - width, rect.center().y() - height / 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent_bg"))
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setPen(theme.color("accent_fg"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.restore()


def _columns(rect: QRect, chip: int) -> list[QRect]:
    """Name, host, user and time share the room between the icon and what stands at the right: a chip and the lock."""
    left, right = rect.left() + 36, rect.right() - 36 - chip
    shares = (0.28, 0.34, 0.13, 0.25)
    columns, at = [], float(left)
    for share in shares:
        width = (right - left) * share
        columns.append(QRect(round(at), rect.top(), round(width) - 10, rect.height()))
        at += width
    return columns
