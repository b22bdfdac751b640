# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A call that is cancelled while its connection is being made leaves no connection behind."""

from __future__ import annotations

import asyncio
import contextlib

from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.http import HttpHost

PATIENCE_S = 5.0


async def test_a_call_cancelled_in_its_handshake_closes_the_connection() -> None:
    greeted, left = asyncio.Event(), asyncio.Event()

    async def be_slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)  # the client begins its handshake; nobody answers
        greeted.set()
        with contextlib.suppress(ConnectionError):
            while await reader.read(4096):
                pass
        left.set()
        writer.close()

    server = await asyncio.start_server(be_slow, "127.0.0.1", 0)
    host = HttpHost(Endpoint("127.0.0.1", server.sockets[0].getsockname()[1]), None, "test")
    try:
        call = asyncio.create_task(host.post("/jsonrpc", b"{}", doing="x", timeout_s=PATIENCE_S))
        await greeted.wait()
        call.cancel()
        await asyncio.gather(call, return_exceptions=True)
        await host.close()
        async with asyncio.timeout(PATIENCE_S):
            await left.wait()
    finally:
        server.close()
        await server.wait_closed()
