# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: the only host of a pool is by itself again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from helpers.doing import Doing
from helpers.person import click
from xolite_desktop.simulator.clock import RealClock
from xolite_desktop.simulator.server import Simulator


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    running = Simulator("one_host", clock=RealClock(speed=20.0), lives=False)
    running.login_delay_s = 0.0
    with running:
        pool = next(iter(running.db.records("pool")))
        running.run(
            lambda: running.db.update("pool", pool, name_label="lonely", name_description="one of a kind")
        )
        yield running


async def test_its_pool_loses_its_name(doing: Doing, simulator: Simulator) -> None:
    pool = doing.ref("pool", "lonely")
    (question,) = doing.choose("pool.make_standalone", pool)
    await doing.succeed(lambda: click(question.go))
    await doing.until(lambda: not doing.get("pool", pool).name_label)
    await doing.until(lambda: not doing.get("pool", pool).name_description)
    doing.window.hub.select([pool])
    assert "standalone already" in doing.window.hub.q_action("pool.make_standalone").toolTip()
    assert simulator.calls["pool.set_name_label"] == 1
