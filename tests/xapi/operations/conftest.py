# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The demo pool, its tasks done as soon as they are begun."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing

import pytest

from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client, task_run
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins


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
