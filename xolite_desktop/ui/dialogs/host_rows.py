# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A list to pick a host or a disc from: icon, name, and at the right what speaks for it or against."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from xolite_desktop.models.text import set_apart
from xolite_desktop.ui.style import fonts, icons, theme

ROW = 34
SHOWN_ROWS = 7
DETAIL = Qt.ItemDataRole.UserRole + 1
ICON = Qt.ItemDataRole.UserRole + 2  # of what can be chosen; a host's where a row says nothing
_GAP = 16  # between the name and what is at the right
_ROUNDING = 2  # a text may be a fraction of a pixel wider than it says
_ALIGN = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)

AnyIndex = QModelIndex | QPersistentModelIndex


class HostRows(QListWidget):
    """Disabled items cannot be chosen and show their reason in place of the free memory."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_HostDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit_rows(self) -> None:
        """Take the height of the rows there are, up to seven."""
        self.setFixedHeight(ROW * max(1, min(SHOWN_ROWS, self.count())))


class _HostDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect: QRect = option.rect
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, theme.color("selection"))
        elif enabled and option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        painter.setPen(theme.color("line2"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        tint = "fg3" if not enabled else "accent_fg" if selected else "fg2"
        name = str(index.data(ICON) or "host") if enabled else "prohibit"
        icons.paint(painter, QRect(rect.left() + 10, rect.center().y() - 7, 16, 16), name, tint)
        text = rect.adjusted(36, 0, -12, 0)
        painter.setFont(fonts.body())
        painter.setPen(theme.color("fg3" if not enabled else "accent_fg" if selected else "fg"))
        metrics = painter.fontMetrics()
        label = str(index.data(Qt.ItemDataRole.DisplayRole))
        detail = str(index.data(DETAIL) or "")
        for_label, for_detail = _shares(
            text.width() - _GAP, metrics.horizontalAdvance(label), metrics.horizontalAdvance(detail)
        )
        label = metrics.elidedText(label, Qt.TextElideMode.ElideRight, for_label + _ROUNDING)
        painter.drawText(text, _ALIGN, set_apart(label))
        painter.setPen(theme.color("fg3"))
        detail = metrics.elidedText(detail, Qt.TextElideMode.ElideRight, for_detail)
        painter.drawText(text, _ALIGN | int(Qt.AlignmentFlag.AlignRight), set_apart(detail))


def _shares(room: int, label: int, detail: int) -> tuple[int, int]:
    """Pixels for the name and for what is at the right: as they want if both fit, at least half for the shorter one."""
    if label + detail <= room:
        return label, room - label
    for_detail = min(detail, max(room // 2, room - label))
    return room - for_detail, for_detail
