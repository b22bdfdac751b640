# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Waking whoever waits for a task, whenever the event feed says something about it."""

import asyncio
from contextlib import suppress

from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.refs import Ref


class TaskWatch:
    """Who waits for which task. `following` is true while a subscription brings task events."""

    def __init__(self) -> None:
        self.following = False
        self._waiting: dict[Ref, list[asyncio.Future[None]]] = {}

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

    def notify(self, delta: Delta) -> None:
        """The cache took a delta."""
        if self._waiting and delta.touches("task"):
            for task in self._waiting.keys() & delta.refs("task"):
                self._wake(task)

    def follow(self, following: bool) -> None:
        """A subscription to tasks began or ended."""
        self.following = following
        for task in self._waiting:
            self._wake(task)

    def _wake(self, task: Ref) -> None:
        for waiter in self._waiting[task]:
            if not waiter.done():
                waiter.set_result(None)
