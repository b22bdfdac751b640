# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The wait before the next try, which somebody may end."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress


class RetryWait:
    """Pauses that can be cut short; `pause` stands for the clock."""

    def __init__(self, pause: Callable[[float], Awaitable[None]]) -> None:
        self._pause = pause
        self._waiting: asyncio.Timeout | None = None

    async def wait(self, seconds: float) -> None:
        """Return when the time is over, or somebody wants to go on."""
        with suppress(TimeoutError):
            try:
                async with asyncio.timeout(None) as self._waiting:
                    await self._pause(seconds)
            finally:
                self._waiting = None

    def end(self) -> None:
        """Let the wait end now, if there is one."""
        if self._waiting is not None and not self._waiting.expired():
            self._waiting.reschedule(asyncio.get_running_loop().time())
