# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A small simulated pool, and plain clients of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.simulator.json_caller import Caller
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.server import Simulator

SMALL_POOL: dict[str, dict[str, dict[str, Any]]] = {
    "pool": {"OpaqueRef:pool": {"name_label": "Small", "master": "OpaqueRef:host", "uuid": "u-pool"}},
    "host": {
        "OpaqueRef:host": {"name_label": "host-1", "address": "10.0.0.1", "enabled": True, "uuid": "u-host"}
    },
    "VM": {
        "OpaqueRef:vm": {"name_label": "vm-1", "uuid": "u-vm", "user_version": 1},
        "OpaqueRef:running": {
            "name_label": "vm-2",
            "uuid": "u-running",
            "power_state": "Running",
            "resident_on": "OpaqueRef:host",
            "domid": 7,
        },
    },
    "message": {"OpaqueRef:message": {"name": "VM_STARTED", "cls": "VM", "obj_uuid": "u-vm", "priority": 5}},
}


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def simulator(clock: HandClock) -> Iterator[Simulator]:
    """A running simulator with the small pool, at a clock that stands still."""
    with Simulator(SMALL_POOL, clock=clock) as running:
        yield running


@pytest.fixture
def connect(simulator: Simulator) -> Iterator[Callable[[], Caller]]:
    """Makes further connections; all are closed at the end."""
    callers: list[Caller] = []

    def make() -> Caller:
        callers.append(Caller(simulator))
        return callers[-1]

    yield make
    for each in callers:
        each.close()


@pytest.fixture
def caller(connect: Callable[[], Caller]) -> Caller:
    """A signed-in client."""
    made = connect()
    made.login()
    return made


@pytest.fixture
def small_pool() -> dict[str, dict[str, dict[str, Any]]]:
    return SMALL_POOL
