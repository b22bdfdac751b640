# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A 302 to another host is followed if that host's certificate is pinned; nothing is sent to any other."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from xapi.net.test_file_head import HOSTILE_LOCATIONS
from xapi.net.test_transfer import SESSION, Bytes, agree, archive, asking, import_handler, trusting
from xapi.tls_server import Peer, Script, TlsServer, made_certificate

from xolite_desktop.xapi.errors import CertificateChanged, CertificateUnknown, ProtocolError
from xolite_desktop.xapi.net import transfer
from xolite_desktop.xapi.net.endpoint import Endpoint

Serve = Callable[..., TlsServer]


def redirect(location: str) -> Script:
    def script(peer: Peer) -> None:
        agree(
            peer,
            f"HTTP/1.1 302 Found\r\nLocation: {location}\r\nConnection: close\r\n\r\n".encode(
                "utf-8", "replace"
            ),
        )

    return script


async def test_a_download_follows_to_a_pinned_host_with_the_cookie(serve: Serve) -> None:
    other = serve(archive, certificate=made_certificate("second"))
    first = serve(redirect(f"{other.endpoint.url}/export?uuid=another"))
    sink = Bytes()
    await transfer.download(asking(first), trusting(first, other), sink)
    assert len(sink.content) == 200
    assert other.heads[0].startswith(b"GET /export?uuid=u HTTP/1.1\r\n")
    assert f"Cookie: session_id={SESSION}\r\n".encode() in other.heads[0]
    assert f"Host: {other.endpoint}\r\n".encode() in other.heads[0]


async def test_an_upload_sends_its_body_to_the_last_host_only(serve: Serve) -> None:
    script, bodies = import_handler()
    other = serve(script, certificate=made_certificate("second"))
    first = serve(redirect(f"{other.endpoint.url}/import"))
    content = b"x" * (1 << 20)
    await transfer.upload(asking(first, "/import"), trusting(first, other), Bytes(content))
    await asyncio.to_thread(other.settle)
    await asyncio.to_thread(first.settle)
    assert bodies == [content]
    assert first.bytes_received < 900


async def test_a_host_without_a_pin_is_not_told_anything(serve: Serve) -> None:
    other = serve(archive, certificate=made_certificate("second"))
    first = serve(redirect(f"{other.endpoint.url}/export"))
    with pytest.raises(CertificateUnknown) as raised:
        await transfer.download(asking(first), trusting(first), Bytes())
    assert raised.value.endpoint == other.endpoint
    await asyncio.to_thread(other.settle)
    assert (other.connections, other.bytes_received) == (1, 0)


async def test_a_host_with_another_certificate_than_the_pinned_one_is_not_told_anything(serve: Serve) -> None:
    other = serve(archive, certificate=made_certificate("second"))
    first = serve(redirect(f"{other.endpoint.url}/import"))
    pin_of = trusting(first, other)
    other.show(made_certificate("third"))
    source = Bytes(b"x" * 99)
    with pytest.raises(CertificateChanged):
        await transfer.upload(asking(first, "/import"), pin_of, source)
    await asyncio.to_thread(other.settle)
    assert (other.bytes_received, source.asked) == (0, 0)


async def test_a_circle_ends(serve: Serve) -> None:
    servers: list[TlsServer] = []

    def script(peer: Peer) -> None:
        server = servers[1] if len(servers[1].heads) < len(servers[0].heads) else servers[0]
        redirect(f"{server.endpoint.url}/export")(peer)

    servers += [serve(script), serve(script)]
    with pytest.raises(ProtocolError, match="circle"):
        await transfer.download(asking(servers[0]), trusting(*servers), Bytes())


async def test_a_host_that_redirects_to_itself_is_asked_once(serve: Serve) -> None:
    servers: list[TlsServer] = []
    servers.append(serve(lambda peer: redirect(f"{servers[0].endpoint.url}/export")(peer)))
    with pytest.raises(ProtocolError, match="circle"):
        await transfer.download(asking(servers[0]), trusting(servers[0]), Bytes())
    assert servers[0].connections == 1


async def test_three_redirects_are_followed_and_no_more(serve: Serve) -> None:
    last = serve(archive)
    chain = [last]
    for _ in range(3):
        chain.append(serve(redirect(f"{chain[-1].endpoint.url}/export")))
    sink = Bytes()
    await transfer.download(asking(chain[-1]), trusting(*chain), sink)
    assert len(sink.content) == 200
    chain.append(serve(redirect(f"{chain[-1].endpoint.url}/export")))
    with pytest.raises(ProtocolError, match="too many"):
        await transfer.download(asking(chain[-1]), trusting(*chain), Bytes())
    assert last.connections == 1


@pytest.mark.parametrize("location", HOSTILE_LOCATIONS)
async def test_nothing_follows_a_hostile_location(serve: Serve, location: str) -> None:
    server = serve(redirect(location.replace("\r", "").replace("\n", "")))
    asked: list[Endpoint] = []
    pin_of = trusting(server)

    def noted(endpoint: Endpoint) -> object:
        asked.append(endpoint)
        return pin_of(endpoint)

    with pytest.raises(ProtocolError):
        await transfer.download(asking(server), noted, Bytes())  # type: ignore[arg-type]
    assert list(dict.fromkeys(asked)) == [server.endpoint]
    assert server.connections == 1


async def test_a_redirect_in_clear_text_reaches_nobody(serve: Serve) -> None:
    received = bytearray()

    async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        received.extend(await reader.read(9999))

    trap = await asyncio.start_server(plain, "127.0.0.1", 0)
    port = trap.sockets[0].getsockname()[1]
    async with trap:
        server = serve(redirect(f"http://127.0.0.1:{port}/export"))
        with pytest.raises(ProtocolError, match="no https address"):
            await transfer.download(asking(server), trusting(server), Bytes())
    assert not received


async def test_other_redirects_are_refusals(serve: Serve) -> None:
    def script(peer: Peer) -> None:
        agree(peer, b"HTTP/1.1 307 Temporary Redirect\r\nLocation: https://127.0.0.1/export\r\n\r\n")

    with pytest.raises(ProtocolError, match="307"):
        server = serve(script)
        await transfer.download(asking(server), trusting(server), Bytes())
