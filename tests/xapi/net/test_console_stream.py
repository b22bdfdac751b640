# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A console as a stream: both ways in, and nothing sent to strangers."""

import pytest
from xapi.net.console_peer import (
    GREETING,
    REFUSAL,
    SESSION,
    Serve,
    connect_only,
    frame_of,
    read_exactly,
    stream_to,
    unmasked,
    upgrade,
)
from xapi.tls_server import Peer

from xolite_desktop.xapi.errors import (
    CertificateChanged,
    CertificateUnknown,
    ConsoleRefused,
    ProtocolError,
    Timeout,
    TlsRefused,
    Unreachable,
)
from xolite_desktop.xapi.net.console_stream import CONNECT


@pytest.mark.parametrize("version", ["1.1", "1.0"])
def test_a_websocket_is_a_byte_stream_in_both_directions(serve: Serve, version: str) -> None:
    def script(peer: Peer) -> None:
        upgrade(peer, frame_of(GREETING), version)
        peer.send(frame_of(unmasked(peer)))
        peer.wait_for_end()

    server = serve(script)
    stream = stream_to(server)
    stream.open()
    assert stream.transport == "wsproxy"
    assert stream.tls.cipher
    assert read_exactly(stream, len(GREETING)) == GREETING
    stream.send(b"RFB 003.008\n" * 100)
    assert read_exactly(stream, 1200) == b"RFB 003.008\n" * 100
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

    server = serve(connect_only(script))
    stream = stream_to(server)
    stream.open()
    assert stream.transport == "connect"
    assert read_exactly(stream, len(GREETING)) == GREETING
    stream.send(b"RFB 003.003\n")
    assert read_exactly(stream, 12) == b"RFB 003.003\n"
    stream.close()
    assert server.heads[1].startswith(b"CONNECT /console?uuid=u-console HTTP/1.0\r\n")


def test_connect_can_be_tried_first(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(b"HTTP/1.1 200 OK\r\n\r\n" + GREETING)
        peer.wait_for_end()

    server = serve(script)
    stream = stream_to(server)
    stream.first = CONNECT
    stream.open()
    assert stream.transport == "connect"
    assert read_exactly(stream, len(GREETING)) == GREETING
    stream.close()
    assert [head.split()[0] for head in server.heads] == [b"CONNECT"]


def test_a_host_that_refuses_connect_first_is_asked_for_its_websocket(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        if server.connections == 1:
            peer.request()
            peer.send(b"HTTP/1.1 503 Connection Limit Exceeded\r\nContent-Length: 0\r\n\r\n")
        else:
            upgrade(peer, frame_of(GREETING))
            peer.wait_for_end()

    server = serve(script)
    stream = stream_to(server)
    stream.first = CONNECT
    stream.open()
    assert stream.transport == "wsproxy"
    assert read_exactly(stream, len(GREETING)) == GREETING
    stream.close()


def test_a_host_that_closes_without_an_answer_is_asked_with_connect(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        request = peer.request()
        assert request is not None
        if request[0].startswith(b"CONNECT"):
            peer.send(b"HTTP/1.1 200 OK\r\n\r\n" + GREETING)

    stream = stream_to(serve(script))
    stream.open()
    assert read_exactly(stream, 100) == GREETING
    stream.close()


def test_a_flood_of_small_frames_arrives_whole(serve: Serve) -> None:
    pixels = bytes(range(256)) * 4096
    parts = [pixels[i : i + 1024] for i in range(0, len(pixels), 1024)]

    def script(peer: Peer) -> None:
        upgrade(peer)
        peer.send(b"".join(frame_of(part) for part in parts))
        for part in parts:
            peer.send(frame_of(part[:300]) + frame_of(part[300:]))
        peer.wait_for_end()

    stream = stream_to(serve(script))
    stream.open()
    assert read_exactly(stream, 2 * len(pixels)) == pixels * 2
    stream.close()


@pytest.mark.parametrize("trusted", [None, "second"])
def test_nothing_is_sent_to_a_host_with_another_certificate(serve: Serve, trusted: str | None) -> None:
    server = serve(connect_only(Peer.wait_for_end))
    stream = stream_to(server, trusted)
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

    stream = stream_to(serve(connect_only(script)))
    with pytest.raises(ConsoleRefused) as caught:
        stream.open()
    assert caught.value.status == 503
    assert caught.value.words == "Connection limit exceeded; root is watching"
    assert SESSION not in str(caught.value)
    stream.close()


def test_a_refusal_without_a_page_gives_its_status_words(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        peer.send(b"HTTP/1.1 404 Not Found\r\n\r\n")

    stream = stream_to(serve(connect_only(script)))
    with pytest.raises(ConsoleRefused, match="404: Not Found"):
        stream.open()
    stream.close()


def test_a_host_that_never_answers_both_ways_is_a_refusal(serve: Serve) -> None:
    stream = stream_to(serve(lambda peer: None))
    with pytest.raises(ConsoleRefused, match="without an answer"):
        stream.open()
    stream.close()


def test_a_silent_host_is_given_up_in_time(serve: Serve) -> None:
    stream = stream_to(serve(Peer.wait_for_end), timeout_s=0.1)
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

    stream = stream_to(serve(script))
    stream.open()
    assert stream.transport == "connect"
    stream.close()


def test_what_is_no_http_is_a_protocol_error(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(GREETING)

    stream = stream_to(serve(script))
    with pytest.raises(ProtocolError):
        stream.open()
    stream.close()


def test_a_closed_port_is_unreachable(serve: Serve) -> None:
    server = serve(Peer.wait_for_end)
    server.close()
    stream = stream_to(server)
    with pytest.raises(Unreachable, match="refused"):
        stream.open()
    stream.close()
