# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A call is sent once. When its answer or its end is lost, task and object tell how it ended, or nobody does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from xapi.follower import Follower, WoundPause
from xapi.lost_answers import LostAnswers, Winding

from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.rpc import Result
from xolite_desktop.simulator.schema import Type
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client, Lost, Restored
from xolite_desktop.xapi.client.finding import Finding, Verify
from xolite_desktop.xapi.errors import Failure, OutcomeUnknown, Unreachable
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.operations import verify
from xolite_desktop.xapi.operations.verify import power_state
from xolite_desktop.xapi.refs import Ref

Follow = Callable[..., Follower]
VM, RUNNING = Ref("OpaqueRef:vm"), Ref("OpaqueRef:running")


@pytest.fixture
def lost(pool: Simulator) -> LostAnswers:
    return LostAnswers(pool)


@pytest.fixture
async def live(client: Client, follow: Follow) -> Client:
    """Signed in, with a subscription that goes on by itself."""
    await follow().batch()
    return client


def _never(said: str = "Nothing to see.") -> Verify:
    async def look() -> Finding:
        return Finding(False, said)

    return look


async def test_the_task_of_a_lost_answer_is_found_and_followed(
    live: Client, pool: Simulator, lost: LostAnswers, hand_clock: HandClock, pause: WoundPause
) -> None:
    lost.after.add("Async.VM.pause")
    hand_clock.auto = True
    heard: list[Ref] = []
    async with Winding(pause):
        assert await live.run_task("VM.pause", RUNNING, on_task=heard.append) is None
    assert lost.done["Async.VM.pause"] == 1
    assert pool.calls["Async.VM.pause"] == 1
    assert len(heard) == 1
    assert pool.run(lambda: pool.db.get("VM", RUNNING)["power_state"]) == "Paused"


async def test_a_task_at_work_on_our_object_is_certainly_ours(
    live: Client, pool: Simulator, lost: LostAnswers, hand_clock: HandClock, pause: WoundPause
) -> None:
    """Another client does the same to another VM at the same moment."""
    lost.after.add("Async.VM.clone")
    heard: asyncio.Future[Ref] = asyncio.get_running_loop().create_future()
    other = pool.run(lambda: pool.db.create("VM", name_label="other", power_state="Halted"))
    session = live.session
    assert session is not None
    async with Winding(pause):
        running = asyncio.create_task(live.run_task("VM.clone", VM, "copy", on_task=heard.set_result))
        while not pool.calls["Async.VM.clone"]:
            await asyncio.sleep(0.001)
        lost.after.clear()
        await asyncio.to_thread(
            lambda: pool.run_coroutine(lambda: pool.call("Async.VM.clone", [session.ref, other, "theirs"]))
        )
        task = await heard
        await asyncio.to_thread(hand_clock.advance, 60.0)
        clone = await running
    assert pool.run(lambda: pool.db.get("VM", clone)["name_label"]) == "copy"  # type: ignore[arg-type]
    assert task not in pool.run(lambda: set(pool.db.records("task"))), "ours is removed"
    assert pool.run(lambda: len(pool.db.records("task"))) == 1, "theirs is not"


async def test_a_call_that_was_not_carried_out_has_an_unknown_outcome_with_what_was_checked(
    live: Client, pool: Simulator, lost: LostAnswers, pause: WoundPause
) -> None:
    lost.before.add("Async.VM.start")
    check = power_state(live, VM, PowerState.RUNNING)
    async with Winding(pause):
        with pytest.raises(OutcomeUnknown) as caught:
            await live.run_task("VM.start", VM, False, False, verify=check)
    assert "The VM is halted." in caught.value.checked
    assert lost.asked["Async.VM.start"] == 1, "never sent again"
    assert lost.done["Async.VM.start"] == 0


