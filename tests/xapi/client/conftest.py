# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A client signed in at a simulated pool that has files to give and to take."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
from xapi.client.transfer_pool import POOL

from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins


@pytest.fixture
def store(hand_clock: HandClock) -> Iterator[Simulator]:
    """A simulated pool with disks."""
    with Simulator(POOL, clock=hand_clock) as simulator:
        yield simulator


@pytest.fixture
def store_pins(store: Simulator) -> Pins:
    trusted = Pins(None)
    trusted.trust_once(Endpoint.parse(store.url), Certificate(store.certificate))
    return trusted


@pytest.fixture
async def porter(store: Simulator, store_pins: Pins) -> AsyncIterator[Client]:
    """A client that is signed in there."""
    made = Client(Endpoint.parse(store.url), store_pins, jitter=lambda: 1.0)
    await made.sign_in(store.user, store.password)
    yield made
    await made.close()
