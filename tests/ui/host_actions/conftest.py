# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The demo pool thirty times as fast, and somebody at its window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from helpers.doing import Doing
from xolite_desktop.simulator.clock import RealClock
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.xapi.operations import host_power

SPEED = 30.0


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    running = Simulator("demo", clock=RealClock(speed=SPEED), lives=False)
    running.login_delay_s = 0.0
    with running:
        yield running


@pytest.fixture
async def doing(window: PoolWindow, monkeypatch: pytest.MonkeyPatch) -> Doing:
    monkeypatch.setattr(host_power, "LOOK_S", 0.1)
    return Doing(window)
