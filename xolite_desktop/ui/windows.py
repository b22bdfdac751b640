# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""All windows of the program: connect windows, and those of pools. Knows when the last one is gone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal

from xolite_desktop.models.bridge import create_task
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.sliced_work import SlicedWork
from xolite_desktop.ui.connecting import Connecting
from xolite_desktop.ui.dialogs.connect import SignIn
from xolite_desktop.ui.dialogs.losing_tasks import ask_before_loss
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.profile import Profile
from xolite_desktop.ui.style import icons, theme

log = logging.getLogger(__name__)

_BESIDE = QPoint(32, 32)
"""How far a further window of a pool is from the one before."""


class Windows(QObject):
    """Opens, finds and closes windows. Those of one pool and user share a connection, which ends with the last of them.

    Signals: `opened(PoolWindow)`; `demo_asked()` from a connect window; `finished()` when no window is left and
    every connection has ended. It may be made before the loop runs.
    """

    opened = Signal(object)
    demo_asked = Signal()
    finished = Signal()

    def __init__(self, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._sign_ins = profile.sign_ins
        self.pool_windows: list[PoolWindow] = []
        self.connecting: list[Connecting] = []
        self._openings: list[SlicedWork] = []
        self._ending: set[asyncio.Task[None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        icons.load()
        theme.appearance().choose(profile.settings.text("theme"))
        profile.settings.changed.connect(self._on_setting_changed)

    @property
    def is_ending(self) -> bool:
        """Whether a closed window, or its connection, has not ended yet."""
        return bool(self._ending)

    @property
    def is_opening(self) -> bool:
        """Whether the window of a connection is still being made."""
        return bool(self._openings)

    def show_connect(self, host: str = "", user: str = "root") -> Connecting:
        """A connect window, filled with what is known. The first of all windows is one."""
        self._loop = asyncio.get_running_loop()
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
        """Close every window and wait until every connection has ended, and what was kept of them is written."""
        self._finish_openings()
        for connecting in tuple(self.connecting):
            connecting.window.close()
        for window in tuple(self.pool_windows):
            window.close_at_once()
        while self._ending:
            await asyncio.gather(*self._ending)
        await self._sign_ins.settle()

    def _on_connected(self, connecting: Connecting, connection: Connection) -> None:
        self._finish_openings()
        self.connecting.remove(connecting)
        if connection is not connecting.connection:
            self._end(connecting.connection)
        twins = self._sign_ins.twins(connection) if connection is connecting.connection else []
        for twin in twins:
            if twin.is_usable:  # the same pool by another address: its windows have a connection already
                self._end(connection)
                connection = twin
                break
            for window in self._windows_of(twin):
                window.close_at_once()  # the older connection gives way: the new one is known to stand
        self._open(connection, connecting.leave)

    def _open(self, connection: Connection, opened: Callable[[], object] | None = None) -> None:
        """A window is made in slices, while what is there already goes on answering; then it is shown."""
        window = PoolWindow(connection, self._profile, in_steps=True)
        self._sign_ins.hold(connection)
        opening = SlicedWork(self)
        self._openings.append(opening)

        def show() -> None:
            self._openings.remove(opening)
            opening.deleteLater()
            self._show(window)
            if opened is not None:
                opened()

        opening.start(window.steps(), show)

    def _finish_openings(self) -> None:
        """For whoever needs to know all windows: those that are being made are there afterwards."""
        for opening in tuple(self._openings):
            opening.finish()

    def _show(self, window: PoolWindow) -> None:
        connection = window.connection
        beside = self._windows_of(connection)
        self.pool_windows.append(window)
        window.closed.connect(lambda: self._on_window_closed(window))
        # Nothing of the window: the connection would hold it for ever.
        connection.moved.connect(partial(self._profile.pools.moved, window.pool_uuid))
        window.connect_asked.connect(lambda: self.show_connect())
        window.window_asked.connect(lambda: self._open(connection))
        window.reconnect_asked.connect(lambda *_: self._reconnect(window))
        window.sign_out_asked.connect(lambda: self._on_sign_out_asked(window))
        window.all_asked.connect(self._on_all_asked)
        if beside:
            window.move(beside[-1].pos() + _BESIDE)
        window.show()
        self.opened.emit(window)

    def _windows_of(self, connection: Connection) -> list[PoolWindow]:
        return [window for window in self.pool_windows if window.connection is connection]

    def _reconnect(self, window: PoolWindow) -> None:
        """By the address that was entered once: there the session may be kept."""
        connecting = self.show_connect(*self._address_of(window))
        if not connecting.window.needs_password:
            connecting.window.submit()

    def _on_all_asked(self, connect: bool) -> None:
        if connect:
            self.connect_all()
            return
        for connection in {window.connection for window in self.pool_windows}:
            connection.hang_up()

    def connect_all(self) -> None:
        """Every recent pool that no window is connected to gets one; where a password is needed it is asked for there."""
        asked = {each.window.address for each in self.connecting}
        for pool in self._profile.pools.all():
            windows = [window for window in self.pool_windows if window.pool_uuid == pool.uuid]
            if pool.address in asked or any(window.connection.is_usable for window in windows):
                continue
            connecting = self.show_connect(pool.address, pool.user)
            if not connecting.window.needs_password:
                connecting.window.submit()

    def _address_of(self, window: PoolWindow) -> tuple[str, str]:
        saved = self._profile.pools.find(window.pool_uuid)
        if saved is not None and saved.user == window.connection.user:
            return saved.address, saved.user
        return window.address, window.connection.user

    def _on_sign_out_asked(self, window: PoolWindow) -> None:
        windows = self._windows_of(window.connection)
        titles = [job.title for each in windows for job in each.jobs.unsafe_to_close]
        if titles:
            ask_before_loss(window, titles, lambda: self._sign_out(window))
        else:
            self._sign_out(window)

    def _sign_out(self, window: PoolWindow) -> None:
        """For all windows of this pool; a connect window stays for whoever signs in next."""
        self._sign_ins.leave(window.connection)
        self.show_connect(*self._address_of(window))
        for each in self._windows_of(window.connection):
            each.close_at_once()

    def _drop(self, connecting: Connecting) -> None:
        self.connecting.remove(connecting)
        self._end(connecting.connection)
        connecting.leave()

    def _on_window_closed(self, window: PoolWindow) -> None:
        self.pool_windows.remove(window)
        self._await(self._leave(window), "end of a window")

    async def _leave(self, window: PoolWindow) -> None:
        await window.end()
        window.deleteLater()
        if self._sign_ins.release(window.connection):
            await self._sign_ins.end(window.connection)

    def _end(self, connection: Connection) -> None:
        self._await(self._sign_ins.end(connection), "end of a connection")

    def _await(self, ending: Coroutine[Any, Any, None], name: str) -> None:
        # Not the running loop: Qt closes windows also while it pauses.
        assert self._loop is not None
        task = create_task(self._loop, ending, name)
        self._ending.add(task)
        task.add_done_callback(self._on_ended)

    def _on_ended(self, task: asyncio.Task[None]) -> None:
        self._ending.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a window or connection did not end cleanly", exc_info=error)
        if not (self._ending or self._openings or self.pool_windows or self.connecting):
            self.finished.emit()

    def _on_setting_changed(self, key: str) -> None:
        if key == "theme":
            theme.appearance().choose(self._profile.settings.text("theme"))
