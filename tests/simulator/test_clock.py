# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Time that tests wind by hand."""

import asyncio

from xolite_desktop.simulator.clock import HandClock, RealClock, wire_date


async def test_sleepers_wake_in_order_at_their_own_time():
    clock = HandClock(1000.0)
    seen = []

    async def sleep_twice(name: str, first: float, second: float) -> None:
        await clock.sleep(first)
        seen.append((name, clock.now()))
        await clock.sleep(second)
        seen.append((name, clock.now()))

    work = asyncio.gather(sleep_twice("a", 2, 5), sleep_twice("b", 3, 1))
    await asyncio.sleep(0)
    assert clock.sleepers == 2
    clock.advance(30)
    await work
    assert seen == [("a", 1002.0), ("b", 1003.0), ("b", 1004.0), ("a", 1007.0)]


async def test_another_thread_may_wind_the_clock():
    clock = HandClock(0.0)
    sleeper = asyncio.ensure_future(clock.sleep(10))
    await asyncio.sleep(0)
    await asyncio.to_thread(clock.advance, 9)
    assert not sleeper.done()
    await asyncio.to_thread(clock.advance, 1)
    assert sleeper.done()
    assert clock.now() == 10.0


def test_before_anybody_slept_winding_just_moves_the_hands():
    clock = HandClock(5.0)
    clock.advance(3)
    assert clock.now() == 8.0


async def test_an_automatic_clock_jumps_ahead():
    clock = HandClock(0.0, auto=True)
    await clock.sleep(3600)
    assert clock.now() == 3600


async def test_a_fast_clock_sleeps_shorter():
    clock = RealClock(speed=1e6)
    before = clock.now()
    await clock.sleep(1000)
    assert clock.now() - before >= 999


def test_dates_have_no_dashes():
    assert wire_date(0) == "19700101T00:00:00Z"


async def test_ten_tenths_are_a_whole():
    clock = HandClock(1_800_000_000.0)

    async def sleep() -> None:
        for _ in range(10):
            await clock.sleep(0.1)

    work = asyncio.ensure_future(sleep())
    await asyncio.to_thread(clock.advance, 0)
    await asyncio.to_thread(clock.advance, 1)
    await asyncio.sleep(0)
    assert work.done()
