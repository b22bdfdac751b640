# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Whether a call may have run: false only where surely nothing of it reached the server."""

import asyncio
import socket
import ssl
import threading
import warnings
from collections.abc import Callable

import pytest
from xapi.tls_server import Peer, TlsServer, made_certificate

from xolite_desktop.xapi.errors import ProtocolError, Timeout, TlsRefused, Unreachable, XapiError
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.http import MAX_CALL_BYTES, MAX_CALLS_AT_ONCE, HttpHost
from xolite_desktop.xapi.net.pins import Pins

Serve = Callable[..., TlsServer]


def _host(endpoint: Endpoint, trusted: str | None = "first") -> HttpHost:
    pins = Pins(None)
    if trusted is not None:
        pins.trust_once(endpoint, made_certificate(trusted).ours)
    return HttpHost(endpoint, pins.get(endpoint), "tests")


async def _error(host: HttpHost, body: bytes = b"{}", timeout_s: float = 10.0) -> XapiError:
    with pytest.raises(XapiError) as caught:
        await host.post("/jsonrpc", body, doing="Async.VM.start", timeout_s=timeout_s)
    await host.close()
    return caught.value


async def test_a_refused_connection_sent_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    error = await _error(_host(Endpoint("127.0.0.1", port)))
    assert isinstance(error, Unreachable)
    assert not error.may_have_run


async def test_a_name_that_is_no_name_sent_nothing() -> None:
    error = await _error(_host(Endpoint("nowhere.invalid")))
    assert not error.may_have_run


@pytest.mark.parametrize("trusted", [None, "second"])
async def test_a_certificate_nobody_vouched_for_was_sent_nothing(serve: Serve, trusted: str | None) -> None:
    server = serve(lambda peer: peer.wait_for_end())
    error = await _error(_host(server.endpoint, trusted))
    assert isinstance(error, TlsRefused)
    assert not error.may_have_run
    server.settle()
    assert server.bytes_received == 0


async def test_a_handshake_without_a_common_version_sent_nothing(serve: Serve) -> None:
    def too_old(context: ssl.SSLContext) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1

    error = await _error(_host(serve(lambda peer: peer.wait_for_end(), context_options=too_old).endpoint))
    assert not error.may_have_run


async def test_a_call_larger_than_the_server_reads_is_not_sent(serve: Serve) -> None:
    server = serve(lambda peer: peer.wait_for_end())
    error = await _error(_host(server.endpoint), b" " * (MAX_CALL_BYTES + 1))
    assert isinstance(error, ProtocolError)
    assert "300 KiB" in str(error)
    assert not error.may_have_run
    assert server.connections == 0


async def test_a_call_that_queued_in_vain_was_not_sent(serve: Serve) -> None:
    asked = threading.Semaphore(0)

    def script(peer: Peer) -> None:
        peer.request()
        asked.release()
        peer.wait_for_end()

    host = _host(serve(script).endpoint)
    first = [
        asyncio.create_task(host.post("/jsonrpc", b"{}", doing="x", timeout_s=10.0))
        for _ in range(MAX_CALLS_AT_ONCE)
    ]
    for _ in first:
        await asyncio.to_thread(asked.acquire)
    error = await _error(host, timeout_s=0.05)
    assert isinstance(error, Timeout)
    assert not error.may_have_run
    for call in first:
        with pytest.raises(Unreachable) as caught:
            await call
        assert caught.value.may_have_run


def _closes_before_reading(peer: Peer) -> None:
    """At once, after the handshake."""


def _closes_after_reading(peer: Peer) -> None:
    peer.request()


def _closes_within_the_answer(peer: Peer) -> None:
    peer.request()
    peer.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{")


def _answers_as_a_proxy_does(peer: Peer) -> None:
    peer.request()
    peer.answer(b"<html>Bad gateway</html>", "text/html", "502 Bad Gateway")


def _answers_with_garbage(peer: Peer) -> None:
    peer.request()
    peer.send(b"\0\1\2 garbage\r\n\r\n")


@pytest.mark.parametrize(
    "script",
    [
        _closes_before_reading,
        _closes_after_reading,
        _closes_within_the_answer,
        _answers_as_a_proxy_does,
        _answers_with_garbage,
    ],
)
async def test_what_left_may_have_run(serve: Serve, script: Callable[[Peer], None]) -> None:
    error = await _error(_host(serve(script).endpoint))
    assert error.may_have_run


async def test_an_answer_that_does_not_come_may_have_run(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.wait_for_end()

    error = await _error(_host(serve(script).endpoint), timeout_s=0.3)
    assert isinstance(error, Timeout)
    assert error.may_have_run


async def test_a_kept_connection_that_the_server_closed_meanwhile_is_no_excuse_to_send_twice(
    serve: Serve,
) -> None:
    """Whether the server read the second request nobody knows, and nothing below sends it again."""

    def script(peer: Peer) -> None:
        peer.request()
        peer.answer(b"{}")
        peer.request()

    server = serve(script)
    host = _host(server.endpoint)
    await host.post("/jsonrpc", b"{}", doing="VM.get_all", timeout_s=10.0)
    error = await _error(host)
    assert error.may_have_run
    assert server.connections == 1
    assert len(server.heads) == 2
