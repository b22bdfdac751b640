# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One TLS connection for one file: blocks in, blocks out, neither faster than the other side takes them.

A protocol of asyncio rather than httpx or streams: what arrived before a reset stays readable (a host that refuses an
upload resets the connection right after saying why), the end of the connection without a TLS farewell is an ordinary
end, and closing takes no round trip.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Final, Self, cast

from xolite_desktop.xapi.net.causes import typed_error
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pin
from xolite_desktop.xapi.net.tls import PinnedContext

CONNECT_TIMEOUT_S: Final = 15.0
BLOCK_BYTES: Final = 256 << 10
_FULL_BYTES: Final = 512 << 10


class BytePipe(asyncio.Protocol):
    """A connection to a pinned host. At most about 1 MiB waits in it, in each direction."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._received: deque[bytes] = (
            deque()
        )  # as it came: every copy of a block costs as much as decrypting it
        self._held_bytes = 0
        self._paused = False
        self._writable = True
        self._ended = False
        self._error: Exception | None = None
        self._waiting: set[asyncio.Future[None]] = set()

    @classmethod
    async def open(cls, endpoint: Endpoint, pin_of: Callable[[Endpoint], Pin | None], doing: str) -> Self:
        """Connect, and have the certificate judged by the pin of that moment. Raises `CertificateUnknown` and the rest of
        the connection's errors."""
        context = PinnedContext(endpoint, pin_of(endpoint), present=partial(pin_of, endpoint))
        try:
            return await cls.connect(endpoint.host, endpoint.port, context, CONNECT_TIMEOUT_S)
        except (OSError, UnicodeError) as error:  # time-outs and TLS errors are of the first kind
            raise typed_error(error, endpoint, doing, CONNECT_TIMEOUT_S) from error

    @classmethod
    async def connect(cls, host: str, port: int, context: PinnedContext, timeout_s: float) -> Self:
        """As `open`, with the errors of the system: `OSError`, of which `TimeoutError` and `ssl.SSLError` are kinds.

        Addresses of a name are tried one after the other: asyncio's race between them loses a socket when cancelled.
        """
        pipe = cls()
        try:
            async with asyncio.timeout(timeout_s):
                await asyncio.get_running_loop().create_connection(
                    lambda: pipe,
                    host,
                    port,
                    ssl=context,
                    server_hostname=host,
                    ssl_handshake_timeout=timeout_s,
                )
        except BaseException:
            pipe.abort()  # given up just when it stood: asyncio would first take leave of the other side
            raise
        return pipe

    async def read(self, silence_s: float | None) -> bytes:
        """The next bytes, at most a quarter of a MiB; nothing at the end. Raises `TimeoutError` and `OSError`."""
        while not self._received:
            if self._ended:
                if self._error is not None:
                    raise self._error
                return b""
            await self._change(silence_s)
        block = self._received.popleft()
        self._held_bytes -= len(block)
        if self._paused and self._held_bytes < BLOCK_BYTES and self._transport is not None:
            self._paused = False
            self._transport.resume_reading()
        return block

    def unread(self, block: bytes) -> None:
        """Put back what was read too far."""
        if block:
            self._received.appendleft(block)
            self._held_bytes += len(block)

    async def write(self, block: bytes, silence_s: float) -> None:
        """Send a block; returns when there is room for the next. Raises `TimeoutError` and `OSError`."""
        if not self._ended and self._transport is not None:
            self._transport.write(block)
            await asyncio.sleep(0)  # others have their turn, and an end of the connection is heard
        while not self._ended and not self._writable:
            await self._change(silence_s)
        if self._ended:
            raise self._error or ConnectionResetError("the other side closed the connection")

    async def end(self) -> None:
        """Wait for the end of the connection."""
        while not self._ended:
            await self._change(None)

    @property
    def ended(self) -> bool:
        """Whether nothing more can be sent."""
        return self._ended

    @property
    def readable(self) -> bool:
        """Whether there is something to read: bytes, or the end."""
        return self._ended or bool(self._received)

    def fact(self, name: str) -> object:
        """What asyncio's transport knows under a name, such as `ssl_object`."""
        return self._transport.get_extra_info(name) if self._transport is not None else None

    def abort(self) -> None:
        """Cut the connection at once."""
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The handshake is complete, and the certificate the pinned one."""
        self._transport = cast(asyncio.Transport, transport)
        self._transport.set_write_buffer_limits(high=BLOCK_BYTES)

    def data_received(self, data: bytes) -> None:
        """Keep it, and let no more come if there is enough."""
        self._received.append(data)
        self._held_bytes += len(data)
        if self._held_bytes >= _FULL_BYTES and not self._paused and self._transport is not None:
            self._paused = True
            self._transport.pause_reading()
        self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        """The end, with or without an error."""
        self._ended, self._error = True, exc
        self._wake()

    def pause_writing(self) -> None:
        """The other side takes less than we send."""
        self._writable = False

    def resume_writing(self) -> None:
        """There is room again."""
        self._writable = True
        self._wake()

    async def _change(self, silence_s: float | None) -> None:
        waiter: asyncio.Future[None] = self._loop.create_future()
        self._waiting.add(waiter)
        try:
            async with asyncio.timeout(silence_s):
                await waiter
        finally:
            self._waiting.discard(waiter)

    def _wake(self) -> None:
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_result(None)
