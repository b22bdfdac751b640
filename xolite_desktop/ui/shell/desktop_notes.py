# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Notifications of the desktop, where it has any."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

LONGEST = 200
# Many desktops take the text for markup, and names in it come from other people.
_NO_MARKUP = str.maketrans({"<": "‹", ">": "›", "&": "＆"})


class DesktopNotes(QObject):
    """Belongs to one window; a press on a notification brings that window to the front."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._icon: QSystemTrayIcon | None = None

    def tell(self, title: str, text: str, *, is_bad: bool) -> bool:
        """Show a notification; False if this desktop has none."""
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return False
        if self._icon is None:
            self._icon = QSystemTrayIcon(QGuiApplication.windowIcon(), self)
            self._icon.messageClicked.connect(self._come_to_front)
            self._icon.activated.connect(self._come_to_front)
            self._icon.setToolTip("XO Lite Desktop")
        self._icon.show()
        kind = QSystemTrayIcon.MessageIcon.Warning if is_bad else QSystemTrayIcon.MessageIcon.Information
        self._icon.showMessage(plain(title), plain(text), kind)
        return True

    def _come_to_front(self, *_: object) -> None:
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        if self._icon is not None:
            self._icon.hide()


def plain(text: str) -> str:
    """A text that no desktop takes for markup, of bounded length."""
    return text[:LONGEST].translate(_NO_MARKUP)
