# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""State marks: small signs with a shape of their own for each state, so that colour never speaks alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.states import State
from xolite_desktop.models.wording import LANGUAGES, spoken, tr
from xolite_desktop.ui.style import theme

SIZE = 9


def _dot(painter: QPainter, rect: QRectF, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(rect)


def _ring(painter: QPainter, rect: QRectF, color: QColor) -> None:
    painter.setPen(QPen(color, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(rect.adjusted(0.9, 0.9, -0.9, -0.9))


def _bars(painter: QPainter, rect: QRectF, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    width = rect.width() * 0.32
    painter.drawRoundedRect(QRectF(rect.left() + 0.8, rect.top() + 0.5, width, rect.height() - 1), 1, 1)
    painter.drawRoundedRect(
        QRectF(rect.right() - width - 0.8, rect.top() + 0.5, width, rect.height() - 1), 1, 1
    )


def _crescent(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """A half disc: asleep."""
    painter.setPen(QPen(color, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = rect.adjusted(0.9, 0.9, -0.9, -0.9)
    painter.drawEllipse(inner)
    painter.setBrush(color)
    painter.drawChord(inner, 90 * 16, 180 * 16)


def _triangle(painter: QPainter, rect: QRectF, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    tip = QPointF(rect.center().x(), rect.top())
    painter.drawPolygon(QPolygonF([tip, rect.bottomRight(), rect.bottomLeft()]))


def _diamond(painter: QPainter, rect: QRectF, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    middle = rect.center()
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(middle.x(), rect.top()),
                QPointF(rect.right(), middle.y()),
                QPointF(middle.x(), rect.bottom()),
                QPointF(rect.left(), middle.y()),
            ]
        )
    )


def _cross(painter: QPainter, rect: QRectF, color: QColor) -> None:
    painter.setPen(QPen(color, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    inner = rect.adjusted(1.2, 1.2, -1.2, -1.2)
    painter.drawLine(inner.topLeft(), inner.bottomRight())
    painter.drawLine(inner.topRight(), inner.bottomLeft())


Shape = Callable[[QPainter, QRectF, QColor], None]

# State of an object to its shape and token. "busy" is any state an operation is changing right now.
MARKS: dict[str, tuple[Shape, str]] = {
    "running": (_dot, "mark_ok"),
    "halted": (_ring, "mark_off"),
    "suspended": (_crescent, "mark_info"),
    "paused": (_bars, "mark_warn"),
    "busy": (_diamond, "accent"),
    "maintenance": (_triangle, "mark_warn"),
    "warning": (_triangle, "mark_warn"),
    "unreachable": (_cross, "mark_bad"),
    "error": (_cross, "mark_bad"),
}


_WORDS = {key: key.capitalize() for key in MARKS if key not in ("busy", "warning", "error")}
_OF_KIND = {
    StateKind.OK: "running",
    StateKind.IDLE: "halted",
    StateKind.INFO: "suspended",
    StateKind.WARN: "warning",
    StateKind.BAD: "error",
}


@lru_cache(maxsize=len(LANGUAGES))
def _by_word(_: str) -> dict[str, str]:
    """The words that have a shape of their own, as this language has them."""
    return {tr(word): key for key, word in _WORDS.items()}


def state_of(kind: StateKind, word: str, *, is_busy: bool = False) -> str:
    """The key in `MARKS` for a state as models give it: its family, sharpened by its word where that has a shape."""
    if kind == StateKind.NONE:
        return ""
    if is_busy:
        return "busy"
    return _by_word(spoken()).get(word, _OF_KIND[kind])


def of(state: State) -> str:
    """As `state_of`, for a whole state."""
    return state_of(state.kind, state.word, is_busy=state.is_busy)


def paint(painter: QPainter, rect: QRectF, state: str) -> None:
    """Paint the mark of a state into `rect`; nothing for a state that has none."""
    if state not in MARKS:
        return
    shape, token = MARKS[state]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape(painter, rect, theme.color(token))
    painter.restore()
