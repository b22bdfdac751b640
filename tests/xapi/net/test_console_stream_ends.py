# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A console stream ends whenever somebody wants it to, and never mixes or outlasts anything."""

import contextlib
import socket
import threading

import pytest
from xapi.net.console_peer import (
    GREETING,
    REFUSAL,
    SESSION,
    Serve,
    frame_of,
    read_exactly,
    stream_to,
    unmasked,
    upgrade,
)
from xapi.tls_server import Peer, made_certificate

from xolite_desktop.xapi.errors import (
    CertificateChanged,
    Closed,
    ProtocolError,
    Timeout,
    Unreachable,
)
from xolite_desktop.xapi.net.console_head import ConsoleTarget
from xolite_desktop.xapi.net.console_stream import ConsoleStream
from xolite_desktop.xapi.net.endpoint import Endpoint


@pytest.mark.parametrize("last", [b"", b"\x88\x02\x03\xe8"])
def test_the_end_of_the_stream_is_zero_bytes(serve: Serve, last: bytes) -> None:
    """A close frame, or a line that simply breaks when the VM stops."""

    def script(peer: Peer) -> None:
        upgrade(peer, frame_of(GREETING) + last)

    stream = stream_to(serve(script))
    stream.open()
    assert read_exactly(stream, 100) == GREETING
    assert stream.recv_into(memoryview(bytearray(10))) == 0
    stream.close()


def test_a_masked_frame_of_the_server_is_a_protocol_error(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        upgrade(peer, b"\x82\x81mask!")

    stream = stream_to(serve(script))
    stream.open()
    with pytest.raises(ProtocolError):
        stream.recv_into(memoryview(bytearray(10)))
    stream.close()


def test_closing_from_another_thread_ends_a_waiting_read(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        upgrade(peer, frame_of(GREETING))
        peer.wait_for_end()

    server = serve(script)
    stream = stream_to(server)
    stream.open()
    first = threading.Event()
    ended: list[int] = []

    def read() -> None:
        target = memoryview(bytearray(100))
        while count := stream.recv_into(target):
            first.set()
            ended.append(count)
        ended.append(0)

    reader = threading.Thread(target=read)
    reader.start()
    assert first.wait(10)
    stream.close()
    reader.join(10)
    assert ended == [len(GREETING), 0]
    stream.close()
    with pytest.raises(Closed):
        stream.send(b"late")
    assert stream.recv_into(memoryview(bytearray(1))) == 0
    server.settle()


def test_closing_from_another_thread_ends_an_open_that_waits(serve: Serve) -> None:
    came = threading.Event()

    def script(peer: Peer) -> None:
        peer.request()
        came.set()
        peer.wait_for_end()

    stream = stream_to(serve(script))
    raised: list[BaseException] = []

    def open_stream() -> None:
        try:
            stream.open()
        except Closed as error:
            raised.append(error)

    opener = threading.Thread(target=open_stream)
    opener.start()
    assert came.wait(10)
    stream.close()
    opener.join(10)
    assert len(raised) == 1


def test_a_stream_closed_before_it_opens_never_connects_through(serve: Serve) -> None:
    server = serve(Peer.wait_for_end)
    stream = stream_to(server)
    stream.close()
    with pytest.raises(Closed):
        stream.open()
    server.settle()
    assert server.bytes_received == 0


def test_reading_and_sending_at_once_from_two_threads_mixes_nothing(serve: Serve) -> None:
    blocks = [bytes([number]) * 20_000 for number in range(40)]

    def script(peer: Peer) -> None:
        upgrade(peer)
        for _ in range(len(blocks)):
            peer.send(frame_of(unmasked(peer)))
        peer.wait_for_end()

    stream = stream_to(serve(script))
    stream.open()
    sender = threading.Thread(target=lambda: [stream.send(block) for block in blocks])
    sender.start()
    assert read_exactly(stream, 40 * 20_000) == b"".join(blocks)
    sender.join(10)
    stream.close()


def test_sending_on_a_broken_line_is_unreachable(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        upgrade(peer)

    server = serve(script)
    stream = stream_to(server)
    stream.open()
    server.close()
    with pytest.raises(Unreachable):
        for _ in range(1000):
            stream.send(b"x" * 30_000)
    stream.close()


def test_a_handshake_that_drips_does_not_outlast_the_deadline() -> None:
    """Each byte comes well within the time-out; all of them never do."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        endpoint = Endpoint("127.0.0.1", listener.getsockname()[1])
        stream = ConsoleStream(ConsoleTarget(endpoint, "/c"), None, SESSION, "x", connect_timeout_s=0.4)
        over = threading.Event()

        def drip() -> None:
            connection, _ = listener.accept()
            with connection, contextlib.suppress(OSError):
                connection.sendall(b"\x16\x03\x03\x40\x00")  # a record of 16 KiB begins
                while not over.wait(0.1):
                    connection.sendall(b"\x02")

        dripping = threading.Thread(target=drip)
        dripping.start()
        try:
            with pytest.raises(Timeout):
                stream.open()
        finally:
            over.set()
            dripping.join(10)
            stream.close()


def test_the_second_way_in_is_judged_like_the_first(serve: Serve) -> None:
    """The certificate changes between the request for wsproxy and the one for CONNECT."""

    def script(peer: Peer) -> None:
        if peer.request() is None:
            return
        server.show(made_certificate("second"))
        sent.append(server.bytes_received)
        peer.answer(REFUSAL, kind="text/html", status="503 Service Unavailable")

    sent: list[int] = []
    server = serve(script)
    stream = stream_to(server)
    with pytest.raises(CertificateChanged):
        stream.open()
    stream.close()
    server.settle()
    assert [server.bytes_received] == sent
    assert server.connections == 2
