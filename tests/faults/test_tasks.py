# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tasks that lie, vanish or never end: never a success that the server did not name one, never a second try."""

from __future__ import annotations

import asyncio
import math
from contextlib import suppress

import pytest
from faults.cases import once
from faults.stage import VM, Stage

from helpers.invariants import sent_twice
from xolite_desktop.simulator.faults import FAULTS, Fault, Phase
from xolite_desktop.xapi.errors import Failure, OutcomeUnknown, XapiError
from xolite_desktop.xapi.refs import Ref

CODES = {
    "task_failure_long": "SR_BACKEND_FAILURE_1",
    "task_failure_without_error": "INTERNAL_ERROR",
    "task_cancelled": "TASK_CANCELLED",
}
FAILED = ("task_failure", "task_cancelled")


@pytest.mark.parametrize("watched", [True, False], ids=["events", "asked"])
@pytest.mark.parametrize("fault", [case for case in once("task_") if case.id != "task_result_deep"])
async def test_a_task_is_never_said_to_be_more_than_the_server_says(
    stage: Stage, fault: Fault, watched: bool
) -> None:
    stage.hurry("POLL_INTERVAL_S", "FIRST_EVENT_S")
    await stage.sign_in()
    if watched:
        stage.follow()
        await stage.until_equal()
    for phase in fault.phases:
        stage.inject(fault, phase)
    heard: list[float] = []
    running = asyncio.create_task(stage.attempt(_cloned(stage, fault, heard)))
    if fault.stalls:
        done, _ = await asyncio.wait([running], timeout=0.2)
        assert not done, "it has no end yet"
        stage.pool.faults.clear()
        while not running.done():  # the answer that is under way still lies
            stage.pool.run(lambda: _touch_tasks(stage))
            await asyncio.wait([running], timeout=0.1)
    error = await running
    _judge(fault, error)
    assert all(0 < share <= 1 and math.isfinite(share) for share in heard)
    assert heard == sorted(heard)
    assert sent_twice(stage.pool) == []
    assert stage.pool.counts.executed["Async.VM.clone"] == 1
    await stage.heal(lies=True)


async def _cloned(stage: Stage, fault: Fault, heard: list[float]) -> None:
    await stage.client.run_task("VM.clone", VM, fault.name, on_progress=heard.append)


def _touch_tasks(stage: Stage) -> None:
    for ref in stage.pool.db.records("task"):
        stage.pool.db.touch("task", ref)


def _judge(fault: Fault, error: BaseException | None) -> None:
    if fault.name.startswith(FAILED):
        assert isinstance(error, Failure)
        assert error.code == CODES.get(fault.name, error.code)
    if fault.name in ("task_vanishes", "task_gone") and error is not None:
        assert isinstance(error, OutcomeUnknown)
    if fault.stalls or fault.harmless:
        assert error is None


async def test_a_bomb_in_a_result_is_not_unpacked(stage: Stage) -> None:
    await stage.sign_in()
    stage.inject(FAULTS["task_result_bomb"], Phase.TASK)
    error = await stage.attempt(stage.client.run_task("VM.clone", VM, "bomb"))
    assert isinstance(error, OutcomeUnknown)
    await stage.heal()


async def test_a_result_nested_deeply_is_a_typed_error(stage: Stage) -> None:
    await stage.sign_in()
    stage.inject(FAULTS["task_result_deep"], Phase.TASK)
    error = await stage.attempt(stage.client.run_task("VM.clone", VM, "deep"))
    assert isinstance(error, OutcomeUnknown)
    await stage.heal()


async def test_a_task_that_somebody_destroys_is_of_unknown_outcome(stage: Stage) -> None:
    await stage.sign_in()
    stage.follow()
    await stage.until_equal()
    stage.inject(FAULTS["task_never_ends"], Phase.POLL)
    stage.inject(FAULTS["task_never_ends"], Phase.TASK)
    known: asyncio.Future[Ref] = asyncio.get_running_loop().create_future()
    running = asyncio.create_task(stage.client.run_task("VM.clone", VM, "gone", on_task=known.set_result))
    task = await known
    await stage.next_item()
    stage.pool.faults.clear()
    stage.pool.run(lambda: stage.pool.db.destroy("task", task))
    with pytest.raises(OutcomeUnknown):
        await running
    await stage.heal()


async def test_a_cancelled_wait_leaves_nothing_behind(stage: Stage) -> None:
    await stage.sign_in()
    injection = stage.inject(FAULTS["task_never_ends"], Phase.TASK)
    running = asyncio.create_task(stage.client.run_task("VM.clone", VM, "left"))
    await asyncio.to_thread(injection.acted.wait, 10)
    running.cancel()
    with suppress(asyncio.CancelledError, XapiError):
        await running
    await stage.heal()