async def test_a_task_that_ended_and_is_gone_is_judged_by_the_object(
    live: Client, pool: Simulator, lost: LostAnswers, hand_clock: HandClock, pause: WoundPause
) -> None:
    lost.after.add("Async.VM.pause")
    hand_clock.auto = True

    def forget(operation: str, cls: str, ref: str) -> None:
        if cls == "task" and pool.db.records("task").get(ref, {}).get("status") == "success":
            pool.db.destroy("task", ref)

    pool.run(lambda: pool.db.on_change.append(forget))
    check = power_state(live, RUNNING, PowerState.PAUSED)
    async with Winding(pause):
        assert await live.run_task("VM.pause", RUNNING, verify=check) is None
    assert lost.done["Async.VM.pause"] == 1


async def test_a_call_that_surely_was_not_sent_fails_plainly(
    client: Client, pool: Simulator, pause: WoundPause
) -> None:
    await client.sign_in(pool.user, pool.password)
    pool.refuse_connections()
    pool.drop_connections()
    with pytest.raises((Unreachable, OutcomeUnknown)):
        await client.call("VM.get_all")  # notices that the kept connection is gone
    with pytest.raises(Unreachable) as caught:
        await client.run_task("VM.start", VM, False, False)
    assert not caught.value.may_have_run
    pool.accept_connections()
    assert pool.calls["Async.VM.start"] == 0


async def test_a_session_that_ended_is_renewed_and_the_call_sent_again_since_it_was_refused(
    live: Client, pool: Simulator, lost: LostAnswers, hand_clock: HandClock, pause: WoundPause
) -> None:
    hand_clock.auto = True
    pool.end_sessions()
    async with Winding(pause):
        assert await live.run_task("VM.pause", RUNNING) is None
    assert lost.done["Async.VM.pause"] == 1


async def test_a_sign_in_that_is_lost_after_a_refusal_leaves_no_doubt_about_the_call(
    client: Client, pool: Simulator, lost: LostAnswers
) -> None:
    await client.sign_in(pool.user, pool.password)
    pool.end_sessions()
    lost.before.add("session.login_with_password")
    with pytest.raises(Unreachable) as caught:
        await client.run_task("VM.pause", RUNNING)
    assert not caught.value.may_have_run
    assert lost.done["Async.VM.pause"] == 0


@pytest.mark.parametrize("answer", [7, None, {"no": "ref"}])
async def test_an_answer_that_is_no_task_is_as_good_as_lost(
    live: Client, pool: Simulator, hand_clock: HandClock, pause: WoundPause, answer: object
) -> None:
    hand_clock.auto = True
    call = pool._rpc.call

    async def garbled(name: str, params: list[object]) -> Result:
        result = await call(name, params)
        return Result(Type("string"), answer) if name == "Async.VM.pause" else result

    pool._rpc.call = garbled  # type: ignore[method-assign]
    async with Winding(pause):
        assert await live.run_task("VM.pause", RUNNING) is None
    assert pool.calls["Async.VM.pause"] == 1


async def test_a_result_that_cannot_be_read_is_no_failure(live: Client, pool: Simulator) -> None:
    heard: asyncio.Future[Ref] = asyncio.get_running_loop().create_future()
    running = asyncio.create_task(live.run_task("VM.clone", VM, "copy", on_task=heard.set_result))
    task = await heard
    pool.run(lambda: pool.db.update("task", task, status="success", result="<value>"))
    with pytest.raises(OutcomeUnknown, match="ended well"):
        await running


async def test_a_restart_of_the_toolstack_while_following_is_judged_by_the_object(
    live: Client, pool: Simulator, pause: WoundPause
) -> None:
    """Connections, sessions and tasks are gone; the work itself goes on."""
    heard: asyncio.Future[Ref] = asyncio.get_running_loop().create_future()
    check = power_state(live, RUNNING, PowerState.PAUSED)
    running = asyncio.create_task(live.run_task("VM.pause", RUNNING, on_task=heard.set_result, verify=check))
    task = await heard

    def restart() -> None:
        pool.sessions.end_all()
        pool.db.destroy("task", task)
        pool.db.update("VM", RUNNING, power_state="Paused")
        pool._listener.drop()

    pool.run(restart)
    async with Winding(pause):
        assert await running is None
    assert pool.calls["Async.VM.pause"] == 1


