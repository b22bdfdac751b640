# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""HTTP/1.1 as a XAPI host speaks it: routes, limits, error pages, connections that become something else."""

from __future__ import annotations

import asyncio
import base64
import binascii
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any, Literal, Protocol, TypeVar
from urllib.parse import parse_qsl, urlsplit
from xml.sax.saxutils import escape

import h11

from xolite_desktop.simulator.call import Host
from xolite_desktop.simulator.rpc import Result

# The whole head must stay below this (xapi since 22.30).
HEAD_LIMIT = 1024
BODY_LIMIT = 300 * 1024

_CHUNK = 256 * 1024

_T = TypeVar("_T")

HTML = ("content-type", "text/html")
NO_CACHE = ("cache-control", "no-cache, no-store")
_NO_CACHE_IN_CAPITALS = ("Cache-Control", "no-cache, no-store")


@dataclass(frozen=True)
class Request:
    """One request; header names are lower case. `query` has the last of equal keys, `all_of` has them all."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    cookies: dict[str, str]
    body: bytes = b""
    http_version: str = "1.1"
    # The query as it came, in its order.
    pairs: tuple[tuple[str, str], ...] = ()

    def all_of(self, key: str) -> list[str]:
        """Every value of a key of the query, in their order."""
        return [value for name, value in self.pairs if name == key]

    @property
    def keeps_alive(self) -> bool:
        asked = self.headers.get("connection", "").lower()
        return asked != "close" if self.http_version == "1.1" else asked == "keep-alive"


@dataclass
class Response:
    """A plain answer. `body` may be pieces that are known before they are sent, so that it has a length.

    `http_version` is the request's if it is empty. `style` is which part of a host wrote the head: their headers
    come in different orders, and archives have no length.
    """

    status: int = 200
    reason: str = "OK"
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes | list[bytes] = b""
    close: bool = False
    http_version: str = ""
    style: Literal["call", "page", "updates", "archive", "file"] = "call"

    @property
    def length(self) -> int:
        return len(self.body) if isinstance(self.body, bytes) else sum(map(len, self.body))


class HttpError(Exception):
    """Ends a request with one of the host's HTML error pages and closes the connection."""

    def __init__(self, status: int, detail: str = "", realm: str = "") -> None:
        super().__init__(status, detail)
        self.status = status
        self.detail = detail
        self.realm = realm


class Sim(Host, Protocol):
    """What a route may ask of the simulator."""

    def session_of(self, request: Request) -> str:
        """The ref of the session named by cookie, else by query, else of one made for Basic credentials.

        `HttpError` 401 if there is none.
        """

    async def call(self, name: str, params: list[Any]) -> Result:
        """Make a call as a client would; `Failure` as a host would answer."""


