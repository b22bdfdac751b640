# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Requests stay small and patient hosts are not trusted for ever: limits, deadlines, errors."""

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Callable

import pytest
from xapi.tls_server import Peer, TlsServer, made_certificate

from xolite_desktop.xapi.errors import (
    CertificateChanged,
    CertificateUnknown,
    ProtocolError,
    Timeout,
    TlsRefused,
    Unreachable,
)
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.http import MAX_CALLS_AT_ONCE, Deadline, HttpHost, text_of_html
from xolite_desktop.xapi.net.pins import Pins

Serve = Callable[..., TlsServer]
PATIENT = Deadline(10.0, 10.0)


@pytest.fixture
async def connect() -> AsyncIterator[Callable[..., HttpHost]]:
    """Clients of a scripted server that trust a certificate: the right one unless told otherwise."""
    hosts: list[HttpHost] = []

    def connect(server: TlsServer, trusted: str | None = "first") -> HttpHost:
        pins = Pins(None)
        if trusted is not None:
            pins.trust_once(server.endpoint, made_certificate(trusted).ours)
        hosts.append(HttpHost(server.endpoint, pins.get(server.endpoint), "XOLiteDesktop/0.1"))
        return hosts[-1]

    yield connect
    for host in hosts:
        await host.close()


async def _post(host: HttpHost, **options: object) -> bytes:
    reply = await host.post("/jsonrpc", b"{}", doing="VM.start", **{"timeout_s": 10.0, **options})  # type: ignore[arg-type]
    return reply.body


def _answer(body: bytes = b'{"ok":1}', **options: str) -> Callable[[Peer], None]:
    def script(peer: Peer) -> None:
        while peer.request() is not None:
            peer.answer(body, **options)

    return script


async def test_a_call_and_its_answer(serve: Serve, connect: Callable[..., HttpHost]) -> None:
    server = serve(_answer())
    host = connect(server)
    assert await _post(host) == b'{"ok":1}'
    assert host.tls.tls_version == "TLSv1.3"


async def test_heads_are_small_and_hold_no_more_than_they_must(
    serve: Serve, connect: Callable[..., HttpHost]
) -> None:
    """A host refuses heads above 1,000 bytes, and chunked bodies, and cannot compress."""
    server = serve(_answer(extra="Set-Cookie: a=b\r\n"))
    host = connect(server)
    await _post(host)
    await _post(host)
    assert server.connections == 1
    for head in server.heads:
        lower = head.lower()
        assert len(head) < 900
        assert b"cookie" not in lower
        assert b"chunked" not in lower
        assert b"expect" not in lower
        assert b"accept-encoding: identity" in lower
        assert b"user-agent: xolitedesktop/0.1\r\n" in lower
        assert b"content-length: 2\r\n" in lower


