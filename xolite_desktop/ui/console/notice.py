# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What lies over a console that shows nothing, or no longer: why, and the action that would change that."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.label import Label

# A screen is black in both themes, and so is what lies over it.
_DIM = QColor(0, 0, 0, 165)
_SENTENCE = QColor("#EDEEF2")
_HINT = QColor("#A5A8B5")
_WIDTH = 620
_MARGIN = 24


class Notice(QWidget):
    """Signals: `acted()` when its button was pressed."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = _label(fonts.strong(), _SENTENCE)
        self._hint = _label(fonts.body(), _HINT)
        self.button = Button("", kind="primary")
        self.button.hide()
        self.button.clicked.connect(self.acted)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(6)
        column.addStretch(1)
        column.addWidget(self._sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(10)
        column.addLayout(row)
        column.addStretch(1)

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    def say(self, sentence: str, hint: str = "") -> None:
        """Show both; hidden while there is nothing to say."""
        self._sentence.setText(sentence)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._give_room()
        self.setVisible(bool(sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        """A label that wraps, in the middle of a layout, is given the height of one line, or too much."""
        width = max(1, min(_WIDTH, self.width() - 2 * _MARGIN))
        for label in (self._sentence, self._hint):
            label.setMinimumHeight(0)  # what it was given before counts as what it wants
            label.setFixedWidth(width)
            label.setFixedHeight(max(0, label.heightForWidth(width)))
        layout = self.layout()
        if layout is not None:
            layout.activate()  # before the next picture, not after it

    def offer(self, word: str, tip: str = "", *, enabled: bool = True) -> None:
        """The button's word; none for an empty one."""
        self.button.setVisible(bool(word))
        self.button.set_text(word)
        self.button.setEnabled(enabled)
        self.button.setToolTip(tip)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), _DIM)


def _label(font: object, color: QColor) -> Label:
    label = Label("", font=font, wrap=True)  # type: ignore[arg-type]
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setStyleSheet(f"color: {color.name()}")
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, color)
    label.setPalette(palette)
    return label
