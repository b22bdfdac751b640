# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Files over one connection each: blocks, ends, refusals, and no faster than the slower side."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Callable
from typing import Any

import pytest
from xapi.tls_server import Peer, TlsServer

from xolite_desktop.xapi.errors import (
    CertificateUnknown,
    LocalFileError,
    ProtocolError,
    RequestTooLong,
    Timeout,
    TransferRefused,
    Unreachable,
)
from xolite_desktop.xapi.net import transfer
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.file_head import FileRequest
from xolite_desktop.xapi.net.pins import Pin, Pins

Serve = Callable[..., TlsServer]
SESSION = "OpaqueRef:secret-session"
PAGE = b"<html><body><h1>HTTP 500 internal server error</h1>UUID_INVALID: [ VM; x ]</body></html>"


def trusting(*servers: TlsServer) -> Callable[[Endpoint], Pin | None]:
    pins = Pins(None)
    for server in servers:
        pins.trust_once(server.endpoint, server.certificate.ours)
    return pins.get


def asking(server: TlsServer, target: str = "/export?uuid=u") -> FileRequest:
    return FileRequest(server.endpoint, target, SESSION, "tests", "exporting")


async def fetch(server: TlsServer, **options: Any) -> bytes:
    limits = {"timeout_s": 20.0, "max_bytes": 1 << 20, **options}
    return await transfer.fetch(asking(server), trusting(server), **limits)


class Bytes:
    """A source, and a sink."""

    def __init__(self, content: bytes = b"", size_bytes: int | None = None) -> None:
        self.content = bytearray(content)
        self.size_bytes = len(content) if size_bytes is None else size_bytes
        self.asked = 0

    async def read(self, most: int) -> bytes:
        self.asked += 1
        block = bytes(self.content[:most])
        del self.content[:most]
        return block

    async def write(self, block: bytes) -> None:
        self.content += block


def archive(peer: Peer) -> None:
    """As a host exports: HTTP/1.0, no length, the end of the connection is the end."""
    peer.request()
    peer.send(
        b"HTTP/1.0 200 OK\r\nConnection: close\r\ncontent-type: application/octet-stream\r\n\r\n" + b"x" * 100
    )
    peer.send(b"y" * 100)


async def test_a_download_ends_with_the_connection(serve: Serve) -> None:
    server, sink, counts = serve(archive), Bytes(), []
    size = await transfer.download(asking(server), trusting(server), sink, on_bytes=counts.append)
    assert sink.content == b"x" * 100 + b"y" * 100
    assert (size, counts[-1]) == (200, 200)
    assert server.heads[0].startswith(b"GET /export?uuid=u HTTP/1.1\r\n")
    assert f"Cookie: session_id={SESSION}\r\n".encode() in server.heads[0]