async def test_proxies_of_the_environment_are_not_used(
    serve: Serve, connect: Callable[..., HttpHost], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTPS_PROXY", "ALL_PROXY", "https_proxy"):
        monkeypatch.setitem(os.environ, name, "http://127.0.0.1:9")
    assert await _post(connect(serve(_answer()))) == b'{"ok":1}'


@pytest.mark.parametrize("trusted", [None, "second"])
async def test_nothing_is_sent_to_a_host_with_another_certificate(
    serve: Serve, connect: Callable[..., HttpHost], trusted: str | None
) -> None:
    server = serve(_answer())
    with pytest.raises(TlsRefused) as caught:
        await _post(connect(server, trusted))
    await asyncio.to_thread(server.settle)
    assert server.bytes_received == 0
    error = caught.value
    assert isinstance(error, CertificateUnknown if trusted is None else CertificateChanged)
    assert error.certificate.der == server.certificate.der
    assert error.endpoint == server.endpoint
    if isinstance(error, CertificateChanged):
        assert error.pin.sha256 == made_certificate("second").ours.sha256


async def test_redirects_are_not_followed(serve: Serve, connect: Callable[..., HttpHost]) -> None:
    server = serve(_answer(status="302 Found", extra="Location: https://127.0.0.1:9/\r\n"))
    with pytest.raises(ProtocolError, match="302"):
        await _post(connect(server))


async def test_an_error_page_is_told_in_its_own_words(serve: Serve, connect: Callable[..., HttpHost]) -> None:
    page = (
        b"<html><head><title>x</title></head><body><h1>Internal Error</h1><p>Db &amp; more</p></body></html>"
    )
    server = serve(_answer(page, kind="text/html", status="500 Internal Error"))
    with pytest.raises(ProtocolError, match="HTTP 500 Internal Error: Internal Error Db & more"):
        await _post(connect(server))


async def test_an_answer_of_another_type_is_refused(serve: Serve, connect: Callable[..., HttpHost]) -> None:
    with pytest.raises(ProtocolError, match="text/xml"):
        await _post(connect(serve(_answer(b"<value/>", kind="text/xml"))))


async def test_an_answer_has_a_largest_size(serve: Serve, connect: Callable[..., HttpHost]) -> None:
    server = serve(_answer(b'"' + b"x" * 100_000 + b'"'))
    with pytest.raises(ProtocolError, match="larger than 50000"):
        await _post(connect(server), max_bytes=50_000)


async def test_a_host_that_drips_does_not_hold_a_call_past_its_deadline(
    serve: Serve, connect: Callable[..., HttpHost]
) -> None:
    """Each byte comes in time, the whole never does."""
    enough = threading.Event()

    def drip(peer: Peer) -> None:
        peer.request()
        peer.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 999999\r\n\r\n")
        while not enough.wait(0.01):
            peer.send(b" ")

    host = connect(serve(drip))
    with pytest.raises(Timeout) as caught:
        await _post(host, timeout_s=0.15)
    enough.set()
    assert caught.value.seconds == 0.15
    assert caught.value.doing == "VM.start"


async def test_a_silent_host_is_given_up_before_the_deadline(
    serve: Serve, connect: Callable[..., HttpHost]
) -> None:
    host = connect(serve(Peer.wait_for_end))
    with pytest.raises(Timeout):
        async with host.stream("/jsonrpc", b"{}", doing="event.from", deadline=Deadline(60.0, 0.05)):
            pass


async def test_a_refused_connection_is_told_in_the_systems_words(
    serve: Serve, connect: Callable[..., HttpHost]
) -> None:
    server = serve(_answer())
    host = connect(server)
    server.close()
    with pytest.raises(Unreachable, match="refused"):
        await _post(host)


async def test_a_name_nobody_knows_is_unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    async def unknown(*names: object, **options: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", unknown)
    host = HttpHost(Endpoint("nowhere.example"), None, "x")
    with pytest.raises(Unreachable, match="cannot be resolved"):
        await _post(host)
    await host.close()


@pytest.mark.parametrize(
    "sent", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{}"]
)
async def test_a_connection_that_breaks_is_an_error(
    serve: Serve, connect: Callable[..., HttpHost], sent: bytes
) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(sent)

    with pytest.raises((Unreachable, ProtocolError)):
        await _post(connect(serve(script)))


async def test_what_is_no_http_is_a_protocol_error(serve: Serve, connect: Callable[..., HttpHost]) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")

    with pytest.raises(ProtocolError):
        await _post(connect(serve(script)))


async def test_a_server_without_a_common_tls_version_is_refused(
    serve: Serve, connect: Callable[..., HttpHost]
) -> None:
    def ancient(context: object) -> None:
        import ssl

        assert isinstance(context, ssl.SSLContext)
        context.set_ciphers("AES128-SHA")
        context.maximum_version = ssl.TLSVersion.TLSv1_2

    server = serve(_answer(), context_options=ancient)
    with pytest.raises(TlsRefused) as caught:
        await _post(connect(server))
    assert not isinstance(caught.value, CertificateUnknown)


async def test_calls_queue_while_the_event_poll_has_a_connection_of_its_own(
    serve: Serve, connect: Callable[..., HttpHost]
) -> None:
    may_answer = threading.Event()
    all_came = threading.Event()
    arrived: list[int] = []
    lock = threading.Lock()

    def script(peer: Peer) -> None:
        while peer.request() is not None:
            with lock:
                arrived.append(1)
                if len(arrived) == MAX_CALLS_AT_ONCE:
                    all_came.set()
            may_answer.wait(10)
            peer.answer(b'{"ok":1}')

    server = serve(script)
    host = connect(server)
    calls = [asyncio.ensure_future(_post(host)) for _ in range(MAX_CALLS_AT_ONCE + 3)]
    assert await asyncio.to_thread(all_came.wait, 10)
    assert len(arrived) == MAX_CALLS_AT_ONCE
    may_answer.set()
    async with host.stream("/jsonrpc", b"{}", doing="event.from", deadline=PATIENT) as reply:
        assert [chunk async for chunk in reply.chunks] == [b'{"ok":1}']
    await asyncio.gather(*calls)
    assert server.connections <= MAX_CALLS_AT_ONCE + 1


def test_the_words_of_a_page_are_one_short_line() -> None:
    page = b"<html><style>p{}</style><body><b>No</b>\n\n way &lt;here&gt;" + b" x" * 500
    assert text_of_html(page).startswith("No way <here> x")
    assert len(text_of_html(page)) == 300
    assert text_of_html(b"") == ""


async def test_a_call_that_queued_while_everything_was_closed_is_unreachable(
    serve: Serve, connect: Callable[..., HttpHost]
) -> None:
    server = serve(_answer())
    host = connect(server)
    await host.close()
    with pytest.raises(Unreachable):
        await _post(host)


@pytest.mark.parametrize("name", ["xn--a", "a" * 70])
async def test_a_name_that_cannot_be_one_is_unreachable(name: str) -> None:
    host = HttpHost(Endpoint.parse(name), None, "XOLiteDesktop/0.1")
    with pytest.raises(Unreachable) as caught:
        await _post(host)
    assert "cannot be resolved" in str(caught.value)
    await host.close()
