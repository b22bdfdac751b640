# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A console in a window of its own, on whichever display; closing it brings the console back to its tab."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xolite_desktop.models.wording import tr
from xolite_desktop.ui.console.console_bar import HEIGHT, Where
from xolite_desktop.ui.console.console_desk import ConsoleDesk
from xolite_desktop.ui.console.console_pane import ConsolePane
from xolite_desktop.ui.console.open_console import OpenConsole

SIZE = (1024, 768 + HEIGHT)


class ConsoleWindow(QWidget):
    """Signals: `closed()`."""

    closed = Signal()

    def __init__(self, console: OpenConsole, desk: ConsoleDesk) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._console = console
        self._desk = desk
        self.pane = ConsolePane(desk, Where.WINDOW)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)
        self.pane.show_console(console)
        self.pane.undock_asked.connect(self.close)
        desk.store.changed.connect(self._show_title)
        self._show_title()
        self.resize(*SIZE)

    def come_to_front(self) -> None:
        self.showNormal() if self.isMinimized() else self.show()
        self.raise_()
        self.activateWindow()
        self._console.view.console.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.pane.leave_full_screen()
        self.pane.show_console(None)
        self.closed.emit()
        super().closeEvent(event)

    def _show_title(self, *_: object) -> None:
        title = tr("{name} — Console").format(name=self._console.name)
        if title != self.windowTitle():
            self.setWindowTitle(title)
