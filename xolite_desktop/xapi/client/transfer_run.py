# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One transfer and its task, side by side: the bytes go over HTTP, and the task says how it ended."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Final, TypeGuard

from xolite_desktop.xapi.client.task_result import parse_task_result
from xolite_desktop.xapi.client.transfer_task import TransferTask
from xolite_desktop.xapi.errors import OutcomeUnknown, ProtocolError, Timeout, TlsRefused, Unreachable
from xolite_desktop.xapi.names import TaskStatus
from xolite_desktop.xapi.records.task import Task

SETTLE_S: Final = 60.0
"""How long a task may take to end after its connection has ended."""
REFUSAL_SETTLE_S: Final = 1.0
"""The same after a refusal, which hosts write into the task before they answer; not all refusals reach it."""
CANCEL_S: Final = 0.8
"""How long a cancelled transfer waits for the server; what is left to do there goes on without it."""
_REPORT_INTERVAL_S: Final = 0.1


@dataclass(frozen=True, slots=True)
class TransferProgress:
    """How far a transfer is: bytes over the wire, of how many if that is known, and the task's own figure (0 to 1)."""

    bytes_done: int
    bytes_total: int | None
    task_share: float

    @property
    def share(self) -> float:
        """The best guess of all, 0 to 1."""
        if self.bytes_total:
            return min(1.0, self.bytes_done / self.bytes_total)
        return self.task_share


OnProgress = Callable[[TransferProgress], None]


