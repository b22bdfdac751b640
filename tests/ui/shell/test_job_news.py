# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is told when jobs of ours end: toasts, notifications of the desktop, and neither where they are switched off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from xolite_desktop.models.jobs.job import Job, JobState
from xolite_desktop.models.jobs.job_list import JobList
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.settings import Settings
from xolite_desktop.ui.shell.desktop_notes import DesktopNotes, plain
from xolite_desktop.ui.shell.job_news import JobNews
from xolite_desktop.ui.shell.toasts import MOST, SHOWN_MS
from xolite_desktop.xapi.errors import Failure

NOW = datetime(2026, 11, 22, 14, 2, 11, tzinfo=UTC)


@pytest.fixture
def desk(application: object, tmp_path: Path) -> Iterator[Any]:
    window = QWidget()
    line = QLineEdit()
    QVBoxLayout(window).addWidget(line)
    window.resize(700, 500)
    window.show()
    line.setFocus()
    store = PoolStore()
    jobs, settings = JobList(store, now=lambda: NOW), Settings(tmp_path)
    told: list[tuple[str, bool]] = []
    details: list[Job] = []
    made = SimpleNamespace(
        window=window, line=line, jobs=jobs, settings=settings, told=told, details=details, front=True
    )
    made.news = JobNews(
        window, store, jobs, settings, details.append, is_in_front=lambda: made.front,
        tell=lambda title, text, *, is_bad: told.append((title, is_bad)),
    )  # fmt: skip
    yield made
    window.close()


def end(desk: Any, state: JobState, title: str = "Starting web-1", **values: Any) -> Job:
    job = Job(title, NOW, state=JobState.RUNNING, **values)
    desk.jobs.add(job)
    error = Failure("HOST_NOT_ENOUGH_FREE_MEMORY", ("1", "2")) if state is JobState.FAILED else None
    desk.jobs.change(job, state=state, ended=NOW, error=error)
    return job


def test_a_failure_is_told_in_the_window_and_takes_no_focus(desk: Any) -> None:
    job = end(desk, JobState.FAILED)
    (toast,) = desk.news.toasts.shown
    assert toast.title.text() == "Starting web-1: failed"
    assert toast.text.text()
    assert desk.window.focusWidget() is desk.line
    assert toast.geometry().right() <= desk.window.width()
    assert desk.told == []
    toast.details.click()
    assert desk.details == [job]
    assert desk.news.toasts.shown == []


def test_success_is_told_only_behind_other_windows(desk: Any) -> None:
    end(desk, JobState.DONE)
    assert desk.told == []
    desk.front = False
    end(desk, JobState.DONE)
    end(desk, JobState.DONE, is_quiet=True)
    end(desk, JobState.CANCELLED)
    end(desk, JobState.FAILED)
    assert desk.told == [("Starting web-1: done", False), ("Starting web-1: failed", True)]


def test_both_can_be_switched_off(desk: Any) -> None:
    desk.front = False
    desk.settings.set_value("notify.toasts", False)
    desk.settings.set_value("notify.desktop", False)
    end(desk, JobState.FAILED)
    assert desk.news.toasts.shown == []
    assert desk.told == []


def test_three_at_most_and_their_time_stands_still_under_the_pointer(desk: Any) -> None:
    for number in range(MOST + 2):
        end(desk, JobState.FAILED, f"Job {number}")
    shown = desk.news.toasts.shown
    assert [toast.title.text() for toast in shown] == ["Job 2: failed", "Job 3: failed", "Job 4: failed"]
    tops = [toast.y() for toast in shown]
    assert tops == sorted(tops)
    assert shown[0].timer.interval() <= SHOWN_MS
    shown[0].enterEvent(None)
    assert not shown[0].timer.isActive()
    shown[0].leaveEvent(None)
    assert shown[0].timer.isActive()
    shown[0].timer.timeout.emit()
    assert len(desk.news.toasts.shown) == 2


def test_names_are_no_markup_for_the_desktop() -> None:
    assert plain("<b>a</b> & b") == "‹b›a‹/b› ＆ b"
    assert len(plain("x" * 10_000)) == 200


def test_without_a_tray_nothing_is_told(application: object) -> None:
    window = QWidget()
    assert DesktopNotes(window).tell("a", "b", is_bad=False) is False
