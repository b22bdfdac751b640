# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How httpx reaches a host: over our own `BytePipe`, TCP and TLS in one step.

httpcore's own streams leave a socket open until the next collection of garbage when a connection or its handshake is
cancelled in the middle; asyncio's `create_connection` closes it. A pipe is also closed at once, without a round trip.
"""

import asyncio
import ssl
from collections.abc import Iterable
from typing import Any, Final

import httpcore
import httpx

from xolite_desktop.xapi.net.byte_pipe import BytePipe
from xolite_desktop.xapi.net.tls import PinnedContext

_FOREVER_S: Final = 86_400.0


def transport_over_pipes(context: PinnedContext, limits: httpx.Limits) -> httpx.AsyncHTTPTransport:
    """httpx's transport, with httpcore's pool of connections over our pipes."""
    transport = httpx.AsyncHTTPTransport(verify=context, trust_env=False, limits=limits)
    transport._pool = _Pool(
        ssl_context=context,
        max_connections=limits.max_connections,
        max_keepalive_connections=limits.max_keepalive_connections,
        keepalive_expiry=limits.keepalive_expiry,
        network_backend=PipeBackend(),
    )
    return transport


class _Pool(httpcore.AsyncConnectionPool):
    """httpcore's pool, of connections that can be spoilt."""

    def create_connection(self, origin: httpcore.Origin) -> httpcore.AsyncConnectionInterface:
        """A connection that will be made with its first request."""
        return _Connection(
            origin=origin,
            ssl_context=self._ssl_context,
            keepalive_expiry=self._keepalive_expiry,
            network_backend=self._network_backend,
        )


class _Connection(httpcore.AsyncHTTPConnection):
    """One that is used no more once the host has said more than it was asked: what is left over would be taken for the
    answer to the next request, which would then be cut off on its way."""

    def has_expired(self) -> bool:
        """Whether the pool is to close it."""
        return super().has_expired() or self._is_spoilt

    @property
    def _is_spoilt(self) -> bool:
        state = getattr(self._connection, "_h11_state", None)
        return state is not None and self.is_idle() and bool(state.trailing_data[0])


class PipeBackend(httpcore.AsyncNetworkBackend):
    """Gives httpcore connections, none of them in clear text."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A place to connect to; the connection itself is made with its TLS."""
        return _Place(host, port)

    async def sleep(self, seconds: float) -> None:
        """As httpcore asks for."""
        await asyncio.sleep(seconds)


class _Place(httpcore.AsyncNetworkStream):
    """Where a connection will be made."""

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._port = port

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        """Connect, and have the certificate judged."""
        if not isinstance(ssl_context, PinnedContext):
            raise httpcore.ConnectError("only connections with a judged certificate are made")
        try:
            pipe = await BytePipe.connect(self._host, self._port, ssl_context, timeout or _FOREVER_S)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(str(error)) from error
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from error
        return _PipeStream(pipe)

    async def aclose(self) -> None:
        """Nothing is open yet."""


class _PipeStream(httpcore.AsyncNetworkStream):
    """A connection that stands."""

    def __init__(self, pipe: BytePipe) -> None:
        self._pipe = pipe

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes, no more than asked for: what comes in one block is parsed without giving way."""
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
        try:
            await self._pipe.write(buffer, timeout or _FOREVER_S)
        except TimeoutError as error:
            raise httpcore.WriteTimeout(str(error)) from error
        except OSError as error:
            raise httpcore.WriteError(str(error)) from error

    async def aclose(self) -> None:
        """Close at once: answers are read to their end, or nobody wants the rest."""
        self._pipe.abort()
        await self._pipe.end()

    def get_extra_info(self, info: str) -> Any:
        """`is_readable`, which for an idle connection means that it ended, and the TLS object."""
        if info == "is_readable":
            return self._pipe.readable
        return self._pipe.fact(info)
