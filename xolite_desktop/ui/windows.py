# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""All windows of the program: connect windows, and one window for each pool. Knows when the last one is gone."""

from __future__ import annotations

import asyncio
import logging

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.connection import Connection
from xolite_desktop.ui.connecting import Connecting
from xolite_desktop.ui.dialogs.connect import SignIn
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.profile import Profile
from xolite_desktop.ui.style import theme

log = logging.getLogger(__name__)


class Windows(QObject):
    """Opens, finds and closes windows.

    Signals: `opened(PoolWindow)`; `demo_asked()` from a connect window; `finished()` when no window is left and
    every connection has ended.
    """

    opened = Signal(object)
    demo_asked = Signal()
    finished = Signal()

    def __init__(self, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self.pool_windows: list[PoolWindow] = []
        self.connecting: list[Connecting] = []
        self._ending: set[asyncio.Task[None]] = set()
        theme.appearance().choose(profile.settings.text("theme"))
        profile.settings.changed.connect(self._on_setting_changed)

    @property
    def is_ending(self) -> bool:
        """Whether a connection of a closed window has not ended yet."""
        return bool(self._ending)

    def show_connect(self, host: str = "", user: str = "root") -> Connecting:
        """A connect window, filled with what is known."""
        connecting = Connecting(self._profile, self)
        self.connecting.append(connecting)
        connecting.connected.connect(lambda connection: self._on_connected(connecting, connection))
        connecting.closed.connect(lambda: self._drop(connecting))
        connecting.demo_asked.connect(self.demo_asked)
        if host:
            connecting.window.fill(host, user)
        connecting.window.show()
        return connecting

    def connect_to(self, host: str, user: str, password: str) -> Connecting:
        """A connect window that connects at once; where that needs a person, it asks."""
        connecting = self.show_connect(host, user)
        connecting.connect_to(SignIn(host, user, password))
        return connecting

    async def close(self) -> None:
        """Close every window and wait until every connection has ended."""
        for connecting in tuple(self.connecting):
            connecting.window.close()
        for window in tuple(self.pool_windows):
            window.close_at_once()
        while self._ending:
            await asyncio.gather(*self._ending)

    def _on_connected(self, connecting: Connecting, connection: Connection) -> None:
        self.connecting.remove(connecting)
        twin = self._window_of(connection)
        if twin is not None and connection.store.cache.pool is not None:
            twin.close_at_once()  # the older connection gives way: the new one is known to stand
        window = PoolWindow(connection, self._profile)
        self.pool_windows.append(window)
        window.closed.connect(lambda: self._on_window_closed(window))
        window.connect_asked.connect(lambda: self.show_connect())
        window.reconnect_asked.connect(self.show_connect)
        window.show()
        connecting.deleteLater()
        self.opened.emit(window)

    def _window_of(self, connection: Connection) -> PoolWindow | None:
        pool = connection.store.cache.pool
        uuid = pool.uuid if pool is not None else ""
        return next((window for window in self.pool_windows if window.pool_uuid == uuid), None)

    def _drop(self, connecting: Connecting) -> None:
        self.connecting.remove(connecting)
        self._end(connecting.connection)
        connecting.deleteLater()

    def _on_window_closed(self, window: PoolWindow) -> None:
        self.pool_windows.remove(window)
        self._end(window.connection)
        window.deleteLater()

    def _end(self, connection: Connection) -> None:
        task = asyncio.get_running_loop().create_task(connection.close(), name="end of a connection")
        self._ending.add(task)
        task.add_done_callback(self._on_ended)

    def _on_ended(self, task: asyncio.Task[None]) -> None:
        self._ending.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a connection did not end cleanly", exc_info=error)
        if not (self._ending or self.pool_windows or self.connecting):
            self.finished.emit()

    def _on_setting_changed(self, key: str) -> None:
        if key == "theme":
            theme.appearance().choose(self._profile.settings.text("theme"))
