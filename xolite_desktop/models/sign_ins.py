# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Who is signed in where: connections shared by the windows of a pool, and which of their sessions outlive them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, Final

from PySide6.QtCore import QMetaObject, QObject, Signal

from xolite_desktop.models.bridge import Bridge
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.connection_words import State
from xolite_desktop.models.kept_sessions import KeptSession, KeptSessions
from xolite_desktop.models.keyring_choice import KeyringFailure
from xolite_desktop.models.saved_pools import SavedPool, SavedPools
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import XapiError
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.refs import Ref

log = logging.getLogger(__name__)

END_S: Final = 5.0
"""How long ending a kept session on its pool may take: nobody watches it."""

MakeClient = Callable[[Endpoint], Client]


@dataclass(eq=False)
class _SignIn:
    """A connection that stood at least once, and the windows that show it.

    `stays`: its session is to outlive it. `was_written`: something of it may be in the keyring. `writing`: the last
    change of that. `is_leaving`: somebody signs out.
    """

    connection: Connection
    address: str
    pool_uuid: str
    stays: bool
    windows: int = 0
    was_written: bool = False
    is_leaving: bool = False
    writing: asyncio.Task[None] | None = None
    heard: list[QMetaObject.Connection] = field(default_factory=list)


class SignIns(QObject):
    """One for the whole program: windows of a pool find each other's connection here, and leave it here.

    A session is ended on the pool when the last window of its connection closes, unless it is kept: then it is in the
    system's keyring from the moment the connection stands, so that it outlives a crash as well. A pool has one kept
    session at most; whatever takes its place ends it on the pool.
    Signals: `not_kept(Connection, str)` with a sentence when staying signed in was wanted and did not work; `changed()` when a connection
    came, went or changed its state.
    """

    not_kept = Signal(object, str)
    changed = Signal()

    def __init__(
        self, kept: KeptSessions, pools: SavedPools, make_client: MakeClient, parent: QObject | None = None
    ) -> None:
        """`make_client` makes one that obeys the pins, for ending sessions nobody holds."""
        super().__init__(parent)
        self.kept = kept
        self._pools = pools
        self._make_client = make_client
        self._bridge = Bridge(self)
        self._all: list[_SignIn] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Lock()

    # Windows and their connections

    def find(self, address: str, user: str) -> Connection | None:
        """A usable connection of this user, made by this address or answered by it."""
        wanted = _endpoint(address)
        for each in self._all:
            connection = each.connection
            is_there = wanted is not None and wanted in (_endpoint(each.address), connection.endpoint)
            if is_there and connection.user == user and connection.is_usable and not each.is_leaving:
                return connection
        return None

    def twins(self, connection: Connection) -> list[Connection]:
        """The other connections of the same user to the same pool."""
        uuid, user = _pool_uuid(connection), connection.user
        others = (each for each in self._all if each.connection is not connection)
        return [each.connection for each in others if (each.pool_uuid, each.connection.user) == (uuid, user)]

    def add(self, connection: Connection, address: str, *, stays: bool) -> None:
        """A connection stands now; with `stays` its session is to outlive it."""
        uuid = _pool_uuid(connection)
        entry = _SignIn(connection, address, uuid, stays and bool(uuid))
        self._all.append(entry)
        entry.heard = [
            connection.session_changed.connect(lambda: self._follow(entry)),
            connection.password_needed.connect(lambda _: self._follow(entry)),
        ]
        connection.state_changed.connect(self.changed)
        self._follow(entry)
        self.changed.emit()

    def others(self, connection: Connection) -> list[Connection]:
        """The usable connections to other pools, one for each."""
        seen = {_pool_uuid(connection)}
        found = []
        for each in self._all:
            if each.connection.is_usable and not each.is_leaving and each.pool_uuid not in seen:
                seen.add(each.pool_uuid)
                found.append(each.connection)
        return found

    def names_of(self, endpoint: Endpoint) -> list[str]:
        """The pools that are connected to this host now, as their coordinator."""
        there = (each.connection for each in self._all if each.connection.endpoint == endpoint)
        return sorted({_pool_name(connection) for connection in there if connection.is_usable})

    @property
    def connections(self) -> list[Connection]:
        """All that stand or stood, as long as a window shows them."""
        return [each.connection for each in self._all]

    def hold(self, connection: Connection) -> None:
        """One window more shows this connection."""
        self._entry(connection).windows += 1

    def release(self, connection: Connection) -> bool:
        """One window less. True if that was the last: the connection is to be ended."""
        entry = self._entry(connection)
        entry.windows -= 1
        return entry.windows <= 0

    def stays(self, connection: Connection) -> bool:
        """Whether its session is meant to outlive its windows."""
        return any(each.stays for each in self._all if each.connection is connection)

    def set_stays(self, connection: Connection, stays: bool) -> None:
        """The person thinks otherwise; remembered for the pool."""
        entry = self._entry(connection)
        self._pools.note(entry.pool_uuid, stays=stays)
        if entry.stays != stays:
            entry.stays = stays and bool(entry.pool_uuid)
            self._follow(entry)

    def leave(self, connection: Connection) -> None:
        """Somebody signs out: `end` is to end the session on the pool too, and what is kept of it.

        That the person wanted to stay signed in is remembered for the next time.
        """
        entry = self._entry(connection)
        entry.is_leaving, entry.stays, connection.leaves_session = True, False, False
        self._pools.note(entry.pool_uuid, is_kept=False)

    async def end(self, connection: Connection) -> None:
        """Close a connection that no window shows any more; its session stays on the pool only if it is kept."""
        entry = next((each for each in self._all if each.connection is connection), None)
        if entry is None:
            await connection.close()
            return
        if entry.stays and entry.writing is not None:  # what is being written decides whether it is kept
            await asyncio.wait([entry.writing])
        if (
            entry.is_leaving and connection.session is None
        ):  # disconnected before, it left its session on the pool
            await self.drop(entry.pool_uuid)
        self._all.remove(entry)
        self.changed.emit()
        await connection.close()
        for each in entry.heard:  # Qt would keep the connection, and its whole pool, for what is to be called
            QObject.disconnect(each)
        if entry.was_written and not connection.leaves_session and not self._is_shared(entry):
            await self.forget(entry.pool_uuid)

    async def settle(self) -> None:
        """Wait until nothing is being kept, forgotten or ended any more."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    # Sessions nobody holds

    async def find_kept(self, pool: SavedPool) -> KeptSession | None:
        """The session kept for a pool, if it is this user's. Raises KeyringFailure."""
        kept = await self.kept.find(pool.uuid)
        if kept is None:
            self._pools.note(pool.key, is_kept=False)
        return kept if kept is not None and kept.user == pool.user else None

    async def forget(self, pool_uuid: str) -> None:
        """Take a session out of the keyring; it is of no use any more."""
        with suppress(KeyringFailure):
            await self.kept.forget(pool_uuid)
        self._pools.note(pool_uuid, is_kept=False)

    async def drop(self, pool_uuid: str) -> None:
        """Forget a kept session, and end it on the pool if that answers and its certificate is still trusted."""
        kept = await self._found(pool_uuid)
        await self.forget(pool_uuid)
        await self._end_on_pool(kept)

    def forget_soon(self, pool_uuid: str) -> None:
        """As `forget`, for a slot."""
        self._pools.note(pool_uuid, is_kept=False)
        self._start(self.forget(pool_uuid), "forgetting a session")

    def drop_soon(self, pool_uuid: str, then: Callable[[], None] = lambda: None) -> None:
        """As `drop`, for a slot; `then` is called at the end of it."""
        self._start(self.drop(pool_uuid), "dropping a session").add_done_callback(lambda _: then())

    # Keeping

    def _follow(self, entry: _SignIn) -> None:
        """Bring the keyring in step with a connection; until that is done nothing is kept."""
        entry.connection.leaves_session = False
        entry.writing = self._start(self._write(entry), "keeping a session")

    async def _write(self, entry: _SignIn) -> None:
        async with self._turn:
            connection, session = entry.connection, entry.connection.session
            if entry not in self._all:
                return
            before = await self._found(entry.pool_uuid) if self._may_be_kept(entry) else None
            if entry.stays and session is not None:
                kept = KeptSession.now(session.ref, session.user, str(session.endpoint), entry.pool_uuid)
                await self._keep(entry, kept, before)
            elif entry.stays and connection.state is State.CLOSED:
                return  # disconnected, and what was left on the pool is still good
            elif before is not None and not self._is_shared(entry):
                await self.forget(entry.pool_uuid)
            await self._end_on_pool(before)

    async def _keep(self, entry: _SignIn, kept: KeptSession, before: KeptSession | None) -> None:
        entry.was_written = True
        try:
            if before is None or replace(before, since=kept.since) != kept:
                await self.kept.keep(kept)
        except KeyringFailure as failure:
            entry.stays = False
            self.not_kept.emit(entry.connection, str(failure))
            return
        for other in self._all:
            if other.pool_uuid == entry.pool_uuid:
                other.connection.leaves_session = other is entry and entry.stays
        self._pools.note(entry.pool_uuid, is_kept=True)

    async def _found(self, pool_uuid: str) -> KeptSession | None:
        try:
            return await self.kept.find(pool_uuid)
        except KeyringFailure:
            return None

    async def _end_on_pool(self, kept: KeptSession | None) -> None:
        """End a session on its pool, unless a window uses it."""
        in_use = {each.connection.session.ref for each in self._all if each.connection.session is not None}
        endpoint = _endpoint(kept.address) if kept is not None else None
        if kept is None or endpoint is None or kept.ref in in_use:
            return
        client = self._make_client(endpoint)
        try:
            async with asyncio.timeout(END_S):
                await client.resume(Ref(kept.ref), kept.user)
        except (XapiError, TimeoutError) as error:
            log.info("%s: a kept session could not be ended: %s", endpoint, type(error).__name__)
        finally:
            await client.close()

    def _may_be_kept(self, entry: _SignIn) -> bool:
        noted = self._pools.find(entry.pool_uuid)
        return entry.was_written or (noted is not None and noted.is_kept)

    def _is_shared(self, entry: _SignIn) -> bool:
        """Whether the session kept for this pool is another connection's."""
        others = (each for each in self._all if each is not entry and each.pool_uuid == entry.pool_uuid)
        return any(each.connection.leaves_session for each in others)

    def _start(self, work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
        task = self._bridge.start(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _entry(self, connection: Connection) -> _SignIn:
        return next(each for each in self._all if each.connection is connection)


def _pool_uuid(connection: Connection) -> str:
    pool = connection.store.cache.pool
    return pool.uuid if pool is not None else ""


def _pool_name(connection: Connection) -> str:
    pool = connection.store.cache.pool
    return (pool.name_label if pool is not None else "") or str(connection.endpoint or "")


def _endpoint(address: str) -> Endpoint | None:
    try:
        return Endpoint.parse(address)
    except ValueError:
        return None
