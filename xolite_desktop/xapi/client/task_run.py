# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Running a call as a task of the server and following it to its end, whatever happens to the connection."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client import task_tag
from xolite_desktop.xapi.client.finding import Finding, Verify
from xolite_desktop.xapi.client.link import Link
from xolite_desktop.xapi.client.patience import Patience
from xolite_desktop.xapi.client.task_result import parse_task_result
from xolite_desktop.xapi.client.task_search import CALL_TIMEOUT_S, Found, Sought, TaskSearch
from xolite_desktop.xapi.client.task_watch import TaskWatch
from xolite_desktop.xapi.errors import Failure, OutcomeUnknown, XapiError
from xolite_desktop.xapi.names import FINAL_TASK_STATUSES, TaskStatus
from xolite_desktop.xapi.records.decode import convert_record
from xolite_desktop.xapi.records.task import Task
from xolite_desktop.xapi.refs import Ref, is_null, is_reference

_log = logging.getLogger(__name__)

POLL_INTERVAL_S: Final = 0.9
FIRST_EVENT_S: Final = 2.0
"""How long the first event of a new task may take before it is asked for."""
VERIFIED_AFTER_S: Final = (0.0, 2.0, 5.0)
"""Work goes on without its task while the toolstack restarts: an effect that is not there yet may still come."""
TIDY_UP_S: Final = 10.0

NO_TASK: Final = "The connection was lost before the answer, and no task of this call was found."
NO_RECORD: Final = "Its task is gone, as after a restart of the toolstack."
NOT_CERTAIN: Final = "A task that ended well may have been another client's."


