# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""No connection is lost to calls that are given up twice over."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable

import pytest
from xapi.tls_server import Peer, TlsServer, made_certificate

from xolite_desktop.xapi.net.http import MAX_CALLS_AT_ONCE, Deadline, HttpHost
from xolite_desktop.xapi.net.pins import Pins

PATIENCE_S = 10.0
Serve = Callable[..., TlsServer]


class Server:
    """Answers only while it may; before that, it listens and is silent."""

    def __init__(self, serve: Serve) -> None:
        self.may_answer = threading.Event()
        self.asked = threading.Semaphore(0)
        self.server = serve(self._script)

    def _script(self, peer: Peer) -> None:
        while peer.request() is not None:
            self.asked.release()
            if not self.may_answer.is_set():
                peer.request()  # nothing more comes, but the end
                return
            peer.answer(b"{}")


@pytest.fixture
def server(serve: Serve) -> Server:
    """A silent one."""
    return Server(serve)


@pytest.fixture
async def host(server: Server) -> AsyncIterator[HttpHost]:
    """A client of it, which trusts it."""
    pins = Pins(None)
    pins.trust_once(server.server.endpoint, made_certificate("first").ours)
    host = HttpHost(server.server.endpoint, pins.get(server.server.endpoint), "XOLiteDesktop/0.1")
    yield host
    await host.close()


async def _post(host: HttpHost) -> bytes:
    return (await host.post("/jsonrpc", b"{}", doing="VM.start", timeout_s=PATIENCE_S)).body


@pytest.mark.parametrize("turns", range(8))
async def test_what_is_cancelled_twice_over_takes_no_connection_along(
    server: Server, host: HttpHost, turns: int
) -> None:
    for _ in range(MAX_CALLS_AT_ONCE + 2):
        call = asyncio.create_task(_post(host))
        assert await asyncio.to_thread(server.asked.acquire, True, PATIENCE_S)
        await _cancelled_twice(call, turns)
    server.may_answer.set()
    assert await _post(host) == b"{}"


@pytest.mark.parametrize("turns", range(8))
async def test_an_answer_that_is_given_up_twice_over_takes_no_connection_along(
    serve: Serve, turns: int
) -> None:
    def script(peer: Peer) -> None:
        while peer.request() is not None:
            peer.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n[")

    server = serve(script)
    pins = Pins(None)
    pins.trust_once(server.endpoint, made_certificate("first").ours)
    host = HttpHost(server.endpoint, pins.get(server.endpoint), "XOLiteDesktop/0.1")
    began = asyncio.Event()

    async def read() -> None:
        deadline = Deadline(PATIENCE_S, PATIENCE_S)
        async with host.stream("/jsonrpc", b"{}", doing="event.from", deadline=deadline) as reply:
            async for _ in reply.chunks:
                began.set()

    for _ in range(MAX_CALLS_AT_ONCE + 2):
        began.clear()
        call = asyncio.create_task(read())
        async with asyncio.timeout(PATIENCE_S):
            await began.wait()
        await _cancelled_twice(call, turns)
    await host.close()


async def _cancelled_twice(call: asyncio.Task[object], turns: int) -> None:
    call.cancel()
    for _ in range(turns):
        await asyncio.sleep(0)
    call.cancel()
    await asyncio.gather(call, return_exceptions=True)
