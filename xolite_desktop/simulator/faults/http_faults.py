# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Answers that are HTTP, but not the right one: statuses, redirects, types; connections that end or stall."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from xolite_desktop.simulator.faults.fault import Exchange, Fault, OnWire

_JSON = "content-type: application/json\r\n"
_PAGE = b"<html><head><title>t</title></head><body><h1>An <b>error</b> &amp; more</h1></body></html>"

Write = Callable[[Exchange], Awaitable[bool]]


def _status(line: str, headers: str = "content-type: text/html\r\n", body: bytes | None = _PAGE) -> Write:
    """An answer with this status line; the body None stands for the call's own."""

    async def write(exchange: Exchange) -> bool:
        content = exchange.body if body is None else body
        extra = headers.replace("TRAP", exchange.asked.trap)
        head = f"HTTP/1.1 {line}\r\n{extra}content-length: {len(content)}\r\n\r\n"
        await exchange.send(head.encode("latin-1") + content)
        return True

    return write


def _before(informational: bytes, times: int = 1) -> Write:
    """Something before the answer, which then comes as it should."""

    async def write(exchange: Exchange) -> bool:
        await exchange.send(informational * times)
        await exchange.send(exchange.answer)
        return True

    return write


async def _endless_informational(exchange: Exchange) -> bool:
    while True:
        await exchange.send(b"HTTP/1.1 102 Processing\r\n\r\n" * 50)


async def _no_content(exchange: Exchange) -> bool:
    await exchange.send(b"HTTP/1.1 204 No Content\r\n\r\n")
    return True


async def _close(exchange: Exchange) -> bool:
    return False


async def _reset(exchange: Exchange) -> bool:
    exchange.reset()
    return False


async def _hang(exchange: Exchange) -> bool:
    await exchange.until_left()
    return False


def _part(share: Callable[[Exchange], int], end: Write) -> Write:
    """So many bytes of the answer, and then."""

    async def write(exchange: Exchange) -> bool:
        await exchange.send(exchange.answer[: share(exchange)])
        return await end(exchange)

    return write


def _half_head(exchange: Exchange) -> int:
    return len(exchange.head) // 2


def _half_body(exchange: Exchange) -> int:
    return len(exchange.head) + len(exchange.body) // 2


async def _drip(exchange: Exchange) -> bool:
    await exchange.drip(exchange.answer)
    return False


async def _drip_body(exchange: Exchange) -> bool:
    await exchange.send(exchange.head)
    await exchange.drip(exchange.body + b" " * 100_000)
    return False


def _fault(name: str, says: str, write: Write, **flags: bool) -> Fault:
    return Fault(f"http_{name}", says, OnWire(write), **flags)  # type: ignore[arg-type]


def _page(status: str, headers: str = "") -> Fault:
    write = _status(status, f"content-type: text/html\r\n{headers}")
    return _fault(status.partition(" ")[0], f"An error page: {status}.", write, runs=False)


def _redirect(name: str, status: int, location: str) -> Fault:
    write = _status(f"{status} Elsewhere", f"location: {location}\r\n", b"")
    return _fault(f"redirect_{name}", f"A redirect {status} to {location!r}.", write, runs=False)


_PAGES = (
    _page("400 Bad Request"),
    _page("401 Unauthorised", 'WWW-Authenticate: Basic realm="jsonrpc"\r\n'),
    _page("403 Forbidden"),
    _page("404 Not Found"),
    _page("407 Proxy Authentication Required", 'Proxy-Authenticate: Basic realm="p"\r\n'),
    _page("408 Request Timeout"),
    _page("413 Content Too Large"),
    _page("429 Too Many Requests", "retry-after: 100000000000\r\n"),
    _page("431 Request Header Fields Too Large"),
    _page("500 Internal Error"),
    _page("501 Method not implemented"),
    _page("502 Bad Gateway"),
    _page("503 Service Unavailable", "retry-after: -1\r\n"),
    _page("504 Gateway Timeout"),
    _page("599 Nobody knows"),
    _page("799 Beyond"),
)

