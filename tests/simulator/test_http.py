# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Requests, routes and error pages, without a connection."""

from __future__ import annotations

import asyncio

import pytest

from xolite_desktop.simulator.http import (
    ROUTES,
    HttpError,
    Request,
    Response,
    error_page,
    find_route,
    head_bytes,
    read_head,
    route,
)


async def _parsed(head: bytes) -> Request | None:
    reader = asyncio.StreamReader()
    reader.feed_data(head)
    reader.feed_eof()
    return await read_head(reader)


async def test_a_head_is_taken_apart():
    request = await _parsed(
        b"GET /console/?uuid=1&ref=OpaqueRef%3Ax HTTP/1.1\r\nHost: x\r\nCookie: session_id=OpaqueRef:s\r\nX-A: b\r\n\r\n"
    )
    assert request is not None
    assert (request.method, request.path) == ("GET", "/console/")
    assert request.query == {"uuid": "1", "ref": "OpaqueRef:x"}
    assert request.cookies == {"session_id": "OpaqueRef:s"}
    assert request.headers["x-a"] == "b"
    assert request.keeps_alive


async def test_a_host_header_is_not_asked_for():
    for version in (b"1.0", b"1.1"):
        request = await _parsed(b"GET /x?a=1 HTTP/" + version + b"\r\nX-A: b\r\n\r\n")
        assert request is not None
        assert (request.path, request.headers["x-a"]) == ("/x", "b")


async def test_keys_of_the_query_may_come_again():
    request = await _parsed(b"GET /rrd_updates?vm_uuid=1&start=9&vm_uuid=2 HTTP/1.1\r\n\r\n")
    assert request is not None
    assert request.all_of("vm_uuid") == ["1", "2"]
    assert request.all_of("host") == []
    assert request.query == {"vm_uuid": "2", "start": "9"}


async def test_the_end_of_the_connection_is_no_request():
    assert await _parsed(b"") is None
    assert await _parsed(b"GET / HT") is None


async def test_only_what_belongs_to_the_head_is_read():
    reader = asyncio.StreamReader()
    reader.feed_data(b"CONNECT /console?x=1 HTTP/1.0\r\n\r\nRFB 003.008\n")
    reader.feed_eof()
    request = await read_head(reader)
    assert request is not None
    assert not request.keeps_alive
    assert await reader.read() == b"RFB 003.008\n"


def _request(method: str, path: str) -> Request:
    return Request(method, path, {}, {}, {})


def test_the_longest_path_wins(monkeypatch):
    monkeypatch.setattr("xolite_desktop.simulator.http.ROUTES", {})
    ROUTES_before = dict(ROUTES)

    @route("GET", "/a")
    async def a(request, sim):
        return Response()

    @route("GET", "/a/b")
    async def b(request, sim):
        return Response()

    assert find_route(_request("GET", "/a/b/c")) is b
    assert find_route(_request("GET", "/a/")) is a
    assert find_route(_request("GET", "/ab")) is None
    assert find_route(_request("PUT", "/a")) is None
    assert ROUTES_before == dict(ROUTES)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 408, 431, 500, 501, 503])
def test_every_error_has_a_page(status):
    page = error_page(HttpError(status, "<detail>"))
    assert page.close
    assert b"&lt;detail&gt;" in bytes(page.body)
    assert head_bytes(page, keep_alive=False).startswith(f"HTTP/1.1 {status} ".encode())


def test_a_realm_asks_for_credentials():
    assert ("WWW-Authenticate", 'Basic realm="console"') in error_page(
        HttpError(401, realm="console")
    ).headers


def _names(response: Response, **asked: str) -> list[str]:
    first, *lines = head_bytes(response, keep_alive=True, **asked).decode().split("\r\n")[:-2]
    return [first.split()[0], *(line.split(": ")[0] for line in lines)]


def test_headers_come_in_the_order_of_a_host():
    kind = ("content-type", "text/xml")
    assert _names(Response(headers=[kind])) == [
        "HTTP/1.1",
        "content-length",
        "connection",
        "cache-control",
        "content-type",
    ]
    assert _names(error_page(HttpError(401, realm="x"))) == [
        "HTTP/1.1",
        "content-length",
        "content-type",
        "connection",
        "cache-control",
        "WWW-Authenticate",
    ]
    assert _names(Response(headers=[kind], style="archive", http_version="1.0")) == [
        "HTTP/1.0",
        "Connection",
        "Cache-Control",
        "content-type",
    ]
    assert _names(Response(headers=[kind], style="updates")) == [
        "HTTP/1.1",
        "Connection",
        "Content-Length",
        "Cache-Control",
        "content-type",
    ]


def test_the_version_is_the_one_that_was_asked_in():
    assert _names(Response(), asked="1.0")[0] == "HTTP/1.0"
    assert _names(Response(http_version="1.0"), asked="1.1")[0] == "HTTP/1.0"


def test_a_body_in_pieces_has_a_length():
    response = Response(body=[b"ab", b"c"])
    assert b"content-length: 3\r\n" in head_bytes(response, keep_alive=True)
