# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How httpx reaches a host: over our own `BytePipe`, TCP and TLS in one step.

httpcore's own streams leave a socket open until the next collection of garbage when a connection or its handshake is
cancelled in the middle; asyncio's `create_connection` closes it. A pipe is also closed at once, without a round trip.

httpcore's pool, when it is closed, passes over connections that are still being made, and when it is interrupted, over
those whose turn had not come. So pipes have an owner beside it, `Pipes`, that knows all of them. It clears up in several steps
after a request that was cancelled, and a second cancellation ends that half-way: such a connection would count among the
busy ones for ever, so `_Pool` cuts it.
"""

import asyncio
import re
import ssl
import sys
from collections.abc import AsyncIterator, Iterable
from importlib.util import find_spec
from types import ModuleType
from typing import Any, Final, cast

import httpcore
import httpx
from httpcore._async.connection_pool import PoolByteStream

from xolite_desktop.xapi.net.byte_pipe import BytePipe
from xolite_desktop.xapi.net.tls import PinnedContext

CLOSED: Final = "the connections were closed"
BEGINNING_BYTES: Final = 2048
"""So much is parsed at once before the status line of an answer has come."""
_FOREVER_S: Final = 86_400.0
_ANSWERS: Final = re.compile(rb"HTTP/1\.[01] +[02-9]")
_STATUS_BYTES: Final = 16

# httpcore looks for this module for every lock it takes. It comes with trio, which runs nothing here; where it is not installed
# the whole path is searched each time, which takes as long as the rest of a request. Marked as missing it is not searched for.
if find_spec("sniffio") is None:
    sys.modules.setdefault("sniffio", cast("ModuleType", None))


class Pipes:
    """All connections to one host, those that stand and those that are being made, until they are closed."""

    def __init__(self) -> None:
        self._standing: set[BytePipe] = set()
        self._being_made: set[asyncio.Timeout] = set()
        self._closed = False

    async def open(self, host: str, port: int, context: PinnedContext, timeout_s: float) -> BytePipe:
        """As `BytePipe.connect`; given up with `ConnectionAbortedError` when all are closed meanwhile."""
        self._require_open()
        try:
            async with asyncio.timeout(None) as making:
                self._being_made.add(making)
                try:
                    pipe = await BytePipe.connect(host, port, context, timeout_s)
                finally:
                    self._being_made.discard(making)
        except TimeoutError:
            self._require_open()
            raise
        self._standing.add(pipe)
        if self._closed:
            self.cut(pipe)
        self._require_open()
        return pipe

    def cut(self, pipe: BytePipe) -> None:
        """Cut one at once."""
        self._standing.discard(pipe)
        pipe.abort()

    def close(self) -> None:
        """Cut all of them at once, give up those that are being made, and make no more."""
        self._closed = True
        while self._being_made:
            self._being_made.pop().reschedule(asyncio.get_running_loop().time())
        while self._standing:
            self._standing.pop().abort()

    def _require_open(self) -> None:
        if self._closed:
            raise ConnectionAbortedError(CLOSED)


def transport_over_pipes(
    context: PinnedContext, limits: httpx.Limits, pipes: Pipes
) -> httpx.AsyncHTTPTransport:
    """httpx's transport, with httpcore's pool of connections over pipes that belong to `pipes`."""
    transport = httpx.AsyncHTTPTransport(verify=context, trust_env=False, limits=limits)
    transport._pool = _Pool(
        ssl_context=context,
        max_connections=limits.max_connections,
        max_keepalive_connections=limits.max_keepalive_connections,
        keepalive_expiry=limits.keepalive_expiry,
        network_backend=_PipeBackend(pipes),
    )
    return transport


class _Pool(httpcore.AsyncConnectionPool):
    """httpcore's pool, of connections that can be spoilt, and from which none is lost."""

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send a request; its connection is free again once the answer has been closed."""
        try:
            response = await super().handle_async_request(request)
        except BaseException:
            self._cut_lost()
            raise
        body = _Body(cast(PoolByteStream, response.stream), self)
        return httpcore.Response(
            response.status, headers=response.headers, content=body, extensions=response.extensions
        )

    def give_up(self, body: PoolByteStream) -> None:
        """Forget a request, if it is there still: its answer could not be closed in order."""
        if body._pool_request in self._requests:
            self._requests.remove(body._pool_request)
        self._cut_lost()

    def _cut_lost(self) -> None:
        """Cut the connections that are neither free nor of any request."""
        used = {id(each.connection) for each in self._requests}
        for connection in [*self._connections]:
            if id(connection) not in used and not connection.is_idle():
                self._connections.remove(connection)
                cast(_Connection, connection).cut()

    def create_connection(self, origin: httpcore.Origin) -> httpcore.AsyncConnectionInterface:
        """A connection that will be made with its first request."""
        return _Connection(
            origin=origin,
            ssl_context=self._ssl_context,
            keepalive_expiry=self._keepalive_expiry,
            network_backend=self._network_backend,
        )

    async def _close_connections(self, closing: list[httpcore.AsyncConnectionInterface]) -> None:
        """All are cut before the first is waited for: whoever waits may be cancelled, and the pool forgot them."""
        for connection in closing:
            if isinstance(connection, _Connection):
                connection.cut()
        await super()._close_connections(closing)


class _Body:
    """An answer as it comes in; its end gives the connection back, whatever happens."""

    def __init__(self, body: PoolByteStream, pool: _Pool) -> None:
        self._body = body
        self._pool = pool

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._body.__aiter__()

    async def aclose(self) -> None:
        """No more of it is read."""
        try:
            await self._body.aclose()  # does nothing where it was tried before and did not get far
        finally:
            self._pool.give_up(self._body)


class _Connection(httpcore.AsyncHTTPConnection):
    """One that is used no more once the host has said more than it was asked: what is left over would be taken for the
    answer to the next request, which would then be cut off on its way."""

    def has_expired(self) -> bool:
        """Whether the pool is to close it."""
        return super().has_expired() or self._is_spoilt

    def cut(self) -> None:
        """Cut it at once, if it stands."""
        stream = getattr(self._connection, "_network_stream", None)
        if isinstance(stream, _PipeStream):
            stream.cut()

    @property
    def _is_spoilt(self) -> bool:
        state = getattr(self._connection, "_h11_state", None)
        return state is not None and self.is_idle() and bool(state.trailing_data[0])


class _PipeBackend(httpcore.AsyncNetworkBackend):
    """Gives httpcore connections, none of them in clear text."""

    def __init__(self, pipes: Pipes) -> None:
        self._pipes = pipes

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A place to connect to; the connection itself is made with its TLS."""
        return _Place(host, port, self._pipes)

    async def sleep(self, seconds: float) -> None:
        """As httpcore asks for."""
        await asyncio.sleep(seconds)


