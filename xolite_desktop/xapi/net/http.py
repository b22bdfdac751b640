# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""HTTP to one XAPI host: one httpx client, no proxies, cookies or redirects; deadlines and byte caps on every call.

Sources: the server refuses request heads above about 1,000 bytes, bodies above 300 KiB and chunked ones; it never
compresses; each `event.from` occupies a connection while it waits, so one is set aside for it.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html import unescape
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import MappingProxyType
from typing import Final

import httpx

from xolite_desktop.xapi.errors import ProtocolError, Unreachable
from xolite_desktop.xapi.net.causes import typed_error
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.http_streams import CLOSED, Pipes, transport_over_pipes
from xolite_desktop.xapi.net.pins import Pin
from xolite_desktop.xapi.net.tls import PinnedContext

MAX_CALLS_AT_ONCE: Final = 6
MAX_REPLY_BYTES: Final = 64 << 20
"""The largest answer to a call. Loads of whole pools ask for `MAX_LOAD_BYTES`."""
MAX_LOAD_BYTES: Final = 512 << 20
MAX_CALL_BYTES: Final = 300 << 10
"""The server reads no more (`http_limit_max_rpc_size`), so a larger call is not sent at all."""
CONNECT_TIMEOUT_S: Final = 10.0
_IDLE_CONNECTION_S: Final = 60.0
_JSON: Final = "application/json"
_PAGES: Final = ("text/html", "text/plain")
_NO_HEADERS: Final[Mapping[str, str]] = MappingProxyType({})
_BEGINS_TO_SEND: Final = "http11.send_request_headers"
_TAG = re.compile(
    r"<(?:style|script|title|head)\b.*?</(?:style|script|title)>|<[^>]*>", re.DOTALL | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """How long a call may take in all, and how long the line may be silent."""

    total_s: float
    silence_s: float


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer: the JSON text, and the headers with names in lower case.

    What it says is in no repr of it: a refusal names the session that it refuses.
    """

    body: bytes = field(repr=False)
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReplyStream:
    """An answer whose body still comes in: `chunks` may be read once."""

    chunks: AsyncIterator[bytes]
    headers: Mapping[str, str]


class Sending:
    """Whether a byte of a request may have left: from the moment before its head is written."""

    def __init__(self) -> None:
        self.begun = False

    async def trace(self, event: str, _: object) -> None:
        """Told by httpcore what it does next."""
        self.begun = self.begun or event.startswith(_BEGINS_TO_SEND)


class HttpHost:
    """The HTTP server of one host, over connections that all show the pinned certificate.

    With `system_store` a host without a pin is accepted if the system's certificate authorities vouch for its name.
    `present` gives the pin of the moment, for connections that are made later than this.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        pin: Pin | None,
        user_agent: str,
        *,
        system_store: bool = False,
        present: Callable[[], Pin | None] | None = None,
    ) -> None:
        self.endpoint = endpoint
        self.tls = PinnedContext(endpoint, pin, system_store=system_store, present=present)
        self._calls = asyncio.Semaphore(MAX_CALLS_AT_ONCE)
        self._pipes = Pipes()
        # One more than there are calls at once: the event poll never waits for them, nor they for it.
        limits = httpx.Limits(
            max_connections=MAX_CALLS_AT_ONCE + 1,
            max_keepalive_connections=MAX_CALLS_AT_ONCE + 1,
            keepalive_expiry=_IDLE_CONNECTION_S,
        )
        self._client = httpx.AsyncClient(
            transport=transport_over_pipes(self.tls, limits, self._pipes),
            trust_env=False,
            follow_redirects=False,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            headers={"User-Agent": user_agent, "Accept": _JSON, "Accept-Encoding": "identity"},
        )

    async def post(
        self,
        path: str,
        body: bytes,
        *,
        doing: str,
        timeout_s: float,
        max_bytes: int = MAX_REPLY_BYTES,
        headers: Mapping[str, str] = _NO_HEADERS,
    ) -> Reply:
        """Send JSON, give the JSON text of the answer. At most `MAX_CALLS_AT_ONCE` run, the rest queue.

        Raises `Unreachable`, `Timeout`, `TlsRefused` (or below) and `ProtocolError`.
        """
        deadline = Deadline(timeout_s, timeout_s)
        sending = Sending()
        try:
            async with (
                asyncio.timeout(timeout_s),
                self._calls,
                self._exchange(path, body, doing, deadline, max_bytes, headers, sending) as reply,
            ):
                return Reply(b"".join([chunk async for chunk in reply.chunks]), reply.headers)
        except TimeoutError as error:
            raise typed_error(error, self.endpoint, doing, timeout_s, sent=sending.begun) from error

    async def get(
        self, path: str, *, doing: str, timeout_s: float, max_bytes: int = MAX_REPLY_BYTES
    ) -> Reply:
        """The JSON text at a path. Raises as `post`."""
        deadline = Deadline(timeout_s, timeout_s)
        async with self.stream(path, None, doing=doing, deadline=deadline, max_bytes=max_bytes) as reply:
            return Reply(b"".join([chunk async for chunk in reply.chunks]), reply.headers)

    @asynccontextmanager
    async def stream(
        self,
        path: str,
        body: bytes | None,
        *,
        doing: str,
        deadline: Deadline,
        max_bytes: int = MAX_REPLY_BYTES,
        headers: Mapping[str, str] = _NO_HEADERS,
    ) -> AsyncIterator[ReplyStream]:
        """As `post`, or `get` without a body, piece by piece as it comes in: for event polls, whose answers may be large.
        Does not queue.
        """
        sending = Sending()
        try:
            async with (
                asyncio.timeout(deadline.total_s),
                self._exchange(path, body, doing, deadline, max_bytes, headers, sending) as reply,
            ):
                yield reply
        except TimeoutError as error:
            raise typed_error(error, self.endpoint, doing, deadline.total_s, sent=sending.begun) from error

    @asynccontextmanager
    async def _exchange(
        self,
        path: str,
        body: bytes | None,
        doing: str,
        deadline: Deadline,
        max_bytes: int,
        headers: Mapping[str, str],
        sending: Sending,
    ) -> AsyncIterator[ReplyStream]:
        """A request and its answer, within the one time-out of whoever asks: two of them would end at almost the same
        moment, and the second disturb what is cleared up after the first."""
        if body is not None and len(body) > MAX_CALL_BYTES:
            too_large = ProtocolError(
                self.endpoint, doing, f"the call is larger than {MAX_CALL_BYTES >> 10} KiB"
            )
            too_large.may_have_run = False
            raise too_large
        timeout = httpx.Timeout(
            deadline.silence_s, connect=min(CONNECT_TIMEOUT_S, deadline.total_s), pool=deadline.total_s
        )
        if self._client.is_closed:
            raise Unreachable(self.endpoint, doing, CLOSED)  # while the call queued
        try:
            async with self._client.stream(
                "GET" if body is None else "POST",
                self.endpoint.url + path,
                content=body,
                headers={**({} if body is None else {"Content-Type": _JSON}), **headers},
                timeout=timeout,
                extensions={"trace": sending.trace},
            ) as response:
                await self._check_head(response, doing)
                chunks = self._capped(response, doing, max_bytes)
                yield ReplyStream(chunks, {name.lower(): value for name, value in response.headers.items()})
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, OSError) as error:
            raise typed_error(error, self.endpoint, doing, deadline.total_s, sent=sending.begun) from error

    async def close(self) -> None:
        """Close every connection; calls still running end with `Unreachable`, also those whose connection is being made."""
        self.cut()
        await self._client.aclose()

    def cut(self) -> None:
        """As `close`, without waiting for the ends."""
        self._pipes.close()

    async def _check_head(self, response: httpx.Response, doing: str) -> None:
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if response.status_code == 200 and kind == _JSON:
            return
        words = ""
        if kind in _PAGES:  # an answer under a wrong status may hold anything, a session too
            async for chunk in response.aiter_raw():
                words = text_of_html(chunk)
                break
        if response.status_code == 200:
            raise ProtocolError(self.endpoint, doing, f"the answer is {kind or 'of no type'}, not JSON")
        status = f"HTTP {response.status_code} {response.reason_phrase}".rstrip()
        raise ProtocolError(self.endpoint, doing, f"{status}: {words}" if words else status)

    async def _capped(self, response: httpx.Response, doing: str, max_bytes: int) -> AsyncIterator[bytes]:
        received = 0
        async for chunk in response.aiter_raw():
            received += len(chunk)
            if received > max_bytes:
                raise ProtocolError(self.endpoint, doing, f"the answer is larger than {max_bytes} bytes")
            yield chunk


def text_of_html(page: bytes, most: int = 300) -> str:
    """The words of an error page, on one line: the only place where a host says why it refused."""
    text = _TAG.sub(" ", page[:16384].decode("utf-8", "replace"))
    return " ".join(unescape(text).split())[:most]
