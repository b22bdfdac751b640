# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The one place where coroutines and threads meet Qt: started by somebody, ended with somebody, errors never lost."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

log = logging.getLogger(__name__)

T = TypeVar("T")


class _Begun:
    """A coroutine that is closed with the frame that was to await it.

    A task that is cancelled before its first line never awaits what it was given, and where the loop ends with it none of
    its callbacks is called either.
    """

    __slots__ = ("coroutine",)

    def __init__(self, coroutine: Coroutine[Any, Any, Any]) -> None:
        self.coroutine = coroutine

    def __del__(self) -> None:
        self.coroutine.close()


class Bridge(QObject):
    """Starts coroutines from slots and owns them until they end or the bridge is closed; one for each window.

    Signals: `failed(name, error)` when a coroutine without `on_error` raised; such an error is logged as well.
    """

    failed = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: set[asyncio.Task[Any]] = set()
        self._lasting: set[asyncio.Task[Any]] = set()
        self._closed = False
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def names(self) -> list[str]:
        """What runs now, for people and tests."""
        return sorted(task.get_name() for task in self._tasks)

    def start(
        self,
        coroutine: Coroutine[Any, Any, T],
        *,
        name: str,
        on_result: Callable[[T], object] | None = None,
        on_error: Callable[[Exception], object] | None = None,
        is_farewell: bool = False,
    ) -> asyncio.Task[None]:
        """Run a coroutine on the loop; exactly one of `on_result`, `on_error` is called, none if cancelled.

        After `close` the coroutine is cancelled before its first line, unless it is a farewell: that is never cancelled here,
        only waited for.
        """
        try:
            if self._loop is None:
                self._loop = asyncio.get_running_loop()
            # Not the running loop: Qt's timers also fire while it pauses.
            work = self._run(_Begun(coroutine), name, on_result, on_error)
            task = create_task(self._loop, work, name)
        except RuntimeError:
            coroutine.close()
            raise
        # By a callback, too: the error of a task that is cancelled before its first line may hold the coroutine in a cycle,
        # where the collector comes to it before what would close it.
        task.add_done_callback(lambda _: coroutine.close())
        for tasks in (self._tasks, self._lasting) if is_farewell else (self._tasks,):
            tasks.add(task)
            task.add_done_callback(tasks.discard)
        if self._closed and not is_farewell:
            task.cancel()
        return task

    def cancel(self) -> None:
        """Cancel everything that was started here, for a slot; it ends by itself."""
        self._closed = True
        for task in self._tasks - self._lasting:
            task.cancel()

    async def close(self) -> None:
        """Cancel everything that was started here and wait until it has ended."""
        self._closed = True
        current = asyncio.current_task()
        tasks = [task for task in self._tasks if task is not current]
        for task in set(tasks) - self._lasting:
            if not task.cancelling():  # a second time would cut short what it says at its end
                task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(
        self,
        begun: _Begun,
        name: str,
        on_result: Callable[[T], object] | None,
        on_error: Callable[[Exception], object] | None,
    ) -> None:
        try:
            result = await begun.coroutine
        except Exception as error:  # noqa: BLE001  # the end of the road: nobody awaits this task
            self._give_error(name, error, on_error)
            return
        if on_result is not None:
            on_result(result)

    def _give_error(
        self, name: str, error: Exception, on_error: Callable[[Exception], object] | None
    ) -> None:
        if on_error is not None:
            on_error(error)
            return
        log.error("%s failed", name, exc_info=error)
        self.failed.emit(name, error)


def create_task(loop: asyncio.AbstractEventLoop, work: Coroutine[Any, Any, T], name: str) -> asyncio.Task[T]:
    """As the loop does it. Raises `RuntimeError` if it is closed, and then the work is closed as well."""
    try:
        return loop.create_task(work, name=name)
    except RuntimeError:
        work.close()
        raise


class ThreadSignal(QObject):
    """Lets a worker thread wake the main thread: many calls of `wake` between two turns give one `fired`.

    Signals: `fired()` on the thread that made this object. Close it when the worker has ended.
    """

    fired = Signal()
    _posted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._armed = False
        self._closed = False
        self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)

    def wake(self) -> None:
        """Ask for one `fired`; from any thread."""
        if not self._armed and not self._closed:
            self._armed = True
            self._posted.emit()

    def close(self) -> None:
        self._closed = True

    def _on_posted(self) -> None:
        self._armed = False  # before the signal: a wake during `fired` is a new one
        if not self._closed:
            self.fired.emit()
