# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Figures over the client's own way: the host's address from the pool, its certificate learnt, the session in a cookie."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from xapi.follower import Follower

from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.client.watch import Standing, Watch
from xolite_desktop.xapi.refs import Ref

HOST = Ref("OpaqueRef:host")
PATIENCE_S = 20.0


async def test_a_watched_host_has_figures_and_a_closed_watch_asks_no_more(
    client: Client, pool: Simulator, follow: Callable[..., Follower]
) -> None:
    """Its address is the pool's word: that of the listener, with the port we connected to."""
    follower = follow()
    await follower.batch()
    came = asyncio.get_running_loop().create_future()

    def heard(watch: Watch) -> None:
        if watch.standing is Standing.LIVE and not came.done():
            came.set_result(watch)

    with client.figures.watch("host", HOST, on_change=heard) as watch:
        async with asyncio.timeout(PATIENCE_S):
            await came
        assert "cpu_avg" in watch.sources
        assert watch.latest("cpu_avg") is not None
    rrd = await client.figures.history("host", HOST)
    assert rrd is not None
