# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Waking whoever waits for a task, whenever the event feed says something about it."""

import asyncio
from collections import Counter
from contextlib import suppress

from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.refs import Ref


class TaskWatch:
    """Who waits for which task, and whose it is. `following` is true while a subscription brings task events."""

    def __init__(self) -> None:
        self.following = False
        self.claimed: set[Ref] = set()
        """Tasks that somebody follows to their end, each by one only."""
        self.sought: Counter[str] = Counter()
        """How many look for a task of a method whose answer was lost."""
        self._waiting: dict[Ref, list[asyncio.Future[None]]] = {}
        self._news: asyncio.Future[None] | None = None

    async def changed(self, task: Ref, timeout_s: float | None) -> None:
        """Return when something happened to the task, or to the subscription, or when the time is over."""
        waiter = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(task, []).append(waiter)
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(timeout_s):
                    await waiter
        finally:
            waiters = self._waiting[task]
            waiters.remove(waiter)
            if not waiters:
                del self._waiting[task]

    async def news(self) -> None:
        """Return when the subscription next says anything at all, which shows that the pool answers."""
        if self._news is None:
            self._news = asyncio.get_running_loop().create_future()
        await asyncio.shield(self._news)

    def notify(self, delta: Delta) -> None:
        """The cache took a delta."""
        self._tell()
        if self._waiting and delta.touches("task"):
            for task in self._waiting.keys() & delta.refs("task"):
                self._wake(task)

    def follow(self, following: bool) -> None:
        """A subscription to tasks began or ended."""
        self.following = following
        self._tell()
        for task in self._waiting:
            self._wake(task)

    def _tell(self) -> None:
        news, self._news = self._news, None
        if news is not None and not news.done():
            news.set_result(None)

    def _wake(self, task: Ref) -> None:
        for waiter in self._waiting[task]:
            if not waiter.done():
                waiter.set_result(None)
