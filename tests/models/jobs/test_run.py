# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Work of a window as jobs, on a real connection to a simulated pool."""

from __future__ import annotations

import asyncio

import pytest

from tests.models.conftest import happened, reached
from xolite_desktop.models.actions.action import MOST_AT_ONCE, Action, Running
from xolite_desktop.models.actions.all_actions import action
from xolite_desktop.models.actions.offer import Offer, offer
from xolite_desktop.models.actions.selection import Selected, Selection
from xolite_desktop.models.connection import State
from xolite_desktop.models.jobs.job import Job, JobState
from xolite_desktop.models.jobs.job_list import JobList
from xolite_desktop.models.jobs.run import JobRunner
from xolite_desktop.models.reasons import explain_error
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.client import task_tag
from xolite_desktop.xapi.errors import Failure, OutcomeUnknown
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.kinds import is_vm
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref


@pytest.fixture
def runner(live):
    return JobRunner(JobList(live.store), live)


def startable(live) -> tuple[Ref, VM]:
    vms = live.store.cache.of(VM, "VM").items()
    return next((ref, vm) for ref, vm in vms if is_vm(vm) and "start" in vm.allowed_operations)


async def over(runner: JobRunner, job: Job) -> None:
    if not job.is_over:
        await happened(runner.jobs.ended, lambda ended: ended is job)


async def test_starting_a_vm_is_a_job_that_ends_done(live, runner):
    ref, vm = startable(live)
    selection = Selection.of(live.store.cache, [ref])
    (job,) = runner.start_offer(offer(action("vm.start"), selection))
    assert job.title == f"Starting {vm.name_label}"
    assert job.state is JobState.WAITING
    await over(runner, job)
    assert job.state is JobState.DONE, job.error
    assert job.progress == 1.0
    assert job.task is not None
    assert live.store.cache.vm(ref).power_state == PowerState.RUNNING
    assert sum(row.is_ours for row in runner.jobs.jobs) == 1
    assert not any(row.task == job.task for row in runner.jobs.jobs if not row.is_ours)


async def test_a_refusal_of_the_server_stays_on_the_job(live, runner, own_simulator):
    ref, vm = startable(live)
    own_simulator.faults.failures["VM.start"] = ["NO_HOSTS_AVAILABLE"]
    own_simulator.faults.failures["Async.VM.start"] = ["NO_HOSTS_AVAILABLE"]
    job = runner.start_action(action("vm.start"), ref, vm.name_label)
    await over(runner, job)
    assert job.state is JobState.FAILED
    assert isinstance(job.error, Failure)
    assert job.error.code == "NO_HOSTS_AVAILABLE"
    assert job.can_retry
    own_simulator.faults.failures.clear()
    again = runner.retry(job)
    assert again is not None
    await over(runner, again)
    assert again.state is JobState.DONE, again.error
    assert runner.retry(again) is None


async def test_the_work_of_a_job_goes_with_its_end_unless_it_may_be_tried_again(live, runner):
    """Each would hold what was answered, and the job for as long as the window is open."""
    jobs = {}

    async def work(running: Running) -> None:
        if isinstance(running.answer, BaseException):
            raise running.answer

    for answer in ("well", Failure("VM_IS_PROTECTED"), Failure("TASK_CANCELLED"), OutcomeUnknown("VM.start")):
        jobs[answer] = runner.start("work", work, answer=answer)
        await over(runner, jobs[answer])
    (failed,) = (job for job in jobs.values() if job.can_retry)
    assert list(runner._work) == [failed]
    runner.jobs.clear_finished()
    assert runner._work == {}


