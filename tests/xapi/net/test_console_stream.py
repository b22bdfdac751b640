# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A console as a stream: both ways in, nothing sent to strangers, and an end whenever somebody wants one."""

import base64
import contextlib
import hashlib
import socket
import threading
from collections.abc import Callable

import pytest
from xapi.tls_server import Peer, TlsServer, made_certificate

from xolite_desktop.xapi.errors import (
    CertificateChanged,
    CertificateUnknown,
    Closed,
    ConsoleRefused,
    ProtocolError,
    Timeout,
    TlsRefused,
    Unreachable,
)
from xolite_desktop.xapi.net.console_head import ConsoleTarget
from xolite_desktop.xapi.net.console_stream import ConsoleStream
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins

Serve = Callable[..., TlsServer]
SESSION = "OpaqueRef:the-secret-session"
GREETING = b"RFB 003.008\n"
REFUSAL = b"<html><body>Connection limit exceeded; root is watching</body></html>"


def _stream(server: TlsServer, trusted: str | None = "first", timeout_s: float = 10.0) -> ConsoleStream:
    pins = Pins(None)
    if trusted is not None:
        pins.trust_once(server.endpoint, made_certificate(trusted).ours)
    target = ConsoleTarget(server.endpoint, "/console?uuid=u-console")
    pin = pins.get(server.endpoint)
    return ConsoleStream(target, pin, SESSION, "XOLiteDesktop/0.1", connect_timeout_s=timeout_s)


def _accept(head: bytes) -> str:
    key = head.split(b"Sec-WebSocket-Key: ")[1].split(b"\r\n")[0]
    digest = hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest()
    return base64.b64encode(digest).decode()


def _upgrade(peer: Peer, first: bytes = b"", version: str = "1.1") -> None:
    request = peer.request()
    assert request is not None
    head = f"HTTP/{version} 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    head += f"Sec-WebSocket-Accept: {_accept(request[0])}\r\nSec-WebSocket-Protocol: binary\r\n\r\n"
    peer.send(head.encode() + first)


def _frame(payload: bytes) -> bytes:
    if len(payload) < 126:
        return bytes((0x82, len(payload))) + payload
    return b"\x82\x7e" + len(payload).to_bytes(2, "big") + payload


def _unmask(peer: Peer) -> bytes:
    start = peer.read(2)
    size = start[1] & 0x7F
    if size == 126:
        size = int.from_bytes(peer.read(2), "big")
    mask, masked = peer.read(4), peer.read(size)
    return bytes(byte ^ mask[i % 4] for i, byte in enumerate(masked))


def _connect_only(
    script: Callable[[Peer], None], status: str = "501 Method Not Implemented"
) -> Callable[[Peer], None]:
    """A host without wsproxy; whoever comes with CONNECT gets the script."""

    def serve(peer: Peer) -> None:
        request = peer.request()
        if request is None:
            return
        if request[0].startswith(b"CONNECT"):
            script(peer)
        else:
            peer.send(f"HTTP/1.0 {status}\r\nContent-Length: {len(REFUSAL)}\r\n\r\n".encode() + REFUSAL)

    return serve


def _read(stream: ConsoleStream, size: int) -> bytes:
    data = bytearray()
    target = memoryview(bytearray(65536))
    while len(data) < size and (count := stream.recv_into(target)):
        data += target[:count]
    return bytes(data)


@pytest.mark.parametrize("version", ["1.1", "1.0"])
def test_a_websocket_is_a_byte_stream_in_both_directions(serve: Serve, version: str) -> None:
    def script(peer: Peer) -> None:
        _upgrade(peer, _frame(GREETING), version)
        peer.send(_frame(_unmask(peer)))
        peer.wait_for_end()

    server = serve(script)
    stream = _stream(server)
    stream.open()
    assert stream.transport == "wsproxy"
    assert stream.tls.cipher
    assert _read(stream, len(GREETING)) == GREETING
    stream.send(b"RFB 003.008\n" * 100)
    assert _read(stream, 1200) == b"RFB 003.008\n" * 100
    stream.close()
    head = server.heads[0].decode()
    assert head.startswith("GET /console?uuid=u-console HTTP/1.1\r\n")
    assert f"Cookie: session_id={SESSION}\r\n" in head
    assert len(head) < 900


