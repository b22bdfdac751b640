# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The demo pool thirty times as fast, a host of it at an address of its own, and somebody impatient at its window."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from helpers.doing import Doing
from xolite_desktop.simulator.clock import RealClock
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.xapi.operations import host_power

SPEED = 30.0
IMPATIENCE_S = 0.1


@pytest.fixture
def speed() -> float:
    return SPEED


@pytest.fixture
def member(simulator: Simulator) -> Iterator[Simulator]:
    """The host xcp-02, at an address of its own. Ask for it before the window."""
    running = Simulator(member_of=simulator, as_host="xcp-02", clock=RealClock(speed=SPEED))
    running.login_delay_s = 0.0
    with running:
        yield running


@pytest.fixture
async def doing(window: PoolWindow, monkeypatch: pytest.MonkeyPatch) -> Doing:
    monkeypatch.setattr(host_power, "LOOK_S", 0.1)
    connection = window.connection
    # Nobody waits for the next try of a lost connection.
    connection.figures_changed.connect(
        lambda: asyncio.get_running_loop().call_later(IMPATIENCE_S, connection.retry_now)
    )
    return Doing(window)
