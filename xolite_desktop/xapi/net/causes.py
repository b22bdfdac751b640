# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the errors of sockets, TLS and httpx to our own tree, with the reason in the operating system's words."""

import os
import re
import socket
import ssl
from collections.abc import Iterator

import httpx

from xolite_desktop.xapi.errors import ProtocolError, Timeout, TlsRefused, Unreachable, XapiError
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.tls import certificate_error

_BYTES = re.compile(r":?\s*(?:bytearray\()?b['\"].*", re.DOTALL)
_MOST_REASON = 300
_NO_HTTP = "the answer is no HTTP"
_ENDINGS = (ssl.SSLEOFError, ssl.SSLZeroReturnError)


def typed_error(
    error: Exception, endpoint: Endpoint, doing: str, seconds: float, *, sent: bool = False
) -> XapiError:
    """Which of our errors an error of httpx, of a socket or of TLS is; `sent` if a byte of the request may have left."""
    typed = _typed(error, endpoint, doing, seconds)
    typed.may_have_run = sent
    return typed


def _typed(error: Exception, endpoint: Endpoint, doing: str, seconds: float) -> XapiError:
    refused = certificate_error(error)
    if refused is not None:
        return refused
    if isinstance(error, httpx.TimeoutException | TimeoutError):
        return Timeout(endpoint, doing, seconds)
    tls = next((cause for cause in _causes(error) if isinstance(cause, ssl.SSLError)), None)
    if tls is not None and not isinstance(tls, _ENDINGS):
        return TlsRefused(endpoint, _tls_reason(tls))
    _take_bytes_out(error)
    if isinstance(error, httpx.RemoteProtocolError) and "disconnected" not in str(error):
        return ProtocolError(endpoint, doing, str(error)[:_MOST_REASON] or _NO_HTTP)
    return Unreachable(endpoint, doing, _reason(error))


def _reason(error: Exception) -> str:
    """The deepest cause has the operating system's own words; the outer ones only say that something failed."""
    for cause in reversed(list(_causes(error))):
        if isinstance(cause, socket.gaierror | UnicodeError | httpx.InvalidURL):
            return "the name cannot be resolved"
        if isinstance(cause, ssl.SSLError):
            return "the other side closed the connection"
        if isinstance(cause, OSError) and cause.errno:
            return os.strerror(cause.errno)  # asyncio puts words of its own into strerror
    return str(error) or "the connection broke"


def _take_bytes_out(error: Exception) -> None:
    """What was wrong stays, the bytes themselves go, in every cause: they may be the rest of an answer, with a session."""
    for cause in _causes(error):
        if cause.args and isinstance(cause.args[0], str) and _BYTES.search(cause.args[0]):
            cause.args = (_BYTES.sub("", cause.args[0]) or _NO_HTTP, *cause.args[1:])


def _tls_reason(error: ssl.SSLError) -> str:
    """`WRONG_VERSION_NUMBER` in small letters; some errors have no such word."""
    word = getattr(error, "reason", None) or str(error)
    return str(word).replace("_", " ").lower()


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        cause = waiting.pop()
        if cause is None or id(cause) in seen:
            continue
        seen.add(id(cause))
        if not isinstance(cause, ssl.SSLWantReadError | ssl.SSLWantWriteError):
            yield cause  # those two only say that TLS was waiting when something else happened
        if isinstance(cause, BaseExceptionGroup):
            waiting.extend(cause.exceptions)
        waiting.append(cause.__cause__ or cause.__context__)