async def test_an_effect_that_comes_late_is_waited_for(
    live: Client, pool: Simulator, pause: WoundPause
) -> None:
    heard: asyncio.Future[Ref] = asyncio.get_running_loop().create_future()
    looks: list[int] = []

    async def look() -> Finding:
        looks.append(1)
        return Finding(len(looks) == 2, "Not yet.", "made")

    running = asyncio.create_task(
        live.run_task("VM.clone", VM, "copy", on_task=heard.set_result, verify=look)
    )
    task = await heard
    pool.run(lambda: pool.db.destroy("task", task))
    async with Winding(pause):
        assert await running == "made"
    assert len(looks) == 2


async def test_a_vanished_task_says_what_was_checked(
    live: Client, pool: Simulator, pause: WoundPause
) -> None:
    heard: asyncio.Future[Ref] = asyncio.get_running_loop().create_future()
    running = asyncio.create_task(
        live.run_task("VM.clone", VM, "copy", on_task=heard.set_result, verify=_never())
    )
    task = await heard
    pool.run(lambda: pool.db.destroy("task", task))
    async with Winding(pause):
        with pytest.raises(OutcomeUnknown) as caught:
            await running
    assert (
        caught.value.checked == f"{'Its task is gone, as after a restart of the toolstack.'} Nothing to see."
    )


async def test_a_connection_down_for_any_time_is_waited_out(
    client: Client, pool: Simulator, follow: Follow, hand_clock: HandClock, pause: WoundPause
) -> None:
    follower = follow()
    await follower.batch()
    heard: asyncio.Future[Ref] = asyncio.get_running_loop().create_future()
    running = asyncio.create_task(client.run_task("VM.pause", RUNNING, on_task=heard.set_result))
    await heard
    pool.refuse_connections()
    pool.drop_connections()
    for _ in range(8):
        while not isinstance(await follower.item(), Lost):
            pass
        assert not running.done()
        pause.wind()
    await asyncio.to_thread(hand_clock.advance, 3600.0)
    pool.accept_connections()
    async with Winding(pause):
        while not isinstance(await follower.item(), Restored):
            pass
        assert await running is None


async def test_without_a_subscription_a_lost_connection_is_waited_out_too(
    client: Client, pool: Simulator, hand_clock: HandClock, pause: WoundPause
) -> None:
    await client.sign_in(pool.user, pool.password)
    heard: asyncio.Future[Ref] = asyncio.get_running_loop().create_future()
    running = asyncio.create_task(client.run_task("VM.pause", RUNNING, on_task=heard.set_result))
    await heard
    pool.refuse_connections()
    pool.drop_connections()
    while len(pause.delays) < 6:
        await asyncio.sleep(0.001)
        pause.wind()
    assert pause.delays[:6] == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0]
    assert not running.done()
    pool.accept_connections()
    await asyncio.to_thread(hand_clock.advance, 60.0)
    async with Winding(pause):
        assert await running is None


async def test_bulk_calls_that_all_lose_their_answers_find_each_its_own_task(
    live: Client, pool: Simulator, lost: LostAnswers, hand_clock: HandClock, pause: WoundPause
) -> None:
    others = [
        pool.run(lambda n=n: pool.db.create("VM", name_label=f"vm{n}", power_state="Halted"))  # type: ignore[misc]
        for n in range(5)
    ]
    lost.after.add("Async.VM.clone")
    tasks: list[Ref] = []
    async with Winding(pause):
        running = [
            asyncio.create_task(live.run_task("VM.clone", ref, f"copy of {ref}", on_task=tasks.append))
            for ref in others
        ]
        while len(tasks) < lost.done["Async.VM.clone"] or not tasks:
            await asyncio.sleep(0.001)
        await asyncio.to_thread(hand_clock.advance, 60.0)
        ends = await asyncio.gather(*running, return_exceptions=True)
    for ref, end in zip(others, ends, strict=True):
        if isinstance(end, str):
            assert pool.run(lambda end=end: pool.db.get("VM", end)["name_label"]) == f"copy of {ref}"  # type: ignore[misc]
        else:
            assert isinstance(end, OutcomeUnknown) or not end.may_have_run  # type: ignore[union-attr]
    assert len(set(tasks)) == len(tasks)
    assert lost.asked["Async.VM.clone"] <= len(others), "none was sent twice"
    assert sum(isinstance(end, str) for end in ends) <= lost.done["Async.VM.clone"]


