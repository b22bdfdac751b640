# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Starting an operation as a job: one way in, one way for its error, one way to cancel it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from xolite_desktop.models.actions.action import Action, Part, Running
from xolite_desktop.models.actions.all_actions import action
from xolite_desktop.models.actions.offer import Offer
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.jobs.job import Job, JobState
from xolite_desktop.models.jobs.job_list import JobList
from xolite_desktop.models.text import said_name, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.client.transfer_run import TransferProgress
from xolite_desktop.xapi.errors import Failure, OutcomeUnknown, XapiError
from xolite_desktop.xapi.refs import NULL_REF, Ref

log = logging.getLogger(__name__)

Task = Callable[[Running], Awaitable[object]]

ADOPTED_GRACE_S = 10.0
"""An ended task of an earlier run is left so long for another window that may follow it still."""
_CANNOT_BE_CANCELLED = ("OPERATION_NOT_ALLOWED", "RBAC_PERMISSION_DENIED")


class Room:
    """What jobs of one selection wait for: so many run at once. In sequence none begins after one that failed."""

    def __init__(self, most: int = 1, *, in_sequence: bool = False) -> None:
        self.turn = asyncio.Semaphore(1 if in_sequence else most)
        self._in_sequence = in_sequence
        self._is_closed = False

    def admits(self, job: Job) -> bool:
        """Whether a job that had its turn may begin."""
        return not job.is_over and not self._is_closed

    def left_by(self, job: Job) -> None:
        """A job that began is over."""
        if self._in_sequence and job.state is not JobState.DONE:
            self._is_closed = True


