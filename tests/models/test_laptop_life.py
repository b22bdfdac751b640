# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A connection through sleep, another network and a clock that is set: back at once, and never fooled."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from functools import partial

import pytest

from helpers.person import until
from helpers.settled import settled
from xolite_desktop.models import connection_words
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.connection_words import State
from xolite_desktop.simulator import Simulator
from xolite_desktop.simulator.faults import FAULTS, Phase
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins

DECADE_S = 315_360_000.0


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    with Simulator("one_host", lives=False) as simulator:
        simulator.login_delay_s = 0.0
        yield simulator


async def _for_ever(seconds: float) -> None:
    """A wait before the next try that only somebody ends."""
    await asyncio.Event().wait()


@pytest.fixture
async def connection(simulator: Simulator) -> AsyncIterator[Connection]:
    pins = Pins(None)
    pins.trust_once(Endpoint.parse(simulator.url), Certificate(simulator.certificate))
    made = Connection(pins, make_client=partial(Client, pause=_for_ever))
    polls = simulator.calls["event.from"]
    made.connect_to(f"127.0.0.1:{simulator.port}", simulator.user, simulator.password)
    await until(lambda: made.state is State.LIVE, made.state_changed)
    await settled(made, simulator, polls)
    yield made
    await made.close()


async def _hears(connection: Connection, simulator: Simulator, name: str) -> None:
    ref = simulator.run(lambda: simulator.db.create("network", name_label=name))
    store = connection.store
    await until(lambda: store.cache.get("network", ref) is not None, store.changed)


async def test_after_a_sleep_a_dead_line_is_found_out_without_waiting_for_it(
    connection: Connection, simulator: Simulator
) -> None:
    """The poll under way will never be answered, and nobody says so: the question goes over a new connection."""
    injection = simulator.faults.inject(FAULTS["http_hang_before"], phase=Phase.POLL, times=1)
    await _stir_until_hung(simulator, injection)
    connections = len(simulator.counts.connection_bytes)
    began = time.monotonic()
    connection.doubt()
    await _hears(connection, simulator, "after the sleep")
    assert time.monotonic() - began < 5.0
    assert len(simulator.counts.connection_bytes) > connections
    assert simulator.calls["session.login_with_password"] == 1


async def _stir_until_hung(simulator: Simulator, injection: object) -> None:
    while not injection.hits:  # type: ignore[attr-defined]
        simulator.run(lambda: simulator.db.create("network", name_label="before the sleep"))
        await asyncio.sleep(0.01)


async def test_another_network_ends_the_wait_for_the_next_try(
    connection: Connection, simulator: Simulator
) -> None:
    simulator.refuse_connections()
    simulator.drop_connections()
    await until(lambda: connection.state is State.LOST, connection.state_changed)
    simulator.accept_connections()
    connection.doubt()
    await until(lambda: connection.state is State.LIVE, connection.state_changed)
    await _hears(connection, simulator, "in the other network")


async def test_a_session_that_ended_in_a_long_sleep_is_replaced_once(
    connection: Connection, simulator: Simulator
) -> None:
    simulator.end_sessions()
    simulator.drop_connections()
    await until(lambda: connection.state is not State.LIVE, connection.state_changed)
    connection.doubt()
    await _hears(connection, simulator, "after a day")
    assert simulator.calls["session.login_with_password"] == 2


@pytest.mark.parametrize("by_s", [3600.0, -3600.0, DECADE_S, -DECADE_S])
async def test_a_clock_that_is_set_changes_neither_the_connection_nor_what_is_said(
    connection: Connection, simulator: Simulator, monkeypatch: pytest.MonkeyPatch, by_s: float
) -> None:
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + by_s)
    await _hears(connection, simulator, "at another time")
    simulator.refuse_connections()
    simulator.drop_connections()
    await until(lambda: connection.state is State.LOST, connection.state_changed)
    said = connection_words.banner(
        connection.state, time.monotonic(), connection.lost_since, connection.retry_at
    )
    assert "Connection lost 0 s ago" in said
    assert "Next try in" in said
    simulator.accept_connections()
    connection.retry_now()
    await until(lambda: connection.state is State.LIVE, connection.state_changed)
    assert simulator.calls["session.login_with_password"] == 1
