# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Whoever opens a connection closes it: while it is made, when all are closed, and when the closing itself is cancelled."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator

import pytest
from xapi.tls_server import Peer, TlsServer, made_certificate

from xolite_desktop.xapi.client.host_connections import HostConnections
from xolite_desktop.xapi.client.pool_trust import PoolTrust
from xolite_desktop.xapi.errors import Unreachable
from xolite_desktop.xapi.net.byte_pipe import BytePipe
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.http import HttpHost
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.net.tls import PinnedContext

Serve = Callable[..., TlsServer]
PATIENCE_S = 5.0


@pytest.fixture
def pipes(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BytePipe]]:
    """Every pipe that stood, in turn."""
    stood: list[BytePipe] = []
    made = BytePipe.connection_made

    def noted(self: BytePipe, transport: asyncio.BaseTransport) -> None:
        made(self, transport)
        stood.append(self)

    monkeypatch.setattr(BytePipe, "connection_made", noted)
    yield stood
    for pipe in stood:
        pipe.abort()


def _host(server: TlsServer) -> HttpHost:
    return HttpHost(server.endpoint, _pins(server).get(server.endpoint), "test")


def _pins(*servers: TlsServer) -> Pins:
    pins = Pins(None)
    for server in servers:
        pins.trust_once(server.endpoint, made_certificate("first").ours)
    return pins


def _answer(peer: Peer) -> None:
    while peer.request() is not None:
        peer.answer(b"{}")


async def _call(host: HttpHost) -> None:
    await host.post("/jsonrpc", b"{}", doing="VM.start", timeout_s=PATIENCE_S)


async def _ended(pipes: list[BytePipe]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        for pipe in pipes:
            await pipe.end()


async def test_a_call_says_nothing_over_a_connection_that_was_made_while_all_were_closed(
    serve: Serve, pipes: list[BytePipe]
) -> None:
    server = serve(_answer)
    host = _host(server)
    call = asyncio.create_task(_call(host))
    await asyncio.sleep(0)  # it connects
    await host.close()
    with pytest.raises(Unreachable, match="the connections were closed") as caught:
        await call
    assert not caught.value.may_have_run
    await _ended(pipes)
    await asyncio.to_thread(server.settle)
    assert server.bytes_received == 0


async def test_closing_does_not_wait_for_a_handshake_that_nobody_answers() -> None:
    greeted, left = asyncio.Event(), asyncio.Event()

    async def be_silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        greeted.set()
        while await reader.read(4096):
            pass
        left.set()
        writer.close()

    server = await asyncio.start_server(be_silent, "127.0.0.1", 0)
    host = HttpHost(Endpoint("127.0.0.1", server.sockets[0].getsockname()[1]), None, "test")
    call = asyncio.create_task(host.post("/jsonrpc", b"{}", doing="x", timeout_s=60.0))
    try:
        async with asyncio.timeout(PATIENCE_S):
            await greeted.wait()
            await host.close()
            with pytest.raises(Unreachable, match="the connections were closed"):
                await call
            await left.wait()
    finally:
        call.cancel()
        server.close()
        await server.wait_closed()


async def test_a_connection_given_up_at_the_moment_it_stands_is_cut(
    serve: Serve, pipes: list[BytePipe], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A farewell in TLS would wait half a minute for a host that does not answer."""
    over = threading.Event()
    server = serve(lambda peer: over.wait(PATIENCE_S * 2) and None)
    context = PinnedContext(server.endpoint, _pins(server).get(server.endpoint))
    noted = BytePipe.connection_made

    def given_up(self: BytePipe, transport: asyncio.BaseTransport) -> None:
        noted(self, transport)
        connecting.cancel()

    monkeypatch.setattr(BytePipe, "connection_made", given_up)
    place = server.endpoint
    connecting = asyncio.create_task(BytePipe.connect(place.host, place.port, context, 60.0))
    try:
        await asyncio.wait([connecting])
        assert connecting.cancelled()
        assert len(pipes) == 1
        await _ended(pipes)
    finally:
        over.set()


async def test_connections_that_the_pool_forgot_are_cut_though_nobody_waits_for_their_end(
    serve: Serve, pipes: list[BytePipe]
) -> None:
    host = _host(serve(_answer))
    await asyncio.gather(_call(host), _call(host))
    assert len(pipes) == 2
    for connection in host._client._transport._pool.connections:  # type: ignore[attr-defined]
        connection._connection._expire_at = 0.0  # idle for too long
    call = asyncio.create_task(_call(host))
    await asyncio.sleep(0)  # it closes what expired
    call.cancel()
    await asyncio.wait([call])
    await _ended(pipes[:2])
    await host.close()


async def test_all_hosts_are_left_though_nobody_waits_for_the_first(
    serve: Serve, pipes: list[BytePipe]
) -> None:
    servers = [serve(_answer), serve(_answer)]
    connections = HostConnections(PoolTrust(_pins(*servers)), "test")
    for server in servers:
        await _call(await connections.at(server.endpoint))
    assert len(pipes) == 2
    closing = asyncio.create_task(connections.close())
    await asyncio.sleep(0)
    closing.cancel()
    await asyncio.wait([closing])
    await _ended(pipes)