class JobRunner:
    """Runs work of one window on its connection, as rows of its job list."""

    def __init__(
        self,
        jobs: JobList,
        connection: Connection,
        *,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.jobs = jobs
        self._connection = connection
        self._pause = pause
        self._work: dict[Job, tuple[Task, object]] = {}
        """Of jobs that go on or may be tried again, and have a row: answers hold passwords too."""
        self._running: set[asyncio.Task[None]] = set()
        connection.state_changed.connect(jobs.follow_state)
        connection.loaded.connect(self._on_loaded)
        jobs.ended.connect(self._on_ended)
        jobs.rowsRemoved.connect(self._forget)

    def _on_loaded(self) -> None:
        self._remove_tasks(self.jobs.left_over)

    def start_offer(self, offer: Offer, answer: object = None) -> list[Job]:
        """One job for each object the offer allows, or that the answer wants made, in the action's order, so many
        at a time as it says, or one after the other. The action must have work of its own."""
        room = Room(offer.action.at_once, in_sequence=offer.action.in_sequence)
        if offer.action.parts is not None:
            return [self._start_part(offer.action, part, room) for part in offer.action.parts(answer)]
        items, order = list(offer.allowed), offer.action.order
        if order is not None:
            items.sort(key=lambda item: order(self._connection.store.cache, item.ref))
        return [self.start_action(offer.action, item.ref, item.name, answer, room=room) for item in items]

    def start_action(
        self,
        action: Action,
        ref: Ref,
        name: str,
        answer: object = None,
        *,
        room: Room | None = None,
    ) -> Job:
        """Run an action on one object. Raises ValueError for an action that the window does itself."""
        work = action.work
        if work is None:
            raise ValueError(f"{action.id} has no work of its own")
        return self.start(
            tr(action.job_title).format(name=name),
            lambda running: work(running, ref),
            refs=(ref,),
            action_id=action.id,
            answer=answer,
            outlives_us=action.outlives_us,
            room=room,
        )

    def _start_part(self, making: Action, part: Part, room: Room) -> Job:
        """Make one object, and go on with it by another action where the part says so."""
        work = making.work
        assert work is not None, f"{making.id} has no work of its own"

        async def make(running: Running) -> object:
            made = await work(running, NULL_REF)
            if not part.refs:
                self.jobs.change(job, refs=(Ref(str(made)),), has_made=True)
            if part.then:
                self.start_action(action(part.then), Ref(str(made)), part.name)
            return made

        title = tr(making.job_title).format(name=part.name)
        job = self.start(title, make, refs=part.refs, action_id=making.id, answer=part.answer, room=room)
        return job

    def start(
        self,
        title: str,
        task: Task,
        *,
        refs: tuple[Ref, ...] = (),
        action_id: str = "",
        answer: object = None,
        outlives_us: bool = True,
        is_quiet: bool = False,
        room: Room | None = None,
    ) -> Job:
        """Run `task(running)` as a job, once there is room. Its error stays on the job; `JobList.ended` tells when it
        is over.
        """
        job = Job(
            said_name(visible(title)),
            self.jobs.now(),
            refs,
            self._connection.user,
            action_id,
            outlives_us=outlives_us,
        )
        job.is_quiet = is_quiet
        self._work[job] = (task, answer)
        self.jobs.add(job)
        waits = room or Room()
        running = self._connection.bridge.start(self._wait_and_run(job, task, answer, waits), name=title)
        self._running.add(running)
        running.add_done_callback(self._running.discard)
        return job

    async def close(self) -> None:
        """Let go of what runs here, before the job list is gone: the connection may go on in another window."""
        running = tuple(self._running)
        for each in running:
            each.cancel()
        await asyncio.gather(*running, return_exceptions=True)

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
            is_quiet=job.is_quiet,
        )

    def cancel(self, job: Job) -> None:
        """Ask the pool to cancel; the job then waits for the truth. Foreign tasks can be cancelled as well."""
        if job.is_over or job.state is JobState.CANCELLING:
            return
        if job.state is JobState.WAITING and not job.is_mirrored:  # nothing was sent yet
            self._end(job, JobState.CANCELLED)
            return
        self.jobs.change(job, state=JobState.CANCELLING, can_cancel=False)
        if job.task is not None:
            self._cancel_task(job, job.task)

    def _cancel_task(self, job: Job, task: Ref) -> None:
        client = self._connection.client
        self._connection.bridge.start(
            client.cancel_task(task),
            name="cancelling",
            on_error=lambda error: self._not_cancelled(job, error),
        )

    def _not_cancelled(self, job: Job, error: Exception) -> None:
        """It goes on, and may be asked again unless it cannot be cancelled at all; its own end will tell."""
        log.info("a task was not cancelled: %s", error)
        if job.state is JobState.CANCELLING:
            possible = getattr(error, "code", "") not in _CANNOT_BE_CANCELLED
            self.jobs.change(job, state=JobState.RUNNING, can_cancel=possible)

    def _on_ended(self, job: Job) -> None:
        if job.is_mirrored and job.task is not None and job.state is not JobState.UNKNOWN:
            self._remove_tasks([job.task])

    def _forget(self, *_: object) -> None:
        """Rows are gone, and what would have been done again with them."""
        shown = set(self.jobs.jobs)
        self._work = {job: work for job, work in self._work.items() if job in shown}

    def _remove_tasks(self, tasks: list[Ref]) -> None:
        """Remove the ended tasks of earlier runs: whoever started them is gone."""
        if tasks and self._connection.is_usable:
            self._connection.bridge.start(
                self._remove(tasks), name="removing tasks", on_error=lambda error: log.info("%s", error)
            )

    async def _remove(self, tasks: list[Ref]) -> None:
        await self._pause(ADOPTED_GRACE_S)
        for task in tasks:
            with suppress(Failure):  # somebody did
                await self._connection.client.call("task.destroy", task)

    async def _wait_and_run(self, job: Job, task: Task, answer: object, room: Room) -> None:
        try:
            async with room.turn:
                if room.admits(job):
                    await self._run(job, task, answer)
                    room.left_by(job)
                elif not job.is_over:
                    self._end(job, JobState.CANCELLED)
        except asyncio.CancelledError:
            if not job.is_over:  # it never began
                self._end(job, JobState.CANCELLED)
            raise

    async def _run(self, job: Job, task: Task, answer: object) -> None:
        try:
            running = Running(
                self._connection.client,
                answer,
                report=lambda progress: self._report(job, progress),
                on_task=lambda ref: self._on_task(job, ref),
                on_bytes=lambda moved: self._on_bytes(job, moved),
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

    def _on_bytes(self, job: Job, moved: TransferProgress) -> None:
        self.jobs.change(job, bytes_done=moved.bytes_done, bytes_total=moved.bytes_total or 0)

    def _on_task(self, job: Job, task: Ref) -> None:
        self.jobs.claim(job, task)
        if job.state is JobState.CANCELLING:  # asked for before there was a task
            self._cancel_task(job, task)
        else:
            self.jobs.change(job, can_cancel=True)

    def _fail(self, job: Job, error: Exception) -> None:
        self._connection.role.hear(error)
        if isinstance(error, XapiError) and error.code == "TASK_CANCELLED":
            self._end(job, JobState.CANCELLED)
        elif isinstance(error, OutcomeUnknown):
            self._end(job, JobState.UNKNOWN, error=error)
        else:
            if not isinstance(error, XapiError):
                log.error("%s failed", job.title, exc_info=error)
            self._end(job, JobState.FAILED, error=error, can_retry=getattr(error, "can_retry", True))

    def _end(self, job: Job, state: JobState, **values: object) -> None:
        self.jobs.change(job, state=state, ended=self.jobs.now(), **{"can_cancel": False, **values})
        if not job.can_retry:
            self._work.pop(job, None)
        if job.is_quiet and state is JobState.DONE:
            self.jobs.drop(job)
