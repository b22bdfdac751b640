# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Reads are sent again until the pool answers, and not more often than needed."""

from __future__ import annotations

import asyncio

import pytest

from xolite_desktop.xapi.client.patience import Patience, passes
from xolite_desktop.xapi.client.task_watch import TaskWatch
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.errors import (
    Closed,
    Failure,
    ProtocolError,
    Timeout,
    Unreachable,
    WrongPool,
    XapiError,
)
from xolite_desktop.xapi.net.endpoint import Endpoint

HOST = Endpoint("xcp-01")


class Read:
    """Fails so many times, then answers."""

    def __init__(self, times: int) -> None:
        self.times, self.count = times, 0

    async def __call__(self) -> str:
        self.count += 1
        if self.count <= self.times:
            raise Unreachable(HOST, "x", "down")
        return "answer"


async def test_delays_grow_to_half_a_minute() -> None:
    delays: list[float] = []

    async def pause(seconds: float) -> None:
        delays.append(seconds)

    assert await Patience(TaskWatch(), pause).read(Read(7)) == "answer"
    assert delays == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]


async def test_a_running_subscription_does_the_trying() -> None:
    async def pause(seconds: float) -> None:
        raise AssertionError("nobody looks at the clock")

    watch, read = TaskWatch(), Read(2)
    watch.follow(True)
    waiting = asyncio.create_task(Patience(watch, pause).read(read))
    for count in (1, 2):
        while read.count < count:
            await asyncio.sleep(0)
        for _ in range(5):
            await asyncio.sleep(0)
        assert not waiting.done()
        watch.notify(Delta())
    assert await waiting == "answer"


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (Unreachable(HOST, "x", "y"), True),
        (Timeout(HOST, "x", 1.0), True),
        (ProtocolError(HOST, "x", "HTTP 502"), True),
        (Failure("HOST_STILL_BOOTING"), True),
        (Failure("HOST_IS_SLAVE", ("10.0.0.1",)), True),
        (Failure("SESSION_INVALID"), True),
        (Failure("HANDLE_INVALID"), False),
        (Failure("SESSION_AUTHENTICATION_FAILED"), False),
        (Failure("RBAC_PERMISSION_DENIED"), False),
        (WrongPool(HOST, "a", "b"), False),
        (Closed("closed"), False),
    ],
)
def test_only_what_may_be_gone_later_is_waited_out(error: XapiError, expected: bool) -> None:
    assert passes(error) is expected
