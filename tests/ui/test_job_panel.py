# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The panel of running and finished work."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xolite_desktop.models.jobs.job import Job, JobState
from xolite_desktop.models.jobs.job_list import JobList
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.ui import job_filter_bar
from xolite_desktop.ui.job_panel import HEAD, SHOWN_ROWS, JobPanel
from xolite_desktop.ui.job_row import HEIGHT
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref

NOW = datetime(2026, 11, 22, 14, 2, 11, tzinfo=UTC)


@pytest.fixture
def jobs(application: object) -> JobList:
    return JobList(PoolStore(), now=lambda: NOW)


def job(title: str = "Starting web-1", **values: Any) -> Job:
    return Job(title, NOW - timedelta(seconds=41), state=values.pop("state", JobState.RUNNING), **values)


def test_there_is_no_panel_without_jobs(jobs: JobList) -> None:
    panel = JobPanel(jobs)
    assert panel.isHidden()
    jobs.add(job())
    assert not panel.isHidden()
    assert panel.height() == HEAD + HEIGHT + 1


def test_it_grows_to_four_rows_and_folds_to_its_head(jobs: JobList) -> None:
    panel = JobPanel(jobs)
    for number in range(9):
        jobs.add(job(f"Job {number}"))
    assert panel.height() == HEAD + SHOWN_ROWS * HEIGHT + 1
    panel.fold(True)
    assert panel.height() == HEAD + 1
    assert panel.rows[0].title.text() == "Job 8"


def test_a_row_follows_its_job(jobs: JobList) -> None:
    panel, running = JobPanel(jobs), job(progress=0.64, can_cancel=True)
    jobs.add(running)
    (row,) = panel.rows
    assert row.meter.fraction == 0.64
    assert row.time.text().startswith("64 %")
    assert row.cancel.isEnabled()
    jobs.change(running, state=JobState.DONE, ended=NOW, can_cancel=False)
    assert row.meter.isHidden()
    assert not row.cancel.isEnabled()
    assert row.accessibleName() == "Starting web-1, done"


def test_a_failure_offers_its_details_in_place_of_cancel(jobs: JobList) -> None:
    panel, failing = JobPanel(jobs), job()
    asked: list[Job] = []
    panel.details_asked.connect(asked.append)
    jobs.add(failing)
    jobs.change(failing, state=JobState.FAILED, ended=NOW, error=Failure("HOST_NOT_ENOUGH_FREE_MEMORY"))
    (row,) = panel.rows
    assert row.cancel.isHidden()
    assert row.retry.isHidden(), "only what we started can be tried again"
    assert row.detail.text() == "HOST_NOT_ENOUGH_FREE_MEMORY"
    row.details.click()
    assert asked == [failing]
    assert panel._failed.text == "1 failed"


def test_another_try_is_asked_for(jobs: JobList) -> None:
    panel, failing = JobPanel(jobs), job()
    asked: list[Job] = []
    panel.retry_asked.connect(asked.append)
    jobs.add(failing)
    jobs.change(
        failing, state=JobState.FAILED, ended=NOW, error=Failure("NO_HOSTS_AVAILABLE"), can_retry=True
    )
    panel.rows[0].retry.click()
    assert asked == [failing]


def test_cancelling_is_asked_for(jobs: JobList) -> None:
    panel, running = JobPanel(jobs), job(can_cancel=True)
    asked: list[Job] = []
    panel.cancel_asked.connect(asked.append)
    jobs.add(running)
    panel.rows[0].cancel.click()
    assert asked == [running]


def test_what_is_finished_can_be_cleared(jobs: JobList) -> None:
    panel = JobPanel(jobs)
    jobs.add(job("old", state=JobState.DONE))
    jobs.add(job("new"))
    panel._clear.click()
    assert [row.job.title for row in panel.rows] == ["new"]
    assert not panel._clear.isEnabled()


@pytest.mark.parametrize("state", list(JobState))
def test_every_state_is_painted(jobs: JobList, state: JobState) -> None:
    panel = JobPanel(jobs)
    jobs.add(job(state=state))
    panel.resize(1000, panel.height())
    assert not panel.grab().isNull()