async def test_a_closed_client_leaves_the_outcome_of_a_lost_answer_open(
    live: Client, pool: Simulator, lost: LostAnswers
) -> None:
    lost.before.add("Async.VM.start")
    running = asyncio.create_task(live.run_task("VM.start", VM, False, False))
    while not lost.asked["Async.VM.start"]:
        await asyncio.sleep(0.001)
    await live.close()
    with pytest.raises(OutcomeUnknown):
        await running


async def test_tasks_are_marked_for_other_clients(live: Client, pool: Simulator, follow: Follow) -> None:
    heard: asyncio.Future[Ref] = asyncio.get_running_loop().create_future()
    running = asyncio.create_task(live.run_task("VM.clone", VM, "copy", on_task=heard.set_result))
    task = await heard
    marks: dict[str, str] = {}
    while len(marks) < 2:
        await asyncio.sleep(0.001)
        marks = pool.run(lambda: dict(pool.db.get("task", task)["other_config"]))
    assert marks["applies_to"] == VM
    assert "/" in marks["XOLiteDesktop"]
    await live.cancel_task(task)
    with pytest.raises(Failure, match="TASK_CANCELLED"):
        await running
    assert task not in pool.run(lambda: set(pool.db.records("task"))), "a cancelled task is removed as well"


async def test_marks_that_are_refused_do_no_harm(
    live: Client, pool: Simulator, hand_clock: HandClock
) -> None:
    pool.faults.failures["task.add_to_other_config"] = ["MAP_DUPLICATE_KEY", "task", "other_config", "x", "y"]
    hand_clock.auto = True
    assert await live.run_task("VM.pause", RUNNING) is None


async def test_a_cancel_that_comes_too_late_is_no_error(live: Client, pool: Simulator) -> None:
    await live.cancel_task(Ref("OpaqueRef:gone"))
    pool.faults.failures["task.cancel"] = ["OPERATION_NOT_ALLOWED", "no"]
    with pytest.raises(Failure, match="OPERATION_NOT_ALLOWED"):
        await live.cancel_task(Ref("OpaqueRef:gone"))


async def test_a_setter_without_an_answer_is_not_sent_again(
    live: Client, pool: Simulator, lost: LostAnswers
) -> None:
    lost.after.add("VM.set_name_label")
    with pytest.raises(OutcomeUnknown):
        await live.call("VM.set_name_label", VM, "new")
    assert lost.done["VM.set_name_label"] == 1


async def test_each_operation_knows_what_its_effect_looks_like(live: Client, pool: Simulator) -> None:
    paused = power_state(live, RUNNING, PowerState.PAUSED)
    again = verify.rebooted(live, RUNNING)
    moved = verify.resident_on(live, RUNNING, Ref("OpaqueRef:elsewhere"))
    copied = verify.new_vm(live, VM, "copy", snapshot=False)
    taken = verify.new_vm(live, VM, "copy", snapshot=True)
    for look in (paused, again, moved, copied, taken):
        assert not (await look()).done

    def happen() -> str:
        pool.db.update("VM", RUNNING, domid=8, resident_on="OpaqueRef:elsewhere")
        return pool.db.create("VM", name_label="copy", snapshot_of=VM)

    made = pool.run(happen)
    for look in (again, moved, copied):
        assert (await look()).done
    pool.run(lambda: pool.db.update("VM", RUNNING, power_state="Paused"))
    pool.run(lambda: pool.db.update("VM", VM, snapshots=[made]))
    assert (await paused()).done
    assert (await taken()).result == made
    pool.run(lambda: pool.db.destroy("VM", RUNNING))
    for look in (paused, again, moved):
        assert (await look()).said == verify.GONE
