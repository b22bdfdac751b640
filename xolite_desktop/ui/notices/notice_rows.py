# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How the cells of messages are painted: severity as icon and word, text elided, time in grey."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from xolite_desktop.models.notices.notice import Notice
from xolite_desktop.models.roles import ItemRole, StateKind
from xolite_desktop.models.text import set_apart
from xolite_desktop.ui.style import fonts, icons, theme

ROW = 34
_PAD = 10
_ICON = 16
_TINTS = {StateKind.BAD: "bad", StateKind.WARN: "warn", StateKind.INFO: "info"}

AnyIndex = QModelIndex | QPersistentModelIndex


class NoticeDelegate(QStyledItemDelegate):
    """For a table view on a `NoticeTable`; plain text only."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect = QRect(option.rect)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.fillRect(rect, theme.color("selection"))
        painter.setPen(theme.color("line2"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        notice = index.data(ItemRole.RECORD)
        if not isinstance(notice, Notice):
            return
        column = index.column()
        tint = "fg" if column == 1 else "fg2"
        left = rect.left() + _PAD
        if column == 0:
            tint = _TINTS.get(notice.severity.kind, "fg3")
            box = QRect(left, rect.center().y() - 7, _ICON, _ICON)
            icons.paint(painter, box, notice.severity.icon, tint)
            left += _ICON + 6
        elif column == 2 and notice.object_ref is not None:
            tint = "accent_fg"
        painter.setFont(fonts.body())
        painter.setPen(theme.color(tint))
        room = QRect(left, rect.top(), rect.right() - left - 6, rect.height())
        text = str(index.data(ItemRole.TEXT) or "")
        shown = QFontMetrics(fonts.body()).elidedText(
            set_apart(text), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
