# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Work of a window as jobs, on a real connection to a simulated pool."""

from __future__ import annotations

import asyncio

import pytest

from tests.models.conftest import happened
from xolite_desktop.models.actions.all_actions import action
from xolite_desktop.models.actions.offer import offer
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.jobs.job import Job, JobState
from xolite_desktop.models.jobs.job_list import JobList
from xolite_desktop.models.jobs.run import JobRunner
from xolite_desktop.xapi.errors import Failure
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