_REDIRECTS = (
    _redirect("301", 301, "https://TRAP/jsonrpc"),
    _redirect("302", 302, "https://TRAP/jsonrpc"),
    _redirect("303", 303, "https://TRAP/jsonrpc"),
    _redirect("307", 307, "https://TRAP/jsonrpc"),
    _redirect("308", 308, "https://TRAP/jsonrpc"),
    _redirect("plain", 307, "http://TRAP/jsonrpc"),
    _redirect("loop", 307, "/jsonrpc"),
    _redirect("file", 307, "file:///etc/passwd"),
    _redirect("nowhere", 302, ""),
)

_OTHER_STATUSES = (
    _fault("100", "100 Continue, then the answer.", _before(b"HTTP/1.1 100 Continue\r\n\r\n"), harmless=True),
    _fault("102_many", "Hundreds of 102.", _before(b"HTTP/1.1 102 Processing\r\n\r\n", 300), harmless=True),
    _fault("102_endless", "102 for ever.", _endless_informational, stalls=True),
    _fault("101", "Switching protocols.", _status("101 Switching", "upgrade: x\r\nconnection: upgrade\r\n")),
    _fault("201", "The answer as 201.", _status("201 Created", _JSON, None)),
    _fault("204", "No content.", _no_content),
    _fault("206", "The answer as a part.", _status("206 Partial Content", _JSON, None)),
    _fault("304", "Not modified.", _status("304 Not Modified", "etag: x\r\n", b"")),
    _fault("500_json", "500 around a good answer.", _status("500 Internal Error", _JSON, None)),
    _fault("200_html", "An error page as 200.", _status("200 OK")),
    _fault("200_empty", "Nothing at all, as JSON.", _status("200 OK", _JSON, b"")),
    _fault("type_missing", "No content type.", _status("200 OK", "", None)),
    _fault("type_text", "JSON as text/plain.", _status("200 OK", "content-type: text/plain\r\n", None)),
    _fault("type_xml", "JSON as text/xml.", _status("200 OK", "content-type: text/xml\r\n", None)),
    _fault(
        "type_capitals",
        "The type in capitals, with a charset.",
        _status("200 OK", "Content-Type: Application/JSON; charset=UTF-8\r\n", None),
        harmless=True,
    ),
    _fault(
        "cookie",
        "Cookies that nobody asked for.",
        _status("200 OK", f"{_JSON}set-cookie: session_id=planted; Path=/\r\nset-cookie: a=b\r\n", None),
        harmless=True,
    ),
    _fault(
        "html_500", "A page of a megabyte.", _status("500 No", body=_PAGE + b"<p>x" * 250_000), runs=False
    ),
    _fault("reason_huge", "A reason of 30 kB.", _status(f"500 {'why ' * 7500}"), runs=False),
    _fault("reason_controls", "Escapes in the reason.", _status("500 a\x1b[31m\xe2\x80\xae<b>b"), runs=False),
)

_ENDS = (
    _fault("close_before", "Closed, and nothing done.", _close, runs=False),
    _fault("close_after", "Closed without an answer, but it is done.", _close),
    _fault("reset_before", "Reset, and nothing done.", _reset, runs=False),
    _fault("reset_after", "Reset without an answer, but it is done.", _reset),
    _fault("close_in_head", "Closed in the head.", _part(_half_head, _close)),
    _fault("close_in_body", "Closed in the body.", _part(_half_body, _close)),
    _fault("reset_in_body", "Reset in the body.", _part(_half_body, _reset)),
    _fault("hang_before", "Silence, and nothing done.", _hang, runs=False, stalls=True),
    _fault("hang_after", "Silence, but it is done.", _hang, stalls=True),
    _fault("hang_in_head", "Silence in the head.", _part(_half_head, _hang), stalls=True),
    _fault("hang_in_body", "Silence in the body.", _part(_half_body, _hang), stalls=True),
    _fault("drip", "Byte by byte.", _drip, stalls=True),
    _fault("drip_body", "A body byte by byte, and it goes on.", _drip_body, stalls=True),
)

HTTP_FAULTS = (*_PAGES, *_REDIRECTS, *_OTHER_STATUSES, *_ENDS)
