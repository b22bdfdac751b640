# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Heads of file transfers: what is asked of a host, and where its answer sends us. Bytes in, bytes out, no network.

Sources: hosts since xapi 22.30 refuse heads of more than about 1,000 bytes; bodies need a `Content-Length`, are never
chunked, and get no `100 Continue`; the session goes in a cookie, which a redirect loses.
"""

import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from xolite_desktop.xapi.errors import ProtocolError, RequestTooLong
from xolite_desktop.xapi.net.console_head import Head
from xolite_desktop.xapi.net.endpoint import Endpoint

MOST_REQUEST_BYTES: Final = 900
MOST_REDIRECTS: Final = 3
_TARGET = re.compile(r"/[!-~]*")
_VALUE = re.compile(r"[ -~]*")


@dataclass(frozen=True, slots=True)
class FileRequest:
    """What is asked of which host: `target` is a path with its query, `doing` the words for errors."""

    endpoint: Endpoint
    target: str
    session: str = field(repr=False)
    user_agent: str
    doing: str
    accept: str = "*/*"

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]


def request_head(request: FileRequest, method: str, endpoint: Endpoint, length: int | None) -> bytes:
    """The head to send to `endpoint`, which a redirect may have named; `length` is that of a body.

    Raises `RequestTooLong`, and `ValueError` for characters that no head can hold.
    """
    words = (request.session, request.user_agent, request.accept)
    if not _TARGET.fullmatch(request.target) or not all(_VALUE.fullmatch(word) for word in words):
        raise ValueError("The request holds characters that cannot be sent.")
    lines = [
        f"{method} {request.target} HTTP/1.1",
        f"Host: {endpoint}",
        f"User-Agent: {request.user_agent}",
        f"Accept: {request.accept}",
        f"Cookie: session_id={request.session}",
        "Connection: close",
    ]
    if length is not None:
        lines.append(f"Content-Length: {length}")
    head = "\r\n".join((*lines, "", "")).encode("ascii")
    if len(head) > MOST_REQUEST_BYTES:
        raise RequestTooLong(endpoint, request.doing, len(head))
    return head


def redirected_to(head: Head, request: FileRequest, sender: Endpoint) -> Endpoint:
    """The host that a 302 names. Only the host is taken from it: what is asked there is what was asked here.

    Raises `ProtocolError` for anything but an `https` address of the same path.
    """
    location = head.headers.get("location", "")
    try:
        parts = urlsplit(location)
        endpoint = Endpoint.parse(f"{parts.scheme}://{parts.netloc}")
    except ValueError:
        raise ProtocolError(
            sender, request.doing, "it redirects to something that is no https address"
        ) from None
    if parts.path != request.path:
        raise ProtocolError(sender, request.doing, "it redirects to another path than the one asked for")
    return endpoint


def body_length(head: Head, request: FileRequest, sender: Endpoint) -> int | None:
    """How long the body says it is; None if the end of the connection is its end. Raises `ProtocolError`."""
    if "transfer-encoding" in head.headers or head.headers.get("content-encoding", "identity") != "identity":
        raise ProtocolError(sender, request.doing, "the answer is encoded, which nobody asked for")
    text = head.headers.get("content-length")
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 19):
        raise ProtocolError(sender, request.doing, "the length of the answer is no number")
    return int(text)
