# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A console over the whole display; its bar slides in from the top edge when the pointer pushes against it."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xolite_desktop.ui.console.console_bar import ConsoleBar, Where
from xolite_desktop.ui.console.console_desk import ConsoleDesk
from xolite_desktop.ui.console.open_console import OpenConsole
from xolite_desktop.ui.style.theme import restyle

FIRST_SHOWN_MS = 2500
LINGER_MS = 600
_SLIDE_MS = 160
_EDGE = 2
_NEAR = 24  # below the bar: so far the pointer may stray


class FullScreen(QWidget):
    """A window without a frame that borrows a console's view; `closed()` when it should be given back.

    The bar is there for a moment at first, so that nobody has to know about the edge.
    """

    closed = Signal()

    def __init__(self, console: OpenConsole, desk: ConsoleDesk) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(console.name)
        self.setObjectName("fullScreen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        restyle(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(console.view)
        self._console = console
        self.bar = ConsoleBar(desk, Where.FULL_SCREEN, self)
        self.bar.follow(console)
        self.bar.full_screen_asked.connect(self.close)
        self._slide = QPropertyAnimation(self.bar, b"pos", self)
        self._slide.setDuration(_SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._is_out = True
        self._away = QTimer(self, singleShot=True)
        self._away.timeout.connect(self.slide_away)
        for watched in (console.view.console, console.view.viewport(), self.bar):
            watched.installEventFilter(self)
        QShortcut(QKeySequence(Qt.Key.Key_F11), self, self.close)
        self._away.start(FIRST_SHOWN_MS)

    @property
    def is_bar_out(self) -> bool:
        """Whether the bar is in sight, or on its way."""
        return self._is_out

    def keep_bar(self) -> None:
        """The bar stays until the pointer comes and goes."""
        self._away.stop()
        self.slide_in()

    def slide_in(self) -> None:
        self._move(out=True)

    def slide_away(self) -> None:
        if self.bar.underMouse() or self.bar.findChild(QObject, "openMenu") is not None:
            self._away.start(LINGER_MS)
        else:
            self._move(out=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.resize(self.width(), self.bar.height())
        self.bar.move(0, 0 if self._is_out else -self.bar.height())
        self.bar.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._on_pointer(self.mapFromGlobal(event.globalPosition()).y())
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.bar.follow(None)
        for watched in (self._console.view.console, self._console.view.viewport()):
            watched.removeEventFilter(self)
        self.closed.emit()
        super().closeEvent(event)

    def _on_pointer(self, y: float) -> None:
        if y <= _EDGE:
            self._away.stop()
            self.slide_in()
        elif self._is_out and y > self.bar.height() + _NEAR and not self._away.isActive():
            self._away.start(LINGER_MS)

    def _move(self, *, out: bool) -> None:
        if out == self._is_out:
            return
        self._is_out = out
        self.bar.raise_()
        self._slide.stop()
        self._slide.setStartValue(self.bar.pos())
        self._slide.setEndValue(QPoint(0, 0 if out else -self.bar.height()))
        self._slide.start()