def test_a_host_without_wsproxy_is_asked_with_connect(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        peer.send(b"HTTP/1.1 200 OK\r\nConnection: keep-alive\r\n\r\n" + GREETING)
        peer.send(peer.read(12))
        peer.wait_for_end()

    server = serve(_connect_only(script))
    stream = _stream(server)
    stream.open()
    assert stream.transport == "connect"
    assert _read(stream, len(GREETING)) == GREETING
    stream.send(b"RFB 003.003\n")
    assert _read(stream, 12) == b"RFB 003.003\n"
    stream.close()
    assert server.heads[1].startswith(b"CONNECT /console?uuid=u-console HTTP/1.0\r\n")


def test_a_host_that_closes_without_an_answer_is_asked_with_connect(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        request = peer.request()
        assert request is not None
        if request[0].startswith(b"CONNECT"):
            peer.send(b"HTTP/1.1 200 OK\r\n\r\n" + GREETING)

    stream = _stream(serve(script))
    stream.open()
    assert _read(stream, 100) == GREETING
    stream.close()


def test_a_flood_of_small_frames_arrives_whole(serve: Serve) -> None:
    pixels = bytes(range(256)) * 4096
    parts = [pixels[i : i + 1024] for i in range(0, len(pixels), 1024)]

    def script(peer: Peer) -> None:
        _upgrade(peer)
        peer.send(b"".join(_frame(part) for part in parts))
        for part in parts:
            peer.send(_frame(part[:300]) + _frame(part[300:]))
        peer.wait_for_end()

    stream = _stream(serve(script))
    stream.open()
    assert _read(stream, 2 * len(pixels)) == pixels * 2
    stream.close()


@pytest.mark.parametrize("trusted", [None, "second"])
def test_nothing_is_sent_to_a_host_with_another_certificate(serve: Serve, trusted: str | None) -> None:
    server = serve(_connect_only(Peer.wait_for_end))
    stream = _stream(server, trusted)
    with pytest.raises(TlsRefused) as caught:
        stream.open()
    assert isinstance(caught.value, CertificateUnknown if trusted is None else CertificateChanged)
    stream.close()
    server.settle()
    assert server.bytes_received == 0
    assert server.connections == 1


def test_when_both_ways_are_refused_the_host_has_the_last_word(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        peer.send(
            f"HTTP/1.1 503 Connection Limit Exceeded\r\nContent-Length: {len(REFUSAL)}\r\n\r\n".encode()
        )
        peer.send(REFUSAL)

    stream = _stream(serve(_connect_only(script)))
    with pytest.raises(ConsoleRefused) as caught:
        stream.open()
    assert caught.value.status == 503
    assert caught.value.words == "Connection limit exceeded; root is watching"
    assert SESSION not in str(caught.value)
    stream.close()


def test_a_refusal_without_a_page_gives_its_status_words(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        peer.send(b"HTTP/1.1 404 Not Found\r\n\r\n")

    stream = _stream(serve(_connect_only(script)))
    with pytest.raises(ConsoleRefused, match="404: Not Found"):
        stream.open()
    stream.close()


def test_a_host_that_never_answers_both_ways_is_a_refusal(serve: Serve) -> None:
    stream = _stream(serve(lambda peer: None))
    with pytest.raises(ConsoleRefused, match="without an answer"):
        stream.open()
    stream.close()


def test_a_silent_host_is_given_up_in_time(serve: Serve) -> None:
    stream = _stream(serve(Peer.wait_for_end), timeout_s=0.1)
    with pytest.raises(Timeout):
        stream.open()
    stream.close()


def test_an_upgrade_with_a_wrong_key_is_not_believed(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        request = peer.request()
        assert request is not None
        if request[0].startswith(b"CONNECT"):
            peer.send(b"HTTP/1.1 200 OK\r\n\r\n" + GREETING)
        else:
            peer.send(b"HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: x\r\n\r\n")

    stream = _stream(serve(script))
    stream.open()
    assert stream.transport == "connect"
    stream.close()


def test_what_is_no_http_is_a_protocol_error(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(GREETING)

    stream = _stream(serve(script))
    with pytest.raises(ProtocolError):
        stream.open()
    stream.close()


def test_a_closed_port_is_unreachable(serve: Serve) -> None:
    server = serve(Peer.wait_for_end)
    server.close()
    stream = _stream(server)
    with pytest.raises(Unreachable, match="refused"):
        stream.open()
    stream.close()


@pytest.mark.parametrize("last", [b"", b"\x88\x02\x03\xe8"])
def test_the_end_of_the_stream_is_zero_bytes(serve: Serve, last: bytes) -> None:
    """A close frame, or a line that simply breaks when the VM stops."""

    def script(peer: Peer) -> None:
        _upgrade(peer, _frame(GREETING) + last)

    stream = _stream(serve(script))
    stream.open()
    assert _read(stream, 100) == GREETING
    assert stream.recv_into(memoryview(bytearray(10))) == 0
    stream.close()


def test_a_masked_frame_of_the_server_is_a_protocol_error(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        _upgrade(peer, b"\x82\x81mask!")

    stream = _stream(serve(script))
    stream.open()
    with pytest.raises(ProtocolError):
        stream.recv_into(memoryview(bytearray(10)))
    stream.close()


def test_closing_from_another_thread_ends_a_waiting_read(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        _upgrade(peer, _frame(GREETING))
        peer.wait_for_end()

    server = serve(script)
    stream = _stream(server)
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

    stream = _stream(serve(script))
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
    stream = _stream(server)
    stream.close()
    with pytest.raises(Closed):
        stream.open()
    server.settle()
    assert server.bytes_received == 0


def test_reading_and_sending_at_once_from_two_threads_mixes_nothing(serve: Serve) -> None:
    blocks = [bytes([number]) * 20_000 for number in range(40)]

    def script(peer: Peer) -> None:
        _upgrade(peer)
        for _ in range(len(blocks)):
            peer.send(_frame(_unmask(peer)))
        peer.wait_for_end()

    stream = _stream(serve(script))
    stream.open()
    sender = threading.Thread(target=lambda: [stream.send(block) for block in blocks])
    sender.start()
    assert _read(stream, 40 * 20_000) == b"".join(blocks)
    sender.join(10)
    stream.close()


def test_sending_on_a_broken_line_is_unreachable(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        _upgrade(peer)

    server = serve(script)
    stream = _stream(server)
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
    stream = _stream(server)
    with pytest.raises(CertificateChanged):
        stream.open()
    stream.close()
    server.settle()
    assert [server.bytes_received] == sent
    assert server.connections == 2
