# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What changes in a prepared pool: so many changes a second, each stamped with its time, told by `event.from`."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Iterator
from typing import Final

from tests.performance.prepared_pool import Changing, PreparedPool, json_event, xml_event

GATHER_S: Final = 0.05
"""xapi waits this long before it looks for changes, so that they gather."""
_TICK_S: Final = 0.005
_MEMORY_STEP: Final = 1 << 20

Weights = tuple[tuple[str, float], ...]
KINDS: Final[Weights] = (("memory", 0.65), ("name", 0.30), ("power", 0.05))
"""What changes, and how often: figures mostly, power states seldom, as in a pool."""


def now_us() -> int:
    """Microseconds of CLOCK_MONOTONIC."""
    return time.monotonic_ns() // 1000


class Changes:
    """The objects that changed, in the order of their last change, and those who wait for the next."""

    def __init__(self, pool: PreparedPool) -> None:
        self.generation = 1
        self.count = 0
        self._pool = pool
        self._vms = [each for each in pool.changing if each.cls == "VM"]
        self._metrics = [each for each in pool.changing if each.cls == "VM_metrics"]
        self._changed: dict[str, Changing] = {}
        self._waiting: set[asyncio.Future[None]] = set()
        self._chance = random.Random(1)
        self._rain: asyncio.Task[None] | None = None

    def start(self, rate: float) -> None:
        """Change so many objects a second until `stop`."""
        self.stop()
        self._rain = asyncio.get_running_loop().create_task(self._raining(rate))

    def stop(self) -> None:
        """No more changes."""
        if self._rain is not None:
            self._rain.cancel()
            self._rain = None

    def burst(self, count: int) -> None:
        """Change so many different objects at once."""
        for changing in self._chance.sample([*self._vms, *self._metrics], count):
            kind = "memory" if changing.cls == "VM_metrics" else "name"
            self._change(changing, kind, now_us())
        self._wake()

    def since(self, generation: int, classes: set[str]) -> list[Changing]:
        """The objects of these classes (lower case, or `*`) that changed after a generation, newest first."""
        found = []
        for changing in reversed(self._changed.values()):
            if changing.generation <= generation:
                break
            if "*" in classes or changing.cls.lower() in classes:
                found.append(changing)
        return found

    async def next(self, timeout_s: float) -> None:
        """Until something changes, or the time is over."""
        future = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            async with asyncio.timeout(timeout_s):
                await future
        except TimeoutError:
            pass
        finally:
            self._waiting.discard(future)

    async def _raining(self, rate: float) -> None:
        started, done = time.monotonic(), 0
        while True:
            await asyncio.sleep(_TICK_S)
            due = int((time.monotonic() - started) * rate)
            for _ in range(due - done):
                self._change_something()
            if due > done:
                self._wake()
            done = due

    def _change_something(self) -> None:
        kinds, weights = zip(*KINDS, strict=True)
        (kind,) = self._chance.choices(kinds, weights)
        self._change(self._chance.choice(self._metrics if kind == "memory" else self._vms), kind, now_us())

    def _change(self, changing: Changing, kind: str, at_us: int) -> None:
        self.generation += 1
        self.count += 1
        changing.generation, changing.changed_us = self.generation, at_us
        changing.changes += 1
        values = changing.values
        if kind == "memory":
            values["memory_actual"] = int(values["memory_actual"]) + _MEMORY_STEP
        elif kind == "name":
            values["name_label"] = f"{values['name_label'].split(' ')[0]} {changing.changes}"
        else:
            values["power_state"] = "Halted" if values["power_state"] == "Running" else "Running"
        self._changed.pop(changing.ref, None)
        self._changed[changing.ref] = changing

    def _wake(self) -> None:
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)


def event_texts(found: list[Changing], arrived_us: int, *, xml: bool) -> Iterator[str]:
    """Events that say what changed. The wait we answer for began when the change and the question were both there."""
    answered_us = now_us()
    event: Callable[..., str] = xml_event if xml else json_event
    for changing in found:
        waited_us = answered_us - max(changing.changed_us, arrived_us)
        text = changing.xml_text(waited_us) if xml else changing.json_text(waited_us)
        yield event(changing.cls, "mod", changing.ref, changing.generation, text)
