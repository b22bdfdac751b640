# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The rows of the job panel as a Qt model: our jobs and other people's tasks, newest first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from xolite_desktop.models.connection_words import State
from xolite_desktop.models.jobs.foreign_task import (
    follow,
    foreign_job,
    is_adopted,
    is_shown,
    method_of,
    mirror,
)
from xolite_desktop.models.jobs.job import Job, JobState
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain_error
from xolite_desktop.models.roles import ItemRole, StateKind
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.client.task_run import NO_RECORD
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.errors import OutcomeUnknown
from xolite_desktop.xapi.names import FINAL_TASK_STATUSES
from xolite_desktop.xapi.records.task import Task
from xolite_desktop.xapi.refs import Ref

WAITING_WORD = later("Waiting for the connection")
MOST_OVER = 100
"""Of jobs that are over the oldest leave: a window may be open for weeks, and every row costs."""
PROGRESS_MS = 250  # at most four repaints a second
_MOVES = {"progress", "bytes_done", "bytes_total"}

AnyIndex = QModelIndex | QPersistentModelIndex


def _utc_now() -> datetime:
    return datetime.now(UTC)


class JobList(QAbstractListModel):
    """Jobs of one window. Finished jobs stay until cleared, a hundred of them at most, and failures nobody has looked at
    longest; a foreign task goes with its record unless it failed.

    Jobs of an earlier run of the program are ours again: their rows follow the task's record and stay.
    Signals: `counts_changed()`; `ended(Job)` when a job of ours is over, however it ended.
    """

    counts_changed = Signal()
    ended = Signal(object)

    def __init__(
        self, store: PoolStore, parent: QObject | None = None, *, now: Callable[[], datetime] = _utc_now
    ) -> None:
        super().__init__(parent)
        self.now = now
        self.is_connected = True
        """Without a connection nothing is known to go on: rows wait."""
        self.store = store
        self._jobs: list[Job] = []
        self._our_tasks: set[Ref] = set()
        self._moving: set[Job] = set()
        self._progress = Throttle(PROGRESS_MS, self._show_progress, self)
        store.changed.connect(self._on_changed)
        store.reset.connect(self._on_reset)
        self._on_reset()

    @property
    def jobs(self) -> tuple[Job, ...]:
        return tuple(self._jobs)

    @property
    def running_count(self) -> int:
        return sum(not job.is_over for job in self._jobs)

    @property
    def failed_count(self) -> int:
        return sum(job.state is JobState.FAILED for job in self._jobs)

    @property
    def unsafe_to_close(self) -> list[Job]:
        """Running jobs whose work would be lost with this window."""
        return [job for job in self._jobs if job.is_ours and not job.is_over and not job.outlives_us]

    @property
    def left_over(self) -> list[Ref]:
        """Tasks of earlier runs of this program that have ended and that nobody has removed."""
        tasks = self.store.cache.of(Task, "task").items()
        shown = {job.task for job in self._jobs}
        return [
            ref
            for ref, task in tasks
            if task.status in FINAL_TASK_STATUSES and is_adopted(task) and ref not in shown
        ]

    def is_waiting(self, job: Job) -> bool:
        """Whether a job can say nothing before the connection is back."""
        return not (self.is_connected or job.is_over)

    def follow_state(self, state: State) -> None:
        """What state the connection is in now."""
        self.set_connected(state in (State.LIVE, State.LAGGING))

    def set_connected(self, connected: bool) -> None:
        """The connection was lost, or is back."""
        if connected is self.is_connected:
            return
        self.is_connected = connected
        for job in self._jobs:
            if not job.is_over:
                self._emit(job)

    def add(self, job: Job) -> None:
        """A new job, shown at the top."""
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._jobs.insert(0, job)
        self.endInsertRows()
        self._shorten()
        self.counts_changed.emit()

    def change(self, job: Job, **values: object) -> None:
        """Set attributes of a job. New progress may show up to 250 ms later, anything else shows at once."""
        before = job.state
        for name, value in values.items():
            setattr(job, name, value)
        if values.keys() <= _MOVES:
            self._moving.add(job)
            if not self._progress.is_pending:
                self._progress.request()
            return
        self._emit(job)
        if job.state is not before:
            self.counts_changed.emit()
            if job.is_over and job.is_ours:
                self.ended.emit(job)

    def claim(self, job: Job, task: Ref) -> None:
        """The task belongs to this job of ours: it is not shown as somebody else's."""
        self._our_tasks.add(task)
        foreign = next((row for row in self._jobs if row.is_mirrored and row.task == task), None)
        if foreign is not None:
            self._remove(foreign)
        self.change(job, task=task)
        self._name_call(job)

    def drop(self, job: Job) -> None:
        """Take away one job that is over, as when another takes its place."""
        if job in self._jobs and job.is_over:
            self._remove(job)

    def clear_finished(self) -> None:
        """Take away whatever is over."""
        for job in [job for job in self._jobs if job.is_over]:
            self._remove(job)

    def _shorten(self) -> None:
        over = [job for job in reversed(self._jobs) if job.is_over]
        over.sort(key=lambda job: job.state is JobState.FAILED and not job.is_seen)
        for job in over[: max(0, len(over) - MOST_OVER)]:
            self._remove(job)

    def mark_seen(self) -> None:
        """The person has looked at the panel."""
        for job in self._jobs:
            job.is_seen = job.is_seen or job.is_over

    def jobs_about(self, ref: str) -> list[Job]:
        """Jobs about one object, newest first."""
        return [job for job in self._jobs if ref in job.refs]

    # QAbstractListModel

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._jobs)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._jobs):
            return None
        job = self._jobs[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, ItemRole.TEXT):
            return self._title(job)
        if role == ItemRole.DETAIL and job.error is not None:
            return explain_error(job.error).code
        waiting = self.is_waiting(job)
        word = tr(WAITING_WORD if waiting else job.word)
        values = {
            ItemRole.DETAIL: tr(WAITING_WORD) if waiting else self._detail(job),
            ItemRole.STATE: StateKind.WARN if waiting else job.kind,
            ItemRole.STATE_WORD: word,
            ItemRole.PROGRESS: job.progress,
            ItemRole.RECORD: job,
            ItemRole.BUSY: not (job.is_over or waiting),
            Qt.ItemDataRole.AccessibleTextRole: f"{self._title(job)}, {word.lower()}",
        }
        return values.get(role)  # type: ignore[call-overload]

    # The pool's tasks

    def _on_reset(self) -> None:
        shown = {job.task for job in self._jobs}
        for ref, task in self.store.cache.of(Task, "task").items() if self.store.is_loaded else ():
            if ref not in shown and ref not in self._our_tasks and is_shown(task):
                self.add(foreign_job(self.store.cache, ref, task, self.now()))
        for job in [job for job in self._jobs if self._is_found_again(job)]:
            mirror(self.store.cache, job, self.store.cache.of(Task, "task")[job.task or Ref("")], self.now())
            self._moved(job, JobState.UNKNOWN)
        for job in [job for job in self._jobs if job.is_mirrored and not job.is_over]:
            self._follow(job)

    def _on_changed(self, delta: Delta) -> None:
        if delta.touches("task"):
            self._our_tasks.difference_update(delta.removed.get("task", ()))
            for ref in delta.added.get("task", ()):
                task = self.store.cache.task(ref)
                if task is not None and ref not in self._our_tasks and is_shown(task):
                    self.add(foreign_job(self.store.cache, ref, task, self.now()))
            touched = delta.refs("task")
            for job in [job for job in self._jobs if not job.is_mirrored and job.task in touched]:
                self._name_call(job)
            for job in [job for job in self._jobs if job.is_mirrored and job.task in touched]:
                self._follow(job)
        if any("current_operations" in fields for refs in delta.changed.values() for fields in refs.values()):
            for job in [job for job in self._jobs if job.is_mirrored and not (job.refs or job.is_over)]:
                self._follow(job)  # its object may tell only now

    def _is_found_again(self, job: Job) -> bool:
        """A job we lost sight of whose task is there again, as after connecting anew."""
        lost = job.state is JobState.UNKNOWN and not job.is_mirrored
        return lost and self.store.is_loaded and self.store.cache.task(job.task or "") is not None

    def _follow(self, job: Job) -> None:
        task = self.store.cache.task(job.task or "")
        before = job.title, job.detail, job.state, job.progress, job.can_cancel
        if task is not None:
            follow(self.store.cache, job, task, self.now())
        elif not job.is_ours:
            if job.state is not JobState.FAILED:
                self._remove(job)
            return
        elif not job.is_over:
            job.state, job.ended, job.can_cancel = JobState.UNKNOWN, self.now(), False
            job.error = OutcomeUnknown(job.call, job.task or "", NO_RECORD)
        if before != (job.title, job.detail, job.state, job.progress, job.can_cancel):
            self._moved(job, before[2])

    def _moved(self, job: Job, before: JobState) -> None:
        self._emit(job)
        self.counts_changed.emit()
        if job.is_over and job.is_ours and job.state is not before:
            self.ended.emit(job)

    # Rows

    def _name_call(self, job: Job) -> None:
        """Put the call before the user, once the task of a job of ours says which one it is; of several calls the last."""
        task = self.store.cache.task(job.task or "")
        call = method_of(task) if task is not None else ""
        is_sentence = " " in call  # of files that are sent: the title says as much
        if call and not is_sentence and call != job.call:
            user = job.detail.removeprefix(f"{job.call} · ") if job.call else job.detail
            self.change(job, call=call, detail=" · ".join(filter(None, (call, user))))

    def _detail(self, job: Job) -> str:
        """While a file goes over: how much of it."""
        return (job.moved_text(self.now()) if not job.is_over else "") or job.detail

    def _title(self, job: Job) -> str:
        if job.state is JobState.FAILED and job.error is not None:
            return tr("{title} failed: {reason}").format(
                title=job.title, reason=explain_error(job.error, self.store.cache).title
            )
        return job.title

    def _show_progress(self) -> None:
        moving, self._moving = self._moving, set()
        for job in moving:
            self._emit(job, [ItemRole.PROGRESS])

    def _emit(self, job: Job, roles: list[int] | None = None) -> None:
        if job in self._jobs:
            index = self.index(self._jobs.index(job), 0)
            self.dataChanged.emit(index, index, roles or [])

    def _remove(self, job: Job) -> None:
        row = self._jobs.index(job)
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._jobs[row]
        self.endRemoveRows()
        self.counts_changed.emit()