class _Place(httpcore.AsyncNetworkStream):
    """Where a connection will be made."""

    def __init__(self, host: str, port: int, pipes: Pipes) -> None:
        self._host = host
        self._port = port
        self._pipes = pipes

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        """Connect, and have the certificate judged."""
        if not isinstance(ssl_context, PinnedContext):
            raise httpcore.ConnectError("only connections with a judged certificate are made")
        try:
            pipe = await self._pipes.open(self._host, self._port, ssl_context, timeout or _FOREVER_S)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(str(error)) from error
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from error
        return _PipeStream(pipe, self._pipes)

    async def aclose(self) -> None:
        """Nothing is open yet."""


class _Beginning:
    """What comes before an answer: a host may send as many announcements (1xx) of it as it likes, hundreds in one block."""

    def __init__(self) -> None:
        self._before = b""

    def ends_in(self, block: bytes) -> bool:
        """Whether the answer itself begins in this block."""
        seen = self._before + block
        self._before = seen[-_STATUS_BYTES:]
        return _ANSWERS.search(seen) is not None


class _PipeStream(httpcore.AsyncNetworkStream):
    """A connection that stands."""

    def __init__(self, pipe: BytePipe, pipes: Pipes) -> None:
        self._pipe = pipe
        self._pipes = pipes
        self._beginning: _Beginning | None = None

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes, no more than asked for: what comes in one block is parsed without giving way."""
        if self._beginning is None:
            return await self._read(max_bytes, timeout)
        block = await self._read(min(max_bytes, BEGINNING_BYTES), timeout)
        if self._beginning.ends_in(block):
            self._beginning = None
        else:
            await asyncio.sleep(0)  # the next may be here already
        return block

    async def _read(self, max_bytes: int, timeout: float | None) -> bytes:
        try:
            block = await self._pipe.read(timeout)
        except TimeoutError as error:
            raise httpcore.ReadTimeout(str(error)) from error
        except OSError as error:
            raise httpcore.ReadError(str(error)) from error
        self._pipe.unread(block[max_bytes:])
        return block[:max_bytes]

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send; returns when there is room again."""
        if not buffer:
            return
        self._beginning = _Beginning()
        try:
            await self._pipe.write(buffer, timeout or _FOREVER_S)
        except TimeoutError as error:
            raise httpcore.WriteTimeout(str(error)) from error
        except OSError as error:
            raise httpcore.WriteError(str(error)) from error

    async def aclose(self) -> None:
        """Close at once: answers are read to their end, or nobody wants the rest."""
        self.cut()
        await self._pipe.end()

    def cut(self) -> None:
        """As `aclose`, without waiting for the end."""
        self._pipes.cut(self._pipe)

    def get_extra_info(self, info: str) -> Any:
        """`is_readable`, which for an idle connection means that it ended, and the TLS object."""
        if info == "is_readable":
            return self._pipe.readable
        return self._pipe.fact(info)
