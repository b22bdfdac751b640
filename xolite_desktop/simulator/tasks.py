# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Runs methods: through pool time, with a task that shows their progress, waiting while objects are busy."""

from __future__ import annotations

import asyncio
import inspect
import uuid
from collections.abc import Callable, Generator
from typing import Any

from xolite_desktop.simulator.call import Call, Host
from xolite_desktop.simulator.clock import wire_date
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.failure import Cancelled, Failure
from xolite_desktop.simulator.methods import Method, Progress, Steps
from xolite_desktop.simulator.schema import Type
from xolite_desktop.simulator.xmlrpc import encode

_BUSY = "OTHER_OPERATION_IN_PROGRESS"

# Progress is written this many times during one step, and reaches this share of what is left.
_TICKS = 8
_TICK_S = 0.25
_SHARE = 0.8

# The server keeps this many finished tasks.
_KEPT = 200


def dummy_ref(label: str) -> str:
    """The ref of a task that is not in the database, as seen in current_operations."""
    return f"DummyRef:|{uuid.uuid4()}|{label}"


def create_task(host: Host, label: str, description: str = "", *, cancellable: bool = False) -> str:
    """A pending task in the database; gives its ref."""
    pool = next(iter(host.db.records("pool").values()), None)
    fields: dict[str, Any] = {"resident_on": pool["master"]} if pool else {}
    return host.db.create(
        "task",
        name_label=label,
        name_description=description,
        created=wire_date(host.clock.now()),
        type="<none/>",
        allowed_operations=["cancel"] if cancellable else [],
        **fields,
    )


def finish_task(host: Host, task: str, status: str, **outcome: Any) -> None:
    """End a task in two writes, as on a real host: only the status can be trusted. A task that is gone stays so."""
    if task not in host.db.records("task"):
        return
    finished = wire_date(host.clock.now())
    host.db.update("task", task, finished=finished, progress=1.0, allowed_operations=[], **outcome)
    host.db.update("task", task, status=status)
    tasks = host.db.records("task")
    done = [ref for ref, each in tasks.items() if each["status"] in ("success", "failure", "cancelled")]
    for ref in done[:-_KEPT]:
        host.db.destroy("task", ref)


class Tasks:
    """The tasks of the pool and the work behind them."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._db = host.db
        self._waiting: dict[str, set[asyncio.Future[None]]] = {}
        host.db.on_change.append(self._changed)

    def start(self, call: Call, run: Method, values: list[Any], kind: Type) -> str:
        """Run a method in the background; gives the ref of its task. `kind` is the type of the result."""
        call.task = create_task(self._host, f"Async.{call.method}", cancellable=True)
        self._host.spawn(self._in_background(call, run, values, kind))
        return call.task

    async def run(self, call: Call, run: Method, values: list[Any], *, in_database: bool) -> Any:
        """Run a method and wait for its result. Its task is gone when it ends."""
        if in_database:
            call.task = create_task(self._host, call.method)
        try:
            return await self._work(call, run, values)
        except Cancelled:
            raise Failure("TASK_CANCELLED", call.task) from None
        finally:
            if in_database and call.task in self._db.records("task"):
                self._db.destroy("task", call.task)

    async def _in_background(self, call: Call, run: Method, values: list[Any], kind: Type) -> None:
        # One round of the loop, so that the caller knows the task before its work begins.
        await asyncio.sleep(0)
        try:
            result = await self._work(call, run, values)
        except Cancelled:
            finish_task(self._host, call.task, "cancelled")
        except Failure as failure:
            finish_task(self._host, call.task, "failure", error_info=failure.description)
        else:
            finish_task(
                self._host, call.task, "success", result=encode(kind, "" if result is None else result)
            )

    async def _work(self, call: Call, run: Method, values: list[Any]) -> Any:
        cancelled: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._host.cancellers[call.task] = lambda: None if cancelled.done() else cancelled.set_result(None)
        try:
            while True:
                try:
                    return await self._attempt(call, run, values, cancelled)
                except _Busy as busy:
                    await self._until_changed(busy.ref, cancelled)
        finally:
            del self._host.cancellers[call.task]

    async def _attempt(
        self, call: Call, run: Method, values: list[Any], cancelled: asyncio.Future[None]
    ) -> Any:
        """Run it once; `_Busy` if an object was busy before anything was done."""
        try:
            result: Any = run.run(call, *values)
            first = next(result) if isinstance(result, Generator) else None
        except StopIteration as end:
            return end.value
        except Failure as failure:
            if failure.code == _BUSY and run.waits and len(failure.params) > 1:
                raise _Busy(failure.params[1]) from None
            raise
        if isinstance(result, Generator):
            return await self._steps(call, result, first, cancelled)
        return await result if inspect.isawaitable(result) else result

    async def _steps(
        self, call: Call, steps: Steps, step: float | Progress | None, cancelled: asyncio.Future[None]
    ) -> Any:
        gauge = _Gauge(self._db, call.task)
        advance: Callable[[], float | Progress]
        try:
            while True:
                advance = steps.__next__
                if isinstance(step, Progress):
                    gauge.tell(step.share)
                elif not await self._sleep(float(step or 0.0), gauge, cancelled):
                    cancelled = asyncio.get_running_loop().create_future()
                    advance = _thrower(steps)
                step = advance()
        except StopIteration as end:
            return end.value
        finally:
            steps.close()

    async def _sleep(self, seconds: float, gauge: _Gauge, cancelled: asyncio.Future[None]) -> bool:
        """Let pool time pass; false if the task was cancelled meanwhile."""
        ticks = max(1, min(_TICKS, int(seconds / _TICK_S)))
        start = gauge.share
        for tick in range(1, ticks + 1):
            sleep = asyncio.ensure_future(self._host.clock.sleep(seconds / ticks))
            try:
                await asyncio.wait({sleep, cancelled}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                sleep.cancel()
            if cancelled.done():
                return False
            gauge.guess(start + (1.0 - start) * _SHARE * tick / ticks)
        return True

    async def _until_changed(self, ref: str, cancelled: asyncio.Future[None]) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(ref, set()).add(future)
        try:
            await asyncio.wait({future, cancelled}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting = self._waiting.get(ref, set())
            waiting.discard(future)
            if not waiting:
                self._waiting.pop(ref, None)
        if cancelled.done():
            raise Cancelled

    def _changed(self, operation: str, cls: str, ref: str) -> None:
        for future in self._waiting.pop(ref, ()):
            if not future.done():
                future.set_result(None)


class _Busy(Exception):
    def __init__(self, ref: str) -> None:
        super().__init__(ref)
        self.ref = ref


class _Gauge:
    """A task's progress: told by the method, or guessed from the time that passed."""

    def __init__(self, db: Database, task: str) -> None:
        self._db = db
        self._task = task
        self._told = False
        self.share = 0.0

    def tell(self, share: float) -> None:
        self._told = True
        self._write(share)

    def guess(self, share: float) -> None:
        if not self._told:
            self._write(share)

    def _write(self, share: float) -> None:
        self.share = share
        if self._task in self._db.records("task"):
            self._db.update("task", self._task, progress=round(share, 3))


def _thrower(steps: Steps) -> Callable[[], float | Progress]:
    return lambda: steps.throw(Cancelled())