def test_a_row_without_a_connection_waits_and_nothing_turns(jobs: JobList) -> None:
    panel, running = JobPanel(jobs), job(progress=0.64, can_cancel=True)
    jobs.add(running)
    (row,) = panel.rows
    jobs.set_connected(False)
    assert row._spinner.isHidden()
    assert row._sign._sign == ("plugs", "warn")
    assert row.detail.text() == "Waiting for the connection"
    assert not row.cancel.isEnabled()
    assert row.accessibleName() == "Starting web-1, waiting for the connection"
    jobs.set_connected(True)
    assert not row._spinner.isHidden()
    assert row._sign.isHidden()
    assert row.cancel.isEnabled()


def test_a_finished_row_can_be_cleared_and_has_details(jobs: JobList) -> None:
    panel, done = JobPanel(jobs), job()
    asked: list[Job] = []
    panel.details_asked.connect(asked.append)
    jobs.add(done)
    jobs.add(job("Exporting web-2"))
    assert panel.rows[1].clear.isHidden()
    jobs.change(done, state=JobState.DONE, ended=NOW, can_cancel=False)
    panel.rows[1].details.click()
    assert asked == [done]
    panel.rows[1].clear.click()
    assert [row.job.title for row in panel.rows] == ["Exporting web-2"]


def test_a_title_leads_to_its_object(jobs: JobList) -> None:
    panel = JobPanel(jobs)
    asked: list[str] = []
    panel.object_asked.connect(asked.append)
    jobs.add(job(refs=("OpaqueRef:vm",)))
    panel.rows[0].title.activated.emit()
    assert asked == ["OpaqueRef:vm"]


def test_other_peoples_tasks_can_be_hidden(jobs: JobList) -> None:
    panel = JobPanel(jobs)
    jobs.add(job("Mine"))
    jobs.add(job("Theirs", is_ours=False))
    panel.whose.click()
    assert [row.job.title for row in panel.rows if not row.isHidden()] == ["Mine"]
    assert panel.height() == HEAD + HEIGHT + 1
    panel.whose.click()
    assert not any(row.isHidden() for row in panel.rows)


def test_what_cannot_be_cancelled_says_why(jobs: JobList) -> None:
    read_only = [False]
    panel = JobPanel(jobs, is_read_only=lambda: read_only[0])
    jobs.add(job(can_cancel=False))
    assert panel.rows[0].cancel.toolTip() == "The pool does not let this be cancelled now"
    jobs.change(panel.rows[0].job, can_cancel=True)
    assert panel.rows[0].cancel.isEnabled()
    read_only[0] = True
    panel.refresh()
    assert not panel.rows[0].cancel.isEnabled()
    assert panel.rows[0].cancel.toolTip() == "This window is read-only"


def test_tasks_are_narrowed_down_by_state_host_age_and_words(jobs: JobList) -> None:
    store = jobs.store
    store.cache.apply([Change("host", Ref("h1"), Host(uuid="1", name_label="xcp-1"))])
    store.cache.apply([Change("VM", Ref("vm"), VM(uuid="2", resident_on=Ref("h1")))])
    panel = JobPanel(jobs)
    old = {"state": JobState.DONE, "ended": NOW - timedelta(days=2)}
    for each in (
        job("Starting", refs=(Ref("vm"),)),
        job("Rebooting", refs=(Ref("h1"),)),
        job("Failing"),
        job("Ending", **old),
    ):
        jobs.add(each)
    failing = next(row.job for row in panel.rows if row.job.title == "Failing")
    shown = lambda: [row.job.title for row in reversed(panel.rows) if not row.isHidden()]  # noqa: E731
    panel.narrow.click()
    filters = panel.filters
    assert panel.height() == HEAD + job_filter_bar.HEIGHT + 4 * HEIGHT + 1
    filters.hosts.setCurrentIndex(filters.hosts.findText("xcp-1"))
    assert shown() == ["Starting", "Rebooting"]
    filters.words.setText("reboot")
    assert shown() == ["Rebooting"]
    filters.clear()
    filters.states.setCurrentIndex(filters.states.findText("Failed"))
    assert shown() == []
    jobs.change(failing, state=JobState.FAILED, ended=NOW)
    assert shown() == ["Failing"]
    filters.states.setCurrentIndex(0)
    filters.ages.setCurrentIndex(filters.ages.findText("Last day"))
    assert shown() == ["Starting", "Rebooting", "Failing"]
    panel.narrow.click()
    assert len(shown()) == 4
