# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Connections that windows share, and sessions that outlive them: counted, kept once for each pool, ended once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from keyring.errors import KeyringLocked

from helpers.keyrings import MemoryBackend, RaisingBackend, SlowBackend, keyring_of
from tests.models.conftest import happened, reached
from xolite_desktop.models.connection import Connection, State
from xolite_desktop.models.kept_sessions import KeptSession, KeptSessions
from xolite_desktop.models.saved_pools import SavedPools
from xolite_desktop.models.sign_ins import SignIns
from xolite_desktop.models.system_keyring import SERVICE, SystemKeyring
from xolite_desktop.simulator import Simulator
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins

Enter = Callable[..., "asyncio.Future[Connection]"]


class Desk:
    """Sign-ins over one keyring, and a way to add connections to a pool that is pinned."""

    def __init__(self, folder: Path, simulator: Simulator, keyring: SystemKeyring) -> None:
        self.simulator = simulator
        self.pins = Pins(None)
        self.address = f"127.0.0.1:{simulator.port}"
        self.pins.trust_once(Endpoint.parse(self.address), Certificate(simulator.certificate))
        self.pools = SavedPools(folder)
        self.sign_ins = SignIns(KeptSessions(keyring), self.pools, partial(Client, pins=self.pins))
        self.refusals: list[str] = []
        self.sign_ins.not_kept.connect(lambda _, sentence: self.refusals.append(sentence))

    async def enter(self, *, stays: bool, user: str = "root", password: str = "demo") -> Connection:
        connection = Connection(self.pins)
        connection.connect_to(self.address, user, password)
        await happened(connection.loaded)
        pool = connection.store.cache.pool
        assert pool is not None
        self.pools.used(self.address, user, pool.name_label, pool.uuid, datetime.now(UTC))
        self.sign_ins.add(connection, self.address, stays=stays)
        self.sign_ins.hold(connection)
        await reached(connection, State.LIVE)
        return connection

    @property
    def sessions(self) -> set[str]:
        return self.simulator.run(lambda: set(self.simulator.db.records("session")))


@pytest.fixture
def backend() -> MemoryBackend:
    return MemoryBackend()


@pytest.fixture
async def desk(tmp_path: Path, own_simulator: Simulator, backend: MemoryBackend) -> AsyncIterator[Desk]:
    made = Desk(tmp_path, own_simulator, keyring_of(backend))
    yield made
    await tidy(made)


async def tidy(desk: Desk) -> None:
    for entry in tuple(desk.sign_ins._all):
        await desk.sign_ins.end(entry.connection)
    await desk.sign_ins.settle()


def kept(backend: MemoryBackend) -> set[str]:
    return {each.ref for text in backend.entries.values() if (each := KeptSession.parse(text)) is not None}


async def test_a_connection_is_found_by_its_address_and_user_while_it_is_usable(desk):
    connection = await desk.enter(stays=False)
    assert desk.sign_ins.find(desk.address, "root") is connection
    assert desk.sign_ins.find(f"https://{desk.address}/", "root") is connection
    assert desk.sign_ins.find(desk.address, "eve") is None
    assert desk.sign_ins.find("127.0.0.1:1", "root") is None
    assert desk.sign_ins.find("no address at all", "root") is None
    connection.hang_up()
    await reached(connection, State.CLOSED)
    assert desk.sign_ins.find(desk.address, "root") is None


async def test_the_last_window_ends_it(desk):
    connection = await desk.enter(stays=False)
    desk.sign_ins.hold(connection)
    assert not desk.sign_ins.release(connection)
    assert desk.sign_ins.release(connection)
    await desk.sign_ins.end(connection)
    assert desk.sessions == set()


async def test_nobody_is_found_who_is_leaving(desk):
    connection = await desk.enter(stays=True)
    desk.sign_ins.leave(connection)
    assert desk.sign_ins.find(desk.address, "root") is None


async def test_twins_are_of_the_same_pool_and_user(desk):
    first, second = await desk.enter(stays=False), await desk.enter(stays=False)
    desk.simulator.run(lambda: desk.simulator.sessions.users.update(eve=("apple", "pool-admin")))
    third = await desk.enter(stays=False, user="eve", password="apple")
    assert desk.sign_ins.twins(second) == [first]
    assert desk.sign_ins.twins(third) == []


async def test_a_connection_that_never_stood_is_only_closed(desk):
    connection = Connection(desk.pins)
    await desk.sign_ins.end(connection)
    assert connection.state is State.CLOSED
    assert not desk.sign_ins.stays(connection)


async def test_a_pool_has_one_kept_session_and_the_other_ends_with_its_window(desk, backend):
    desk.simulator.run(lambda: desk.simulator.sessions.users.update(eve=("apple", "pool-admin")))
    first = await desk.enter(stays=True)
    await desk.sign_ins.settle()
    assert first.leaves_session
    second = await desk.enter(stays=True, user="eve", password="apple")
    await desk.sign_ins.settle()
    assert (first.leaves_session, second.leaves_session) == (False, True)
    assert len(desk.sessions) == 2, "the first window still uses its session"
    await desk.sign_ins.end(first)
    await desk.sign_ins.end(second)
    assert desk.sessions == kept(backend)
    (text,) = backend.entries.values()
    assert KeptSession.parse(text).user == "eve"  # type: ignore[union-attr]


