# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Waiting until a fresh connection has asked all it asks of a pool, and only its poll is under way."""

from __future__ import annotations

import asyncio

from xolite_desktop.models.connection import Connection
from xolite_desktop.simulator import Simulator

FIRST_POLLS = 3
"""The load, the classes that come later, and the one that waits for news."""
PATIENCE_S = 20.0


async def settled(connection: Connection, simulator: Simulator, polls_before: int = 0) -> None:
    """Return when the third poll since `polls_before` has reached the pool, and nothing else is on its way."""
    async with asyncio.timeout(PATIENCE_S):
        await connection.client.facts_known()
        while simulator.calls["event.from"] < polls_before + FIRST_POLLS:
            await asyncio.sleep(0.002)