Route = Callable[[Request, Sim], Awaitable[Response]]
Takeover = Callable[[Request, Sim, asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

ROUTES: dict[tuple[str, str], Route] = {}
TAKEOVERS: dict[tuple[str, str], Takeover] = {}


def route(method: str, path: str) -> Callable[[Route], Route]:
    """Register a coroutine that answers a method on a path and everything below it."""

    def register(function: Route) -> Route:
        ROUTES[method, path] = function
        return function

    return register


def takeover(method: str, path: str) -> Callable[[Takeover], Takeover]:
    """Register a coroutine that gets the whole connection after the head of the request.

    An `HttpError` raised before the first byte is written becomes an error page.
    """

    def register(function: Takeover) -> Takeover:
        TAKEOVERS[method, path] = function
        return function

    return register


async def read_head(reader: asyncio.StreamReader) -> Request | None:
    """The head of the next request, or None at the end of the connection."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    except asyncio.LimitOverrunError:
        raise HttpError(431) from None
    if len(head) >= HEAD_LIMIT:
        raise HttpError(431)
    if b"\r\nhost:" not in head.lower():
        # A host does not ask for this; the parser does.
        head = head[:-2] + b"Host: -\r\n\r\n"
    parser = h11.Connection(h11.SERVER)
    try:
        parser.receive_data(head)
        event = parser.next_event()
    except h11.RemoteProtocolError as error:
        raise HttpError(400, str(error)) from None
    if not isinstance(event, h11.Request):
        raise HttpError(400)
    return _request(event)


def _request(event: h11.Request) -> Request:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in event.headers}
    target = urlsplit(event.target.decode("latin-1"))
    try:
        cookies = {name: morsel.value for name, morsel in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        cookies = {}
    pairs = parse_qsl(target.query, keep_blank_values=True)
    return Request(
        event.method.decode("latin-1"),
        target.path,
        dict(pairs),
        headers,
        cookies,
        http_version=event.http_version.decode("latin-1"),
        pairs=tuple(pairs),
    )


async def read_body(reader: asyncio.StreamReader, request: Request) -> bytes:
    """As many bytes as Content-Length says; chunked bodies are not understood, and look empty."""
    length = request.headers.get("content-length", "0")
    if not length.isdigit():
        raise HttpError(400)
    if int(length) > BODY_LIMIT:
        raise HttpError(500, "Http_svr.Too_large_body")
    return await reader.readexactly(int(length))


def find_route(request: Request) -> Route | None:
    """The route with the longest path that the request's path begins with."""
    return _longest(ROUTES, request)


def find_takeover(request: Request) -> Takeover | None:
    return _longest(TAKEOVERS, request)


def _longest(table: dict[tuple[str, str], _T], request: Request) -> _T | None:
    path = request.path.rstrip("/") or "/"
    while True:
        found = table.get((request.method, path))
        if found is not None or path == "/":
            return found
        path = path.rpartition("/")[0] or "/"


_PAGES = {
    400: ("Bad Request", "<h1>HTTP 400 bad request</h1>"),
    401: ("Unauthorised", "<h1>HTTP 401 unauthorised</h1>Sign in and try again."),
    403: ("Forbidden", "<h1>HTTP 403 forbidden</h1>This is not for you."),
    404: ("Not Found", "<h1>HTTP 404 not found</h1>"),
    408: ("Request Timeout", "<h1>HTTP 408 request timeout</h1>The request took too long to come."),
    431: ("Request Header Fields Too Large", "<h1>HTTP 431 request header fields too large</h1>"),
    500: (
        "Internal Error",
        "<h1>HTTP 500 internal server error</h1>The host stumbled over this request.",
    ),
    501: ("Method not implemented", "<h1>HTTP 501 Method Not Implemented</h1>"),
    503: ("Service Unavailable", "<h1>HTTP 503 Service Unavailable</h1>Nobody answers here just now."),
}


def error_page(error: HttpError) -> Response:
    """The HTML a host answers with, as recorded; the connection closes after it."""
    reason, text = _PAGES.get(error.status, ("Error", ""))
    detail = escape(error.detail, {'"': "&quot;", "'": "&apos;"})
    if error.status == 501:
        text += f"<p>{detail} not supported.<br /></p>"
    elif detail:
        text += f"<h1> Additional information </h1>{detail}"
    headers = [HTML]
    if error.realm:
        headers.append(("WWW-Authenticate", f'Basic realm="{error.realm}"'))
    body = f"<html><body>{text}</body></html>".encode()
    return Response(error.status, reason, headers, body, close=True, style="page")


def head_bytes(response: Response, *, keep_alive: bool, asked: str = "1.1") -> bytes:
    """Status line and headers in the order and spelling of a host; `asked` is the request's HTTP version."""
    version = response.http_version or ("1.0" if asked == "1.0" else "1.1")
    lines = [f"HTTP/{version} {response.status} {response.reason}"]
    lines += [f"{name}: {value}" for name, value in _ordered(response, keep_alive)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def _ordered(response: Response, keep_alive: bool) -> list[tuple[str, str]]:
    length = str(response.length)
    connection = ("connection", "keep-alive" if keep_alive else "close")
    match response.style:
        case "call":
            return [("content-length", length), connection, NO_CACHE, *response.headers]
        case "page":
            kind, *others = response.headers
            return [("content-length", length), kind, connection, NO_CACHE, *others]
        case "updates":
            # It says so, and closes all the same.
            kept = ("Connection", "keep-alive")
            return [kept, ("Content-Length", length), _NO_CACHE_IN_CAPITALS, *response.headers]
        case "file":
            kept = ("Connection", "close")
            return [kept, ("Content-Length", length), _NO_CACHE_IN_CAPITALS, *response.headers]
        case "archive":
            return [("Connection", "close"), _NO_CACHE_IN_CAPITALS, *response.headers]


async def send(
    writer: asyncio.StreamWriter, response: Response, *, keep_alive: bool, asked: str = "1.1"
) -> None:
    """Write a whole answer, giving way to other connections meanwhile."""
    head = head_bytes(response, keep_alive=keep_alive, asked=asked)
    pieces = [response.body] if isinstance(response.body, bytes) else response.body
    if response.length < _CHUNK:
        pieces = [b"".join((head, *pieces))]
    else:
        writer.write(head)
    for piece in pieces:
        for start in range(0, len(piece), _CHUNK):
            writer.write(piece[start : start + _CHUNK])
            await writer.drain()
    await writer.drain()


def basic_credentials(request: Request) -> tuple[str, str]:
    """User and password of an Authorization header; both empty if it has none that can be read."""
    scheme, _, encoded = request.headers.get("authorization", "").partition(" ")
    try:
        text = base64.b64decode(encoded, validate=True).decode() if scheme.lower() == "basic" else ""
    except (binascii.Error, UnicodeDecodeError):
        text = ""
    user, _, password = text.partition(":")
    return user, password
