# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Starting an operation as a job: one way in, one way for its error, one way to cancel it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from xolite_desktop.models.actions.action import Action, Running
from xolite_desktop.models.actions.offer import Offer
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.jobs.job import Job, JobState
from xolite_desktop.models.jobs.job_list import JobList
from xolite_desktop.xapi.errors import OutcomeUnknown, XapiError
from xolite_desktop.xapi.refs import Ref

log = logging.getLogger(__name__)

Task = Callable[[Running], Awaitable[object]]


class JobRunner:
    """Runs work of one window on its connection, as rows of its job list."""

    def __init__(self, jobs: JobList, connection: Connection) -> None:
        self.jobs = jobs
        self._connection = connection
        self._work: dict[Job, tuple[Task, object]] = {}

    def start_offer(self, offer: Offer, answer: object = None) -> list[Job]:
        """One job for each object the offer allows. The action must have work of its own."""
        return [self.start_action(offer.action, item.ref, item.name, answer) for item in offer.allowed]

    def start_action(self, action: Action, ref: Ref, name: str, answer: object = None) -> Job:
        """Run an action on one object. Raises ValueError for an action that the window does itself."""
        work = action.work
        if work is None:
            raise ValueError(f"{action.id} has no work of its own")
        return self.start(
            action.job_title.format(name=name),
            lambda running: work(running, ref),
            refs=(ref,),
            action_id=action.id,
            answer=answer,
            outlives_us=action.outlives_us,
        )

    def start(
        self,
        title: str,
        task: Task,
        *,
        refs: tuple[Ref, ...] = (),
        action_id: str = "",
        answer: object = None,
        outlives_us: bool = True,
    ) -> Job:
        """Run `task(running)` as a job. Its error stays on the job; `JobList.ended` tells when it is over."""
        job = Job(title, self.jobs.now(), refs, self._connection.user, action_id, outlives_us=outlives_us)
        self._work[job] = (task, answer)
        self.jobs.add(job)
        self._connection.bridge.start(self._run(job, task, answer), name=title)
        return job

    def retry(self, job: Job) -> Job | None:
        """Run the work of a failed job again, as a new job in its place."""
        if not job.can_retry or job not in self._work:
            return None
        task, answer = self._work.pop(job)
        self.jobs.drop(job)
        return self.start(
            job.title,
            task,
            refs=job.refs,
            action_id=job.action_id,
            answer=answer,
            outlives_us=job.outlives_us,
        )

    def cancel(self, job: Job) -> None:
        """Ask the pool to cancel; the job then waits for the truth. Foreign tasks can be cancelled as well."""
        if job.is_over or job.state is JobState.CANCELLING:
            return
        self.jobs.change(job, state=JobState.CANCELLING, can_cancel=False)
        if job.task is not None:
            self._cancel_task(job.task)

    def _cancel_task(self, task: Ref) -> None:
        client = self._connection.client
        self._connection.bridge.start(client.cancel_task(task), name="cancelling", on_error=_not_cancelled)

    async def _run(self, job: Job, task: Task, answer: object) -> None:
        try:
            running = Running(
                self._connection.client,
                answer,
                report=lambda progress: self._report(job, progress),
                on_task=lambda ref: self._on_task(job, ref),
            )
            self.jobs.change(job, state=JobState.RUNNING)
            result = await task(running)
        except asyncio.CancelledError:
            # The window closes or the pool was left: the pool goes on with it without us.
            self._end(job, JobState.UNKNOWN)
            raise
        except Exception as error:  # noqa: BLE001  # whatever went wrong belongs to the job and its row
            self._fail(job, error)
        else:
            self._end(job, JobState.DONE, result=result, progress=1.0)

    def _report(self, job: Job, progress: float) -> None:
        if progress > (job.progress or 0.0):
            self.jobs.change(job, progress=min(1.0, progress))

    def _on_task(self, job: Job, task: Ref) -> None:
        self.jobs.claim(job, task)
        if job.state is JobState.CANCELLING:  # asked for before there was a task
            self._cancel_task(task)
        else:
            self.jobs.change(job, can_cancel=True)

    def _fail(self, job: Job, error: Exception) -> None:
        if isinstance(error, XapiError) and error.code == "TASK_CANCELLED":
            self._end(job, JobState.CANCELLED)
        elif isinstance(error, OutcomeUnknown):
            self._end(job, JobState.UNKNOWN, error=error)
        else:
            if not isinstance(error, XapiError):
                log.error("%s failed", job.title, exc_info=error)
            self._end(job, JobState.FAILED, error=error, can_retry=True)

    def _end(self, job: Job, state: JobState, **values: object) -> None:
        self.jobs.change(job, state=state, ended=self.jobs.now(), **{"can_cancel": False, **values})


def _not_cancelled(error: Exception) -> None:
    """The task may have ended meanwhile, or cannot be cancelled: its own end will tell."""
    log.info("a task was not cancelled: %s", error)
