# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Pool time: real for the demo, wound by hand in tests."""

from __future__ import annotations

import asyncio
import concurrent.futures
import heapq
import itertools
import threading
import time
from datetime import UTC, datetime
from typing import Protocol

# How many rounds of the loop a woken sleeper gets before the next one is woken.
_ROUNDS = 12

# Sums of short sleeps differ from the whole by rounding.
_TOLERANCE_S = 1e-6


class Clock(Protocol):
    """What methods and tasks measure time with: seconds since the epoch, and sleeping for some of them."""

    def now(self) -> float: ...

    async def sleep(self, seconds: float) -> None: ...


def wire_date(seconds: float) -> str:
    """Seconds since the epoch as XAPI writes a date: `20260821T15:31:45Z`."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y%m%dT%H:%M:%SZ")


class RealClock:
    """Time as it passes, or `speed` times as fast."""

    def __init__(self, speed: float = 1.0) -> None:
        self.speed = speed
        self._start = time.time()
        self._monotonic = time.monotonic()

    def now(self) -> float:
        return self._start + (time.monotonic() - self._monotonic) * self.speed

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self.speed)


class HandClock:
    """Time that stands still until `advance`; with `auto` it jumps ahead whenever somebody sleeps."""

    def __init__(self, start: float = 1_800_000_000.0, *, auto: bool = False) -> None:
        self.auto = auto
        self._now = start
        self._target = start
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = itertools.count()
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None

    def now(self) -> float:
        return self._now

    def bind(self, loop: asyncio.AbstractEventLoop) -> None:
        """Name the loop of the sleepers, so that time never passes before work begun there has its turn."""
        self._loop = loop

    async def sleep(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        self.bind(loop)
        if self.auto or seconds <= 0:
            self._now += max(0.0, seconds)
            await asyncio.sleep(0)
            return
        future: asyncio.Future[None] = loop.create_future()
        with self._lock:
            heapq.heappush(self._sleepers, (self._now + seconds, next(self._order), future))
        await future

    @property
    def sleepers(self) -> int:
        """How many are asleep now."""
        with self._lock:
            return sum(not future.done() for _, _, future in self._sleepers)

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass, from any thread. Sleepers wake in the order they are due, each at its own time.

        From another thread than the loop's this returns when all are awake; on the loop itself it returns at
        once and the loop's next rounds do the waking. Without a loop the hands just move.
        """
        loop = self._loop
        if loop is None or loop.is_closed():
            self._now = self._target = self._now + seconds
            return
        done: concurrent.futures.Future[None] = concurrent.futures.Future()
        self._target = max(self._target, self._now) + seconds
        loop.call_soon_threadsafe(self._step, loop, self._target, done)
        if _running_loop() is not loop:
            done.result(timeout=30)

    def _step(
        self,
        loop: asyncio.AbstractEventLoop,
        target: float,
        done: concurrent.futures.Future[None],
        rounds: int = _ROUNDS,
    ) -> None:
        if rounds:
            # Whoever just woke, or is about to fall asleep, gets its turn first.
            loop.call_soon(self._step, loop, target, done, rounds - 1)
            return
        with self._lock:
            due, future = self._next_due(target)
        if future is None:
            self._now = max(self._now, target)
            done.set_result(None)
            return
        self._now = max(self._now, due)
        if not future.done():
            future.set_result(None)
        loop.call_soon(self._step, loop, target, done, _ROUNDS)

    def _next_due(self, target: float) -> tuple[float, asyncio.Future[None] | None]:
        if self._sleepers and self._sleepers[0][0] <= target + _TOLERANCE_S:
            due, _, future = heapq.heappop(self._sleepers)
            return due, future
        return target, None


def _running_loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
