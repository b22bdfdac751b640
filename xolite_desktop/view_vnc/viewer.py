# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The window of one VNC server: the console's own widget and link, and nothing around them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xolite_desktop.models.bridge import Bridge
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import sentence
from xolite_desktop.ui.console.console_link import ConsoleLink
from xolite_desktop.ui.console.console_widget import ConsoleWidget
from xolite_desktop.ui.console.server_power import tell_refusal
from xolite_desktop.ui.style import theme
from xolite_desktop.ui.style.wording import full_stop
from xolite_desktop.view_vnc.password_dialog import PasswordDialog
from xolite_desktop.view_vnc.plain_source import PlainSource
from xolite_desktop.view_vnc.power_bar import PowerBar
from xolite_desktop.vnc.errors import PasswordRequired
from xolite_desktop.vnc.link_rating import Link
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.net.endpoint import Endpoint


class Viewer(QWidget):
    """One server's screen, at first pixel for pixel where the display is large enough.

    Signals: `closed()` when the person closed the window.
    """

    closed = Signal()

    def __init__(
        self, endpoint: Endpoint, bridge: Bridge, link: Link | None = None, password: str | None = None
    ) -> None:
        super().__init__()
        theme.appearance()  # worn before the password's dialog measures itself
        self._address = f"{endpoint.bracketed_host}:{endpoint.port}"
        self.setWindowTitle(self._address)
        self.console = ConsoleWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        store = PoolStore(self)
        store.attach(Cache())
        self.link = ConsoleLink(PlainSource(endpoint, self), store, self.console, bridge, self)
        self.power_bar = PowerBar(self.link.power, self)
        column.addWidget(self.power_bar)
        column.addWidget(self.console, 1)
        self.link.choose_link(link)
        if password is not None:
            self.link.try_password(password)
        self.question: PasswordDialog | None = None
        self.link.password_asked.connect(self._ask)
        self.link.resized.connect(self._on_resized)
        self.power_bar.name = self._address
        self.power_bar.shown_changed.connect(self._fit)
        self.link.power.refused.connect(lambda: tell_refusal(self._address, self))
        QShortcut(QKeySequence(Qt.Key.Key_F11), self, self.toggle_full_screen)

    def open(self, *, full_screen: bool) -> None:
        """Show the window and connect."""
        if full_screen:
            self.showFullScreen()
        else:
            self.show()
        self.console.setFocus()
        self.link.start()

    def toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.link.close()
        self.closed.emit()
        super().closeEvent(event)

    def _ask(self, error: Exception) -> None:
        reason = "" if isinstance(error, PasswordRequired) else full_stop(sentence(str(error)))
        self.question = dialog = PasswordDialog(self._address, reason, self)
        dialog.accepted.connect(lambda: self.link.try_password(dialog.password))
        dialog.rejected.connect(self.close)
        dialog.open()

    def _on_resized(self, width: int, height: int) -> None:
        name = self.link.desktop_name
        self.setWindowTitle(f"{name} – {self._address}" if name else self._address)
        self._fit()

    def _fit(self) -> None:
        """Pixel for pixel, as far as the display has room."""
        framebuffer = self.link.framebuffer
        if framebuffer is None or self.isFullScreen() or self.isMaximized():
            return
        room, ratio = self.screen().availableSize(), self.devicePixelRatioF()
        width, height = round(framebuffer.width / ratio), round(framebuffer.height / ratio)
        self.resize(min(room.width(), width), min(room.height(), height + self.power_bar.room))
