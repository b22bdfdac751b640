# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Accepts TLS connections on loopback; can refuse new ones and drop those there are."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Any

from xolite_desktop.simulator.certificate import (
    Certificate,
    make_certificate,
    server_context,
    use_certificate,
)
from xolite_desktop.simulator.connection import CountingReader
from xolite_desktop.simulator.faults.fault import OnConnection, OnHandshake
from xolite_desktop.simulator.faults.switches import Counts, Faults

_LOOPBACK = "127.0.0.1"
_LIMIT = 64 * 1024
_BACKLOG = 128

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
Spawn = Callable[[Coroutine[Any, Any, None]], None]


class Listener:
    """The door of a simulator. All but the certificate is to be used on the loop.

    Not `asyncio.start_server`: closing that one loses connections which were accepted a moment before.
    """

    def __init__(
        self, port: int, counts: Counts, serve: Serve, spawn: Spawn, faults: Faults | None = None
    ) -> None:
        self.port = port
        self.address = _LOOPBACK
        self.certificate = make_certificate()
        self._counts = counts
        self._faults = faults or Faults()
        self._serve = serve
        self._spawn = spawn
        self._context = server_context()
        self.use(self.certificate)
        self._socket: socket.socket | None = None
        self._accepted: set[socket.socket] = set()
        self._transports: set[asyncio.Transport] = set()
        self._accepting: asyncio.Task[None] | None = None
        self._refusing = False

    def replace_certificate(self) -> None:
        """Show another certificate, with another key, from the next handshake on. From any thread."""
        self.use(make_certificate("another-simulator"))

    def use(self, certificate: Certificate) -> None:
        """Show this certificate from the next handshake on. From any thread."""
        self.certificate = certificate
        # A new one: a context keeps one certificate for each kind of key.
        self._context = server_context()
        use_certificate(self._context, certificate)

    def take_place(self, port: int, certificate: Certificate) -> None:
        """Listen at another port with another certificate, from the next `accept` on. Only while it does not listen."""
        self.port, self.certificate = port, certificate
        use_certificate(self._context, certificate)

    def bind(self) -> None:
        """Take the port, or a free one for 0. Connections wait until `accept`."""
        self._socket = socket.create_server((self.address, self.port), backlog=_BACKLOG)
        self._socket.setblocking(False)
        self.port = self._socket.getsockname()[1]

    def accept(self) -> None:
        """Accept connections from now on, binding first if need be."""
        if self._accepting is None:
            if self._socket is None:
                self.bind()
            self._accepting = asyncio.get_running_loop().create_task(self._accept_all())

    async def refuse(self) -> None:
        """Give the socket up, so that new connections are refused; those that exist live on."""
        if self._accepting is not None:
            # A connection of our own wakes the acceptor. Cancelling it could lose a socket just accepted.
            self._refusing = True
            with socket.create_connection((self.address, self.port)):
                await self._accepting
            self._refusing = False
            self._accepting = None
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def drop(self) -> None:
        """Reset all connections."""
        for connection in self._accepted:
            connection.close()
        for transport in self._transports:
            abort(transport)

    async def _accept_all(self) -> None:
        assert self._socket is not None
        loop = asyncio.get_running_loop()
        while True:
            connection, _ = await loop.sock_accept(self._socket)
            if self._refusing:
                connection.close()
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._accepted.add(connection)
            self._spawn(self._enter(connection))

    async def _enter(self, connection: socket.socket) -> None:
        self._accepted.discard(connection)
        loop = asyncio.get_running_loop()
        reader = CountingReader(limit=_LIMIT, loop=loop)
        reader.count_into(self._counts.connection_bytes)
        context = self._context
        fault = self._faults.next_for_connection() if self._faults.injected else None
        if fault is not None and isinstance(fault.act, OnConnection):
            await _give_up(connection, fault.act)
            return
        if fault is not None and isinstance(fault.act, OnHandshake):
            context = _faulty_context(fault.act, self.certificate)
        try:
            transport, protocol = await loop.connect_accepted_socket(
                lambda: asyncio.StreamReaderProtocol(reader, loop=loop), connection, ssl=context
            )
        except OSError:
            return  # the client did not want to go on with this certificate
        writer = asyncio.StreamWriter(transport, protocol, reader, loop)
        self._transports.add(transport)
        try:
            await self._serve(reader, writer)
            writer.close()
            await writer.wait_closed()
        except (OSError, asyncio.IncompleteReadError):
            pass  # the client left in the middle
        finally:
            abort(transport)
            self._transports.discard(transport)


async def _give_up(connection: socket.socket, act: OnConnection) -> None:
    """Let a fault have the connection, and close it."""
    connection.setblocking(False)
    try:
        await act.take(connection)
    except OSError:
        pass  # the client has left
    finally:
        connection.close()


def _faulty_context(act: OnHandshake, usual: Certificate) -> ssl.SSLContext:
    context = server_context()
    if act.options is not None:
        act.options(context)
    use_certificate(context, act.certificate(usual) if act.certificate is not None else usual)
    return context


def abort(transport: asyncio.WriteTransport) -> None:
    """Reset a connection, however far its end has come."""
    # Before 3.11.3 a TLS transport that was closed twice forgets its protocol and cannot be aborted any more.
    with suppress(AttributeError):
        transport.abort()
