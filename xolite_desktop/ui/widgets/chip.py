# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Chips: a word on a tinted pill, with a state's mark before it where it names a state."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xolite_desktop.models.text import set_apart
from xolite_desktop.ui.style import fonts, marks, theme

# tone: (text token, background token)
TONES = {
    "neutral": ("fg2", "line2"),
    "ok": ("ok", "ok_bg"),
    "warn": ("warn", "warn_bg"),
    "bad": ("bad", "bad_bg"),
    "info": ("info", "info_bg"),
    "accent": ("accent_fg", "accent_bg"),
}
STATE_TONES = {
    "running": "ok",
    "halted": "neutral",
    "suspended": "info",
    "paused": "warn",
    "maintenance": "warn",
    "warning": "warn",
    "unreachable": "bad",
    "error": "bad",
    "busy": "accent",
}
_PAD = 9
_GAP = 6


class Chip(QWidget):
    """A tag or a count: `Chip("prod")`; a state: `Chip("Running", state="running")`."""

    def __init__(
        self, text: str, *, tone: str = "neutral", state: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFont(fonts.small())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._text = self._tone = self._state = ""
        self.show_state(text, state) if state else self.show_text(text, tone)

    @property
    def text(self) -> str:
        return self._text

    @property
    def state(self) -> str:
        return self._state

    def show_text(self, text: str, tone: str = "neutral") -> None:
        self._set(text, tone, "")

    def show_state(self, text: str, state: str) -> None:
        self._set(text, STATE_TONES.get(state, "neutral"), state)

    def _set(self, text: str, tone: str, state: str) -> None:
        if (text, tone, state) == (self._text, self._tone, self._state):
            return
        self._text, self._tone, self._state = text, tone, state
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        mark = marks.SIZE + _GAP if self._state else 0
        width = self.fontMetrics().horizontalAdvance(self._text) + mark + 2 * _PAD
        return QSize(min(width, 220), self.fontMetrics().height() + 7)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        text_token, back_token = TONES[self._tone]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(back_token))
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        left = _PAD
        if self._state:
            marks.paint(
                painter,
                QRectF(QPointF(left, (box.height() - 8) / 2), QPointF(left + 8, (box.height() + 8) / 2)),
                self._state,
            )
            left += marks.SIZE + _GAP
        painter.setPen(theme.color(text_token))
        room = self.width() - left - _PAD
        shown = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room + 1)
        painter.drawText(
            QRectF(left, 0, room + 2, box.height()), int(Qt.AlignmentFlag.AlignVCenter), set_apart(shown)
        )
