# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Coroutines end with their owner and their errors reach somebody; threads wake the main thread once."""

from __future__ import annotations

import asyncio
import gc
import threading

import pytest

from xolite_desktop.models.bridge import Bridge, ThreadSignal


async def give(value: int) -> int:
    await asyncio.sleep(0)
    return value


async def fail() -> int:
    raise ValueError("wrong")


async def test_a_result_is_handed_over():
    results: list[int] = []
    bridge = Bridge()
    await bridge.start(give(3), name="three", on_result=results.append)
    assert results == [3]


async def test_an_error_goes_to_who_asked():
    errors: list[Exception] = []
    bridge = Bridge()
    await bridge.start(fail(), name="failing", on_error=errors.append)
    assert [str(error) for error in errors] == ["wrong"]


async def test_an_error_nobody_asked_for_is_logged_and_signalled(expected_log):
    expected_log.allow("loading the pool failed")
    heard: list[tuple[str, Exception]] = []
    bridge = Bridge()
    bridge.failed.connect(lambda name, error: heard.append((name, error)))
    await bridge.start(fail(), name="loading the pool")
    assert heard[0][0] == "loading the pool"
    assert isinstance(heard[0][1], ValueError)


async def test_closing_cancels_and_waits_for_the_last_line():
    ended: list[str] = []

    async def work() -> None:
        try:
            await asyncio.sleep(3600)
        finally:
            await asyncio.sleep(0)
            ended.append("work")

    bridge = Bridge()
    bridge.start(work(), name="work", on_result=lambda _: ended.append("result"))
    await asyncio.sleep(0)
    assert bridge.names == ["work"]
    await bridge.close()
    assert ended == ["work"]
    assert bridge.names == []


async def test_a_coroutine_that_never_began_leaves_no_warning():
    bridge = Bridge()
    bridge.start(give(1), name="before")
    await bridge.close()
    late = bridge.start(give(2), name="after")
    await asyncio.gather(late, return_exceptions=True)
    assert late.cancelled()


def test_where_the_loop_ends_at_once_nothing_warns_of_what_never_began():
    """Callbacks of a task that ended in the last turn are not called any more."""
    loop, bridge = asyncio.new_event_loop(), Bridge()

    async def leave() -> asyncio.Task[None]:
        started = bridge.start(give(1), name="at once")
        started.cancel()
        return started

    started = loop.run_until_complete(leave())
    assert started.cancelled()
    assert len(loop._ready) > 0, "the callbacks, which nobody will call"
    loop.close()
    with pytest.raises(RuntimeError, match="closed"):
        bridge.start(give(2), name="too late")
    with pytest.raises(RuntimeError, match="no running"):
        Bridge().start(give(3), name="without any")
    gc.collect()


async def test_a_farewell_is_said_after_the_end_and_waited_for():
    bridge, said = Bridge(), []

    async def farewell() -> None:
        await asyncio.sleep(0)
        said.append("farewell")

    bridge.start(asyncio.sleep(3600), name="work")
    bridge.cancel()
    bridge.start(farewell(), name="leaving", is_farewell=True)
    bridge.cancel()
    await bridge.close()
    assert said == ["farewell"]
    assert bridge.names == []


async def test_a_slot_may_cancel_everything_without_waiting():
    bridge, results = Bridge(), []
    running = bridge.start(asyncio.sleep(3600), name="work", on_result=results.append)
    await asyncio.sleep(0)
    bridge.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert running.cancelled()
    assert results == []
    assert bridge.names == []


async def test_a_task_of_the_bridge_may_close_it():
    bridge = Bridge()
    await asyncio.wait_for(bridge.start(bridge.close(), name="closing"), 5)


async def test_many_wakes_give_one_signal():
    signal, fired = ThreadSignal(), []
    first = asyncio.Event()
    signal.fired.connect(lambda: (fired.append(threading.current_thread()), first.set()))
    worker = threading.Thread(target=lambda: [signal.wake() for _ in range(1000)])
    worker.start()
    worker.join()
    await asyncio.wait_for(first.wait(), 5)
    assert fired == [threading.main_thread()]
    signal.wake()
    first.clear()
    await asyncio.wait_for(first.wait(), 5)
    assert len(fired) == 2


async def test_a_wake_during_the_signal_is_a_new_one():
    signal, fired = ThreadSignal(), []
    twice = asyncio.Event()

    def on_fired() -> None:
        fired.append(1)
        if len(fired) == 1:
            signal.wake()
        else:
            twice.set()

    signal.fired.connect(on_fired)
    signal.wake()
    await asyncio.wait_for(twice.wait(), 5)


async def test_a_closed_signal_is_silent():
    signal, fired = ThreadSignal(), []
    signal.fired.connect(lambda: fired.append(1))
    signal.wake()
    signal.close()
    signal.wake()
    await asyncio.sleep(0.01)
    assert not fired


@pytest.mark.parametrize("count", [1, 20])
async def test_names_say_what_runs(count):
    bridge = Bridge()
    for number in range(count):
        bridge.start(asyncio.sleep(3600), name=f"{number:02}")
    assert len(bridge.names) == count
    await bridge.close()
