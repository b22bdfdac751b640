# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""HTTP on one connection: limits, error pages, keeping alive, being taken over."""

from __future__ import annotations

import contextlib
import socket
import ssl

import pytest

from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.http import TAKEOVERS, HttpError
from xolite_desktop.simulator.server import Simulator

CALL = b'{"jsonrpc":"2.0","id":1,"method":"system.listMethods","params":[]}'


class RawConnection:
    """A TLS connection on which every byte is ours."""

    def __init__(self, port: int) -> None:
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        plain = socket.create_connection(("127.0.0.1", port), timeout=20)
        self.socket = context.wrap_socket(plain)

    def send(self, *lines: str, body: bytes = b"") -> None:
        self.socket.sendall("\r\n".join((*lines, "", "")).encode() + body)

    def read_to_end(self) -> bytes:
        received = b""
        while chunk := self.socket.recv(65536):
            received += chunk
        return received

    def read_head(self) -> str:
        received = b""
        while not received.endswith(b"\r\n\r\n"):
            received += self.socket.recv(1)
        return received.decode()


@pytest.fixture
def raw(simulator):
    connection = RawConnection(simulator.port)
    yield connection
    connection.socket.close()


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nope", 403),
        ("GET", "/", 403),
        ("GET", "/jsonrpc", 403),
        ("PUT", "/jsonrpc", 403),
        ("DELETE", "/jsonrpc", 501),
        ("POST", "/nope", 500),
        ("POST", "/", 500),
    ],
)
def test_paths_and_methods_nobody_wants(connect, method, path, status):
    got, headers, body = connect().request(method, path)
    assert (got, headers["connection"], headers["content-type"]) == (status, "close", "text/html")
    assert body.startswith(b"<html>")


def test_malformed_calls_are_html_and_the_end(connect):
    status, headers, body = connect().request("POST", "/jsonrpc", b"{not json")
    assert (status, headers["connection"]) == (500, "close")
    assert b"Json_error" in body


def test_the_preflight_of_browsers_is_answered(connect):
    _, headers, _ = connect().request(
        "OPTIONS", "/jsonrpc", headers={"Access-Control-Request-Headers": "content-type"}
    )
    assert headers["access-control-allow-headers"] == "content-type, X-Requested-With"
    assert headers["access-control-allow-methods"] == "PUT"


def test_xml_is_understood_on_every_path_to_post_to(connect):
    body = b"<methodCall><methodName>VM.nope</methodName></methodCall>"
    for path in ("/", "/RPC2", "/anything"):
        status, headers, answer = connect().request("POST", path, body)
        assert (status, headers["content-type"]) == (200, "text/xml")
        assert b"MESSAGE_METHOD_UNKNOWN" in answer


def test_a_head_of_a_kilobyte_is_too_much(raw):
    raw.send("GET /nope HTTP/1.1", "Host: x", "X-Long: " + "x" * 1000)
    assert raw.read_to_end().startswith(b"HTTP/1.1 431 ")


def test_a_head_without_end_is_too_much(raw):
    raw.socket.sendall(b"GET / HTTP/1.1\r\nX: " + b"x" * 66_000)
    assert raw.socket.recv(13) == b"HTTP/1.1 431 "


def test_a_body_of_more_than_300_kilobytes_is_too_much(raw):
    raw.send("POST /jsonrpc HTTP/1.1", "Host: x", f"Content-Length: {301 * 1024}")
    assert raw.read_to_end().startswith(b"HTTP/1.1 500 ")


def test_heads_that_make_no_sense(simulator):
    for lines in (("nonsense",), ("POST /jsonrpc HTTP/1.1", "Host: x", "Content-Length: many")):
        connection = RawConnection(simulator.port)
        connection.send(*lines)
        assert connection.read_to_end().startswith(b"HTTP/1.1 400 ")
        connection.socket.close()


def test_chunked_bodies_look_empty(raw):
    raw.send("POST /jsonrpc HTTP/1.1", "Host: x", "Transfer-Encoding: chunked", body=b"2\r\n{}\r\n0\r\n\r\n")
    assert b"Blank input data" in raw.read_to_end()


def test_connections_stay_unless_asked_otherwise(raw):
    for _ in range(2):
        raw.send("POST /jsonrpc HTTP/1.1", "Host: x", f"Content-Length: {len(CALL)}", body=CALL)
        head = raw.read_head()
        length = int(head.lower().split("content-length: ")[1].split("\r\n")[0])
        assert "connection: keep-alive" in head.lower()
        while length:
            length -= len(raw.socket.recv(length))
    raw.send(
        "POST /jsonrpc HTTP/1.1", "Host: x", "Connection: close", f"Content-Length: {len(CALL)}", body=CALL
    )
    assert b"connection: close" in raw.read_to_end()


def test_requests_may_be_sent_before_answers_are_read(raw):
    head = ("POST /jsonrpc HTTP/1.1", "Host: x", f"Content-Length: {len(CALL)}")
    raw.send(*head, body=CALL)
    raw.send(*head[:2], "Connection: close", head[2], body=CALL)
    assert raw.read_to_end().count(b"HTTP/1.1 200 OK") == 2


def test_http_1_0_closes(raw):
    raw.send("POST /jsonrpc HTTP/1.0", f"Content-Length: {len(CALL)}", body=CALL)
    answer = raw.read_to_end()
    assert answer.startswith(b"HTTP/1.0 200 OK\r\n")
    assert b"connection: close" in answer


