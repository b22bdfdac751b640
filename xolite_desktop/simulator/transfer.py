# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One file transfer: its session, its task, the head and the body, and how all three end."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode

from xolite_desktop.simulator.failure import Cancelled, Failure
from xolite_desktop.simulator.http import HttpError, Request, Sim, error_page, head_bytes
from xolite_desktop.simulator.listener import abort
from xolite_desktop.simulator.tasks import create_task, finish_task

PIECE = 64 * 1024
_CLOSE = ("Connection: close", "Cache-Control: no-cache, no-store")
_LEFT = 'Unix.Unix_error(Unix.EPIPE, "write", "")'

Work = Callable[["Exchange"], Awaitable[str]]
"""Does the transfer; gives the task's result as XML text."""


class Plain(Exception):
    """Ends a transfer with a bare head instead of an error page. The task fails with `failure`."""

    def __init__(self, status_line: str, failure: Failure, page: bool = False) -> None:
        super().__init__(status_line)
        self.status_line = status_line
        self.failure = failure
        self.page = page


class Exchange:
    """A request that was let in, and its task."""

    def __init__(
        self,
        request: Request,
        sim: Sim,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        task: str,
    ) -> None:
        self.request = request
        self.sim = sim
        self.task = task
        self.answered = False
        self.moved = 0
        self._reader = reader
        self._writer = writer
        self._progress = 0.0
        cuts = sim.transfers.faults.cuts
        self._cut_after = cuts.pop(0) if cuts else sim.transfers.faults.cut_after_bytes

    @property
    def cancelled(self) -> bool:
        """Whether the task was cancelled, before or since."""
        task = self.sim.db.records("task").get(self.task)
        return task is not None and "cancel" in task["current_operations"].values()

    def check_cancelled(self) -> None:
        """Raise `Cancelled` if it was before this transfer; what comes later interrupts it."""
        if self.cancelled:
            raise Cancelled

    def answer(self, status_line: str, *headers: str) -> None:
        """Send the head. From now on errors show only in the task, and as a page in the middle of the body."""
        self.answered = True
        self._writer.write("\r\n".join((status_line, *_CLOSE, *headers, "", "")).encode())

    async def send(self, data: bytes) -> None:
        """A part of the body. `ConnectionError` if the client has left."""
        for start in range(0, len(data), PIECE):
            piece = self._spoilt(data[start : start + PIECE])
            self.moved += len(piece)
            await self._judge(self._client_left)
            self._writer.write(piece)
            await self._writer.drain()
            self.sim.transfers.sent += len(piece)

    async def read(self, size: int) -> bytes:
        """So many bytes of the body; fewer at its end, or when the client has left."""
        parts: list[bytes] = []
        while size and (part := await self.read_some(size)):
            size -= len(part)
            parts.append(part)
        return b"".join(parts)

    async def read_some(self, most: int) -> bytes:
        """What has come of the body; nothing at its end."""
        await self._judge(asyncio.Event().wait)
        part = await self._reader.read(min(most, PIECE))
        self.moved += len(part)
        self.sim.transfers.received += len(part)
        return part

    async def read_exactly(self, size: int) -> bytes:
        """So many bytes. `Failure` IMPORT_ERROR_PREMATURE_EOF if there are not as many."""
        data = await self.read(size)
        if len(data) < size:
            raise Failure("IMPORT_ERROR_PREMATURE_EOF")
        return data

    def progress(self, share: float) -> None:
        """Write the task's progress, in steps that are worth an event."""
        db = self.sim.db
        if share - self._progress >= 0.01 and self.task in db.records("task"):
            self._progress = share
            db.update("task", self.task, progress=round(share, 3))

    def page(self, failure: Failure) -> None:
        """The error page that a host writes after the head it has sent already."""
        response = error_page(HttpError(500, _text(failure)))
        assert isinstance(response.body, bytes)
        self._writer.write(head_bytes(response, keep_alive=False) + response.body)

    async def _judge(self, stall: Callable[[], Awaitable[Any]]) -> None:
        """Give way to others, and do what the faults say."""
        faults = self.sim.transfers.faults
        if self._cut_after is not None and self.moved > self._cut_after:
            abort(self._writer.transport)
            raise ConnectionResetError
        if faults.stall_after_bytes is not None and self.moved > faults.stall_after_bytes:
            await stall()
            raise ConnectionResetError
        await asyncio.sleep(0)

    def _spoilt(self, piece: bytes) -> bytes:
        """With a bit of it changed, where the faults say so."""
        at = self.sim.transfers.faults.flip_at_byte
        if at is None or not self.moved <= at < self.moved + len(piece):
            return piece
        at -= self.moved
        return piece[:at] + bytes([piece[at] ^ 1]) + piece[at + 1 :]

    async def _client_left(self) -> None:
        while await self._reader.read(PIECE):
            pass


