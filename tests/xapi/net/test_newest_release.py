# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Asking for the newest release: one place, for one thing, and who answers must be vouched for."""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from xapi.tls_server import make_certificate

from helpers.destinations import Destinations
from xolite_desktop.xapi.errors import ProtocolError, TlsRefused
from xolite_desktop.xapi.net import tls
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.newest_release import INDEX, PATH, is_newer, newest_release

LEAF = make_certificate("index", names=("127.0.0.1",))


class Index:
    """A package index at loopback: says `body`, and keeps what it was asked."""

    def __init__(self) -> None:
        self.body = json.dumps({"info": {"version": "99.1", "yanked": False}, "releases": {"99.1": []}})
        self.asked: list[str] = []
        self.port = 0

    @property
    def endpoint(self) -> Endpoint:
        return Endpoint("127.0.0.1", self.port)

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        self.asked.append(head.decode())
        body = self.body.encode()
        reply = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
        writer.write(reply.encode() + body)
        await writer.drain()
        await reader.read()
        writer.close()


@pytest.fixture
async def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Index]:
    """It listens, and the system's authorities vouch for it."""
    path = tmp_path / "leaf.pem"
    path.write_bytes(LEAF.pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    pem = ssl.DER_cert_to_PEM_cert(LEAF.der)
    monkeypatch.setattr(
        tls, "load_system_authorities", lambda context: context.load_verify_locations(cadata=pem)
    )
    made = Index()
    async with await asyncio.start_server(made.answer, "127.0.0.1", 0, ssl=context) as server:
        made.port = server.sockets[0].getsockname()[1]
        yield made


async def test_the_index_is_asked_for_our_name_and_nobody_for_anything_else(index: Index) -> None:
    destinations = Destinations()
    try:
        assert await newest_release(index.endpoint) == "99.1"
    finally:
        destinations.end()
    assert destinations.places == {("127.0.0.1", str(index.port))}
    (head,) = index.asked
    assert head.startswith(f"GET {PATH} HTTP/1.1\r\n")
    names = {line.partition(":")[0].lower() for line in head.splitlines()[1:] if line}
    assert names == {"host", "connection", "user-agent", "accept", "accept-encoding"}


async def test_an_index_nobody_vouches_for_hears_nothing(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tls, "load_system_authorities", lambda context: None)
    with pytest.raises(TlsRefused):
        await newest_release(index.endpoint)
    assert index.asked == []


@pytest.mark.parametrize("body", ["", "[]", '{"info": {}}', '{"info": {"version": 7}}', "[" * 4000])
async def test_an_answer_of_another_kind_is_a_typed_error(index: Index, body: str) -> None:
    index.body = body
    with pytest.raises(ProtocolError):
        await newest_release(index.endpoint)


@pytest.mark.parametrize("version", ["1.0rc1", "<b>9</b>", "9" * 50, "1.2.dev3"])
async def test_what_is_no_plain_release_is_nothing_to_tell(index: Index, version: str) -> None:
    index.body = json.dumps({"info": {"version": version}})
    assert await newest_release(index.endpoint) == ""


@pytest.mark.parametrize(
    ("version", "than", "expected"),
    [
        ("0.2", "0.1.9", True),
        ("0.10", "0.9", True),
        ("0.1", "0.1.0", False),
        ("0.1", "0.2", False),
        ("x", "0.1", False),
    ],
)
def test_versions_are_compared_part_by_part(version: str, than: str, expected: bool) -> None:
    assert is_newer(version, than) is expected


def test_the_index_is_the_public_one_over_tls() -> None:
    assert INDEX.url == "https://pypi.org:443"
    assert PATH == "/pypi/xolite-desktop/json"
