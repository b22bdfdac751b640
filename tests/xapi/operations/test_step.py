# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Steps share the progress and undo each other."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations.step import Report, Step, run_steps, share

Work = Callable[[Report], Awaitable[object]]


def _gives(value: object) -> Work:
    async def work(report: Report) -> object:
        report(0.5)
        return value

    return work


def _fails(error: BaseException) -> Work:
    async def work(report: Report) -> object:
        raise error

    return work


async def test_results_come_in_order_and_progress_by_weight() -> None:
    heard: list[float] = []
    steps = [Step("one", _gives(1), weight=1), Step("two", _gives(2), weight=3)]
    assert await run_steps(steps, heard.append) == [1, 2]
    assert heard == [0.125, 0.25, 0.625, 1.0]


async def test_what_was_done_is_undone_last_first() -> None:
    undone: list[str] = []

    def undo(name: str) -> Callable[[], Awaitable[object]]:
        async def note() -> None:
            undone.append(name)

        return note

    steps = [
        Step("one", _gives(1), undo("one")),
        Step("two", _gives(2)),
        Step("three", _gives(3), undo("three")),
        Step("four", _fails(Failure("SR_FULL")), undo("four")),
    ]
    with pytest.raises(Failure, match="SR_FULL"):
        await run_steps(steps, lambda part: None)
    assert undone == ["three", "one"]


async def test_an_undo_that_fails_is_a_note_on_the_error() -> None:
    async def undo() -> None:
        raise Failure("VDI_IN_USE")

    steps = [Step("create disk", _gives(1), undo), Step("two", _fails(Failure("SR_FULL")))]
    with pytest.raises(Failure) as caught:
        await run_steps(steps, lambda part: None)
    assert "create disk could not be undone" in caught.value.__notes__[0]


async def test_a_cancelled_sequence_is_undone_too() -> None:
    undone = asyncio.Event()

    async def undo() -> None:
        undone.set()

    steps = [Step("one", _gives(1), undo), Step("two", _fails(asyncio.CancelledError()))]
    with pytest.raises(asyncio.CancelledError):
        await run_steps(steps, lambda part: None)
    assert undone.is_set()


def test_a_share_never_leaves_its_part() -> None:
    heard: list[float] = []
    report = share(heard.append, 0.5, 0.25)
    for part in (-1.0, 0.0, 0.5, 2.0):
        report(part)
    assert heard == [0.5, 0.5, 0.625, 0.75]
