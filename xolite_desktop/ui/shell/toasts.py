# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Short notes at the lower right of a window about what failed. They take no focus and go by themselves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import fonts, icons
from xolite_desktop.ui.widgets.button import Button, IconButton
from xolite_desktop.ui.widgets.label import ElidedLabel, Label
from xolite_desktop.ui.widgets.panel import Panel

MOST = 3
SHOWN_MS = 8_000
WIDTH = 400
_GAP, _EDGE, _ABOVE_FOOT = 8, 16, 40


class _Sign(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(20, 20))

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), QRect(0, 0, 20, 20), "x-circle", "bad")


class Toast(Panel):
    """One note. Its time stands still while the pointer is on it. Signals: `over(self)`; `details_asked()`."""

    over = Signal(object)
    details_asked = Signal()

    def __init__(self, title: str, text: str, window: QWidget) -> None:
        super().__init__("toast", window)
        self.timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self.timer.timeout.connect(self.end)
        self._left_ms = SHOWN_MS
        self.title, self.text = (
            ElidedLabel(title, font=fonts.strong()),
            Label(text, tone="secondary", wrap=True),
        )
        self.details = Button(tr("Details"), kind="link")
        self.close_button = IconButton("x", tr("Close"))
        self.setAccessibleName(f"{title}. {text}")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 8, 10)
        row.setSpacing(10)
        row.addWidget(_Sign())
        row.addLayout(words, 1)
        row.addWidget(self.details)
        row.addWidget(self.close_button)
        self.details.clicked.connect(self.details_asked)
        self.details.clicked.connect(self.end)
        self.close_button.clicked.connect(self.end)
        self.timer.start()

    def end(self) -> None:
        self.timer.stop()
        self.over.emit(self)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._left_ms = min(SHOWN_MS, max(1_000, self.timer.remainingTime()))
        self.timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self.timer.start(self._left_ms)


class Toasts(QObject):
    """The notes of one window, the newest lowest; the oldest gives way to a fourth."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.shown: list[Toast] = []
        self.floor: Callable[[], int] = lambda: _ABOVE_FOOT
        """How many pixels at the lower edge of the window stay free."""
        window.installEventFilter(self)

    def show(self, title: str, text: str) -> Toast:
        """Show a note; both texts are plain and may be long."""
        while len(self.shown) >= MOST:
            self.shown[0].end()
        toast = Toast(title, text[:300], self._window)
        toast.over.connect(self._drop)
        self.shown.append(toast)
        toast.show()
        self._place()
        return toast

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.shown:
            self._place()
        return False

    def _drop(self, toast: Toast) -> None:
        if toast in self.shown:
            self.shown.remove(toast)
            toast.hide()
            toast.deleteLater()
            self._place()

    def _place(self) -> None:
        width = min(WIDTH, self._window.width() - 2 * _EDGE)
        bottom = self._window.height() - self.floor() - _GAP
        for toast in reversed(self.shown):
            layout = toast.layout()
            assert layout is not None
            layout.activate()
            height = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
            toast.setGeometry(self._window.width() - width - _EDGE, bottom - height, width, height)
            toast.raise_()
            bottom -= height + _GAP
