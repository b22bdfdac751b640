# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Files from and to hosts: each in one HTTPS exchange on a connection of its own, block by block.

A host's file handlers close the connection after each exchange. Uploads wait for the answer's head before they send a
body: import handlers give it as soon as they have read the request, or redirect then, without touching the task that
was named (xapi's import and import_raw_vdi; recorded with heads 30 ms after requests whose bodies never came). So no
body is ever sent to a host that will not take it, and no empty import is needed to find out.
"""

import asyncio
import math
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from xolite_desktop.xapi.errors import LocalFileError, ProtocolError, Timeout, TransferRefused, Unreachable
from xolite_desktop.xapi.net.byte_pipe import BLOCK_BYTES, BytePipe
from xolite_desktop.xapi.net.causes import typed_error
from xolite_desktop.xapi.net.console_head import Head, parse_head
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.file_head import (
    MOST_REDIRECTS,
    FileRequest,
    body_length,
    redirected_to,
    request_head,
)
from xolite_desktop.xapi.net.http import text_of_html
from xolite_desktop.xapi.net.pins import Pin

SILENCE_S: Final = 300.0
"""How long nothing may move. Hosts write something every few seconds, but may first scan, snapshot or mount."""
_MOST_PAGE_BYTES: Final = 16 << 10

_T = TypeVar("_T")
PinOf = Callable[[Endpoint], Pin | None]
OnBytes = Callable[[int], None]
"""Hears how many bytes went over in all."""


class Sink(Protocol):
    """Takes the bytes of a download, in order."""

    async def write(self, block: bytes) -> None: ...


class Source(Protocol):
    """Gives the bytes of an upload, in order: exactly `size_bytes` of them, unless they say themselves where they end."""

    @property
    def size_bytes(self) -> int: ...
    async def read(self, most: int) -> bytes: ...


@dataclass(frozen=True, slots=True)
class _Exchange:
    """A request that was answered with 200, by the host it ended up at."""

    pipe: BytePipe
    head: Head
    endpoint: Endpoint


async def fetch(request: FileRequest, pin_of: PinOf, *, timeout_s: float, max_bytes: int) -> bytes:
    """A small answer, whole.

    Raises `TransferRefused` for any status but 200, `ProtocolError` for more than `max_bytes`, `Timeout`,
    `Unreachable`, `TlsRefused` and below, `RequestTooLong`.
    """
    parts = _Parts()
    try:
        async with asyncio.timeout(timeout_s):
            await download(request, pin_of, parts, silence_s=timeout_s, max_bytes=max_bytes)
    except TimeoutError as error:
        raise Timeout(request.endpoint, request.doing, timeout_s) from error
    return b"".join(parts.blocks)


async def download(
    request: FileRequest,
    pin_of: PinOf,
    sink: Sink,
    *,
    on_bytes: OnBytes | None = None,
    on_begun: Callable[[], None] | None = None,
    silence_s: float = SILENCE_S,
    max_bytes: int | None = None,
) -> int:
    """Write an answer into `sink`; how many bytes there were. `on_begun` hears that the host agreed.

    Most downloads have no length and end with the connection: whether that was their end, only the task knows.
    Raises as `fetch`, and whatever the sink raises.
    """
    done = 0
    async with _answered(request, pin_of, "GET", None, silence_s) as exchange:
        expected = body_length(exchange.head, request, exchange.endpoint)
        if on_begun is not None:
            on_begun()
        while expected is None or done < expected:
            block = await _moved(exchange.pipe.read(silence_s), request, exchange.endpoint, silence_s)
            if not block:
                break
            done += len(block)
            if done > _limit(expected, max_bytes):
                raise ProtocolError(exchange.endpoint, request.doing, "the answer is longer than it may be")
            await sink.write(block)
            if on_bytes is not None:
                on_bytes(done)
        if expected is not None and done < expected:
            reason = f"the connection was closed after {done} of {expected} bytes"
            raise Unreachable(exchange.endpoint, request.doing, reason)
    return done


async def upload(
    request: FileRequest,
    pin_of: PinOf,
    source: Source,
    *,
    on_bytes: OnBytes | None = None,
    on_begun: Callable[[], None] | None = None,
    silence_s: float = SILENCE_S,
    ends_itself: bool = False,
) -> str:
    """Send `source` as a body, then wait until the host closes; the words of a page it wrote meanwhile.

    `ends_itself`: what is sent says where it ends, which may be before the length that was announced.

    The host may close, or reset, as soon as it has read what it needs: that is `Unreachable` here, and may be success
    all the same. Whether it is, only the task knows. Raises as `download`, and whatever the source raises.
    """
    async with _answered(request, pin_of, "PUT", source.size_bytes, silence_s) as exchange:
        if on_begun is not None:
            on_begun()
        page = asyncio.create_task(_page(exchange.pipe, None, None), name="upload-answer")
        try:
            await _send(exchange, request, source, on_bytes, silence_s, ends_itself)
            return await _moved(page, request, exchange.endpoint, silence_s)
        finally:
            page.cancel()
            await asyncio.wait([page])
            if not page.cancelled():
                page.exception()  # the same as that of sending


async def put_small(request: FileRequest, pin_of: PinOf, body: bytes, *, timeout_s: float) -> None:
    """Send a small body to a handler that answers after it has read it, as that of blobs. Not redirected."""
    try:
        async with asyncio.timeout(timeout_s):
            head = request_head(request, "PUT", request.endpoint, len(body))
            pipe = await BytePipe.open(request.endpoint, pin_of, request.doing)
            try:
                await _moved(pipe.write(head + body, timeout_s), request, request.endpoint, timeout_s)
                answer = await _read_head(pipe, request, request.endpoint, timeout_s)
                await _require_ok(answer, pipe, request, request.endpoint, timeout_s)
            finally:
                pipe.abort()
    except TimeoutError as error:
        raise Timeout(request.endpoint, request.doing, timeout_s) from error


async def _send(
    exchange: _Exchange,
    request: FileRequest,
    source: Source,
    on_bytes: OnBytes | None,
    silence_s: float,
    ends_itself: bool,
) -> None:
    sent = 0
    while sent < source.size_bytes:
        block = await source.read(min(BLOCK_BYTES, source.size_bytes - sent))
        if not block and ends_itself:
            return
        if not block:
            raise LocalFileError(request.doing, "The file became shorter while it was read")
        await _moved(exchange.pipe.write(block, silence_s), request, exchange.endpoint, silence_s)
        sent += len(block)
        if on_bytes is not None:
            on_bytes(sent)


@asynccontextmanager
async def _answered(
    request: FileRequest, pin_of: PinOf, method: str, length: int | None, silence_s: float
) -> AsyncIterator[_Exchange]:
    """Ask, and follow redirects to pinned hosts, until somebody answers with 200; the connection is cut at the end."""
    endpoint, asked = request.endpoint, set[Endpoint]()
    while endpoint not in asked:
        if len(asked) > MOST_REDIRECTS:
            raise ProtocolError(endpoint, request.doing, "there are too many redirects")
        asked.add(endpoint)
        head = request_head(request, method, endpoint, length)
        pipe = await BytePipe.open(endpoint, pin_of, request.doing)
        try:
            await _moved(pipe.write(head, silence_s), request, endpoint, silence_s)
            answer = await _read_head(pipe, request, endpoint, silence_s)
            if answer.status != 302:
                await _require_ok(answer, pipe, request, endpoint, silence_s)
                yield _Exchange(pipe, answer, endpoint)
                return
        finally:
            pipe.abort()
        endpoint = redirected_to(answer, request, endpoint)
    raise ProtocolError(endpoint, request.doing, "hosts redirect to each other in a circle")


async def _read_head(pipe: BytePipe, request: FileRequest, endpoint: Endpoint, silence_s: float) -> Head:
    received = b""
    while True:
        try:
            parsed = parse_head(received)
        except ValueError as error:
            raise ProtocolError(endpoint, request.doing, str(error)) from error
        if parsed is not None:
            head, size = parsed
            pipe.unread(received[size:])
            return head
        block = await _moved(pipe.read(silence_s), request, endpoint, silence_s)
        if not block:
            raise Unreachable(endpoint, request.doing, "the other side closed the connection")
        received += block


async def _require_ok(
    head: Head, pipe: BytePipe, request: FileRequest, endpoint: Endpoint, silence_s: float
) -> None:
    if head.status == 200:
        return
    length = head.headers.get("content-length", "")
    most = int(length) if length.isascii() and length.isdigit() and len(length) < 9 else _MOST_PAGE_BYTES
    words = await _moved(_page(pipe, most, silence_s), request, endpoint, silence_s)
    raise TransferRefused(endpoint, request.doing, head.status, words or head.reason)


async def _page(pipe: BytePipe, most: int | None, silence_s: float | None) -> str:
    """The words of what comes until there are `most` bytes or the connection ends; only the first 16 KiB are kept."""
    page = b""
    try:
        while most is None or len(page) < min(most, _MOST_PAGE_BYTES):
            block = await pipe.read(silence_s)
            if not block:
                break
            page = (page + block)[:_MOST_PAGE_BYTES]
    except OSError:
        if not page:
            raise
    return text_of_html(page.rpartition(b"\r\n\r\n")[2])


async def _moved(work: Awaitable[_T], request: FileRequest, endpoint: Endpoint, silence_s: float) -> _T:
    try:
        return await work
    except OSError as error:  # time-outs and TLS errors are of this kind
        raise typed_error(error, endpoint, request.doing, silence_s) from error


def _limit(*limits: int | None) -> float:
    return min((each for each in limits if each is not None), default=math.inf)


class _Parts:
    """A sink for small answers."""

    def __init__(self) -> None:
        self.blocks: list[bytes] = []

    async def write(self, block: bytes) -> None:
        self.blocks.append(block)
