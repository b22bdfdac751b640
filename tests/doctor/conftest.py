# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A simulated one-host pool for the doctor to examine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from xolite_desktop.simulator import Simulator
from xolite_desktop.simulator.clock import RealClock


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    simulator = Simulator("one_host", clock=RealClock())
    simulator.login_delay_s = 0.0
    with simulator:
        yield simulator
