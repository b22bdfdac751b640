# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The job panel's rows: ours and other people's, from the first second to the last."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QModelIndex, Qt

from xolite_desktop.models.jobs.job import Job, JobState
from xolite_desktop.models.jobs.job_list import MOST_OVER, JobList
from xolite_desktop.models.roles import ItemRole, StateKind
from xolite_desktop.xapi.client import task_tag
from xolite_desktop.xapi.errors import Failure, OutcomeUnknown
from xolite_desktop.xapi.refs import Ref

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)


@pytest.fixture
def jobs(pool, judged):
    return judged(JobList(pool.store, now=lambda: NOW))


def titles(jobs: JobList) -> list[str]:
    return [jobs.index(row, 0).data(ItemRole.TEXT) for row in range(jobs.rowCount())]


def test_somebody_elses_task_is_named_after_its_object(pool, jobs):
    pool.add(
        "task", "t1", name_label="Async.VM.pool_migrate", status="pending", progress=0.3,
        created="20261122T142900Z", other_config={"originator": "xo"}, allowed_operations=("cancel",),
    )  # fmt: skip
    assert titles(jobs) == ["Migrating"]
    pool.change("VM", "gitlab", current_operations={"t1": "pool_migrate"})
    assert titles(jobs) == ["Migrating gitlab"]
    index = jobs.index(0, 0)
    assert index.data(ItemRole.DETAIL) == "xo"
    assert jobs.jobs[0].call == "VM.pool_migrate"
    assert index.data(ItemRole.PROGRESS) == 0.3
    assert jobs.jobs[0].refs == ("gitlab",)
    assert jobs.jobs[0].can_cancel
    assert jobs.running_count == 1
    pool.change("task", "t1", progress=0.1)
    assert index.data(ItemRole.PROGRESS) == 0.3, "progress never goes back"
    pool.change("task", "t1", status="success", progress=1.0, finished="20261122T143000Z")
    assert jobs.jobs[0].state is JobState.DONE
    assert not jobs.jobs[0].can_cancel
    pool.remove("task", "t1")
    assert titles(jobs) == []


def test_a_task_labelled_with_a_sentence_shows_its_call(pool, jobs):
    pool.add("task", "t1", name_label="Export of gitlab", status="pending", other_config={"originator": "xe"})
    pool.change("VM", "gitlab", current_operations={"t1": "export"})
    assert titles(jobs) == ["Exporting gitlab"]
    assert jobs.index(0, 0).data(ItemRole.DETAIL) == "xe"
    assert jobs.jobs[0].call == "VM.export"


def test_a_job_of_ours_shows_its_call_once_the_task_says_it(pool, jobs):
    job = Job("Starting gitlab", NOW, detail="root", state=JobState.RUNNING)
    jobs.add(job)
    jobs.claim(job, Ref("t1"))
    assert jobs.index(0, 0).data(ItemRole.DETAIL) == "root"
    pool.add("task", "t1", name_label="Async.VM.start", status="pending")
    pool.change("task", "t1", progress=0.5)
    assert jobs.index(0, 0).data(ItemRole.DETAIL) == "VM.start · root"
    pool.add("task", "t2", name_label="Async.VM.resume", status="pending")
    jobs.claim(job, Ref("t2"))
    pool.change("task", "t2", progress=0.5)
    assert jobs.index(0, 0).data(ItemRole.DETAIL) == "VM.resume · root", "of several calls the one of now"


def test_what_others_do_has_words_before_its_object_is_known(pool, jobs):
    pool.add("task", "t1", name_label="Async.VM.clean_shutdown", status="pending")
    pool.add("task", "t2", name_label="Async.VM.assert_agile", status="pending")
    pool.add("task", "t3", name_label="Async.host.restart_agent", status="pending")
    assert [(job.title, job.detail) for job in sorted(jobs.jobs, key=lambda job: job.task)] == [
        ("Shutting down", ""),
        ("VM.assert_agile", ""),
        ("Restart toolstack", ""),
    ]


def test_what_others_do_is_called_as_our_own_action_that_does_it(pool, jobs):
    marks = {"applies_to": "h1"}
    pool.add("task", "t1", name_label="Async.host.restart_agent", status="pending", other_config=marks)
    assert titles(jobs) == ["Restarting the toolstack of xcp-01"]
    assert jobs.jobs[0].call == "host.restart_agent"


def test_a_failed_foreign_task_stays_with_its_reason(pool, jobs):
    pool.add("task", "t1", name_label="Async.VM.start", status="pending")
    pool.change("VM", "erp", current_operations={"t1": "start"})
    pool.change("task", "t1", status="failure", error_info=("NO_HOSTS_AVAILABLE",))
    pool.remove("task", "t1")
    assert titles(jobs) == ["Starting legacy-erp failed: No host can run this VM"]
    assert jobs.index(0, 0).data(ItemRole.DETAIL) == "NO_HOSTS_AVAILABLE"
    assert jobs.failed_count == 1
    jobs.clear_finished()
    assert jobs.rowCount() == 0


