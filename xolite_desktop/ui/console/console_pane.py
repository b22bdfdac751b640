# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A bar and the console below it: what the tab and an undocked window are made of; lends the console to full screen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xolite_desktop.ui.console.console_bar import ConsoleBar, Where
from xolite_desktop.ui.console.console_desk import ConsoleDesk
from xolite_desktop.ui.console.full_screen import FullScreen
from xolite_desktop.ui.console.open_console import OpenConsole


class ConsolePane(QWidget):
    """Shows one console at a time. Signals: `undock_asked()`."""

    undock_asked = Signal()

    def __init__(self, desk: ConsoleDesk, where: Where, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._full_screen: FullScreen | None = None
        self.console: OpenConsole | None = None
        self.bar = ConsoleBar(desk, where)
        self._holder = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(self._holder, 1)
        self.bar.full_screen_asked.connect(self.toggle_full_screen)
        self.bar.undock_asked.connect(self.undock_asked)
        QShortcut(QKeySequence("F11"), self, self.toggle_full_screen)

    @property
    def full_screen(self) -> FullScreen | None:
        """The window that has the console now, while it fills a display."""
        return self._full_screen

    def show_console(self, console: OpenConsole | None) -> None:
        """Show this console, which another pane may have had before; None for an empty pane."""
        if console is self.console and (console is None or self._has(console) or self._full_screen):
            return
        self.leave_full_screen()
        before, self.console = self.console, console
        if before is not None and before is not console:
            before.view.console.release_asked.disconnect(self._on_release)
            if self._has(before):
                self._holder.removeWidget(before.view)
                before.view.hide()
                before.view.setParent(None)
        self.bar.follow(console)
        if console is not None:
            if before is not console:
                console.view.console.release_asked.connect(self._on_release)
            self._holder.addWidget(console.view)
            console.view.show()

    def toggle_full_screen(self) -> None:
        if self._full_screen is not None:
            self._full_screen.close()
        elif self.console is not None:
            self._full_screen = window = FullScreen(self.console, self._desk)
            window.closed.connect(self._take_back)
            window.setScreen(self.screen())
            window.showFullScreen()
            self.console.view.console.setFocus()

    def leave_full_screen(self) -> None:
        if self._full_screen is not None:
            self._full_screen.close()

    def _has(self, console: OpenConsole) -> bool:
        return self._holder.indexOf(console.view) >= 0

    def _take_back(self) -> None:
        window, self._full_screen = self._full_screen, None
        if self.console is not None:
            self._holder.addWidget(self.console.view)
            self.console.view.show()  # a hidden widget cannot take the focus, and a layout shows it only later
            self.window().activateWindow()
            self.console.view.console.setFocus()
        if window is not None:
            window.deleteLater()

    def _on_release(self) -> None:
        """The person wants the keyboard back: it goes to the bar."""
        self.bar.scale.setFocus()
