# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A simulated pool that loses answers: before it has done what was asked, or after; and pauses that all end."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

from xapi.follower import WoundPause

from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.rpc import Result
from xolite_desktop.simulator.server import Simulator


class LostAnswers:
    """Resets every connection when one of some calls comes in: those `before` are not done, those `after` are.

    `asked` are the calls that came in, `done` those that were carried out.
    """

    def __init__(self, pool: Simulator) -> None:
        self.before: set[str] = set()
        self.after: set[str] = set()
        self.asked: Counter[str] = Counter()
        self.done: Counter[str] = Counter()
        self._pool = pool
        self._call = pool._rpc.call
        pool._rpc.call = self._lossy  # type: ignore[method-assign]

    async def _lossy(self, name: str, params: list[Any]) -> Result:
        self.asked[name] += 1
        if name in self.before:
            self._pool._listener.drop()
            raise Failure("INTERNAL_ERROR", "nobody hears this")
        result = await self._call(name, params)
        self.done[name] += 1
        if name in self.after:
            self._pool._listener.drop()
        return result


class Winding:
    """Lets every pause end, for as long as it is entered."""

    def __init__(self, pause: WoundPause) -> None:
        self._pause = pause

    async def __aenter__(self) -> None:
        self._task = asyncio.create_task(self._wind())

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()

    async def _wind(self) -> None:
        while True:
            self._pause.wind()
            await asyncio.sleep(0.001)
