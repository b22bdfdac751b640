# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Many requests, few calls, last arguments."""

from __future__ import annotations

import asyncio
import time

from xolite_desktop.models.throttle import REST, Throttle


async def test_requests_within_an_interval_give_one_call_with_the_last_arguments():
    calls: list[int] = []
    done = asyncio.Event()
    throttle = Throttle(5, lambda number: (calls.append(number), done.set()))
    for number in range(10):
        throttle.request(number)
    assert calls == []
    await asyncio.wait_for(done.wait(), 5)
    assert calls == [9]
    assert not throttle.is_pending


async def test_the_first_request_after_a_pause_can_be_served_at_once():
    called = asyncio.Event()
    throttle = Throttle(3_600_000, called.set, at_once=True)
    throttle.request()
    assert throttle.is_pending
    await asyncio.wait_for(called.wait(), 5)
    called.clear()
    throttle.request()
    await asyncio.sleep(0)
    assert throttle.is_pending
    assert not called.is_set()


async def test_a_dear_function_is_called_more_seldom():
    calls: list[tuple[float, float]] = []
    done = asyncio.Event()

    def dear() -> None:
        started = time.monotonic()
        while time.monotonic() < started + 0.01:
            pass
        calls.append((started, time.monotonic()))
        done.set()

    throttle = Throttle(1, dear)
    throttle.request()
    await asyncio.wait_for(done.wait(), 5)
    done.clear()
    throttle.request()
    await asyncio.wait_for(done.wait(), 5)
    (first, first_end), (second, _) = calls
    assert second - first_end >= REST * (first_end - first) - 0.001


async def test_flush_calls_at_once_and_only_if_something_waits():
    calls: list[int] = []
    throttle = Throttle(10_000, calls.append)
    throttle.flush()
    throttle.request(1)
    throttle.flush()
    throttle.flush()
    assert calls == [1]


async def test_a_cancelled_request_is_forgotten():
    calls: list[int] = []
    throttle = Throttle(1, calls.append)
    throttle.request(1)
    throttle.cancel()
    await asyncio.sleep(0.01)
    assert not calls
