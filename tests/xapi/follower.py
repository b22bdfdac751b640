# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Reading a subscription one item at a time, and pauses that last until the test ends them."""

from __future__ import annotations

import asyncio
from contextlib import aclosing, suppress

from xolite_desktop.xapi.client import Batch, Client, Lost, Restored
from xolite_desktop.xapi.client.core_classes import CORE_CLASSES

PATIENCE_S = 20.0


class WoundPause:
    """Stands for the clock: each pause lasts until `wind`."""

    def __init__(self) -> None:
        self.delays: list[float] = []
        self._waiting: list[asyncio.Future[None]] = []

    async def __call__(self, seconds: float) -> None:
        self.delays.append(seconds)
        waiter = asyncio.get_running_loop().create_future()
        self._waiting.append(waiter)
        await waiter

    def wind(self) -> None:
        """Let every pause end now."""
        waiting, self._waiting = self._waiting, []
        for waiter in waiting:
            if not waiter.done():
                waiter.set_result(None)


class Follower:
    """A running subscription."""

    def __init__(self, client: Client, classes: tuple[str, ...], later: tuple[str, ...] = ()) -> None:
        self._items: asyncio.Queue[Batch | Lost | Restored | BaseException | None] = asyncio.Queue()
        self._client = client
        self._task = asyncio.create_task(self._run(classes or CORE_CLASSES, later))

    async def item(self) -> Batch | Lost | Restored | None:
        """The next item; None at the end. Raises what the subscription raised."""
        async with asyncio.timeout(PATIENCE_S):
            found = await self._items.get()
        if isinstance(found, BaseException):
            raise found
        return found

    async def batch(self) -> Batch:
        """The next item, which must be a batch."""
        found = await self.item()
        assert isinstance(found, Batch), found
        return found

    async def until_changed(self, cls: str) -> Batch:
        """The next batch that touches a class."""
        while True:
            batch = await self.batch()
            if batch.delta.touches(cls):
                return batch

    async def stop(self) -> None:
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task

    async def _run(self, classes: tuple[str, ...], later: tuple[str, ...]) -> None:
        try:
            async with aclosing(self._client.subscribe(classes, later)) as items:
                async for found in items:
                    self._items.put_nowait(found)
        except Exception as error:
            self._items.put_nowait(error)
        else:
            self._items.put_nowait(None)
