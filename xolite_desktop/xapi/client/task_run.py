# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Running a call as a task of the server and following it to its end."""

import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.link import Link
from xolite_desktop.xapi.client.task_result import parse_task_result
from xolite_desktop.xapi.client.task_watch import TaskWatch
from xolite_desktop.xapi.errors import Failure, OutcomeUnknown, ProtocolError, XapiError
from xolite_desktop.xapi.names import FINAL_TASK_STATUSES, TaskStatus
from xolite_desktop.xapi.records.decode import convert_record
from xolite_desktop.xapi.records.task import Task
from xolite_desktop.xapi.refs import Ref

_log = logging.getLogger(__name__)

CALL_TIMEOUT_S: Final = 60.0
POLL_INTERVAL_S: Final = 0.9
FIRST_EVENT_S: Final = 2.0
"""How long the first event of a new task may take before it is asked for."""


class TaskRun:
    """One task of ours, from the call that makes it to the removal of its record."""

    def __init__(self, link: Link, cache: Cache, watch: TaskWatch, method: str) -> None:
        self._link = link
        self._cache = cache
        self._watch = watch
        self._method = method
        self._progress = 0.0

    async def run(
        self,
        params: tuple[object, ...],
        on_progress: Callable[[float], None] | None,
        on_task: Callable[[Ref], None] | None,
    ) -> object:
        """See `Client.run_task`."""
        answer = await self._link.call(f"Async.{self._method}", params, CALL_TIMEOUT_S)
        if not isinstance(answer, str):
            raise ProtocolError(self._link.endpoint, self._method, "the answer is no task reference")
        task = Ref(answer)
        if on_task is not None:
            on_task(task)
        record = await self._follow(task, on_progress)
        with suppress(XapiError):
            await self._link.call("task.destroy", (task,), CALL_TIMEOUT_S)
        return self._outcome(task, record)

    async def _follow(self, task: Ref, on_progress: Callable[[float], None] | None) -> Task:
        """Wait for a final status; error_info and a progress of 1 are written before it and prove nothing."""
        if self._watch.following and self._cache.task(task) is None:
            await self._watch.changed(task, FIRST_EVENT_S)
        while True:
            known = record = self._cache.task(task) if self._watch.following else None
            if record is None:
                record = await self._fetch(task)
            if record.status in FINAL_TASK_STATUSES:
                return record
            self._report(record, on_progress)
            if known is None and self._watch.following and self._cache.task(task) is not None:
                continue  # told of meanwhile, perhaps of its end: what was fetched is older
            await self._watch.changed(task, None if known else POLL_INTERVAL_S)

    async def _fetch(self, task: Ref) -> Task:
        try:
            fields = await self._link.call("task.get_record", (task,), CALL_TIMEOUT_S)
        except Failure as failure:
            if failure.code == "HANDLE_INVALID":
                raise OutcomeUnknown(self._method, task) from failure
            raise
        record = convert_record("task", fields) if isinstance(fields, dict) else None
        if not isinstance(record, Task):
            raise ProtocolError(self._link.endpoint, "task.get_record", "the answer is no record")
        return record

    def _report(self, record: Task, on_progress: Callable[[float], None] | None) -> None:
        """The server's figure may fall (a checkpoint goes 0.71, 0, 1, 0.78); what is reported never does."""
        if on_progress is not None and record.progress > self._progress:
            self._progress = min(record.progress, 1.0)
            on_progress(self._progress)

    def _outcome(self, task: Ref, record: Task) -> object:
        if record.status == TaskStatus.CANCELLED:
            raise Failure("TASK_CANCELLED", (task,), self._method, self._link.endpoint)
        if record.status == TaskStatus.FAILURE:
            code, *params = record.error_info or ("INTERNAL_ERROR", "the task failed without a reason")
            raise Failure(code, tuple(params), self._method, self._link.endpoint)
        try:
            return parse_task_result(record.result)
        except ValueError as error:
            raise ProtocolError(self._link.endpoint, self._method, str(error)) from error
