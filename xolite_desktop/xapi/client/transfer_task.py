# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The task of the server that stands for one transfer: made, followed, and taken away again."""

import asyncio
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.link import Link
from xolite_desktop.xapi.client.task_watch import TaskWatch
from xolite_desktop.xapi.errors import Failure, OutcomeUnknown, ProtocolError, Timeout, Unreachable, XapiError
from xolite_desktop.xapi.names import FINAL_TASK_STATUSES
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.records.decode import convert_record
from xolite_desktop.xapi.records.task import Task
from xolite_desktop.xapi.refs import Ref, is_reference

CALL_TIMEOUT_S: Final = 60.0
POLL_INTERVAL_S: Final = 0.9
FIRST_POLL_S: Final = 0.05
"""Once the connection has ended: the task ends about then as well."""
_NESTED = re.compile(r"([A-Z][A-Z0-9_]+): \[ (.*) \]", re.DOTALL)


class TransferTask:
    """One task that a client made and a file handler completes. Make it with `create`."""

    def __init__(self, link: Link, cache: Cache, watch: TaskWatch, doing: str, ref: Ref) -> None:
        self.ref = ref
        self.doing = doing
        self._link = link
        self._cache = cache
        self._watch = watch
        self._handler_left = asyncio.Event()

    @classmethod
    async def create(cls, link: Link, cache: Cache, watch: TaskWatch, doing: str) -> "TransferTask":
        """A new task named as what is done. Raises what a call raises."""
        answer = await link.call("task.create", (doing, ""), CALL_TIMEOUT_S)
        if not is_reference(answer):
            raise ProtocolError(link.endpoint, "task.create", "the answer is no task reference")
        return cls(link, cache, watch, doing, Ref(answer))

    @property
    def endpoint(self) -> Endpoint:
        """The host that is asked about the task: the coordinator."""
        return self._link.endpoint

    def expect_end(self) -> None:
        """The connection has ended, and the task ends with it: look more often."""
        self._handler_left.set()

    async def final(self, on_share: Callable[[float], None]) -> Task:
        """The record with a final status; nothing else in it proves anything. `on_share` hears its progress.

        A server that cannot be asked is asked again. Raises `OutcomeUnknown` if the task vanished.
        """
        interval = FIRST_POLL_S
        while True:
            followed = self._watch.following and self._cache.task(self.ref) is not None
            record = self._cache.task(self.ref) if followed else await self._asked()
            if record is None or record.status not in FINAL_TASK_STATUSES:
                if record is not None:
                    on_share(min(max(record.progress, 0.0), 1.0))
                if not self._handler_left.is_set():
                    await self._changed(None if followed else POLL_INTERVAL_S)
                    continue
                await self._watch.changed(self.ref, interval)
                interval = min(interval * 2, POLL_INTERVAL_S)
                record = await self._asked()
            if record is not None and record.status in FINAL_TASK_STATUSES:
                return record

    async def remove(self) -> None:
        """Destroy the finished task: nobody else would for an hour."""
        with suppress(XapiError):
            await self._link.call("task.destroy", (self.ref,), CALL_TIMEOUT_S)

    async def abandon(self, patience_s: float) -> None:
        """Cancel the task and remove it. One that nobody works on never ends by itself, and is marked as cancelled."""
        self.expect_end()
        with suppress(XapiError):
            await self._link.call("task.cancel", (self.ref,), CALL_TIMEOUT_S)
        try:
            async with asyncio.timeout(patience_s):
                await self.final(lambda share: None)
        except TimeoutError:
            with suppress(XapiError):
                await self._link.call("task.set_status", (self.ref, "cancelled"), CALL_TIMEOUT_S)
        except XapiError:
            return
        await self.remove()

    def failure(self, record: Task) -> Failure:
        """Why a failed task failed. Errors before the handler began come wrapped as a permission problem."""
        code, *params = record.error_info or ("INTERNAL_ERROR", "the task failed without a reason")
        nested = _NESTED.fullmatch(params[-1]) if code == "RBAC_PERMISSION_DENIED" and params else None
        if nested is not None:
            code, params = nested[1], [word for word in nested[2].split("; ") if word.strip()]
        return Failure(code, tuple(params), self.doing, self._link.endpoint)

    def cancelled(self) -> Failure:
        """The error of a transfer that somebody cancelled."""
        return Failure("TASK_CANCELLED", (self.ref,), self.doing, self._link.endpoint)

    async def _changed(self, timeout_s: float | None) -> None:
        """Until the task changes, or the connection ends."""
        waiting = (
            asyncio.ensure_future(self._watch.changed(self.ref, timeout_s)),
            asyncio.ensure_future(self._handler_left.wait()),
        )
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in waiting:
                each.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)

    async def _asked(self) -> Task | None:
        try:
            fields = await self._link.call("task.get_record", (self.ref,), CALL_TIMEOUT_S)
        except (Unreachable, Timeout):
            return None
        except Failure as failure:
            if failure.code == "HANDLE_INVALID":
                raise OutcomeUnknown(self.doing, self.ref) from failure
            raise
        record = convert_record("task", fields) if isinstance(fields, dict) else None
        if not isinstance(record, Task):
            raise ProtocolError(self._link.endpoint, "task.get_record", "the answer is no record")
        return record
