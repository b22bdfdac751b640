# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The door of a simulator, without a simulator behind it."""

from __future__ import annotations

import asyncio
import socket
import ssl

import pytest

from xolite_desktop.simulator.faults import Counts
from xolite_desktop.simulator.listener import Listener


class Door:
    """A listener whose connections say what they hear."""

    def __init__(self) -> None:
        self.counts = Counts()
        self.work: set[asyncio.Task[None]] = set()
        self.listener = Listener(0, self.counts, self.echo, self.spawn)

    def spawn(self, work) -> None:
        self.work.add(asyncio.ensure_future(work))

    async def echo(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            writer.write(line)

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        context = ssl.create_default_context(cadata=self.listener.certificate.der)
        return await asyncio.open_connection("127.0.0.1", self.listener.port, ssl=context)

    async def end(self) -> None:
        await self.listener.refuse()
        self.listener.drop()
        await asyncio.gather(*self.work, return_exceptions=True)
        await asyncio.sleep(0)


@pytest.fixture
async def door():
    made = Door()
    yield made
    await made.end()


async def _echoed(reader, writer) -> bytes:
    writer.write(b"hello\n")
    return await reader.readline()


async def test_bytes_are_counted_by_connection(door):
    door.listener.accept()
    first, second = await door.connect(), await door.connect()
    assert await _echoed(*second) == b"hello\n"
    assert door.counts.connection_bytes == [0, 6]
    for _, writer in (first, second):
        writer.close()


async def test_connections_wait_between_binding_and_accepting(door):
    door.listener.bind()
    waiting = asyncio.ensure_future(door.connect())
    await asyncio.sleep(0)
    assert not waiting.done()
    door.listener.accept()
    reader, writer = await waiting
    assert await _echoed(reader, writer) == b"hello\n"
    writer.close()


async def test_refusing_keeps_connections_and_the_port(door):
    door.listener.accept()
    reader, writer = await door.connect()
    port = door.listener.port
    await door.listener.refuse()
    await door.listener.refuse()
    with pytest.raises(ConnectionRefusedError):
        await door.connect()
    assert await _echoed(reader, writer) == b"hello\n"
    door.listener.accept()
    assert door.listener.port == port
    (await door.connect())[1].close()
    writer.close()


async def test_dropping_resets(door):
    door.listener.accept()
    reader, writer = await door.connect()
    await _echoed(reader, writer)
    door.listener.drop()
    with pytest.raises(ConnectionError):
        await reader.readline()
        raise ConnectionError  # an orderly end would do as well
    writer.close()


async def test_a_client_without_tls_is_let_go(door):
    door.listener.accept()
    with socket.create_connection(("127.0.0.1", door.listener.port)) as plain:
        plain.sendall(b"GET / HTTP/1.0\r\n\r\n")
        plain.setblocking(False)
        loop = asyncio.get_running_loop()
        try:
            while await loop.sock_recv(plain, 100):
                pass
        except ConnectionError:
            pass
    assert door.counts.bytes_received == 0


async def test_another_certificate_is_for_new_connections(door):
    door.listener.accept()
    reader, writer = await door.connect()
    door.listener.replace_certificate()
    (await door.connect())[1].close()
    assert await _echoed(reader, writer) == b"hello\n"
    writer.close()
