# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The two ways to ask a host for a console, and how its answer is read: bytes in, bytes out, no network.

Sources: the request head must stay below about 1,000 bytes; the session goes in a cookie; `CONNECT` needs the path as
its target, which HTTP libraries do not write; both answers may be followed by RFB bytes in the same segment.
"""

import base64
import hashlib
import os
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from xolite_desktop.xapi.net.endpoint import Endpoint

MOST_HEAD_BYTES: Final = 16 << 10
_ACCEPT_SUFFIX: Final = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455, section 1.3
_STATUS_LINE = re.compile(rb"HTTP/1\.[01] (\d{3})(?: ([^\r\n]*))?")
_TARGET = re.compile(r"/[!-~]*")


@dataclass(frozen=True, slots=True)
class ConsoleTarget:
    """Where a console is: the host the VM runs on, and the path with query to ask it for."""

    endpoint: Endpoint
    path: str

    @classmethod
    def parse(cls, location: str) -> "ConsoleTarget":
        """Read a console record's `location`. Raises `ValueError` if it names no host, as right after a boot."""
        parts = urlsplit(location)
        endpoint = Endpoint.parse(f"{parts.scheme}://{parts.netloc}")
        path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        if not _TARGET.fullmatch(path):
            raise ValueError("The console's location holds characters that cannot be sent.")
        return cls(endpoint, path)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an answer: status, its words, header names in lower case."""

    status: int
    reason: str
    headers: dict[str, str]


def websocket_key() -> str:
    """A fresh `Sec-WebSocket-Key`."""
    return base64.b64encode(os.urandom(16)).decode("ascii")


def websocket_request(target: ConsoleTarget, session: str, user_agent: str, key: str) -> bytes:
    """Ask for wsproxy. Exactly the subprotocol `binary` is offered: the server always answers with it."""
    return _request(
        f"GET {target.path} HTTP/1.1",
        f"Host: {target.endpoint}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Key: {key}",
        "Sec-WebSocket-Protocol: binary",
        f"User-Agent: {user_agent}",
        f"Cookie: session_id={session}",
    )


def connect_request(target: ConsoleTarget, session: str, user_agent: str) -> bytes:
    """Ask for the bare stream."""
    return _request(
        f"CONNECT {target.path} HTTP/1.0",
        f"Host: {target.endpoint}",
        f"User-Agent: {user_agent}",
        f"Cookie: session_id={session}",
    )


def parse_head(data: bytes | bytearray) -> tuple[Head, int] | None:
    """The head at the start of `data` and its size with the empty line; None if more is needed.

    Raises `ValueError` if this is no HTTP answer, or too long a one.
    """
    size = data.find(b"\r\n\r\n") + 4
    if size < 4:
        if len(data) > MOST_HEAD_BYTES:
            raise ValueError("the head of the answer has no end")
        if len(data) >= 5 and not data.startswith(b"HTTP/"):
            raise ValueError("the answer is not HTTP")
        return None
    lines = bytes(data[: size - 4]).split(b"\r\n")
    status = _STATUS_LINE.fullmatch(lines[0])
    if status is None:
        raise ValueError("the answer is not HTTP")
    headers = {}
    for line in lines[1:]:
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.strip().lower()] = value.strip()
    return Head(int(status[1]), (status[2] or b"").decode("latin-1"), headers), size


def websocket_fault(head: Head, key: str) -> str | None:
    """What is wrong with a 101 answer. HTTP/1.0 in its status line is not: proxies answer so."""
    wanted = base64.b64encode(
        hashlib.sha1(key.encode("ascii") + _ACCEPT_SUFFIX, usedforsecurity=False).digest()
    )
    if head.headers.get("sec-websocket-accept") != wanted.decode("ascii"):
        return "the WebSocket key was not accepted as it should be"
    if head.headers.get("sec-websocket-protocol", "binary") != "binary":
        return "the host chose a WebSocket subprotocol nobody offered"
    if "sec-websocket-extensions" in head.headers:
        return "the host chose a WebSocket extension nobody offered"
    return None


def _request(*lines: str) -> bytes:
    return "\r\n".join((*lines, "", "")).encode("ascii")