class TransferRun:
    """Runs one exchange with one task. `downloads` says whether success needs every byte to have come here.

    `tidy` starts what is left to be done on the server when the run is over.
    """

    def __init__(
        self,
        task: TransferTask,
        tidy: Callable[[Coroutine[Any, Any, None]], asyncio.Task[None]],
        *,
        downloads: bool,
        bytes_total: int | None,
        on_progress: OnProgress | None,
    ) -> None:
        self.task = task
        self._start_tidying = tidy
        self._downloads = downloads
        self._total = bytes_total
        self._on_progress = on_progress
        self._bytes = 0
        self._share = 0.0
        self._reported_at = 0.0
        self._held_back: asyncio.TimerHandle | None = None
        self._begun = False
        self._stopped = asyncio.Event()

    def begin(self) -> None:
        """The host has agreed: from now on a handler of its works on the task."""
        self._begun = True

    def count(self, bytes_done: int) -> None:
        """So many bytes went over in all."""
        self._bytes = bytes_done
        self._report(last=bytes_done == self._total)

    def stop(self) -> None:
        """Cut the connection at once; the task then says whether that came in time."""
        self._stopped.set()

    async def run(self, exchange: Coroutine[Any, Any, Any]) -> object:
        """Do the exchange; the task's result once it is a success. The finished task is destroyed.

        Raises `Failure` with the task's own code, TASK_CANCELLED if somebody cancelled it; `OutcomeUnknown` if it
        vanished; what the exchange raised if the task did not tell better. If this is cancelled, the connection is cut
        at once, and the task cancelled and destroyed: what that needs of the server is waited for a moment only.
        """
        moving = asyncio.create_task(exchange, name="transfer")
        following = asyncio.create_task(self.task.final(self._note_share), name="transfer-task")
        stopping = asyncio.create_task(self._stopped.wait(), name="transfer-stop")
        try:
            return await self._outcome(moving, following, stopping)
        finally:
            self._forget_held_back()
            for each in (moving, following, stopping):
                each.cancel()
            await asyncio.wait([moving, following, stopping])
            _error(moving)  # judged already, or too late to matter
            await self._tidy(following)

    async def _outcome(
        self, moving: asyncio.Task[Any], following: asyncio.Task[Task], stopping: asyncio.Task[Any]
    ) -> object:
        await asyncio.wait([moving, following, stopping], return_when=asyncio.FIRST_COMPLETED)
        if not moving.done() and self._needs_rest(following):
            await asyncio.wait([moving, stopping], return_when=asyncio.FIRST_COMPLETED)
        if stopping.done() and not moving.done():
            moving.cancel()
            await asyncio.wait([moving])
        if moving.done():
            self.task.expect_end()
            await asyncio.wait([following], timeout=self._patience_s(moving))
        if not following.done():
            raise self._error_without_word(moving)
        return self._judged(following.result(), moving)

    def _needs_rest(self, following: asyncio.Task[Task]) -> bool:
        """Whether a task that has ended well leaves bytes on their way here."""
        if not self._downloads or not following.done() or following.exception() is not None:
            return False
        return following.result().status == TaskStatus.SUCCESS

    def _patience_s(self, moving: asyncio.Task[Any]) -> float:
        """How long the task may take to say how it ended, when the connection has ended."""
        error = _error(moving)
        if _is_local(error) or isinstance(error, TlsRefused):
            return 0.0  # no handler knows of the task, or nobody asks what it says
        if moving.cancelled() and (self._downloads or not self._begun):
            return CANCEL_S
        return SETTLE_S if self._begun else REFUSAL_SETTLE_S

    def _error_without_word(self, moving: asyncio.Task[Any]) -> BaseException:
        """What to say when the task does not."""
        error = _error(moving)
        if _is_local(error):
            return error
        if self._begun and not self._downloads:
            return OutcomeUnknown(self.task.doing, self.task.ref)
        if moving.cancelled():
            return self.task.cancelled()
        reason = "the connection was closed, and the task does not end"
        return error or Unreachable(self.task.endpoint, self.task.doing, reason)

    def _judged(self, record: Task, moving: asyncio.Task[Any]) -> object:
        """The result, or the error, that the task's end and that of the exchange mean together."""
        error = _error(moving)
        if _is_local(error):
            raise error
        if record.status == TaskStatus.CANCELLED:
            raise self.task.cancelled()
        if record.status == TaskStatus.FAILURE:
            raise self.task.cancelled() if self._stopped.is_set() else self.task.failure(record)
        if self._downloads and error is not None:
            raise error
        if self._downloads and moving.cancelled():
            raise self.task.cancelled()
        self._report(last=True)
        try:
            return parse_task_result(record.result)
        except ValueError as broken:
            raise ProtocolError(self.task.endpoint, self.task.doing, str(broken)) from broken

    async def _tidy(self, following: asyncio.Task[Task]) -> None:
        """Leave nothing on the server; what it does not answer soon goes on without us."""
        error = _error(following)
        if error is not None:
            return  # the task is gone, or the server is
        ended = not following.cancelled()
        work = self.task.remove() if ended else self.task.abandon(SETTLE_S if self._begun else 0.0)
        await asyncio.wait([self._start_tidying(work)], timeout=CANCEL_S)

    def _note_share(self, share: float) -> None:
        self._share = max(self._share, share)
        self._report(last=False)

    def _report(self, *, last: bool) -> None:
        """Ten times a second at most, and the last byte; what was held back is told when nothing follows."""
        if self._on_progress is None:
            return
        now = time.monotonic()
        wait = self._reported_at + _REPORT_INTERVAL_S - now
        if not last and wait > 0:
            if self._held_back is None:
                self._held_back = asyncio.get_running_loop().call_later(wait, self._report_now)
            return
        self._report_now()

    def _report_now(self) -> None:
        self._forget_held_back()
        self._reported_at = time.monotonic()
        if self._on_progress is not None:
            self._on_progress(TransferProgress(self._bytes, self._total, self._share))

    def _forget_held_back(self) -> None:
        if self._held_back is not None:
            self._held_back.cancel()
            self._held_back = None


def _error(task: asyncio.Task[Any]) -> BaseException | None:
    """What a task raised, if it is over; a cancelled one raised nothing."""
    return task.exception() if task.done() and not task.cancelled() else None


def _is_local(error: BaseException | None) -> TypeGuard[BaseException]:
    """Whether it has nothing to do with the host: a full disk, a mistake of ours."""
    return error is not None and not isinstance(error, ProtocolError | Unreachable | Timeout | TlsRefused)
