# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a session may do, kept true: roles change while somebody is signed in.

A pool gives a session its permissions when it begins. So they are read with each sign-in, also with one that the client
made by itself, and again whenever the pool refuses what they seemed to allow.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Protocol, cast

from PySide6.QtCore import QObject, Signal, SignalInstance

from xolite_desktop.models.bridge import Bridge
from xolite_desktop.xapi.client.link import Session
from xolite_desktop.xapi.client.permissions import Caller, read_permissions
from xolite_desktop.xapi.errors import XapiError
from xolite_desktop.xapi.roles.permissions import EVERYTHING, Permissions
from xolite_desktop.xapi.rules.permission import DENIED

log = logging.getLogger(__name__)


class SignedIn(Protocol):
    """What the watch needs of `Connection`."""

    permissions: Permissions
    bridge: Bridge

    @property
    def session(self) -> Session | None: ...
    @property
    def client(self) -> Caller: ...
    @property
    def session_changed(self) -> SignalInstance: ...


class RoleWatch(QObject):
    """Sets `permissions` of one connection. Signals: `changed()` when they are others than before."""

    changed = Signal()

    def __init__(self, connection: SignedIn) -> None:
        super().__init__(cast(QObject, connection))
        self._connection = connection
        self._read_for: Session | None = None
        self._reading: asyncio.Task[None] | None = None
        connection.session_changed.connect(self._look)

    async def read_first(self, client: Caller) -> None:
        """After a sign-in by a person; what cannot be read is no hindrance."""
        self._connection.permissions = EVERYTHING
        await self._read(client)

    def hear(self, error: object) -> None:
        """An error of the pool: one about permissions says that they are not what was read."""
        if isinstance(error, XapiError) and error.code == DENIED:
            self._read_again()

    def _look(self) -> None:
        if self._connection.session is not self._read_for:
            self._read_again()

    def _read_again(self) -> None:
        if self._connection.session is not None and (self._reading is None or self._reading.done()):
            self._reading = self._connection.bridge.start(
                self._read(self._connection.client),
                name="reading permissions",
                on_error=lambda error: log.info("permissions were not read: %s", error),
            )

    async def _read(self, client: Caller) -> None:
        connection, self._read_for = self._connection, client.session
        before = connection.permissions
        connection.permissions = await read_permissions(client, otherwise=before)
        if connection.permissions != before:
            self.changed.emit()