async def conduct(
    request: Request,
    sim: Sim,
    streams: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    realm: str,
    label: str,
    work: Work,
) -> None:
    """Do a transfer in its task: that of the query if it names one, else one that ends with the transfer."""
    reader, writer = streams
    try:
        sim.session_of(request)
    except HttpError as error:
        raise HttpError(error.status, realm=realm) from None
    if (elsewhere := sim.transfers.faults.next_redirect()) is not None:
        _redirect(request, writer, elsewhere)
        return
    named = request.query.get("task_id") or request.cookies.get("task_id")
    if named is not None and named not in sim.db.records("task"):
        raise HttpError(500, f'Db_exn.DBCache_NotFound("missing row", "task", "{named}")')
    exchange = Exchange(request, sim, reader, writer, named or create_task(sim, label))
    try:
        await _in_task(exchange, realm, work)
    finally:
        if named is None and exchange.task in sim.db.records("task"):
            sim.db.destroy("task", exchange.task)


def _redirect(request: Request, writer: asyncio.StreamWriter, location: str) -> None:
    target = f"{request.path}?{urlencode(request.pairs)}"
    head = ("HTTP/1.1 302 Found", *_CLOSE, f"Location: {location.replace('{target}', target)}", "", "")
    writer.write("\r\n".join(head).encode())


async def _in_task(exchange: Exchange, realm: str, work: Work) -> None:
    sim, current = exchange.sim, asyncio.current_task()
    assert current is not None
    interrupted = False

    def interrupt() -> None:
        nonlocal interrupted
        interrupted = True
        current.cancel()

    sim.cancellers[exchange.task] = interrupt
    try:
        result = await work(exchange)
    except (Cancelled, asyncio.CancelledError) as error:
        if isinstance(error, asyncio.CancelledError):
            if not interrupted:
                raise
            current.uncancel()
        _cancel(exchange)
    except Failure as failure:
        _fail(exchange, realm, failure)
    except Plain as plain:
        _refuse(exchange, plain)
    except OSError:
        _finish(exchange, "failure", error_info=["CLIENT_ERROR", _LEFT])
    else:
        _finish(exchange, "success", result=result)
    finally:
        del sim.cancellers[exchange.task]


def _cancel(exchange: Exchange) -> None:
    with suppress(OSError):
        exchange.page(Failure("TASK_CANCELLED", exchange.task))
    _finish(exchange, "cancelled")


def _refuse(exchange: Exchange, plain: Plain) -> None:
    exchange.answer(plain.status_line)
    if plain.page:
        exchange.page(plain.failure)
    _finish(exchange, "failure", error_info=plain.failure.description)


def _fail(exchange: Exchange, realm: str, failure: Failure) -> None:
    if exchange.answered:
        with suppress(OSError):
            exchange.page(failure)
        _finish(exchange, "failure", error_info=failure.description)
        return
    text = _text(failure)
    if failure.code in ("UUID_INVALID", "NO_HOSTS_AVAILABLE"):
        # What goes wrong before the handler begins looks like a question of permission.
        _finish(exchange, "failure", error_info=["RBAC_PERMISSION_DENIED", f"http/{realm}", text])
    else:
        _finish(exchange, "failure", error_info=failure.description)
    raise HttpError(500, _raised(failure))


def _text(failure: Failure) -> str:
    return f"{failure.code}: [ {'; '.join(failure.params)} ]"


def _raised(failure: Failure) -> str:
    """The OCaml exception that a page shows; export alone translates a VM it does not find."""
    if failure.code == "UUID_INVALID" and failure.params[0] != "VM":
        return f'Db_exn.Read_missing_uuid("{failure.params[0]}", "", "{failure.params[1]}")'
    return failure.params[0] if failure.code == "INTERNAL_ERROR" else _text(failure)


def _finish(exchange: Exchange, status: str, **outcome: Any) -> None:
    faults, task = exchange.sim.transfers.faults, exchange.task
    if faults.forget and task in exchange.sim.db.records("task"):
        exchange.sim.db.destroy("task", task)
    elif faults.succeed:
        finish_task(exchange.sim, task, "success", result=outcome.get("result", ""))
    elif faults.failure is not None:
        finish_task(exchange.sim, task, "failure", error_info=faults.failure)
    else:
        finish_task(exchange.sim, task, status, **outcome)
