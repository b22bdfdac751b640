# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tasks of the pool that this window does not run: which to show, what to call them, and who started them."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.all_actions import ALL_ACTIONS
from xolite_desktop.models.jobs.job import Job, JobState
from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.states import OPERATION_WORDS, operation_word
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client import task_tag
from xolite_desktop.xapi.client.task_tag import Starter
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.names import TaskStatus
from xolite_desktop.xapi.records.task import Task
from xolite_desktop.xapi.records.wire_time import parse_wire_time
from xolite_desktop.xapi.refs import Ref, is_null

_STATES = {
    TaskStatus.PENDING.value: JobState.RUNNING,
    TaskStatus.CANCELLING.value: JobState.CANCELLING,
    TaskStatus.SUCCESS.value: JobState.DONE,
    TaskStatus.FAILURE.value: JobState.FAILED,
    TaskStatus.CANCELLED.value: JobState.CANCELLED,
}
_STARTERS = {
    Starter.THIS_RUN: "XO Lite Desktop",
    Starter.EARLIER_RUN: "XO Lite Desktop",
    Starter.OTHER_DESKTOP: "XO Lite Desktop",
    Starter.XENCENTER: "XenCenter",
}
_CLASSES = ("VM", "host", "SR", "VDI", "network", "pool")


def is_shown(task: Task) -> bool:
    """Whether a task stands for itself and is going on; parts of other tasks do not."""
    return is_null(task.subtask_of) and task.status in (TaskStatus.PENDING, TaskStatus.CANCELLING)


def foreign_job(cache: Cache, ref: Ref, task: Task, now: datetime) -> Job:
    """A job that mirrors a task. One that an earlier run of this program started is ours."""
    started = parse_wire_time(task.created) or now.astimezone(UTC)
    job = Job("", started, is_ours=is_adopted(task), is_mirrored=True, task=ref)
    follow(cache, job, task, now)
    return job


def is_adopted(task: Task) -> bool:
    """Whether the same person started it here, with a run of the program that this one took over from."""
    return task_tag.starter(task.other_config) is Starter.EARLIER_RUN


def mirror(cache: Cache, job: Job, task: Task, now: datetime) -> None:
    """From now on a job of ours that was lost sight of says what its task says."""
    job.is_mirrored, job.error, job.ended = True, None, None
    follow(cache, job, task, now)


def follow(cache: Cache, job: Job, task: Task, now: datetime) -> None:
    """Take over what the task says now. Progress never goes back."""
    job.state = _STATES.get(task.status, JobState.UNKNOWN)
    job.progress = max(job.progress or 0.0, min(1.0, max(0.0, task.progress))) or None
    job.can_cancel = "cancel" in task.allowed_operations and not job.is_over
    if job.is_over and job.ended is None:
        job.ended = parse_wire_time(task.finished) or now
    if job.state is JobState.FAILED and task.error_info:
        job.error = Failure(task.error_info[0], tuple(task.error_info[1:]), method_of(task))
    if not job.refs or _owner(task) not in job.detail:
        _name(cache, job, task)


def _owner(task: Task) -> str:
    """Who started it, as far as the record tells: the session it was made by is not in it."""
    word = _STARTERS.get(task_tag.starter(task.other_config))
    return (
        tr("started by {word}").format(word=word)
        if word
        else visible(task.other_config.get("originator", ""))
    )


def _name(cache: Cache, job: Job, task: Task) -> None:
    method, owner = method_of(task), _owner(task)
    found = _object_of(cache, job.task or Ref("")) or _object_in(cache, task)
    # Some tasks are labelled with a sentence instead of their call; the title says as much already.
    job.call = f"{found[0]}.{found[3]}" if found is not None and " " in method else method
    job.detail = owner
    if found is None:
        operation = method.partition(".")[2]
        words = operation_word(operation) if operation in OPERATION_WORDS else _title_of_action(method)
        job.title = job.title or words or method or tr("A task of the pool")
        return
    _, ref, name, operation = found
    job.title = _doing(job.call, operation, name)
    job.refs = (ref,)


def _doing(call: str, operation: str, name: str) -> str:
    """In the words of operations; else in those of our own job that makes such a call."""
    ours = _action_that_calls(call)
    if operation in OPERATION_WORDS or ours is None or not ours.job_title:
        return tr("{doing} {name}").format(doing=operation_word(operation), name=name)
    return tr(ours.job_title).format(name=name)


def _title_of_action(call: str) -> str:
    ours = _action_that_calls(call)
    return tr(ours.title) if ours is not None else ""


@lru_cache(maxsize=256)
def _action_that_calls(call: str) -> Action | None:
    """The action of ours that is this call and no other, if there is just one."""
    found = [each for each in ALL_ACTIONS if each.work is not None and each.calls == (call,)]
    return found[0] if len(found) == 1 else None


def method_of(task: Task) -> str:
    """The call a task was made by, or what it is labelled with; safe to show."""
    return visible(task.name_label.removeprefix("Async."))


def _object_of(cache: Cache, task: Ref) -> tuple[str, Ref, str, str] | None:
    """Class, ref and name of the object that says this task works on it, and the operation; VMs come before the hosts and disks they drag along."""
    for cls in _CLASSES:
        for ref, record in cache.records(cls).items():
            operations = getattr(record, "current_operations", {})
            if task in operations:
                return cls, ref, name_of(record, cache), operations[task]
    return None


def _object_in(cache: Cache, task: Task) -> tuple[str, Ref, str, str] | None:
    """As `_object_of`, of the first object that the marks on the task name."""
    operation = method_of(task).partition(".")[2]
    for ref in task_tag.applies_to(task.other_config) if operation else ():
        for cls in _CLASSES:
            record = cache.get(cls, ref)
            if record is not None:
                return cls, ref, name_of(record, cache), operation
    return None
