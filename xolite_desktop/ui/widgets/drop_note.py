# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A sentence beside the pointer while something is dragged: what dropping it here would do, or why it cannot."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xolite_desktop.ui.style import fonts, theme
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.panel import Panel

_ROOM = 8
_BELOW = 22  # the pointer with what it carries
_WIDEST = 300


class DropNote(Panel):
    """Lies over `over` and stays within it; the pointer goes through."""

    def __init__(self, over: QWidget) -> None:
        super().__init__("dropNote", over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._over = over
        self.label = Label("", font=fonts.small(), wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_ROOM, 5, _ROOM, 5)
        self._row.addWidget(self.label)
        self.hide()

    def say(self, sentence: str, at: QPoint, *, is_allowed: bool) -> None:
        """Show a sentence below a point of the widget it lies over; hides for none."""
        if not sentence:
            self.hide()
            return
        over = self._over
        self.label.setText(sentence)
        self.label.set_tone("" if is_allowed else "bad")
        theme.restyle(self, tone="" if is_allowed else "bad")
        width = min(_WIDEST, over.width() - 2 * _ROOM)
        wanted = self.label.fontMetrics().horizontalAdvance(sentence) + 2 * _ROOM + 6
        self.setFixedWidth(min(width, wanted))
        height = self._row.heightForWidth(self.width())
        left = max(_ROOM, min(at.x(), over.width() - self.width() - _ROOM))
        top = at.y() + _BELOW
        if top + height > over.height():
            top = max(0, at.y() - height - _ROOM)
        self.setFixedHeight(height)
        self.move(left, top)
        self.show()
        self.raise_()
