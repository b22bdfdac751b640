# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The loop keeps asyncio's promises on top of Qt, also where plain qasync does not."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from xolite_desktop.models import event_loop
from xolite_desktop.models.event_loop import PURGE_FROM, HardenedEventLoop


@pytest.fixture
def application() -> QCoreApplication:
    return QApplication.instance() or QApplication(["pytest"])


@pytest.fixture
def hooks_restored():
    kept = sys.excepthook, threading.excepthook, sys.unraisablehook
    yield
    sys.excepthook, threading.excepthook, sys.unraisablehook = kept


def running() -> HardenedEventLoop:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, HardenedEventLoop)
    return loop


async def test_callbacks_run_in_the_order_they_were_asked_for():
    order: list[int] = []
    for number in range(50):
        running().call_soon(order.append, number)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert order == list(range(50))


async def test_timers_fire_by_due_time_and_never_early():
    loop = running()
    fired: list[tuple[str, float]] = []
    started = time.monotonic()
    for name, delay in (("c", 0.03), ("a", 0.01), ("b", 0.02)):
        loop.call_later(delay, lambda name=name: fired.append((name, time.monotonic() - started)))
    await asyncio.sleep(0.04)
    assert [name for name, _ in fired] == ["a", "b", "c"]
    assert all(after >= delay for (_, after), delay in zip(fired, (0.01, 0.02, 0.03), strict=True))


async def test_cancelled_time_outs_leave_no_timers_behind():
    for _ in range(2000):
        async with asyncio.timeout(60):
            await asyncio.sleep(0)
    assert running().timer_count <= 2 * PURGE_FROM


async def test_a_cancelled_timer_does_not_fire():
    fired: list[int] = []
    handle = running().call_later(0.005, fired.append, 1)
    handle.cancel()
    await asyncio.sleep(0.02)
    assert not fired


async def test_callbacks_from_threads_arrive_in_order():
    loop, order, done = running(), [], asyncio.Event()

    def worker() -> None:
        for number in range(500):
            loop.call_soon_threadsafe(order.append, number)
        loop.call_soon_threadsafe(done.set)

    thread = threading.Thread(target=worker)
    thread.start()
    await done.wait()
    thread.join()
    assert order == list(range(500))


async def test_other_tasks_go_on_while_a_task_runs_a_nested_loop():
    """Plain qasync raises "Cannot enter into task" here and loses the wake-up of the other task for ever."""
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.002)
            ticks += 1

    ticker = asyncio.create_task(tick())
    await asyncio.sleep(0)
    nested = QEventLoop()
    QTimer.singleShot(40, nested.quit)
    nested.exec()
    during = ticks
    await asyncio.sleep(0.02)
    ticker.cancel()
    assert during >= 3
    assert ticks > during


async def test_work_in_a_thread_gives_its_result():
    assert await asyncio.to_thread(lambda: threading.current_thread() is not threading.main_thread())


async def test_many_callbacks_leave_qt_its_turn():
    """A chain of callbacks that always has a next one must not starve Qt's own events."""
    timer_fired = asyncio.Event()
    QTimer.singleShot(0, timer_fired.set)
    going = True

    def again() -> None:
        if going:
            running().call_soon(again)

    again()
    await asyncio.wait_for(timer_fired.wait(), 5)
    going = False


async def test_sockets_work():
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write((await reader.readline()).upper())
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1])
    writer.write(b"hello\n")
    assert await reader.readline() == b"HELLO\n"
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()


async def test_an_abandoned_generator_is_closed_by_the_loop():
    closed = asyncio.Event()

    async def numbers() -> AsyncIterator[int]:
        try:
            yield 1
            yield 2
        finally:
            closed.set()

    async for _ in numbers():
        break
    gc.collect()
    await asyncio.wait_for(closed.wait(), 5)


def test_callbacks_of_a_stopped_loop_wait_until_it_runs_again(application):
    loop = HardenedEventLoop(application)
    called: list[int] = []
    loop.call_soon(called.append, 1)
    QCoreApplication.processEvents()
    assert not called
    loop.run_until_complete(asyncio.sleep(0))
    assert called == [1]
    loop.close()
    with pytest.raises(RuntimeError):
        loop.call_soon(called.append, 2)


def test_keyboard_interrupt_in_a_callback_ends_the_run(application):
    loop = HardenedEventLoop(application)

    def interrupt() -> None:
        raise KeyboardInterrupt

    loop.call_soon(interrupt)
    with pytest.raises(KeyboardInterrupt):
        loop.run_forever()
    loop.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are a POSIX matter")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_sets_quit_and_pending_tasks_are_unwound(application, hooks_restored, number):
    unwound: list[str] = []

    async def forever() -> None:
        try:
            await asyncio.sleep(3600)
        finally:
            unwound.append("task")

    async def main(quit_event: asyncio.Event) -> str:
        task = asyncio.create_task(forever())
        await asyncio.sleep(0)
        os.kill(os.getpid(), number)
        await asyncio.wait_for(quit_event.wait(), 5)
        assert not task.done()
        return "done"

    assert event_loop.run(main, application, lambda *_: None) == "done"
    assert unwound == ["task"]


QUITTING = """
import asyncio
from PySide6.QtCore import QCoreApplication, QEvent
from xolite_desktop.models import event_loop

class Asked(event_loop.AsksToQuit, QCoreApplication):
    pass

async def main(quit_event):
    QCoreApplication.postEvent(application, QEvent(QEvent.Type.Quit))
    await asyncio.wait_for(quit_event.wait(), 5)
    return "asked"

application = Asked(["quitting"])
print(event_loop.run(main, application, print), application.quit_asked)
"""


def test_the_desktops_request_to_quit_sets_quit():
    """In a process of its own: there is one application in each, and this one has another class."""
    ended = subprocess.run([sys.executable, "-c", QUITTING], capture_output=True, text=True, timeout=30)
    assert ended.stdout.strip() == "asked None", ended.stderr


def test_unexpected_exceptions_are_reported(application, hooks_restored):
    reported: list[str] = []

    async def main(_: asyncio.Event) -> None:
        def wrong() -> None:
            raise ValueError("in a callback")

        asyncio.get_running_loop().call_soon(wrong)
        await asyncio.sleep(0.01)
        thread = threading.Thread(target=lambda: int("in a thread"))
        thread.start()
        thread.join()
        sys.excepthook(KeyError, KeyError("in a slot"), None)

    event_loop.run(main, application, lambda _, error: reported.append(type(error).__name__))
    assert reported == ["ValueError", "ValueError", "KeyError"]


class Speaker(QObject):
    spoke = Signal()


def test_signals_and_void_setters_keep_their_references(application):
    """PySide6 6.12 lost a reference to None or True with each of these on Python < 3.12 and then aborted."""
    speaker, timer = Speaker(), QTimer()
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(2000):
        speaker.spoke.emit()
        timer.setInterval(5)
        timer.start()
        timer.stop()
        speaker.setObjectName("speaker")
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert after[0] >= before[0] - 50
    assert after[1] >= before[1] - 50