async def test_a_small_answer_comes_whole(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.answer(b"<xport/>")

    assert await fetch(serve(script)) == b"<xport/>"


async def test_an_answer_larger_than_allowed_is_an_error(serve: Serve) -> None:
    with pytest.raises(ProtocolError, match="longer"):
        await fetch(serve(archive), max_bytes=199)
    assert len(await fetch(serve(archive), max_bytes=200)) == 200


async def test_an_error_page_becomes_its_words(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.answer(PAGE, "text/html", "500 Internal Error")

    with pytest.raises(TransferRefused) as raised:
        await fetch(serve(script))
    assert raised.value.status == 500
    assert raised.value.words == "HTTP 500 internal server error UUID_INVALID: [ VM; x ]"


async def test_a_refusal_without_a_page_has_the_words_of_its_status(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(b"HTTP/1.0 404 Not Found\r\nConnection: close\r\n\r\n")

    with pytest.raises(TransferRefused, match="404: Not Found"):
        await fetch(serve(script))


async def test_an_answer_cut_before_its_length_is_no_answer(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(b"HTTP/1.0 200 OK\r\nContent-Length: 300\r\n\r\n" + b"x" * 200)

    with pytest.raises(Unreachable, match="200 of 300"):
        await fetch(serve(script))


async def test_an_answer_longer_than_it_said_is_an_error(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(b"HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\n" + b"x" * 200)

    with pytest.raises(ProtocolError, match="longer"):
        await fetch(serve(script))


@pytest.mark.parametrize("answer", [b"SSH-2.0-x\r\n", b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 4000, b""])
async def test_an_answer_that_is_no_http_is_an_error(serve: Serve, answer: bytes) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(answer)

    with pytest.raises(ProtocolError if answer else Unreachable):
        await fetch(serve(script))


async def test_a_server_that_says_nothing_is_a_timeout(serve: Serve) -> None:
    server = serve(Peer.wait_for_end)
    with pytest.raises(Timeout):
        await fetch(server, timeout_s=0.05)
    with pytest.raises(Timeout):
        await transfer.download(asking(server), trusting(server), Bytes(), silence_s=0.05)


async def test_a_server_that_stops_in_the_middle_is_a_timeout(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(b"HTTP/1.0 200 OK\r\n\r\nbegin")
        peer.wait_for_end()

    sink, server = Bytes(), serve(script)
    with pytest.raises(Timeout):
        await transfer.download(asking(server), trusting(server), sink, silence_s=0.1)
    assert sink.content == b"begin"


async def test_a_host_without_a_pin_is_sent_nothing(serve: Serve) -> None:
    server = serve(archive)
    with pytest.raises(CertificateUnknown) as raised:
        await transfer.fetch(asking(server), lambda endpoint: None, timeout_s=20.0, max_bytes=9)
    assert raised.value.endpoint == server.endpoint
    await asyncio.to_thread(server.settle)
    assert server.bytes_received == 0


async def test_a_head_that_is_too_long_is_not_sent(serve: Serve) -> None:
    server = serve(archive)
    with pytest.raises(RequestTooLong):
        await transfer.download(asking(server, "/export?" + "x" * 900), trusting(server), Bytes())
    assert server.connections == 0


async def test_nobody_listens(serve: Serve) -> None:
    server = serve(archive)
    server.close()
    with pytest.raises(Unreachable, match="refused"):
        await fetch(server)


async def test_a_server_without_tls_is_refused_before_anything_is_sent() -> None:
    received = bytearray()

    async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        received.extend(await reader.read(9999))
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    listener = await asyncio.start_server(plain, "127.0.0.1", 0)
    endpoint = Endpoint("127.0.0.1", listener.sockets[0].getsockname()[1])
    request = FileRequest(endpoint, "/export", SESSION, "tests", "exporting")
    async with listener:
        with pytest.raises(Exception) as raised:
            await transfer.fetch(request, lambda endpoint: None, timeout_s=20.0, max_bytes=9)
    assert "TLS" in type(raised.value).__name__.upper()
    assert b"secret-session" not in received


async def test_a_slow_sink_slows_the_server_down(serve: Serve) -> None:
    """The end comes while nobody reads: everything that was sent still arrives."""
    blocks = 64
    sent: list[int] = []

    def script(peer: Peer) -> None:
        peer.request()
        peer.send(b"HTTP/1.0 200 OK\r\n\r\n")
        for number in range(blocks):
            peer.send(bytes([number]) * (256 << 10))
            sent.append(number)

    server = serve(script)
    release, first = asyncio.Event(), asyncio.Event()
    sizes: list[int] = []
    content = bytearray()

    class SlowSink:
        async def write(self, block: bytes) -> None:
            sizes.append(len(block))
            content.extend(block)
            first.set()
            await release.wait()

    download = asyncio.create_task(transfer.download(asking(server), trusting(server), SlowSink()))
    await first.wait()
    while True:  # until nothing moves any more
        before = len(sent)
        await asyncio.sleep(0.05)
        if len(sent) == before:
            break
    assert len(sent) < blocks
    release.set()
    assert await download == blocks * (256 << 10)
    assert max(sizes) <= 2 << 20
    assert content == b"".join(bytes([number]) * (256 << 10) for number in range(blocks))


async def test_a_cancelled_download_cuts_the_connection(serve: Serve) -> None:
    left, begun = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def script(peer: Peer) -> None:
        peer.request()
        peer.send(b"HTTP/1.0 200 OK\r\n\r\nbegin")
        peer.wait_for_end()
        loop.call_soon_threadsafe(left.set)

    server = serve(script)
    download = asyncio.create_task(
        transfer.download(asking(server), trusting(server), Bytes(), on_begun=begun.set)
    )
    await begun.wait()
    download.cancel()
    async with asyncio.timeout(1.0):
        await left.wait()
    with pytest.raises(asyncio.CancelledError):
        await download


def agree(peer: Peer, answer: bytes = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n") -> int:
    """Read a head, byte for byte, and answer it; how long the body will be."""
    head = b""
    while b"\r\n\r\n" not in head and (more := peer.read(1)):
        head += more
    peer.send(answer)
    return int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0] or b"0")


def import_handler(answer: bytes = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", then: bytes = b"") -> Any:
    """As a host imports: it answers before it has seen a byte of the body."""
    bodies: list[bytes] = []

    def script(peer: Peer) -> None:
        length = agree(peer, answer)
        bodies.append(peer.read(length))
        peer.send(then)

    return script, bodies


async def test_an_upload_sends_its_source_once_the_host_agrees(serve: Serve) -> None:
    script, bodies = import_handler()
    server, counts = serve(script), []
    content = bytes(range(256)) * 4096
    words = await transfer.upload(
        asking(server, "/import"), trusting(server), Bytes(content), on_bytes=counts.append
    )
    await asyncio.to_thread(server.settle)
    assert bodies == [content]
    assert (words, counts[-1]) == ("", 1 << 20)


async def test_what_the_host_wrote_after_its_head_is_told(serve: Serve) -> None:
    script, _ = import_handler(then=b"HTTP/1.1 500 Internal Error\r\ncontent-length: 9\r\n\r\n" + PAGE)
    server = serve(script)
    words = await transfer.upload(asking(server, "/import"), trusting(server), Bytes(b"x" * 99))
    assert words.endswith("UUID_INVALID: [ VM; x ]")


async def test_a_refused_upload_has_sent_no_body(serve: Serve) -> None:
    script, bodies = import_handler(
        b"HTTP/1.1 500 Internal Error\r\ncontent-length: %d\r\n\r\n" % len(PAGE) + PAGE
    )
    server, source = serve(script), Bytes(b"x" * (1 << 20))
    with pytest.raises(TransferRefused, match="UUID_INVALID"):
        await transfer.upload(asking(server, "/import"), trusting(server), source)
    await asyncio.to_thread(server.settle)
    assert source.asked == 0
    assert bodies == [b""]


async def test_a_host_that_stops_reading_is_a_timeout(serve: Serve) -> None:
    over = threading.Event()

    def script(peer: Peer) -> None:
        agree(peer)
        over.wait(20)

    source, server = Bytes(b"x" * (32 << 20)), serve(script)
    with pytest.raises(Timeout):
        await transfer.upload(asking(server, "/import"), trusting(server), source, silence_s=0.2)
    over.set()
    assert 0 < len(source.content) < source.size_bytes


async def test_a_host_that_leaves_in_the_middle_is_unreachable(serve: Serve) -> None:
    server = serve(agree)
    with pytest.raises(Unreachable):
        await transfer.upload(asking(server, "/import"), trusting(server), Bytes(b"x" * (64 << 20)))


async def test_a_source_that_ends_early_is_an_error(serve: Serve) -> None:
    script, _ = import_handler()
    server = serve(script)
    with pytest.raises(LocalFileError, match="shorter"):
        await transfer.upload(asking(server, "/import"), trusting(server), Bytes(b"x" * 9, size_bytes=10))


async def test_what_a_sink_raises_is_raised(serve: Serve) -> None:
    class FullSink:
        async def write(self, block: bytes) -> None:
            raise LocalFileError("vm.xva", "No space left on device")

    server = serve(archive)
    with pytest.raises(LocalFileError):
        await transfer.download(asking(server), trusting(server), FullSink())


async def test_a_small_body_is_sent_before_the_answer(serve: Serve) -> None:
    bodies: list[bytes] = []

    def script(peer: Peer) -> None:
        asked = peer.request()
        assert asked is not None
        bodies.append(asked[1])
        peer.send(b"HTTP/1.1 200 OK\r\nConnection: keep-alive\r\n\r\n")
        peer.wait_for_end()

    server = serve(script)
    await transfer.put_small(asking(server, "/blob?ref=r"), trusting(server), b"hello", timeout_s=20.0)
    assert bodies == [b"hello"]
    waiting = serve(Peer.wait_for_end)
    with pytest.raises(Timeout):
        await transfer.put_small(asking(waiting), trusting(waiting), b"x", timeout_s=0.05)


async def test_old_tls_is_refused(serve: Serve) -> None:
    def old(context: ssl.SSLContext) -> None:
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers("AES128-SHA")

    with pytest.raises(Exception, match="handshake"):
        await fetch(serve(archive, context_options=old))