def test_parts_of_tasks_and_old_ends_are_not_shown(pool, jobs):
    pool.add("task", "whole", name_label="Async.SR.scan", status="pending")
    pool.add("task", "part", name_label="scanning", status="pending", subtask_of=Ref("whole"))
    pool.add("task", "old", name_label="Async.VM.start", status="success")
    assert titles(jobs) == ["Scanning"]


def test_tasks_that_run_when_we_connect_are_shown(new_pool, judged):
    pool = new_pool()
    pool.add("task", "t1", name_label="Async.VM.clone", status="pending")
    jobs = judged(JobList(pool.store, now=lambda: NOW))
    assert titles(jobs) == ["Cloning"]
    pool.cache.apply([])
    pool.store.rebuild()
    assert titles(jobs) == ["Cloning"]


def test_our_task_is_not_shown_twice(pool, jobs):
    ours = Job("Starting legacy-erp", NOW, (Ref("erp"),))
    jobs.add(ours)
    pool.add("task", "t1", name_label="Async.VM.start", status="pending")
    assert len(titles(jobs)) == 2
    jobs.claim(ours, Ref("t1"))
    assert titles(jobs) == ["Starting legacy-erp"]
    pool.store.rebuild()
    assert titles(jobs) == ["Starting legacy-erp"]


def test_the_newest_is_on_top_and_finished_ones_stay_until_cleared(jobs):
    first, second = Job("first", NOW), Job("second", NOW)
    jobs.add(first)
    jobs.add(second)
    assert titles(jobs) == ["second", "first"]
    ended: list[Job] = []
    jobs.ended.connect(ended.append)
    jobs.change(first, state=JobState.DONE)
    assert ended == [first]
    assert len(titles(jobs)) == 2
    jobs.mark_seen()
    assert first.is_seen
    assert not second.is_seen
    jobs.clear_finished()
    assert titles(jobs) == ["second"]
    assert jobs.jobs_about("nobody") == []


def test_a_failure_is_told_in_the_row(jobs):
    job = Job("Starting legacy-erp", NOW, (Ref("erp"),), "vm.start")
    jobs.add(job)
    jobs.change(job, state=JobState.FAILED, error=Failure("HOST_NOT_ENOUGH_FREE_MEMORY", ("1", "2")))
    assert titles(jobs) == ["Starting legacy-erp failed: Not enough free memory on the host"]
    index = jobs.index(0, 0)
    assert index.data(ItemRole.DETAIL) == "HOST_NOT_ENOUGH_FREE_MEMORY"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith(", failed")
    assert index.data(ItemRole.RECORD) is job
    assert jobs.data(QModelIndex()) is None


async def test_progress_repaints_at_most_four_times_a_second(jobs):
    job = Job("Starting", NOW, state=JobState.RUNNING)
    jobs.add(job)
    repaints: list[object] = []
    jobs.dataChanged.connect(lambda *arguments: repaints.append(arguments))
    for step in range(100):
        jobs.change(job, progress=step / 100)
    assert repaints == []
    jobs._progress.flush()
    assert len(repaints) == 1
    assert jobs.index(0, 0).data(ItemRole.PROGRESS) == 0.99


def test_only_work_that_would_be_lost_keeps_the_window_open(jobs):
    safe, unsafe = Job("safe", NOW), Job("upload", NOW, outlives_us=False)
    jobs.add(safe)
    jobs.add(unsafe)
    assert jobs.unsafe_to_close == [unsafe]
    jobs.change(unsafe, state=JobState.DONE)
    assert jobs.unsafe_to_close == []


EARLIER = {task_tag.KEY: f"{task_tag.installation()}/before", "applies_to": "erp"}


def test_a_task_of_an_earlier_run_is_ours_again(new_pool, judged):
    pool = new_pool()
    pool.add("task", "t1", name_label="Async.VM.start", status="pending", other_config=EARLIER)
    jobs = judged(JobList(pool.store, now=lambda: NOW))
    (job,) = jobs.jobs
    assert job.is_ours
    assert titles(jobs) == ["Starting legacy-erp"]
    assert jobs.index(0, 0).data(ItemRole.DETAIL) == "started by XO Lite Desktop"
    ended: list[Job] = []
    jobs.ended.connect(ended.append)
    pool.change("task", "t1", status="success", progress=1.0)
    assert job.state is JobState.DONE
    assert ended == [job]
    pool.remove("task", "t1")
    assert titles(jobs) == ["Starting legacy-erp"], "it stays until it is cleared"
    assert ended == [job]


