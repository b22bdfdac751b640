# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A console over the whole display; F11 brings it back to where it was."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xolite_desktop.ui.console.console_widget import ConsoleWidget


class FullScreen(QWidget):
    """A window without a frame that borrows a console widget; `closed()` when it should be given back."""

    closed = Signal()

    def __init__(self, console: ConsoleWidget, title: str) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(title)
        self.setStyleSheet("background: black")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(console)
        QShortcut(QKeySequence(Qt.Key.Key_F11), self, self.close)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)
