# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Many requests, few calls, last arguments."""

from __future__ import annotations

import asyncio

from xolite_desktop.models.throttle import Throttle


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
