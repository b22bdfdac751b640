# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tasks are followed to their true end: by events, or by asking where there are none."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from xapi.follower import Follower, WoundPause
from xapi.lost_answers import Winding

from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client, Lost, task_run
from xolite_desktop.xapi.errors import Failure, OutcomeUnknown
from xolite_desktop.xapi.refs import Ref

Follow = Callable[..., Follower]
VM, RUNNING = Ref("OpaqueRef:vm"), Ref("OpaqueRef:running")


class Heard:
    """What a caller of `run_task` hears while it waits."""

    def __init__(self) -> None:
        self.progress: list[float] = []
        self.task: asyncio.Future[Ref] = asyncio.get_running_loop().create_future()

    def run(self, client: Client, method: str, *params: object) -> asyncio.Task[object]:
        return asyncio.create_task(
            client.run_task(method, *params, on_progress=self.progress.append, on_task=self.task.set_result)
        )


async def test_a_task_ends_with_its_decoded_result(
    client: Client, pool: Simulator, follow: Follow, hand_clock: HandClock
) -> None:
    follower = follow()
    await follower.batch()
    hand_clock.auto = True
    clone = await client.run_task("VM.clone", VM, "copy")
    assert clone == pool.run(lambda: pool.db.find("VM", name_label="copy")[0])
    assert await client.run_task("VM.pause", RUNNING) is None
    assert pool.calls["task.get_record"] == 0
    assert pool.calls["task.destroy"] == 2


async def test_without_events_the_task_is_asked_for(
    client: Client, pool: Simulator, hand_clock: HandClock
) -> None:
    await client.sign_in(pool.user, pool.password)
    hand_clock.auto = True
    assert await client.run_task("VM.pause", RUNNING) is None
    assert pool.calls["task.get_record"] >= 1


async def test_a_failed_task_has_its_own_code(client: Client, follow: Follow) -> None:
    await follow().batch()
    with pytest.raises(Failure) as caught:
        await client.run_task("VM.pause", VM)
    assert caught.value.code == "VM_BAD_POWER_STATE"
    assert caught.value.params == (VM, "running", "halted")
    assert caught.value.method == "VM.pause"


async def test_progress_is_heard_and_never_falls(client: Client, pool: Simulator, follow: Follow) -> None:
    follower = follow()
    await follower.batch()
    heard = Heard()
    running = heard.run(client, "VM.clone", VM, "copy")
    task = await heard.task
    for progress in (0.71, 0.0, 0.78):
        pool.run(lambda progress=progress: pool.db.update("task", task, progress=progress))  # type: ignore[misc]
        while (record := client.cache.task(task)) is None or record.progress != progress:
            await follower.until_changed("task")
    pool.run(lambda: pool.db.update("task", task, progress=1.0, status="success", result="<value>x</value>"))
    assert await running == "x"
    assert heard.progress == sorted(set(heard.progress))
    assert {0.71, 0.78} <= set(heard.progress)


async def test_a_progress_of_one_and_an_error_prove_nothing_before_the_status(
    client: Client, pool: Simulator, follow: Follow
) -> None:
    follower = follow()
    await follower.batch()
    heard = Heard()
    running = heard.run(client, "VM.clone", VM, "copy")
    task = await heard.task
    pool.run(lambda: pool.db.update("task", task, progress=1.0, error_info=["INTERNAL_ERROR", "x"]))
    await follower.until_changed("task")
    assert not running.done()
    pool.run(lambda: pool.db.update("task", task, status="failure"))
    with pytest.raises(Failure) as caught:
        await running
    assert (caught.value.code, caught.value.params) == ("INTERNAL_ERROR", ("x",))


async def test_a_task_cancelled_on_the_server_is_a_failure_that_says_so(
    client: Client, follow: Follow
) -> None:
    await follow().batch()
    heard = Heard()
    running = heard.run(client, "VM.clone", VM, "copy")
    task = await heard.task
    await client.cancel_task(task)
    with pytest.raises(Failure) as caught:
        await running
    assert caught.value.code == "TASK_CANCELLED"


async def test_a_failure_without_a_reason_still_has_a_code(
    client: Client, pool: Simulator, follow: Follow
) -> None:
    await follow().batch()
    heard = Heard()
    running = heard.run(client, "VM.clone", VM, "copy")
    task = await heard.task
    pool.run(lambda: pool.db.update("task", task, status="failure", error_info=[]))
    with pytest.raises(Failure, match="INTERNAL_ERROR"):
        await running


async def test_a_task_that_vanishes_has_an_unknown_outcome(
    client: Client, pool: Simulator, follow: Follow
) -> None:
    """As all do when the toolstack restarts."""
    follower = follow()
    await follower.batch()
    heard = Heard()
    running = heard.run(client, "VM.clone", VM, "copy")
    task = await heard.task
    await follower.until_changed("task")
    pool.run(lambda: pool.db.destroy("task", task))
    with pytest.raises(OutcomeUnknown) as caught:
        await running
    assert caught.value.task == task


async def test_a_lost_connection_is_waited_out(
    client: Client, pool: Simulator, follow: Follow, hand_clock: HandClock, pause: WoundPause
) -> None:
    follower = follow()
    await follower.batch()
    heard = Heard()
    running = heard.run(client, "VM.pause", RUNNING)
    await heard.task
    await follower.until_changed("task")
    pool.drop_connections()
    while not isinstance(await follower.item(), Lost):
        pass
    await asyncio.to_thread(hand_clock.advance, 60.0)
    async with Winding(pause):
        assert await running is None


async def test_a_cancelled_wait_leaves_the_task_alone(
    client: Client, pool: Simulator, follow: Follow
) -> None:
    await follow().batch()
    heard = Heard()
    running = heard.run(client, "VM.clone", VM, "copy")
    task = await heard.task
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert pool.run(lambda: pool.db.get("task", task)["status"]) == "pending"
    assert pool.calls["task.cancel"] == 0


async def test_when_the_subscription_ends_the_task_is_asked_for(
    client: Client, pool: Simulator, follow: Follow, hand_clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task_run, "POLL_INTERVAL_S", 0.01)
    follower = follow()
    await follower.batch()
    heard = Heard()
    running = heard.run(client, "VM.pause", RUNNING)
    await heard.task
    await follower.until_changed("task")
    await follower.stop()
    await asyncio.to_thread(hand_clock.advance, 60.0)
    assert await running is None
    assert pool.calls["task.get_record"] >= 1