async def test_a_cancelled_job_waits_for_the_truth(live, runner):
    started, released = asyncio.Event(), asyncio.Event()

    async def work(running) -> None:
        running.report(0.5)
        running.report(0.3)
        started.set()
        await released.wait()
        raise Failure("TASK_CANCELLED", ("t",))

    job = runner.start("Working", work)
    await asyncio.wait_for(started.wait(), 5)
    assert job.progress == 0.5
    runner.cancel(job)
    assert job.state is JobState.CANCELLING
    runner.cancel(job)
    released.set()
    await over(runner, job)
    assert job.state is JobState.CANCELLED
    assert job.error is None


async def test_a_cancel_before_the_task_exists_reaches_it(live, runner, own_simulator):
    go, told, ended = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def work(running) -> None:
        await go.wait()
        running.on_task(Ref("OpaqueRef:no-such-task"))
        told.set()
        await ended.wait()

    job = runner.start("Working", work)
    await asyncio.sleep(0)
    runner.cancel(job)
    go.set()
    await told.wait()
    await asyncio.gather(*(task for task in asyncio.all_tasks() if task.get_name() == "cancelling"))
    assert own_simulator.calls["task.cancel"] == 1
    ended.set()
    await over(runner, job)
    assert job.state is JobState.DONE


async def test_closing_the_window_leaves_the_outcome_open(live, runner):
    started = asyncio.Event()

    async def work(running) -> None:
        started.set()
        await asyncio.sleep(3600)

    job = runner.start("Working", work)
    await asyncio.wait_for(started.wait(), 5)
    await live.close()
    assert job.state is JobState.UNKNOWN


async def test_a_mistake_of_ours_is_logged_and_shown(live, runner, expected_log):
    expected_log.allow("Working failed")

    async def work(running) -> None:
        raise ZeroDivisionError

    job = runner.start("Working", work)
    await over(runner, job)
    assert job.state is JobState.FAILED
    assert isinstance(job.error, ZeroDivisionError)


async def test_actions_of_the_window_are_not_jobs(runner):
    with pytest.raises(ValueError, match="sign_out"):
        runner.start_action(action("pool.sign_out"), Ref(""), "")


async def test_of_one_selection_25_run_at_once_and_one_failure_stops_nothing(live, runner, own_simulator):
    running, most, release = 0, 0, asyncio.Event()

    async def work(_: Running, ref: Ref) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await release.wait()
        running -= 1
        if ref == "OpaqueRef:3":
            raise Failure("NO_HOSTS_AVAILABLE")

    items = tuple(
        Selected("VM", Ref(f"OpaqueRef:{n}"), NodeKind.VM, f"vm{n}", "") for n in range(MOST_AT_ONCE + 15)
    )
    entry = Action("vm.work", "Work", "play", (), work=work, job_title="Working on {name}")
    jobs = runner.start_offer(Offer(entry, True, items))
    for _ in range(5):
        await asyncio.sleep(0)
    assert running == MOST_AT_ONCE
    waiting = [job for job in jobs if job.state is JobState.WAITING]
    assert len(waiting) == 15
    runner.cancel(waiting[-1])
    assert waiting[-1].state is JobState.CANCELLED, "it never began"
    release.set()
    for job in jobs:
        await over(runner, job)
    assert most == MOST_AT_ONCE
    states = [job.state for job in jobs]
    assert states.count(JobState.FAILED) == 1
    assert states.count(JobState.CANCELLED) == 1
    assert states.count(JobState.DONE) == len(jobs) - 2


async def test_a_window_that_closes_cancels_what_never_began(live, runner):
    async def work(_: Running, ref: Ref) -> None:
        await asyncio.sleep(3600)

    items = tuple(Selected("VM", Ref(f"OpaqueRef:{n}"), NodeKind.VM, "", "") for n in range(MOST_AT_ONCE + 1))
    entry = Action("vm.work", "Work", "play", (), work=work, job_title="Working on {name}")
    jobs = runner.start_offer(Offer(entry, True, items))
    await asyncio.sleep(0)
    await live.close()
    assert jobs[0].state is JobState.UNKNOWN
    assert jobs[-1].state is JobState.CANCELLED