class TaskRun:
    """One task of ours, from the call that makes it to the removal of its record. The call is sent once."""

    def __init__(
        self,
        link: Link,
        cache: Cache,
        watch: TaskWatch,
        method: str,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._link = link
        self._cache = cache
        self._watch = watch
        self._method = method
        self._pause = pause
        self._patience = Patience(watch, pause)
        self._progress = 0.0

    async def run(
        self,
        params: tuple[object, ...],
        on_progress: Callable[[float], None] | None,
        on_task: Callable[[Ref], None] | None,
        applies_to: Sequence[Ref] | None = None,
        verify: Verify | None = None,
    ) -> object:
        """See `Client.run_task`."""
        objects = task_tag.objects_in(params) if applies_to is None else tuple(applies_to)
        found = await self._begin(params)
        if found is None:
            return (await self._verified(Ref(""), NO_TASK, verify)).result
        self._watch.claimed.add(found.task)
        if on_task is not None:
            on_task(found.task)
        tagging = asyncio.create_task(self._tag(found, objects), name="marking a task")
        try:
            record = await self._follow(found.task, on_progress)
            if record is None:
                return (await self._verified(found.task, NO_RECORD, verify)).result
            await self._tidy_up(found, tagging)
        finally:
            self._watch.claimed.discard(found.task)
            tagging.cancel()
        if record.status == TaskStatus.SUCCESS and not found.certain and verify is not None:
            await self._verified(found.task, NOT_CERTAIN, verify)
        return self._outcome(found.task, record)

    async def _begin(self, params: tuple[object, ...]) -> Found | None:
        """The call's task; None if the answer was lost and no task can be told to be this call's."""
        known = frozenset(self._cache.records("task")) if self._watch.following else frozenset()
        sent_at = time.monotonic()
        # The object of a call is its first parameter; calls that make something have none.
        target = next(iter(task_tag.objects_in(params[:1])), None)
        try:
            answer = await self._link.call(f"Async.{self._method}", params, CALL_TIMEOUT_S)
        except OutcomeUnknown:
            answer = None
        if is_reference(answer) and not is_null(answer):
            return Found(Ref(answer), certain=True)
        _log.info("%s: the answer was lost, looking for the task", self._method)
        return await self._search(Sought(self._method, target, known, sent_at))

    async def _search(self, sought: Sought) -> Found | None:
        search = TaskSearch(self._link, self._cache, self._watch, self._patience, self._pause)
        try:
            return await search.find(sought)
        except XapiError as error:
            raise OutcomeUnknown(self._method, "", _not_checked(error)) from error

    async def _tag(self, found: Found, objects: tuple[Ref, ...]) -> None:
        """Say whose it is and what it is about. The task may end meanwhile, and older servers may refuse: harmless."""
        if not found.certain:
            return
        with suppress(XapiError):
            await self._set_mark(found.task, task_tag.KEY, task_tag.mark())
        if objects:
            with suppress(XapiError):
                about = ",".join(objects[: task_tag.MOST_REFS])
                await self._set_mark(found.task, task_tag.APPLIES_TO, about)

    async def _set_mark(self, task: Ref, key: str, value: str) -> None:
        await self._link.call("task.add_to_other_config", (task, key, value), CALL_TIMEOUT_S)

    async def _follow(self, task: Ref, on_progress: Callable[[float], None] | None) -> Task | None:
        """Wait for a final status; error_info and a progress of 1 are written before it and prove nothing.

        None if the task is gone.
        """
        if self._watch.following and self._cache.task(task) is None:
            await self._watch.changed(task, FIRST_EVENT_S)
        while True:
            known = record = self._cache.task(task) if self._watch.following else None
            if record is None:
                record = await self._fetch(task)
            if record is None or record.status in FINAL_TASK_STATUSES:
                return record
            self._report(record, on_progress)
            if known is None and self._watch.following and self._cache.task(task) is not None:
                continue  # told of meanwhile, perhaps of its end: what was fetched is older
            await self._watch.changed(task, None if known else POLL_INTERVAL_S)

    async def _fetch(self, task: Ref) -> Task | None:
        try:
            fields = await self._patience.read(
                lambda: self._link.call("task.get_record", (task,), CALL_TIMEOUT_S)
            )
        except XapiError as error:
            if error.code == "HANDLE_INVALID":
                return None
            raise OutcomeUnknown(self._method, task, _not_checked(error)) from error
        record = convert_record("task", fields) if isinstance(fields, dict) else None
        if not isinstance(record, Task):
            raise OutcomeUnknown(self._method, task, "The record of its task cannot be read.")
        return record

    async def _tidy_up(self, found: Found, tagging: asyncio.Task[None]) -> None:
        """Remove the record that nobody needs any more, unless it may be somebody else's."""
        if not found.certain:
            return
        await asyncio.wait([tagging], timeout=TIDY_UP_S)
        with suppress(XapiError):
            await self._link.call("task.destroy", (found.task,), TIDY_UP_S)

    async def _verified(self, task: Ref, reason: str, verify: Verify | None) -> Finding:
        """The effect of the call, where it is there. Raises `OutcomeUnknown` with what was checked."""
        said = ""
        for delay_s in VERIFIED_AFTER_S if verify is not None else ():
            if delay_s:
                await self._pause(delay_s)
            try:
                finding = await self._patience.read(verify)  # type: ignore[arg-type]
            except XapiError as error:
                raise OutcomeUnknown(self._method, task, f"{reason} {_not_checked(error)}") from error
            if finding.done:
                return finding
            said = finding.said
        raise OutcomeUnknown(self._method, task, f"{reason} {said}".rstrip())

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
            said = f"Its task ended well, but the result cannot be read: {error}."
            raise OutcomeUnknown(self._method, task, said) from error


async def cancel_task(link: Link, task: Ref) -> None:
    """See `Client.cancel_task`."""
    try:
        await link.call("task.cancel", (task,), CALL_TIMEOUT_S)
    except Failure as failure:
        if failure.code != "HANDLE_INVALID":  # it ended and is gone
            raise


def _not_checked(error: XapiError) -> str:
    return f"It could not be checked: {error}."
