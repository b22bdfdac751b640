# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The list below a field with what could be meant. The field keeps the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from xolite_desktop.models.query.hints import Hint
from xolite_desktop.models.text import set_apart
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import fonts, theme
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.panel import Panel

_ROW = 26
_PAD = 8
_DETAIL = Qt.ItemDataRole.UserRole
_ALIGN = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class _Delegate(QStyledItemDelegate):
    """A word, and behind it in grey what it means."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._font, self._small = fonts.body(), fonts.small()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, max(_ROW, QFontMetrics(self._font).height() + 8))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selection"))
            painter.drawRoundedRect(QRectF(rect), 5, 5)
        left = rect.left() + _PAD
        parts = (
            (self._font, "accent_fg" if chosen else "fg", index.data()),
            (self._small, "fg2", index.data(_DETAIL)),
        )
        for font, tint, text in parts:
            metrics = QFontMetrics(font)
            room = rect.right() - _PAD - left
            painter.setFont(font)
            painter.setPen(theme.color(tint))
            shown = metrics.elidedText(str(text or ""), Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left, rect.top(), room, rect.height()), _ALIGN, set_apart(shown))
            left += metrics.horizontalAdvance(shown) + _PAD


class HintList(Panel):
    """Signals: `taken(Hint)` when one is clicked."""

    taken = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("hints", parent)
        self.hints: tuple[Hint, ...] = ()
        self.is_chosen = False
        """Whether somebody went through the list with the arrow keys."""
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What could be meant"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda item: self.taken.emit(self.hints[self.list.row(item)]))
        self.foot = Label(tr("Tab takes it"), tone="hint", font=fonts.small())
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 5)
        column.setSpacing(3)
        column.addWidget(self.list)
        foot = QVBoxLayout()
        foot.setContentsMargins(_PAD, 0, 0, 0)
        foot.addWidget(self.foot)
        column.addLayout(foot)
        self.hide()

    @property
    def current(self) -> Hint | None:
        """The one that Tab takes."""
        row = self.list.currentRow()
        return self.hints[row] if self.isVisible() and 0 <= row < len(self.hints) else None

    def show_hints(self, hints: Sequence[Hint], place: QRect) -> None:
        """Below `place`, in coordinates of the parent; none hides the list."""
        if tuple(hints) != self.hints:
            self.hints, self.is_chosen = tuple(hints), False
            self.list.clear()
            for hint in hints:
                item = QListWidgetItem(hint.title)
                item.setData(_DETAIL, hint.detail)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{hint.title} {hint.detail}".strip())
                self.list.addItem(item)
            self.list.setCurrentRow(0)
        if not hints:
            self.hide()
            return
        rows = sum(self.list.sizeHintForRow(row) for row in range(len(hints)))
        self.list.setFixedHeight(rows + 2)
        self.adjustSize()
        self.setGeometry(place.left(), place.bottom() + 4, place.width(), self.sizeHint().height())
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Go to the next or the previous one."""
        self.is_chosen = True
        self.list.setCurrentRow((self.list.currentRow() + by) % max(1, len(self.hints)))
