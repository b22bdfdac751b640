# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Transfers`: files from and to the hosts of one pool, with a task of the server for each that takes long."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.link import Link
from xolite_desktop.xapi.client.saved_file import Check, FileSource, SavedFile
from xolite_desktop.xapi.client.task_watch import TaskWatch
from xolite_desktop.xapi.client.transfer_host import endpoint_reaching
from xolite_desktop.xapi.client.transfer_run import CANCEL_S, OnProgress, TransferRun
from xolite_desktop.xapi.client.transfer_task import TransferTask
from xolite_desktop.xapi.errors import ProtocolError, TransferRefused, XapiError
from xolite_desktop.xapi.net import transfer
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.file_head import FileRequest
from xolite_desktop.xapi.net.transfer import PinOf, Sink, Source
from xolite_desktop.xapi.refs import Ref

OnTask = Callable[[Ref], None] | None

PUT_TIMEOUT_S: Final = 60.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a file handler: the first host to ask, its path, what is in the query, and words for errors."""

    endpoint: Endpoint
    path: str
    query: tuple[tuple[str, str], ...]
    doing: str

    def target(self, task: Ref | None = None) -> str:
        """The path with its query, and the task if there is one."""
        pairs = (*self.query, ("task_id", task)) if task is not None else self.query
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path


class Transfers:
    """What `Client` has for files. `pin_of` gives the certificate that a host must show, or None: then nothing is sent.

    The session goes in a cookie, to pinned hosts only, also after a redirect.
    """

    def __init__(self, link: Link, cache: Cache, watch: TaskWatch, pin_of: PinOf, user_agent: str) -> None:
        self._link = link
        self._cache = cache
        self._watch = watch
        self._pin_of = pin_of
        self._user_agent = user_agent
        self._runs: dict[Ref, TransferRun] = {}
        self.tidying: set[asyncio.Task[None]] = set()

    def endpoint_reaching(self, srs: Iterable[Ref]) -> Endpoint:
        """The trusted host to ask first about files on these SRs."""
        return endpoint_reaching(self._cache, srs, self._link.endpoint, self._pin_of)

    async def fetch(
        self, endpoint: Endpoint, target: str, *, accept: str, doing: str, timeout_s: float, max_bytes: int
    ) -> bytes:
        """A small file whole, by GET. If the session is gone there is a new sign-in, and one more try.

        Raises `TransferRefused` with the words of the error page, `ProtocolError` for more than `max_bytes`,
        `Timeout`, `Unreachable`, `TlsRefused` and below, `Closed`.
        """
        session = self._link.require_session()
        for attempt in range(2):
            request = self._request(endpoint, target, doing, accept)
            try:
                return await transfer.fetch(request, self._pin_of, timeout_s=timeout_s, max_bytes=max_bytes)
            except TransferRefused as refused:
                if refused.status != 401 or attempt:
                    raise
            await self._link.renew(session)
        raise AssertionError("unreachable")

    async def save(self, wanted: Wanted, path: Path, *, overwrite: bool = False) -> int:
        """Write what a handler without a task gives, such as logs, into a file; how many bytes there were."""
        async with SavedFile(path, overwrite=overwrite) as file:
            request = self._request(wanted.endpoint, wanted.target(), wanted.doing)
            size = await transfer.download(request, self._pin_of, file)
            await file.keep()
        return size

    async def put_small(self, wanted: Wanted, body: bytes) -> None:
        """Send a small body to a handler without a task, such as that of blobs."""
        self._link.require_writable(wanted.doing)
        request = self._request(wanted.endpoint, wanted.target(), wanted.doing)
        await transfer.put_small(request, self._pin_of, body, timeout_s=PUT_TIMEOUT_S)

    async def download(
        self,
        wanted: Wanted,
        path: Path,
        *,
        overwrite: bool = False,
        check: Check | None = None,
        bytes_expected: int | None = None,
        on_progress: OnProgress | None = None,
        on_task: OnTask = None,
    ) -> object:
        """Download into a file, which is there only if the task says that all of it was sent; the task's result.

        Nor is it there if `check` refuses it. `bytes_expected` is the only right size, where there is one. Raises as `TransferRun.run`, and `LocalFileError`.
        """
        async with SavedFile(path, overwrite=overwrite, check=check) as file:
            result = await self.receive(
                wanted, file, bytes_expected=bytes_expected, on_progress=on_progress, on_task=on_task
            )
            await file.keep()
        return result

    async def receive(
        self,
        wanted: Wanted,
        sink: Sink,
        *,
        bytes_expected: int | None = None,
        on_progress: OnProgress | None = None,
        on_task: OnTask = None,
    ) -> object:
        """As `download`, into any sink."""

        async def exchange(run: TransferRun, request: FileRequest) -> None:
            size = await transfer.download(
                request,
                self._pin_of,
                sink,
                on_bytes=run.count,
                on_begun=run.begin,
                max_bytes=bytes_expected,
            )
            if bytes_expected is not None and size != bytes_expected:
                reason = f"the host sent {size} bytes instead of {bytes_expected}"
                raise ProtocolError(request.endpoint, request.doing, reason)

        return await self._with_task(
            wanted, exchange, downloads=True, total=bytes_expected, on_progress=on_progress, on_task=on_task
        )

    async def upload(
        self,
        wanted: Wanted,
        path: Path,
        *,
        check: Check | None = None,
        on_progress: OnProgress | None = None,
        on_task: OnTask = None,
    ) -> object:
        """Upload a file; the task's result. Raises as `TransferRun.run`, `LocalFileError`, and what `check` raises."""
        async with FileSource(path, check) as source:
            return await self.send(wanted, source, on_progress=on_progress, on_task=on_task)

    async def send(
        self,
        wanted: Wanted,
        source: Source,
        *,
        ends_itself: bool = False,
        on_progress: OnProgress | None = None,
        on_task: OnTask = None,
    ) -> object:
        """As `upload`, from any source; one that `ends_itself` may have fewer bytes than it announces."""

        async def exchange(run: TransferRun, request: FileRequest) -> None:
            await transfer.upload(
                request,
                self._pin_of,
                source,
                on_bytes=run.count,
                on_begun=run.begin,
                ends_itself=ends_itself,
            )

        return await self._with_task(
            wanted,
            exchange,
            downloads=False,
            total=source.size_bytes,
            on_progress=on_progress,
            on_task=on_task,
        )

    def stop(self, task: Ref) -> bool:
        """Cut the connection of a running transfer; whether there is one with this task. Its end says what came of it."""
        run = self._runs.get(task)
        if run is not None:
            run.stop()
        return run is not None

    async def close(self) -> None:
        """Cut every connection. What is still to be done on the server has a moment's time."""
        for run in self._runs.values():
            run.stop()
        if self.tidying:
            await asyncio.wait(self.tidying, timeout=CANCEL_S)
        for tidying in self.tidying:
            tidying.cancel()

    async def _with_task(
        self,
        wanted: Wanted,
        exchange: Callable[[TransferRun, FileRequest], Any],
        *,
        downloads: bool,
        total: int | None,
        on_progress: OnProgress | None,
        on_task: OnTask,
    ) -> object:
        task = await self._create(wanted.doing)
        run = TransferRun(task, self._tidy, downloads=downloads, bytes_total=total, on_progress=on_progress)
        self._runs[task.ref] = run
        try:
            if on_task is not None:
                on_task(task.ref)
            request = self._request(wanted.endpoint, wanted.target(task.ref), wanted.doing)
            return await run.run(exchange(run, request))
        finally:
            del self._runs[task.ref]

    async def _create(self, doing: str) -> TransferTask:
        """A task of the server; cancelled in the middle, it is taken away once its reference is known."""
        making = asyncio.create_task(
            TransferTask.create(self._link, self._cache, self._watch, doing), name="transfer-create"
        )
        try:
            return await asyncio.shield(making)
        except asyncio.CancelledError:
            self._tidy(_abandon_when_made(making))
            raise

    def _tidy(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Do something on the server that nobody has to wait for."""
        tidying = asyncio.create_task(work, name="transfer-tidying")
        self.tidying.add(tidying)
        tidying.add_done_callback(self.tidying.discard)
        return tidying

    def _request(self, endpoint: Endpoint, target: str, doing: str, accept: str = "*/*") -> FileRequest:
        session = self._link.require_session()
        return FileRequest(endpoint, target, session.ref, self._user_agent, doing, accept)


async def _abandon_when_made(making: asyncio.Task[TransferTask]) -> None:
    with suppress(XapiError):
        await (await making).abandon(0.0)