def test_a_task_of_an_earlier_run_that_vanishes_has_an_unknown_outcome(new_pool, judged):
    pool = new_pool()
    pool.add("task", "t1", name_label="Async.VM.start", status="pending", other_config=EARLIER)
    jobs = judged(JobList(pool.store, now=lambda: NOW))
    pool.remove("task", "t1")
    (job,) = jobs.jobs
    assert job.state is JobState.UNKNOWN
    assert isinstance(job.error, OutcomeUnknown)
    assert job.error.params[:2] == ("VM.start", "t1")


def test_ended_tasks_of_earlier_runs_are_left_over(new_pool):
    pool = new_pool()
    pool.add("task", "t1", name_label="Async.VM.start", status="success", other_config=EARLIER)
    pool.add("task", "t2", name_label="Async.VM.start", status="success")
    pool.add("task", "t3", name_label="Async.VM.start", status="pending", other_config=EARLIER)
    jobs = JobList(pool.store, now=lambda: NOW)
    assert jobs.left_over == ["t1"]


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ({task_tag.KEY: task_tag.mark()}, "started by XO Lite Desktop"),
        ({task_tag.KEY: "somebody/else"}, "started by XO Lite Desktop"),
        ({task_tag.XENCENTER_KEY: "x"}, "started by XenCenter"),
    ],
)
def test_marks_that_come_after_a_task_name_its_starter_and_its_object(pool, jobs, marks, words):
    pool.add("task", "t1", name_label="Async.VM.start", status="pending")
    assert titles(jobs) == ["Starting"]
    pool.change("task", "t1", other_config={**marks, "applies_to": "gone,erp"})
    assert titles(jobs) == ["Starting legacy-erp"]
    assert jobs.index(0, 0).data(ItemRole.DETAIL) == words
    assert not jobs.jobs[0].is_ours


def test_a_job_we_lost_sight_of_goes_on_when_its_task_is_there_again(pool, jobs):
    pool.add("task", "t1", name_label="Async.VM.start", status="pending")
    job = Job("Starting legacy-erp", NOW, (Ref("erp"),), state=JobState.RUNNING)
    jobs.add(job)
    jobs.claim(job, Ref("t1"))
    jobs.change(job, state=JobState.UNKNOWN, ended=NOW)
    pool.store.rebuild()
    assert job.state is JobState.RUNNING
    assert len(jobs.jobs) == 1
    pool.change("task", "t1", status="failure", error_info=("NO_HOSTS_AVAILABLE",))
    assert job.state is JobState.FAILED
    pool.store.rebuild()
    pool.remove("task", "t1")
    assert job.state is JobState.FAILED


def test_rows_wait_for_the_connection(pool, jobs):
    pool.add("task", "t1", name_label="Async.VM.start", status="pending")
    running, done = Job("running", NOW, state=JobState.RUNNING), Job("done", NOW, state=JobState.DONE)
    jobs.add(running)
    jobs.add(done)
    shown: list[int] = []
    jobs.dataChanged.connect(lambda first, last: shown.append(first.row()))
    jobs.set_connected(False)
    jobs.set_connected(False)
    assert shown == [1, 2]
    for row in shown:
        index = jobs.index(row, 0)
        assert index.data(ItemRole.DETAIL) == "Waiting for the connection"
        assert index.data(ItemRole.BUSY) is False
        assert index.data(ItemRole.STATE) == StateKind.WARN
    assert jobs.index(0, 0).data(ItemRole.STATE_WORD) == "Done"
    jobs.set_connected(True)
    assert jobs.index(1, 0).data(ItemRole.BUSY) is True
    assert jobs.index(1, 0).data(ItemRole.DETAIL) == ""


def test_of_what_is_over_the_oldest_leave_and_failures_nobody_saw_stay_longest(pool, jobs):
    failed = Job("Starting gitlab", NOW, is_ours=True, state=JobState.FAILED)
    jobs.add(failed)
    running = Job("Migrating gitlab", NOW, is_ours=True, state=JobState.RUNNING)
    jobs.add(running)
    for number in range(MOST_OVER + 50):
        jobs.add(Job(f"job {number}", NOW, is_ours=True, state=JobState.DONE))
    assert failed in jobs.jobs
    assert running in jobs.jobs
    assert jobs.rowCount() == MOST_OVER + 1
    assert titles(jobs)[0] == f"job {MOST_OVER + 49}"
    jobs.mark_seen()
    jobs.add(Job("one more", NOW, is_ours=True, state=JobState.DONE))
    assert failed not in jobs.jobs, "what was looked at goes by its age"
