# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Plain TCP as a console's stream: both directions, every way to end, and no descriptor left."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from xolite_desktop.xapi.errors import Closed, Unreachable
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.socket_stream import SocketStream

DEADLINE_S = 10.0


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(DEADLINE_S)
        yield listening


@pytest.fixture
def stream(listener: socket.socket) -> Iterator[SocketStream]:
    stream = SocketStream(Endpoint("127.0.0.1", listener.getsockname()[1]))
    yield stream
    stream.close()


@pytest.fixture
def server(listener: socket.socket, stream: SocketStream) -> Iterator[socket.socket]:
    """The other side of an opened stream."""
    stream.open()
    accepted, _ = listener.accept()
    accepted.settimeout(DEADLINE_S)
    with accepted:
        yield accepted


def test_bytes_go_both_ways(stream: SocketStream, server: socket.socket) -> None:
    memory = bytearray(64)
    server.sendall(b"RFB 003.008\n")
    assert bytes(memory[: stream.recv_into(memoryview(memory))]) == b"RFB 003.008\n"
    stream.send(b"\x01")
    assert server.recv(1) == b"\x01"


def test_the_end_of_the_server_is_the_end_of_the_stream(stream: SocketStream, server: socket.socket) -> None:
    server.close()
    assert stream.recv_into(memoryview(bytearray(8))) == 0


def test_closing_wakes_whoever_waits(stream: SocketStream, server: socket.socket) -> None:
    received: list[int] = []
    reader = threading.Thread(target=lambda: received.append(stream.recv_into(memoryview(bytearray(8)))))
    reader.start()
    stream.close()
    reader.join(DEADLINE_S)
    assert received == [0]
    assert server.recv(1) == b""


def test_a_closed_stream_takes_and_gives_nothing(stream: SocketStream, server: socket.socket) -> None:
    stream.close()
    stream.close()
    assert stream.recv_into(memoryview(bytearray(8))) == 0
    with pytest.raises(Closed):
        stream.send(b"x")


def test_closing_before_opening_ends_the_opening(listener: socket.socket, stream: SocketStream) -> None:
    stream.close()
    with pytest.raises(Closed):
        stream.open()


def test_a_server_that_is_not_there_is_named(listener: socket.socket) -> None:
    port = listener.getsockname()[1]
    listener.close()
    with pytest.raises(Unreachable, match=f"127.0.0.1:{port}"):
        SocketStream(Endpoint("127.0.0.1", port)).open()


def test_a_send_that_fails_says_so(stream: SocketStream, server: socket.socket) -> None:
    server.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    server.close()  # resets
    assert stream.recv_into(memoryview(bytearray(8))) == 0
    with pytest.raises(Unreachable):
        stream.send(b"x")