async def test_a_session_of_another_user_is_not_this_ones(desk):
    await desk.enter(stays=True)
    await desk.sign_ins.settle()
    (pool,) = desk.pools.all()
    assert await desk.sign_ins.find_kept(pool) is not None
    desk.pools.used(desk.address, "eve", pool.name, pool.uuid, datetime.now(UTC))
    (pool,) = desk.pools.all()
    assert await desk.sign_ins.find_kept(pool) is None
    assert pool.is_kept


async def test_what_is_noted_and_is_not_there_is_noted_no_longer(desk, backend):
    await desk.enter(stays=True)
    await desk.sign_ins.settle()
    backend.entries.clear()
    (pool,) = desk.pools.all()
    assert pool.is_kept
    assert await desk.sign_ins.find_kept(pool) is None
    assert not desk.pools.all()[0].is_kept


async def test_closing_waits_for_what_is_being_written(tmp_path, own_simulator):
    slow = SlowBackend()
    desk = Desk(tmp_path, own_simulator, keyring_of(slow))
    connection = await desk.enter(stays=True)
    await asyncio.to_thread(slow.begun.wait, 10)
    ending = asyncio.ensure_future(desk.sign_ins.end(connection))
    await asyncio.sleep(0)
    assert not ending.done()
    slow.let_go.set()
    await ending
    assert desk.sessions == kept(slow)
    await desk.sign_ins.settle()


async def test_closing_without_staying_waits_for_no_keyring(tmp_path, own_simulator):
    slow = SlowBackend()
    desk = Desk(tmp_path, own_simulator, keyring_of(slow))
    connection = await desk.enter(stays=False)
    await desk.sign_ins.end(connection)
    assert desk.sessions == set()
    assert not slow.begun.is_set()


async def test_a_keyring_that_takes_too_long_keeps_nothing_in_the_end(tmp_path, own_simulator):
    slow = SlowBackend()
    desk = Desk(tmp_path, own_simulator, keyring_of(slow, answer_s=0.05))
    connection = await desk.enter(stays=True)
    await desk.sign_ins.settle()
    assert desk.refusals == ["The keyring does not answer. It may be waiting for you to unlock it."]
    await desk.sign_ins.end(connection)
    assert desk.sessions == set()
    slow.let_go.set()
    keyring = desk.sign_ins.kept._keyring
    while keyring._line.is_stuck or keyring._line._runs:
        await asyncio.sleep(0)
    assert slow.entries == {}, "what was written late was removed after that"


async def test_a_locked_keyring_is_told_and_can_be_tried_again(tmp_path, own_simulator):
    backend = RaisingBackend(KeyringLocked)
    desk = Desk(tmp_path, own_simulator, keyring_of(backend))
    connection = await desk.enter(stays=True)
    await desk.sign_ins.settle()
    assert desk.refusals == ["The keyring is locked."]
    assert not desk.sign_ins.stays(connection)
    unlocked = MemoryBackend()
    backend.get_password, backend.set_password = unlocked.get_password, unlocked.set_password  # type: ignore[method-assign]
    desk.sign_ins.set_stays(connection, True)
    await desk.sign_ins.settle()
    assert connection.leaves_session
    await desk.sign_ins.end(connection)
    assert desk.sessions == kept(unlocked)


async def test_dropping_ends_nothing_at_a_host_whose_pin_is_gone(desk, backend):
    connection = await desk.enter(stays=True)
    await desk.sign_ins.end(connection)
    (pool,) = desk.pools.all()
    desk.pins.forget(Endpoint.parse(desk.address))
    desk.simulator.drop_connections()  # what was on its way to the host before it was left is not counted later
    sent = desk.simulator.bytes_received
    done: list[bool] = []
    desk.sign_ins.drop_soon(pool.uuid, lambda: done.append(True))
    await desk.sign_ins.settle()
    assert done == [True]
    assert backend.entries == {}
    assert desk.simulator.bytes_received == sent


async def test_an_entry_with_an_impossible_address_is_only_forgotten(desk, backend):
    connection = await desk.enter(stays=True)
    await desk.sign_ins.end(connection)
    (pool,) = desk.pools.all()
    text = backend.entries[SERVICE, pool.uuid]
    backend.entries[SERVICE, pool.uuid] = text.replace(desk.address, "no address")
    await desk.sign_ins.drop(pool.uuid)
    assert backend.entries == {}


async def test_a_pool_without_a_uuid_is_not_kept(desk, backend):
    connection = await desk.enter(stays=False)
    desk.sign_ins._entry(connection).pool_uuid = ""
    desk.sign_ins.set_stays(connection, True)
    await desk.sign_ins.settle()
    assert backend.entries == {}