async def test_a_cancel_that_is_refused_lets_the_job_go_on(live, runner, own_simulator):
    ended = asyncio.Event()

    async def work(running) -> None:
        running.on_task(Ref("OpaqueRef:task"))
        await ended.wait()

    async def refused() -> None:
        runner.cancel(job)
        assert job.state is JobState.CANCELLING
        await asyncio.gather(*(task for task in asyncio.all_tasks() if task.get_name() == "cancelling"))

    job = runner.start("Working", work)
    while not job.can_cancel:
        await asyncio.sleep(0)
    own_simulator.faults.failures["task.cancel"] = ["TOO_BUSY"]
    await refused()
    assert job.state is JobState.RUNNING
    assert job.can_cancel
    own_simulator.faults.failures["task.cancel"] = ["OPERATION_NOT_ALLOWED", "no"]
    await refused()
    assert not job.can_cancel
    ended.set()
    await over(runner, job)
    assert job.state is JobState.DONE


async def test_an_outcome_nobody_knows_is_no_failure_and_is_not_tried_again(live, runner):
    async def work(running) -> None:
        raise OutcomeUnknown("VM.start", "", "The VM is halted.")

    job = runner.start("Working", work)
    await over(runner, job)
    assert job.state is JobState.UNKNOWN
    assert not job.can_retry
    assert runner.retry(job) is None
    assert "The VM is halted." in explain_error(job.error).text


def adopted(own_simulator, live, **fields: object) -> Ref:
    marks = {task_tag.KEY: f"{task_tag.installation()}/before"}
    return own_simulator.run(
        lambda: own_simulator.db.create(
            "task", name_label="Async.VM.start", other_config=marks, created="20261122T14:00:00Z", **fields
        )
    )


async def test_the_task_of_an_earlier_run_is_followed_and_removed_and_others_are_not(
    live, runner, own_simulator
):
    runner._pause = lambda seconds: asyncio.sleep(0)
    ref = adopted(own_simulator, live, status="pending")
    theirs = own_simulator.run(lambda: own_simulator.db.create("task", name_label="Async.VM.start"))
    while not {ref, theirs} <= {job.task for job in runner.jobs.jobs}:
        await happened(live.store.changed)
    job = next(job for job in runner.jobs.jobs if job.task == ref)
    for task in (ref, theirs):
        own_simulator.run(lambda task=task: own_simulator.db.update("task", task, status="success"))
    await over(runner, job)
    while ref in live.store.cache.records("task"):
        await happened(live.store.changed)
    assert job.state is JobState.DONE
    assert own_simulator.calls["task.destroy"] == 1
    assert theirs in own_simulator.run(lambda: set(own_simulator.db.records("task")))


async def test_a_lost_connection_shows_in_the_rows_and_the_job_ends_after_it(live, runner, own_simulator):
    ref, _ = startable(live)

    async def work(running) -> None:
        await running.client.run_task("VM.start", ref, False, False, on_task=running.on_task)

    job = runner.start("Starting", work)
    while job.task is None and not job.is_over:
        await asyncio.sleep(0)
    own_simulator.refuse_connections()
    own_simulator.drop_connections()
    await reached(live, State.LOST)
    assert runner.jobs.is_waiting(job) or job.is_over
    own_simulator.accept_connections()
    await over(runner, job)
    assert job.state is JobState.DONE, job.error
    assert own_simulator.calls["Async.VM.start"] == 1


async def test_ended_tasks_of_earlier_runs_are_removed_after_connecting(live, runner, own_simulator):
    runner._pause = lambda seconds: asyncio.sleep(0)
    ref = adopted(own_simulator, live, status="success")
    while ref not in live.store.cache.records("task"):
        await happened(live.store.changed)
    live.loaded.emit()
    while ref in live.store.cache.records("task"):
        await happened(live.store.changed)
    assert not any(job.task == ref for job in runner.jobs.jobs)
