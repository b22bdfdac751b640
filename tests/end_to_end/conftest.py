# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A demo pool that lives twenty times as fast, and the application's own windows in front of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from helpers.eleven import Eleven
from xolite_desktop.main import Demo, make_profile
from xolite_desktop.paths import PINS_FILE
from xolite_desktop.simulator import Simulator
from xolite_desktop.simulator.clock import RealClock
from xolite_desktop.ui.profile import Profile
from xolite_desktop.ui.windows import Windows
from xolite_desktop.xapi.net.pins import Pins

SPEED = 20.0


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    with Simulator("demo", clock=RealClock(speed=SPEED), lives=False) as simulator:
        yield simulator


@pytest.fixture
def pins(tmp_path: Path) -> Pins:
    return Pins(tmp_path / "profile" / PINS_FILE)


@pytest.fixture
def profile(tmp_path: Path, pins: Pins) -> Profile:
    return make_profile(tmp_path / "profile", pins, Demo(pins, is_vouched_for=False))


@pytest_asyncio.fixture(autouse=True)
async def eleven(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Eleven]:
    """The invariants around every test here; `@pytest.mark.excused("G7")` where one is broken on purpose."""
    names = [name for name in ("simulator", "other") if name in request.fixturenames]
    simulators = [request.getfixturevalue(name) for name in names]
    excused = {name for mark in request.node.iter_markers("excused") for name in mark.args}
    around = Eleven(simulators, tmp_path, excused)
    yield around
    await around.end()


@pytest_asyncio.fixture
async def windows(profile: Profile, eleven: Eleven) -> AsyncIterator[Windows]:
    windows = Windows(profile)
    yield windows
    await eleven.look(windows)
    profile.settings.flush()
