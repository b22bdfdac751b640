# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How the rows of the tree are painted: icon, name, state mark, detail at the right."""

from __future__ import annotations

from collections.abc import Callable
from math import isnan

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from xolite_desktop.models.roles import ItemRole, NodeKind, StateKind
from xolite_desktop.models.states import NEARLY_FULL
from xolite_desktop.models.text import percent, set_apart
from xolite_desktop.models.tooltip import tip
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import fonts, icons, marks, theme

TREE_ROW = 28
_ICON = 16
_GAP = 6
_RIGHT = 8
_LOAD = 28
_ALIGN = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
OF_NAMES = Qt.TextElideMode.ElideMiddle
"""What tells names apart often stands at their end."""
_STAR = {"coordinator": "★ "}

AnyIndex = QModelIndex | QPersistentModelIndex


class TreeDelegate(QStyledItemDelegate):
    """The background is the view's; this paints what is on it. A row is 28 pixels at the usual font size."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._font = fonts.body()
        self._small = fonts.small()
        self.load_of: Callable[[str], float] | None = None
        """The share of its processors that an object uses; without it, hosts show the share of their memory."""
        self._height = max(TREE_ROW, QFontMetrics(self._font).height() + 12)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(100, self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect: QRect = option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        tint = "accent_fg" if is_selected else "fg"
        left = rect.left() + 4
        icons.paint(
            painter,
            QRect(left, rect.center().y() - 7, _ICON, _ICON),
            index.data(ItemRole.ICON) or "",
            _tint(tint),
        )
        left += _ICON + _GAP
        state = _state(index)
        spare = rect.width() - self._width(index, state)
        if spare >= _LOAD + _GAP:  # the words come first
            rect = _paint_load(painter, rect, self._load(index))
        right = self._paint_detail(painter, rect, index, state)
        name = _name(index)
        room = right - left - (0 if _is_detailed(index) or not state else marks.SIZE + _GAP)
        metrics = _use(painter, self._font, tint)
        shown = metrics.elidedText(name, OF_NAMES, room)
        painter.drawText(QRect(left, rect.top(), room, rect.height()), _ALIGN, set_apart(shown))
        if state and not _is_detailed(index):
            _paint_mark(painter, left + metrics.horizontalAdvance(shown) + _GAP, rect, state)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """What the bar stands for is said beside the rest."""
        load = self._load(index)
        if event.type() != QEvent.Type.ToolTip or self.load_of is None or load is None:
            return super().helpEvent(event, view, option, index)
        said = str(index.data(ItemRole.TOOLTIP) or "")
        words = tr("CPU {share}").format(share=percent(load))
        QToolTip.showText(event.globalPos(), tip(f"{said}\n{words}"), view.viewport())
        return True

    def _load(self, index: AnyIndex) -> float | None:
        """From 0 to 1; None where there is none, or nobody knows it."""
        if self.load_of is None:
            load = index.data(ItemRole.PROGRESS)
            return load if isinstance(load, float) else None
        if index.data(ItemRole.KIND) not in (NodeKind.HOST, NodeKind.VM):
            return None
        share = self.load_of(str(index.data(ItemRole.REF)))
        state = index.data(ItemRole.STATE)
        rests = state == StateKind.IDLE or (state == StateKind.INFO and not index.data(ItemRole.BUSY))
        return None if isnan(share) or rests else min(1.0, max(0.0, share))

    def _width(self, index: AnyIndex, state: str) -> int:
        """What icon, name, detail and mark take, nothing of it cut."""
        detail = str(index.data(ItemRole.DETAIL) or "")
        words = QFontMetrics(self._font).horizontalAdvance(_name(index))
        if detail:
            words += QFontMetrics(self._small).horizontalAdvance(_STAR.get(detail, "") + detail) + _GAP
        return 4 + _ICON + 2 * _GAP + words + (marks.SIZE + _GAP if state else 0) + _RIGHT

    def _paint_detail(self, painter: QPainter, rect: QRect, index: AnyIndex, state: str) -> int:
        """Paint detail, and the mark right of it if there is a detail; gives where the name must end."""
        right = rect.right() - _RIGHT
        detail = str(index.data(ItemRole.DETAIL) or "")
        if not detail:
            return right
        if state:
            right -= marks.SIZE
            _paint_mark(painter, right, rect, state)
            right -= _GAP
        text = _STAR.get(detail, "") + detail
        metrics = _use(painter, self._small, "fg3")
        name = QFontMetrics(self._font).horizontalAdvance(_name(index))
        room = right - (rect.left() + 4 + _ICON + 2 * _GAP + name)
        width = min(metrics.horizontalAdvance(text) + 2, max(room, rect.width() // 3))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(right - width, rect.top(), width + 1, rect.height()), _ALIGN, set_apart(shown))
        return right - width - _GAP


def _paint_load(painter: QPainter, rect: QRect, load: float | None) -> QRect:
    """Paint a bar at the right where there is a load; gives what is left of the row."""
    if load is None:
        return rect
    bar = QRectF(rect.right() - _RIGHT - _LOAD + 1, rect.center().y() - 1, _LOAD, 4)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for share, tint in ((1.0, "line2"), (min(1.0, load), "mark_warn" if load >= NEARLY_FULL else "accent")):
        painter.setBrush(theme.color(tint))
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * share, bar.height()), 2, 2)
    painter.restore()
    return rect.adjusted(0, 0, -_LOAD - _GAP, 0)


def _use(painter: QPainter, font: QFont, tint: str) -> QFontMetrics:
    painter.setFont(font)
    painter.setPen(theme.color(tint))
    return QFontMetrics(font)


def _tint(tint: str) -> str:
    return "fg2" if tint == "fg" else tint


def _name(index: AnyIndex) -> str:
    return str(index.data(ItemRole.TEXT) or "")


def _is_detailed(index: AnyIndex) -> bool:
    return bool(index.data(ItemRole.DETAIL))


def _state(index: AnyIndex) -> str:
    kind = index.data(ItemRole.STATE)
    if not kind or index.data(ItemRole.KIND) == NodeKind.POOL:
        return ""
    word = str(index.data(ItemRole.STATE_WORD) or "")
    return marks.state_of(StateKind(kind), word, is_busy=bool(index.data(ItemRole.BUSY)))


def _paint_mark(painter: QPainter, left: int, rect: QRect, state: str) -> None:
    top = rect.center().y() - marks.SIZE / 2 + 1
    marks.paint(painter, QRectF(left, top, marks.SIZE - 0.5, marks.SIZE - 0.5), state)
