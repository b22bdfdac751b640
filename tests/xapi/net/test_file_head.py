# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is asked of a file handler, and where its answer may send us."""

from __future__ import annotations

from dataclasses import replace

import pytest

from xolite_desktop.xapi.errors import ProtocolError, RequestTooLong
from xolite_desktop.xapi.net.console_head import Head
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.file_head import FileRequest, body_length, redirected_to, request_head

HOST = Endpoint("xcp-01")
SESSION = "OpaqueRef:0000-secret"
REQUEST = FileRequest(HOST, "/export?uuid=u&task_id=t", SESSION, "tests", "exporting")

HOSTILE_LOCATIONS = (
    "",
    "http://10.0.0.2/export?uuid=u",
    "HTTP://10.0.0.2/export",
    "ftp://10.0.0.2/export",
    "file:///export",
    "javascript:alert(1)/export",
    "/export",
    "//10.0.0.2/export",
    "https:///export",
    "https://root:pw@10.0.0.2/export",
    "https://10.0.0.2@evil.example/export",
    "https://10.0.0.2:0/export",
    "https://10.0.0.2:99999/export",
    "https://[::1/export",
    "https://10.0.0.2\\evil.example/export",
    "https://evil example/export",
    "https://xn--\udcff.example/export",
    "https://10.0.0.2/host_restore?uuid=u",
    "https://10.0.0.2/export/../host_restore",
    "https://10.0.0.2",
    "x" * 9000,
)


def answer(**headers: str) -> Head:
    return Head(302, "Found", {name.replace("_", "-"): value for name, value in headers.items()})


def test_the_session_is_in_the_cookie_and_nowhere_else() -> None:
    head = request_head(REQUEST, "GET", HOST, None).decode()
    first, *rest = head.split("\r\n")
    assert first == "GET /export?uuid=u&task_id=t HTTP/1.1"
    assert f"Cookie: session_id={SESSION}" in rest
    assert head.count(SESSION) == 1
    assert "Content-Length" not in head
    assert SESSION not in repr(REQUEST)


def test_an_upload_says_its_length_and_expects_nothing() -> None:
    head = request_head(REQUEST, "PUT", Endpoint("fe80::1", 8443), 1 << 50).decode()
    assert "Host: [fe80::1]:8443\r\n" in head
    assert f"Content-Length: {1 << 50}\r\n" in head
    assert "Expect" not in head
    assert "Transfer-Encoding" not in head


def test_a_head_of_more_than_900_bytes_is_not_made() -> None:
    fits = replace(REQUEST, target="/export?" + "x" * 600)
    assert len(request_head(fits, "GET", HOST, None)) < 900
    with pytest.raises(RequestTooLong) as raised:
        request_head(replace(REQUEST, target="/export?" + "x" * 900), "GET", HOST, None)
    assert SESSION not in str(raised.value)


@pytest.mark.parametrize(
    "change",
    [
        {"target": "/export?a b"},
        {"target": "export"},
        {"target": "/export\r\nX: y"},
        {"session": "a\r\nX: y"},
        {"user_agent": "a\nb"},
        {"accept": "\u00e9"},
    ],
)
def test_nothing_can_be_smuggled_into_a_head(change: dict[str, str]) -> None:
    with pytest.raises(ValueError):
        request_head(replace(REQUEST, **change), "GET", HOST, None)


def test_a_redirect_chooses_the_host_and_nothing_else() -> None:
    head = answer(location="https://10.0.0.2:8443/export?uuid=another&session_id=stolen")
    assert redirected_to(head, REQUEST, HOST) == Endpoint("10.0.0.2", 8443)


@pytest.mark.parametrize("location", HOSTILE_LOCATIONS)
def test_a_redirect_to_anything_else_is_an_error(location: str) -> None:
    with pytest.raises(ProtocolError):
        redirected_to(answer(location=location), REQUEST, HOST)
    with pytest.raises(ProtocolError):
        redirected_to(answer(), REQUEST, HOST)


def test_the_length_of_an_answer() -> None:
    assert body_length(answer(), REQUEST, HOST) is None
    assert body_length(answer(content_length="42"), REQUEST, HOST) == 42
    for headers in (
        {"content_length": "-1"},
        {"content_length": "4 2"},
        {"content_length": "9" * 30},
        {"transfer_encoding": "chunked"},
        {"content_encoding": "gzip"},
    ):
        with pytest.raises(ProtocolError):
            body_length(answer(**headers), REQUEST, HOST)