def test_http_1_0_may_ask_to_stay(raw):
    lines = ("POST /jsonrpc HTTP/1.0", "Connection: Keep-Alive", f"Content-Length: {len(CALL)}")
    raw.send(*lines, body=CALL)
    head = raw.read_head()
    assert head.startswith("HTTP/1.0 200 OK\r\n")
    assert "connection: keep-alive" in head


def test_error_pages_speak_the_version_of_the_request(raw):
    raw.send("GET /nope HTTP/1.0")
    assert raw.read_to_end().startswith(b"HTTP/1.0 403 ")


def test_a_head_must_come_in_time(small_pool):
    simulator = Simulator(small_pool, clock=HandClock())
    simulator.head_timeout_s = 0.01
    with simulator:
        connection = RawConnection(simulator.port)
        assert connection.read_to_end().startswith(b"HTTP/1.1 408 ")
        connection.socket.close()


def test_the_first_head_has_ten_seconds(simulator):
    assert simulator.head_timeout_s == 10.0


def test_only_the_first_head_has_a_deadline(small_pool):
    simulator = Simulator(small_pool, clock=HandClock())
    simulator.head_timeout_s = 0.2
    with simulator:
        connection = RawConnection(simulator.port)
        connection.send("POST /jsonrpc HTTP/1.1", f"Content-Length: {len(CALL)}", body=CALL)
        head = connection.read_head()
        length = int(head.split("content-length: ")[1].split("\r\n")[0])
        while length:
            length -= len(connection.socket.recv(length))
        connection.socket.settimeout(0.4)
        with pytest.raises(TimeoutError):
            connection.socket.recv(1)
        connection.socket.close()


def test_what_times_out_in_a_console_leaves_no_page_in_it(monkeypatch, raw):
    async def impatient(request, sim, reader, writer):
        writer.write(b"HTTP/1.1 200 OK\r\n\r\nRFB")
        raise TimeoutError

    monkeypatch.setitem(TAKEOVERS, ("CONNECT", "/impatient"), impatient)
    raw.send("CONNECT /impatient HTTP/1.0")
    received = b""
    with contextlib.suppress(OSError):
        while chunk := raw.socket.recv(65536):
            received += chunk
    assert b"408" not in received


def test_a_route_may_take_the_connection_over(monkeypatch, raw, caller):
    async def echo(request, sim, reader, writer):
        if sim.session_of(request) != caller.session:
            raise HttpError(401)
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        writer.write(await reader.readexactly(4))

    monkeypatch.setitem(TAKEOVERS, ("CONNECT", "/echo"), echo)
    raw.send("CONNECT /echo/below?x=1 HTTP/1.0", f"Cookie: session_id={caller.session}", body=b"ping")
    assert raw.read_to_end() == b"HTTP/1.1 200 OK\r\n\r\nping"


def test_sessions_come_by_cookie_query_or_basic_credentials(monkeypatch, simulator, caller):
    async def who(request, sim, reader, writer):
        session = sim.db.get("session", sim.session_of(request))
        writer.write(session["auth_user_name"].encode())

    monkeypatch.setitem(TAKEOVERS, ("GET", "/who"), who)
    cookie = f"Cookie: other=1; session_id={caller.session}"
    for path, header in (
        ("/who", cookie),
        (f"/who?session_id={caller.session}", "Host: x"),
        ("/who", "Authorization: Basic cm9vdDpkZW1v"),
    ):
        connection = RawConnection(simulator.port)
        connection.send(f"GET {path} HTTP/1.0", header)
        assert connection.read_to_end() == b"root"
        connection.socket.close()


def test_credentials_brought_again_and_again_make_one_session(monkeypatch, simulator, connect):
    async def who(request, sim, reader, writer):
        writer.write(b"HTTP/1.0 200 OK\r\n\r\n" + sim.session_of(request).encode())

    monkeypatch.setitem(TAKEOVERS, ("GET", "/who"), who)
    headers = {"Authorization": "Basic cm9vdDpkZW1v"}
    first, second = (connect().request("GET", "/who", headers=headers)[2] for _ in range(2))
    assert first == second
    simulator.end_sessions()
    assert connect().request("GET", "/who", headers=headers)[2] != first


def test_nobody_is_unauthorised(monkeypatch, connect):
    async def who(request, sim, reader, writer):
        sim.session_of(request)

    monkeypatch.setitem(TAKEOVERS, ("GET", "/who"), who)
    for headers in (
        {},
        {"Authorization": "Basic !"},
        {"Authorization": "Basic cm9vdDp4"},
        {"Cookie": "session_id=x"},
    ):
        status, answered, _ = connect().request("GET", "/who", headers=headers)
        assert (status, answered["www-authenticate"]) == (401, 'Basic realm="who"')


def test_half_a_character_of_a_scenario_goes_out_as_it_came_in(simulator, caller):
    text = "half \ud800 here"
    simulator.run(lambda: simulator.db.update("VM", "OpaqueRef:vm", name_description=text))
    assert caller.call("VM.get_name_description", "OpaqueRef:vm") == text
    records = caller.call("VM.get_all_records")
    assert records["OpaqueRef:vm"]["name_description"] == text
