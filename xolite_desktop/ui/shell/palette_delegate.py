# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How a line of the palette is painted: icon, text with the letters found in bold, what it is about paler, and what stands
at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from xolite_desktop.models.palette.entry import Entry
from xolite_desktop.models.palette.palette_list import PaletteList
from xolite_desktop.models.roles import ItemRole
from xolite_desktop.models.text import set_apart
from xolite_desktop.ui.style import fonts, icons, theme
from xolite_desktop.ui.widgets.key_cap import HEIGHT as CAP
from xolite_desktop.ui.widgets.key_cap import cap_width, paint_cap
from xolite_desktop.ui.widgets.text_parts import Part, paint_parts

ROW, HEADING = 36, 26
_LEFT, _ICON, _GAP, _RIGHT = 12, 16, 12, 12
_ALIGN = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_ELLIPSIS = Qt.TextElideMode.ElideRight

AnyIndex = QModelIndex | QPersistentModelIndex


class PaletteDelegate(QStyledItemDelegate):
    """For a view on a `PaletteList`. Everything is painted as plain text."""

    def height_of(self, index: AnyIndex) -> int:
        """Pixels of a row, its heading included."""
        row = max(ROW, QFontMetrics(fonts.body()).height() + 18)
        return row + (HEADING if self._heading(index) else 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(100, self.height_of(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        entry = index.data(ItemRole.RECORD)
        rect = QRect(option.rect)
        heading = self._heading(index)
        if heading:
            painter.setFont(fonts.small())
            painter.setPen(theme.color("fg3"))
            top = QRect(rect.left() + _LEFT, rect.top(), rect.width() - 2 * _LEFT, HEADING)
            shown = QFontMetrics(fonts.small()).elidedText(heading, _ELLIPSIS, top.width())
            bottom = int(Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextSingleLine)
            painter.drawText(top, bottom, set_apart(shown))
            rect.setTop(rect.top() + HEADING)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selection" if entry.is_possible else "hover"))
            painter.drawRoundedRect(QRectF(rect), 6, 6)
            painter.restore()
        self._paint_entry(painter, rect, entry, is_current)

    def _paint_entry(self, painter: QPainter, rect: QRect, entry: Entry, is_current: bool) -> None:
        tint = "fg3" if not entry.is_possible else "accent_fg" if is_current else "fg"
        icon = QRect(rect.left() + _LEFT, rect.center().y() - 7, _ICON, _ICON)
        icons.paint(painter, icon, entry.icon, tint if tint != "fg" else "fg2")
        left = icon.right() + 1 + _GAP
        right = self._paint_right(painter, rect, entry, left)
        painter.setPen(theme.color(tint))
        painter.setFont(fonts.body())
        paint_parts(
            painter, QRect(left, rect.top(), right - left, rect.height()), _parts(entry), entry.positions
        )

    def _paint_right(self, painter: QPainter, rect: QRect, entry: Entry, left: int) -> int:
        """The shortcut, and left of it the reason or the detail; gives where the text must end."""
        right = rect.right() - _RIGHT
        if entry.shortcut and entry.is_possible:
            width = cap_width(entry.shortcut)
            paint_cap(
                painter, QRectF(right - width, rect.center().y() - CAP / 2 + 1, width, CAP), entry.shortcut
            )
            right -= width + _GAP
        words = entry.reason or ("" if entry.whom_at else entry.detail)
        if not words:
            return right
        metrics = QFontMetrics(fonts.small())
        shown = metrics.elidedText(words, _ELLIPSIS, (right - left) * 3 // 5)
        width = metrics.horizontalAdvance(shown) + 2
        painter.setFont(fonts.small())
        painter.setPen(theme.color("fg3"))
        painter.drawText(QRect(right - width, rect.top(), width, rect.height()), _ALIGN, set_apart(shown))
        return right - width - _GAP

    def _heading(self, index: AnyIndex) -> str:
        model = index.model()
        return model.section_at(index.row()) if isinstance(model, PaletteList) else ""


def _parts(entry: Entry) -> list[Part]:
    """ "Migrate… ", and paler what that is about: "gitlab", " · VM"."""
    if not entry.whom_at:
        return [(entry.text, "")]
    paler = "fg2" if entry.is_possible else "fg3"
    about = f" · {entry.detail}" if entry.detail else ""
    title = (
        entry.text[: entry.whom_at - 1] + "\u2003"
    )  # a wider space, since colors alone would hardly part them
    return [(title, ""), (entry.text[entry.whom_at :], paler), (about, "fg3")]
