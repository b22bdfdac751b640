# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Leaving members that are still asked: each is let go first, then their connections are closed."""

from __future__ import annotations

import asyncio
from typing import Any

from xolite_desktop.models.emergency import Emergency, Member
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.net.endpoint import Endpoint


class Line:
    """Hosts that never answer; `said` is what happened, in order."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.is_asked, self.is_closed = asyncio.Event(), asyncio.Event()

    async def ask(self, member: Endpoint) -> Any:
        if member.host == "two":
            self.is_asked.set()
        try:
            await asyncio.sleep(3600)
        finally:
            await asyncio.sleep(0)
            self.said.append(f"{member.host} signed out")

    async def close(self) -> None:
        self.said.append("closed")
        self.is_closed.set()


async def test_connections_are_closed_after_everybody_has_signed_out() -> None:
    line = Line()
    members = [Member(name, Endpoint(name, 443)) for name in ("one", "two")]
    emergency = Emergency(line, members, Cache())  # type: ignore[arg-type]
    async with asyncio.timeout(5):
        await line.is_asked.wait()
        emergency.close()
        await line.is_closed.wait()
    assert sorted(line.said[:2]) == ["one signed out", "two signed out"]
    assert line.said[2:] == ["closed"]
