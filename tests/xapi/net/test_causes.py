# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which error of ours an error of a library is."""

import socket
import ssl

import httpx
import pytest
from xapi.tls_server import made_certificate

from xolite_desktop.xapi.errors import CertificateUnknown, ProtocolError, Timeout, TlsRefused, Unreachable
from xolite_desktop.xapi.net.causes import typed_error
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.tls import CertificateRefused

HOST = Endpoint("xcp-01")


def _because(error: Exception, cause: BaseException) -> Exception:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (httpx.ConnectTimeout("x"), Timeout, "60 s"),
        (TimeoutError(), Timeout, "60 s"),
        (
            _because(httpx.ConnectError("x"), OSError(111, "Connection refused")),
            Unreachable,
            "Connection refused",
        ),
        (
            _because(httpx.ConnectError("x"), ExceptionGroup("all", [OSError(113, "No route to host")])),
            Unreachable,
            "No route to host",
        ),
        (_because(httpx.ConnectError("x"), socket.gaierror(-2, "?")), Unreachable, "cannot be resolved"),
        (ConnectionResetError(104, "Connection reset by peer"), Unreachable, "reset"),
        (httpx.ReadError(""), Unreachable, "the connection broke"),
        (
            _because(httpx.ReadError(""), ssl.SSLWantReadError(2, "not complete")),
            Unreachable,
            "the connection broke",
        ),
        (
            httpx.RemoteProtocolError("Server disconnected without sending a response."),
            Unreachable,
            "disconnected",
        ),
        (httpx.RemoteProtocolError("illegal status line"), ProtocolError, "illegal"),
        (ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong"), TlsRefused, "wrong"),
        (ssl.SSLEOFError(8, "EOF occurred"), Unreachable, "closed the connection"),
        (
            _because(httpx.ConnectError("x"), CertificateRefused(HOST, made_certificate().ours, None)),
            CertificateUnknown,
            "not trusted yet",
        ),
    ],
)
def test_each_error_has_its_place_in_the_tree(error: Exception, kind: type[Exception], words: str) -> None:
    typed = typed_error(error, HOST, "VM.start", 60.0)
    assert type(typed) is kind
    assert words in str(typed)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('illegal status line: bytearray(b\'{"result":"OpaqueRef:secret"}\')', "illegal status line"),
        ("illegal chunk header: bytearray(b'zz')", "illegal chunk header"),
        ("bad Content-Length", "bad Content-Length"),
        ("bytearray(b'x')", "the answer is no HTTP"),
    ],
)
def test_what_is_no_http_is_told_without_its_bytes(said: str, told: str) -> None:
    """They may be the rest of an answer, with a session in it."""
    cause = httpx.RemoteProtocolError(said)
    error = typed_error(_because(httpx.RemoteProtocolError(said), cause), Endpoint("xcp-01"), "VM.start", 1.0)
    assert isinstance(error, ProtocolError)
    assert error.reason == told
    assert str(cause) == told, "a traceback shows the causes too"
