# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Signing in to stay, over one profile and one keyring."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from end_to_end.staying.life import Life, Live

from helpers.eleven import Eleven
from helpers.keyrings import MemoryBackend, keyring_of
from xolite_desktop.models.system_keyring import SystemKeyring
from xolite_desktop.simulator import Simulator


@pytest.fixture
def simulator(simulator: Simulator) -> Simulator:
    simulator.login_delay_s = 0.0
    return simulator


@pytest.fixture
def backend() -> MemoryBackend:
    return MemoryBackend()


@pytest_asyncio.fixture
async def live(tmp_path: Path, backend: MemoryBackend, eleven: Eleven) -> AsyncIterator[Live]:
    """Starts the program anew over one profile and one keyring."""
    lives: list[Life] = []

    def start(make_keyring: Callable[[], SystemKeyring] = lambda: keyring_of(backend)) -> Life:
        lives.append(Life(tmp_path / "profile", make_keyring))
        return lives[-1]

    yield start
    for life in lives:
        await eleven.look(life.windows)
        await life.end()
