# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The asyncio loop that is Qt's loop: qasync with one ready queue, one timer, and a guard for nested loops.

Plain qasync makes a QTimer for each callback, leaves one behind for each cancelled time-out, drifts by
50 ms and loses the wake-ups of other tasks while a dialog runs its own loop. Here all callbacks wait in
one queue served by one posted event, all timers in one heap served by one precise QTimer.
"""

from __future__ import annotations

import asyncio
import heapq
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from contextvars import Context
from types import TracebackType
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal

from xolite_desktop.models.garbage import MainThreadCollector

os.environ["QT_API"] = "pyside6"  # qasync would take whichever binding it finds first
import qasync

SLICE_S = 0.008  # longest run of callbacks before Qt gets its turn
PURGE_FROM = 100  # cancelled timers that may rest in the heap
WAKE = QEvent.Type(QEvent.registerEventType())

T = TypeVar("T")
Report = Callable[[str, BaseException | None], None]
"""Told what was being done, and the exception nobody expected."""


class CallbackQueue(QObject):
    """Ready callbacks in order of arrival and timers by due time, for one event loop."""

    _woken = Signal()

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self._loop = loop
        self._ready: deque[asyncio.Handle] = deque()
        self._timers: list[tuple[float, int, asyncio.TimerHandle]] = []
        self._sequence = 0
        self._cancelled_count = 0
        self._posted = False
        self._armed_for: float | None = None
        self.interrupt: BaseException | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self._thread = threading.get_ident()
        self._woken.connect(self._serve, Qt.ConnectionType.QueuedConnection)

    @property
    def timer_count(self) -> int:
        """Timers in the heap, cancelled ones that were not purged yet included."""
        return len(self._timers)

    def add(self, handle: asyncio.Handle) -> None:
        """Queue a callback; any thread may do this (deque.append is atomic, and Qt's queue is locked)."""
        self._ready.append(handle)
        self._post()

    def add_at(self, handle: asyncio.TimerHandle) -> None:
        self._sequence += 1
        heapq.heappush(self._timers, (handle.when(), self._sequence, handle))
        handle._scheduled = True  # type: ignore[attr-defined]  # asyncio then reports its cancellation
        self._arm()

    def timer_cancelled(self) -> None:
        """Drop cancelled timers once they are many and the greater part."""
        self._cancelled_count += 1
        if self._cancelled_count > PURGE_FROM and self._cancelled_count > len(self._timers) // 2:
            self._timers = [entry for entry in self._timers if not entry[2].cancelled()]
            heapq.heapify(self._timers)
            self._cancelled_count = 0

    def resume(self) -> None:
        """The loop runs (again): what was queued while it stood still gets its turn."""
        self._posted = False
        if self._ready:
            self._post()
        self._armed_for = None
        self._arm()

    def clear(self) -> None:
        self._timer.stop()
        self._ready.clear()
        self._timers.clear()

    def event(self, event: QEvent) -> bool:
        if event.type() != WAKE:
            return super().event(event)
        self._serve()
        return True

    def _serve(self) -> None:
        self._posted = False
        if asyncio._get_running_loop() is not self._loop:
            return  # the loop was stopped; resume() posts again
        # Not None only in a nested exec() opened by a task: step out of it, or no other task could run.
        outer = asyncio.current_task(self._loop)
        if outer is not None:
            asyncio.tasks._leave_task(self._loop, outer)
        try:
            self._run_slice()
        finally:
            if outer is not None:
                asyncio.tasks._enter_task(self._loop, outer)

    def _run_slice(self) -> None:
        deadline = time.perf_counter() + SLICE_S
        for _ in range(len(self._ready)):
            if not self._ready:  # a nested loop served the rest
                break
            handle = self._ready.popleft()
            if not handle.cancelled():
                self._run(handle)
            if time.perf_counter() > deadline:
                break
        if self._ready:
            self._post()

    def _run(self, handle: asyncio.Handle) -> None:
        try:
            handle._run()
        except (KeyboardInterrupt, SystemExit) as interrupt:
            self.interrupt = interrupt  # Qt would print it and go on; run_forever raises it
            self._loop.stop()

    def _post(self) -> None:
        if self._posted:
            return
        self._posted = True
        if threading.get_ident() != self._thread:
            # An event object made in Python here could be deleted over there while it is still being handed over.
            self._woken.emit()
        else:
            QCoreApplication.postEvent(self, QEvent(WAKE), Qt.EventPriority.LowEventPriority.value)

    def _arm(self) -> None:
        while self._timers and self._timers[0][2].cancelled():
            heapq.heappop(self._timers)
            self._cancelled_count = max(0, self._cancelled_count - 1)
        if not self._timers:
            self._timer.stop()
            self._armed_for = None
            return
        due = self._timers[0][0]
        if self._armed_for is None or due < self._armed_for or not self._timer.isActive():
            self._armed_for = due
            # Rounded up: a timer may be late, never early.
            self._timer.start(min(max(0, int((due - time.monotonic()) * 1000 + 0.999)), 2**31 - 1))

    def _on_timeout(self) -> None:
        self._armed_for = None
        now = time.monotonic()
        while self._timers and (self._timers[0][0] <= now or self._timers[0][2].cancelled()):
            handle = heapq.heappop(self._timers)[2]
            handle._scheduled = False  # type: ignore[attr-defined]
            if not handle.cancelled():
                self.add(handle)
        self._arm()


class HardenedEventLoop(qasync.QEventLoop):  # type: ignore[misc]  # qasync has no types
    """An asyncio loop on top of a running Qt application; start it with `run` or `asyncio.Runner`."""

    def __init__(self, application: QCoreApplication | None = None) -> None:
        self._callbacks = CallbackQueue(self)
        self._collector = MainThreadCollector()
        super().__init__(application)

    @property
    def timer_count(self) -> int:
        return self._callbacks.timer_count

    def run_forever(self) -> None:
        hooks = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(self._asyncgen_firstiter_hook, self._asyncgen_finalizer_hook)
        self._callbacks.resume()
        self._collector.start()
        try:
            super().run_forever()
        finally:
            self._collector.stop()
            sys.set_asyncgen_hooks(*hooks)
        interrupt, self._callbacks.interrupt = self._callbacks.interrupt, None
        if interrupt is not None:
            raise interrupt

    def close(self) -> None:
        super().close()
        self._callbacks.clear()

    def call_soon(
        self, callback: Callable[..., object], *args: object, context: Context | None = None
    ) -> asyncio.Handle:
        self._check_closed()
        handle = asyncio.Handle(callback, args, self, context)
        self._callbacks.add(handle)
        return handle

    def call_soon_threadsafe(
        self, callback: Callable[..., object], *args: object, context: Context | None = None
    ) -> asyncio.Handle:
        return self.call_soon(callback, *args, context=context)

    def call_later(
        self, delay: float, callback: Callable[..., object], *args: object, context: Context | None = None
    ) -> asyncio.TimerHandle:
        return self.call_at(time.monotonic() + delay, callback, *args, context=context)

    def call_at(
        self, when: float, callback: Callable[..., object], *args: object, context: Context | None = None
    ) -> asyncio.TimerHandle:
        self._check_closed()
        handle = asyncio.TimerHandle(when, callback, args, self, context)
        self._callbacks.add_at(handle)
        return handle

    def run_in_executor(
        self, executor: Executor | None, callback: Callable[..., T], *args: object
    ) -> asyncio.Future[T]:
        # asyncio's own pool of plain threads: it is shut down, and joined, with the runner.
        future: asyncio.Future[T] = asyncio.BaseEventLoop.run_in_executor(self, executor, callback, *args)
        return future

    def set_default_executor(self, executor: Any) -> None:
        asyncio.BaseEventLoop.set_default_executor(self, executor)

    def _add_callback(self, handle: asyncio.Handle, delay: float = 0) -> asyncio.Handle:
        self._callbacks.add(handle)
        return handle

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        self._callbacks.timer_cancelled()


class AsksToQuit:
    """Mixed into the class of an application: a request to quit (Cmd+Q, the end of the desktop session) is handed on.

    An event filter of the application would do the same, but Qt asks that for every event of every widget.
    """

    quit_asked: Callable[[], object] | None = None
    """Told of each request, which then has no other effect; while there is nobody to tell, Qt does as it likes."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Quit and self.quit_asked is not None:
            self.quit_asked()
            return True
        return bool(super().event(event))  # type: ignore[misc]


def run(
    main: Callable[[asyncio.Event], Coroutine[Any, Any, T]], application: QCoreApplication, report: Report
) -> T:
    """Run `main(quit)` on the application's loop; `main` ends when it likes, at the latest soon after `quit`.

    `quit` is set by Ctrl+C, SIGTERM and, where the application `AsksToQuit`, the desktop's request to quit. Tasks that
    still run when `main` returns are cancelled and awaited. `report` hears of every exception that nobody expected.
    """
    application.setProperty("quitOnLastWindowClosed", False)
    install_hooks(report)
    with asyncio.Runner(loop_factory=lambda: HardenedEventLoop(application)) as runner:
        loop = runner.get_loop()
        loop.set_exception_handler(_loop_reporter(report))
        return runner.run(_main_with_signals(main, application))


async def _main_with_signals(
    main: Callable[[asyncio.Event], Coroutine[Any, Any, T]], application: QCoreApplication
) -> T:
    quit_event = asyncio.Event()
    restore = _on_signals(asyncio.get_running_loop(), quit_event.set)
    if isinstance(application, AsksToQuit):
        application.quit_asked = quit_event.set
    try:
        return await main(quit_event)
    finally:
        restore()
        if isinstance(application, AsksToQuit):
            application.quit_asked = None


def _on_signals(loop: asyncio.AbstractEventLoop, stop: Callable[[], object]) -> Callable[[], None]:
    """Call `stop` on SIGINT and SIGTERM; gives the function that puts the old behaviour back."""
    if sys.platform == "win32":
        return _on_interrupt_of_windows(loop, stop)
    numbers = (signal.SIGINT, signal.SIGTERM)
    for number in numbers:
        loop.add_signal_handler(number, stop)

    def restore() -> None:
        for number in numbers:
            loop.remove_signal_handler(number)

    return restore


def _on_interrupt_of_windows(
    loop: asyncio.AbstractEventLoop, stop: Callable[[], object]
) -> Callable[[], None]:
    # Windows has no add_signal_handler, and Python sees the signal only when it next runs a line of Python.
    previous = signal.signal(signal.SIGINT, lambda *_: loop.call_soon_threadsafe(stop))
    tick = QTimer()
    tick.timeout.connect(lambda: None)
    tick.start(250)

    def restore() -> None:
        tick.stop()
        signal.signal(signal.SIGINT, previous)

    return restore


def install_hooks(report: Report) -> None:
    """Send exceptions that reach the top of a slot, a thread or a destructor to `report`."""

    def from_slot(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)  # os.kill would end the process there and then on Windows
        else:
            report("Running a part of the window", error)

    sys.excepthook = from_slot
    threading.excepthook = lambda caught: report(f"In thread {caught.thread}", caught.exc_value)
    sys.unraisablehook = lambda caught: report(caught.err_msg or f"In {caught.object!r}", caught.exc_value)


def _loop_reporter(report: Report) -> Callable[[asyncio.AbstractEventLoop, dict[str, Any]], None]:
    def heard(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        report(str(context.get("message", "In the event loop")), context.get("exception"))

    return heard
