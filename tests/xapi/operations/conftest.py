# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The demo pool, its tasks done as soon as they are begun; and a small one for transfers, with a client that knows it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import aclosing
from typing import Any

import pytest
from xapi.client.transfer_pool import POOL

from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client, task_run
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins

CLASSES = ("pool", "host", "SR", "PBD", "VM", "VBD", "VDI", "network")


@pytest.fixture(scope="module")
def demo() -> Iterator[Simulator]:
    with Simulator("demo", clock=HandClock(auto=True)) as simulator:
        yield simulator


@pytest.fixture
async def live(demo: Simulator, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Client]:
    """A client with the demo pool in its cache; tasks are asked for, so that nothing else need run."""
    monkeypatch.setattr(task_run, "POLL_INTERVAL_S", 0.01)
    endpoint, pins = Endpoint.parse(demo.url), Pins(None)
    pins.trust_once(endpoint, Certificate(demo.certificate))
    client = Client(endpoint, pins)
    await client.sign_in(demo.user, demo.password)
    async with aclosing(client.subscribe()) as batches:
        await anext(batches)
    yield client
    await client.close()


@pytest.fixture
def transfer_pool() -> Mapping[str, Any]:
    """What is in the small pool."""
    return POOL


@pytest.fixture
def store(transfer_pool: Mapping[str, Any]) -> Iterator[Simulator]:
    with Simulator(transfer_pool, clock=HandClock(auto=True)) as simulator:
        simulator.login_delay_s = 0.0
        yield simulator


@pytest.fixture
async def client(store: Simulator) -> AsyncIterator[Client]:
    """A client that has loaded the small pool."""
    pins = Pins(None)
    pins.trust_once(Endpoint.parse(store.url), Certificate(store.certificate))
    made = Client(Endpoint.parse(store.url), pins, jitter=lambda: 1.0)
    await made.sign_in(store.user, store.password)
    async with aclosing(made.subscribe(CLASSES)) as batches:
        await anext(batches)
    yield made
    await made.close()
