# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A banner: one line above a page that says what is wrong with all of it, and what is done about it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from xolite_desktop.ui.style import icons, theme
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.chip import TONES
from xolite_desktop.ui.widgets.label import ElidedLabel


class Banner(QWidget):
    """Hidden until `show_sentence`; `acted` fires when its button is pressed, `other_acted` for the second one."""

    acted = Signal()
    other_acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = "warn"
        self._icon = "warning"
        self._sentence = ElidedLabel("")
        self._button = Button("", kind="flat")
        self._button.clicked.connect(self.acted)
        self._other = Button("", kind="flat")
        self._other.clicked.connect(self.other_acted)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(44, 4, 12, 4)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._other)
        row.addWidget(self._button)
        self.setMinimumHeight(38)
        self.hide()

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    def show_sentence(
        self, sentence: str, *, tone: str = "warn", icon: str = "warning", button: str = "", other: str = ""
    ) -> None:
        self._tone, self._icon = tone, icon
        self._sentence.setText(sentence)
        self._sentence.set_tone(tone)
        self._button.set_text(button)
        self._button.setVisible(bool(button))
        self._other.set_text(other)
        self._other.setVisible(bool(other))
        self.setAccessibleName(sentence)
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        text_token, back_token = TONES[self._tone]
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(back_token))
        painter.setPen(theme.color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        icons.paint(painter, QRect(18, (self.height() - 18) // 2, 18, 18), self._icon, text_token)
