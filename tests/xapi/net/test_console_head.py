# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is asked for a console, and how the answer's head is read."""

import pytest

from xolite_desktop.xapi.net.console_head import (
    ConsoleTarget,
    connect_request,
    parse_head,
    websocket_fault,
    websocket_key,
    websocket_request,
)
from xolite_desktop.xapi.net.endpoint import Endpoint

TARGET = ConsoleTarget(Endpoint("10.0.0.2"), "/console?uuid=8013b937-8b3b-4a6a-a0e6-35f7ae2fcd02")
SESSION = "OpaqueRef:f8d1bca5-57dc-8577-9631-824f73725ae6"
# The example of RFC 6455, section 1.3.
KEY, ACCEPT = "dGhlIHNhbXBsZSBub25jZQ==", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
UPGRADE = f"HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: {ACCEPT}\r\nSec-WebSocket-Protocol: binary\r\n\r\n"


@pytest.mark.parametrize(
    ("location", "endpoint", "path"),
    [
        ("https://10.0.0.2/console?uuid=u", Endpoint("10.0.0.2"), "/console?uuid=u"),
        ("https://[fd00::2]/console?ref=OpaqueRef:x", Endpoint("fd00::2"), "/console?ref=OpaqueRef:x"),
        ("https://127.0.0.1:8443/console", Endpoint("127.0.0.1", 8443), "/console"),
        ("https://10.0.0.2", Endpoint("10.0.0.2"), "/"),
    ],
)
def test_a_location_names_host_and_path(location: str, endpoint: Endpoint, path: str) -> None:
    assert ConsoleTarget.parse(location) == ConsoleTarget(endpoint, path)


@pytest.mark.parametrize(
    "location", ["", "https:///console?uuid=u", "http://10.0.0.2/console", "https://10.0.0.2/con sole", "rdp"]
)
def test_a_location_without_a_host_is_refused(location: str) -> None:
    """Right after a boot the address is empty."""
    with pytest.raises(ValueError):
        ConsoleTarget.parse(location)


def test_requests_are_small_and_end_with_an_empty_line() -> None:
    for request in (
        websocket_request(TARGET, SESSION, "XOLiteDesktop/0.1", websocket_key()),
        connect_request(TARGET, SESSION, "XOLiteDesktop/0.1"),
    ):
        assert len(request) < 900
        assert request.endswith(b"\r\n\r\n")
        assert request.count(b"\r\n\r\n") == 1
        assert f"Cookie: session_id={SESSION}\r\n".encode() in request
        assert b"Host: 10.0.0.2\r\n" in request


def test_connect_has_the_path_as_its_target() -> None:
    assert connect_request(TARGET, SESSION, "x").startswith(
        b"CONNECT /console?uuid=8013b937-8b3b-4a6a-a0e6-35f7ae2fcd02 HTTP/1.0\r\n"
    )


def test_exactly_the_subprotocol_binary_is_offered() -> None:
    assert b"\r\nSec-WebSocket-Protocol: binary\r\n" in websocket_request(TARGET, SESSION, "x", KEY)
    assert websocket_key() != websocket_key()


def test_a_head_is_read_byte_exact() -> None:
    data = b"HTTP/1.1 200 OK\r\nCache-Control: no-cache\r\n\r\nRFB 003.008\n"
    for size in range(len(data) - 12):
        assert parse_head(data[:size]) is None
    parsed = parse_head(data)
    assert parsed is not None
    head, size = parsed
    assert (head.status, head.reason, head.headers) == (200, "OK", {"cache-control": "no-cache"})
    assert data[size:] == b"RFB 003.008\n"


@pytest.mark.parametrize(
    "data", [b"RFB 003.008\n", b"HTTP/2 200\r\n\r\n", b"x" * 20_000, b"HTTP/1.1 OK\r\n\r\n"]
)
def test_what_is_no_head_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        parse_head(data)


def test_a_head_without_an_end_is_refused() -> None:
    with pytest.raises(ValueError, match="no end"):
        parse_head(b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 5000)


@pytest.mark.parametrize("version", ["1.1", "1.0"])
def test_an_upgrade_is_accepted_in_either_version(version: str) -> None:
    parsed = parse_head(UPGRADE.replace("HTTP/1.1", f"HTTP/{version}").encode())
    assert parsed is not None
    assert websocket_fault(parsed[0], KEY) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ACCEPT, "x" * 28),
        ("Protocol: binary", "Protocol: base64"),
        ("\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n"),
    ],
)
def test_an_upgrade_nobody_asked_for_is_a_fault(old: str, new: str) -> None:
    parsed = parse_head(UPGRADE.replace(old, new).encode())
    assert parsed is not None
    assert websocket_fault(parsed[0], KEY)
