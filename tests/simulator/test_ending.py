# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Work that lasts until something else ends it."""

import asyncio

import pytest

from xolite_desktop.simulator.ending import run_until


async def for_ever(stopped: list[str]) -> None:
    try:
        await asyncio.Event().wait()
    finally:
        stopped.append("stopped")


async def test_the_first_to_end_ends_all() -> None:
    stopped: list[str] = []
    await run_until(asyncio.Event(), asyncio.sleep(0), for_ever(stopped))
    assert stopped == ["stopped"]


async def test_the_event_ends_all() -> None:
    ended, stopped = asyncio.Event(), list[str]()
    asyncio.get_running_loop().call_soon(ended.set)
    await run_until(ended, for_ever(stopped))
    assert stopped == ["stopped"]


async def test_an_error_is_raised_when_all_have_stopped() -> None:
    stopped: list[str] = []

    async def fail() -> None:
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        await run_until(asyncio.Event(), fail(), for_ever(stopped))
    assert stopped == ["stopped"]


async def test_who_waits_for_it_can_be_cancelled() -> None:
    stopped: list[str] = []
    task = asyncio.create_task(run_until(asyncio.Event(), for_ever(stopped)))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert stopped == ["stopped"]
