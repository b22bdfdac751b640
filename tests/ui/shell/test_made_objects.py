# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What was made is shown once the tree has it, and only to those who still are where they were."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from xolite_desktop.models.jobs.job import Job, JobState
from xolite_desktop.models.jobs.job_list import JobList
from xolite_desktop.models.object_tree import ObjectTree
from xolite_desktop.ui.job_row import JobRow
from xolite_desktop.ui.shell.made_objects import MadeObjects
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.refs import Ref

NOW = datetime(2026, 11, 22, 14, 2, 11, tzinfo=UTC)


@pytest.fixture
def desk(demo_store: Any, qtbot: Any) -> Any:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    line, button = QLineEdit(), QPushButton()
    column.addWidget(line)
    column.addWidget(button)
    button.setFocus()
    made = SimpleNamespace(
        window=window, line=line, jobs=JobList(demo_store.store, now=lambda: NOW), shown=[], place="pool",
        tree=ObjectTree(demo_store.store), vm=demo_store.ref("VM", "gitlab"),
    )  # fmt: skip
    made.objects = MadeObjects(window, made.jobs, made.tree, lambda: made.place, made.shown.append)
    return made


def begin(desk: Any, **values: Any) -> Job:
    job = Job("Making web-1", NOW, state=JobState.RUNNING, **values)
    desk.jobs.add(job)
    return job


def end(desk: Any, job: Job, ref: Ref, state: JobState = JobState.DONE) -> None:
    desk.jobs.change(job, refs=(ref,), has_made=state is JobState.DONE)
    desk.jobs.change(job, state=state, ended=NOW)


def test_what_was_made_is_shown(desk: Any) -> None:
    end(desk, begin(desk), desk.vm)
    assert desk.shown == [desk.vm]


def test_it_is_waited_for_until_the_tree_has_it(desk: Any, demo_store: Any) -> None:
    vm = demo_store.store.cache.vm(desk.vm)
    demo_store.remove("VM", desk.vm)
    desk.tree.flush()
    end(desk, begin(desk), desk.vm)
    assert desk.shown == []
    demo_store.store.take(demo_store.store.cache.apply([Change("VM", desk.vm, vm)]))
    desk.tree.flush()
    desk.tree.settled.emit()
    assert desk.shown == [desk.vm]


@pytest.mark.parametrize("moved", ["place", "typing", "failed", "about another"])
def test_who_has_moved_on_is_left_alone(desk: Any, moved: str) -> None:
    job = begin(desk, refs=(desk.vm,) if moved == "about another" else ())
    if moved == "place":
        desk.place = "host"
    if moved == "typing":
        desk.line.setFocus()
    end(desk, job, desk.vm, JobState.FAILED if moved == "failed" else JobState.DONE)
    assert desk.shown == []


def test_its_row_has_a_link_to_it(desk: Any) -> None:
    job = begin(desk)
    row, asked = JobRow(job), list[int]()
    row.object_asked.connect(lambda: asked.append(1))
    row.show_job(job.title, "", NOW)
    assert row.show_made.isHidden()
    end(desk, job, desk.vm)
    row.show_job(job.title, "", NOW)
    assert not row.show_made.isHidden()
    row.show_made.click()
    assert asked == [1]
    row.deleteLater()
