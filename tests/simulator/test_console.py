# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The console URL: heads, refusals, both ways in, and how a connection ends."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.simulator.conftest import SMALL_POOL, Caller
from tests.simulator.rfb_reading import Picture
from tests.simulator.test_wsproxy import client_frame
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.console import consoles_of
from xolite_desktop.simulator.linux_program import LinuxProgram
from xolite_desktop.simulator.server import Simulator

KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
CONNECTED = b"HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nCache-Control: no-cache, no-store\r\n\r\n"
CLOSED = b"\r\nConnection: close\r\nCache-Control: no-cache, no-store\r\n\r\n"
FAILURE = b"<h1> Additional information </h1>Console.Failure</body></html>"

CONSOLE_POOL: dict[str, dict[str, dict[str, Any]]] = SMALL_POOL | {
    "VM": SMALL_POOL["VM"]
    | {
        "OpaqueRef:paused": {"name_label": "vm-3", "uuid": "u-paused", "power_state": "Paused"},
        "OpaqueRef:dom0": {
            "name_label": "Control domain on host: host-1",
            "uuid": "u-dom0",
            "power_state": "Running",
            "is_control_domain": True,
            "resident_on": "OpaqueRef:host",
        },
    },
    "console": {
        "OpaqueRef:rfb": {"uuid": "u-rfb", "VM": "OpaqueRef:running", "protocol": "rfb"},
        "OpaqueRef:text": {"uuid": "u-text", "VM": "OpaqueRef:running", "protocol": "vt100"},
        "OpaqueRef:desktop": {"uuid": "u-desktop", "VM": "OpaqueRef:running", "protocol": "rdp"},
        "OpaqueRef:lost": {"uuid": "u-lost", "VM": "OpaqueRef:nobody", "protocol": "rfb"},
    },
}


class Line:
    """One TLS connection to the simulator, read as bytes."""

    def __init__(self, port: int) -> None:
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        self._socket = context.wrap_socket(socket.create_connection(("127.0.0.1", port), timeout=20))

    def send(self, content: bytes) -> None:
        self._socket.sendall(content)

    def take(self, size: int) -> bytes:
        """Exactly so many bytes, or fewer at the end of the stream."""
        taken = b""
        while len(taken) < size and (chunk := self._receive(size - len(taken))):
            taken += chunk
        return taken

    def head(self) -> bytes:
        taken = b""
        while not taken.endswith(b"\r\n\r\n") and (byte := self._receive(1)):
            taken += byte
        return taken

    def rest(self) -> bytes:
        taken = b""
        while chunk := self._receive(65536):
            taken += chunk
        return taken

    def _receive(self, size: int) -> bytes:
        try:
            return self._socket.recv(size)
        except (ConnectionResetError, ssl.SSLEOFError):
            return b""

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def pool(clock: HandClock) -> Iterator[Simulator]:
    with Simulator(CONSOLE_POOL, clock=clock) as running:
        yield running


@pytest.fixture
def signed_in(pool: Simulator) -> Iterator[Caller]:
    caller = Caller(pool)
    caller.login()
    yield caller
    caller.close()


@pytest.fixture
def line(pool: Simulator) -> Iterator[Callable[[], Line]]:
    with contextlib.ExitStack() as lines:
        yield lambda: lines.enter_context(contextlib.closing(Line(pool.port)))


@pytest.fixture
def ask(line: Callable[[], Line], signed_in: Caller) -> Callable[..., Line]:
    """Sends a request for a console in the session and gives the connection."""

    def send(method: str, query: str, headers: str = "", session: str | None = None) -> Line:
        asked = line()
        cookie = f"Cookie: session_id={session or signed_in.session}\r\n"
        asked.send(f"{method} /console?{query} HTTP/1.1\r\nHost: h\r\n{cookie}{headers}\r\n".encode())
        return asked

    return send


def text(simulator: Simulator, vm: str = "OpaqueRef:running") -> str:
    def read() -> str:
        program = consoles_of(simulator).screens.of(vm).program
        assert isinstance(program, LinuxProgram)
        return program.terminal.text()

    return simulator.run(read)


def shake_hands(connection: Line) -> Picture:
    """Becomes a viewer by CONNECT, and sees the whole screen."""
    assert connection.take(12) == b"RFB 003.008\n"
    connection.send(b"RFB 003.008\n\x01\x01")
    init = connection.take(2 + 4 + 24)[6:]
    width, height, name_size = struct.unpack_from(">HH16xI", init)
    connection.take(name_size)
    return Picture(width, height)


@pytest.mark.parametrize(
    "query", ["uuid=u-rfb", "ref=OpaqueRef:rfb", "uuid=u-running", "ref=OpaqueRef:running"]
)
def test_connect_answers_with_its_head_and_the_server_speaks_first(
    ask: Callable[..., Line], query: str
) -> None:
    connection = ask("CONNECT", query)
    assert connection.take(len(CONNECTED) + 12) == CONNECTED + b"RFB 003.008\n"


def test_the_session_may_be_in_the_query(line: Callable[[], Line], signed_in: Caller) -> None:
    connection = line()
    connection.send(f"CONNECT /console?uuid=u-rfb&session_id={signed_in.session} HTTP/1.0\r\n\r\n".encode())
    assert connection.head() == CONNECTED


def test_a_websocket_needs_the_key_only(ask: Callable[..., Line]) -> None:
    connection = ask("GET", "uuid=u-rfb", KEY)
    assert connection.head() == (
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nSec-WebSocket-Protocol: binary\r\n\r\n"
    )
    assert connection.take(14) == b"\x82\x0cRFB 003.008\n"


def test_a_websocket_may_be_answered_as_http_1_0(ask: Callable[..., Line], pool: Simulator) -> None:
    pool.http10_websocket = True
    assert ask("GET", "uuid=u-rfb", KEY).head().startswith(b"HTTP/1.0 101 Switching Protocols\r\n")


def test_without_a_key_there_is_no_websocket(ask: Callable[..., Line]) -> None:
    assert ask("GET", "uuid=u-rfb").rest() == b"HTTP/1.0 501 Method Not Implemented" + CLOSED


@pytest.mark.parametrize(
    ("method", "realm"), [("CONNECT", b"connect_console"), ("GET", b"connect_console_ws")]
)
def test_no_session_no_console(line: Callable[[], Line], method: str, realm: bytes) -> None:
    connection = line()
    connection.send(f"{method} /console?uuid=u-rfb HTTP/1.1\r\nHost: h\r\n{KEY}\r\n".encode())
    answer = connection.rest()
    assert answer.startswith(b"HTTP/1.1 401 Unauthorised\r\n")
    assert b'WWW-Authenticate: Basic realm="' + realm + b'"\r\n' in answer
    assert b"<h1>HTTP 401 unauthorised</h1>" in answer


@pytest.mark.parametrize("method", ["CONNECT", "GET"])
@pytest.mark.parametrize(
    "query",
    ["uuid=u-vm", "uuid=u-paused", "ref=OpaqueRef:vm", "ref=OpaqueRef:NULL", "other=1", "uuid=u-lost"],
)
def test_what_does_not_run_here_is_a_failure(ask: Callable[..., Line], method: str, query: str) -> None:
    answer = ask(method, query, KEY).rest()
    assert answer.startswith(b"HTTP/1.1 500 Internal Error\r\n")
    assert answer.endswith(FAILURE)


def test_an_unknown_uuid_is_named(ask: Callable[..., Line]) -> None:
    answer = ask("CONNECT", "uuid=u-none").rest()
    assert b"Db_exn.Read_missing_uuid(&quot;console&quot;, &quot;&quot;, &quot;u-none&quot;)" in answer


@pytest.mark.parametrize("method", ["CONNECT", "GET"])
def test_a_console_that_nobody_serves_has_no_address(ask: Callable[..., Line], method: str) -> None:
    assert ask(method, "uuid=u-desktop", KEY).rest() == b"HTTP/1.1 404 Not Found" + CLOSED


def test_limited_sessions_mean_no_websocket_and_one_connect(
    ask: Callable[..., Line], signed_in: Caller, pool: Simulator
) -> None:
    pool.run(lambda: pool.db.update("pool", "OpaqueRef:pool", limit_console_sessions=True))
    assert ask("GET", "uuid=u-rfb", KEY).rest() == b"HTTP/1.0 503 Service Unavailable" + CLOSED
    first = ask("CONNECT", "uuid=u-rfb")
    assert first.head() == CONNECTED
    refused = ask("CONNECT", "uuid=u-running").rest()
    assert refused.startswith(b"HTTP/1.1 503 Connection Limit Exceeded\r\n")
    assert b"User 'root' is" in refused
    pool.run(lambda: pool.db.update("VM", "OpaqueRef:running", domid=8))
    first.rest()
    assert ask("CONNECT", "uuid=u-rfb").head() == CONNECTED


def test_connections_count_also_while_nothing_limits_them(ask: Callable[..., Line], pool: Simulator) -> None:
    both = [ask("CONNECT", "uuid=u-rfb") for _ in range(2)]
    assert [each.head() for each in both] == [CONNECTED, CONNECTED]
    pool.run(lambda: pool.db.update("pool", "OpaqueRef:pool", limit_console_sessions=True))
    assert b"Users 'root, root' are" in ask("CONNECT", "uuid=u-rfb").rest()


@pytest.mark.parametrize(
    ("role", "query", "answer"),
    [
        ("read-only", "uuid=u-rfb", b"HTTP/1.1 403 Forbidden\r\n"),
        ("vm-operator", "uuid=u-rfb", b"HTTP/1.1 200 OK\r\n"),
        ("vm-operator", "uuid=u-dom0", b"HTTP/1.1 500 Internal Error\r\n"),
        ("pool-admin", "uuid=u-dom0", b"HTTP/1.1 200 OK\r\n"),
    ],
)
def test_roles(
    ask: Callable[..., Line], pool: Simulator, signed_in: Caller, role: str, query: str, answer: bytes
) -> None:
    pool.run(lambda: pool.sessions.users.update(ada=("secret", role)))
    session = signed_in.bare("session.login_with_password", "ada", "secret", "1.0", "tests")
    head = ask("CONNECT", query, session=session).head()
    assert head.startswith(answer)


def test_a_host_s_console_is_vncterm_s(ask: Callable[..., Line]) -> None:
    connection = ask("CONNECT", "uuid=u-dom0")
    connection.head()
    assert connection.take(12) == b"RFB 003.003\n"


def test_what_is_typed_into_a_websocket_is_seen_by_connect(ask: Callable[..., Line], pool: Simulator) -> None:
    typist, viewer = ask("GET", "uuid=u-rfb", KEY), ask("CONNECT", "uuid=u-rfb")
    typist.head()
    viewer.head()
    picture = shake_hands(viewer)
    assert (picture.width, picture.height) == (1024, 768)
    typist.send(client_frame(b"RFB 003.008\n") + client_frame(b"\x01\x01"))
    typist.send(b"".join(client_frame(struct.pack(">BB2xI", 4, 1, ord(char))) for char in "ada"))
    viewer.send(struct.pack(">BBHHHH", 3, 1, 0, 0, 1024, 768))
    assert viewer.take(1) == b"\0"
    while not text(pool).endswith("vm-2 login: ada"):
        pass  # each look is a turn of the simulator's loop


@pytest.mark.parametrize("change", [{"power_state": "Halted", "domid": -1}, {"domid": 8}])
@pytest.mark.parametrize("method", ["CONNECT", "GET"])
def test_connections_end_with_the_domain(
    ask: Callable[..., Line], pool: Simulator, method: str, change: dict[str, Any]
) -> None:
    connection = ask(method, "uuid=u-rfb", KEY)
    connection.head()
    connection.take(12)
    pool.run(lambda: pool.db.update("VM", "OpaqueRef:running", **change))
    assert len(connection.rest()) <= 2


def test_a_pause_ends_nothing_but_refuses_the_next(ask: Callable[..., Line], pool: Simulator) -> None:
    connection = ask("CONNECT", "uuid=u-rfb")
    connection.head()
    picture = shake_hands(connection)
    pool.run(lambda: pool.db.update("VM", "OpaqueRef:running", power_state="Paused"))
    assert ask("CONNECT", "uuid=u-rfb").rest().endswith(FAILURE)
    connection.send(struct.pack(">BBHHHH", 3, 0, 0, 0, 16, 16))
    picture.read(connection.take(16 + 16 * 16 * 4))
    assert picture.rects == [(0, 0, 16, 16, 0)]


def test_a_ping_is_data_and_a_close_frame_just_ends(ask: Callable[..., Line]) -> None:
    connection = ask("GET", "uuid=u-rfb", KEY)
    connection.head()
    connection.take(14)
    connection.send(client_frame(b"RFB 003.008\n", opcode=9))
    assert connection.take(4) == b"\x82\x02\x01\x01"
    connection.send(client_frame(b"\x03\xe8", opcode=8))
    assert connection.rest() == b""


def test_a_client_that_misbehaves_is_cut_off(ask: Callable[..., Line]) -> None:
    connection = ask("CONNECT", "uuid=u-rfb")
    connection.head()
    shake_hands(connection)
    connection.send(b"\x63")
    assert connection.rest() == b""


class Echo(socketserver.BaseRequestHandler):
    """Greets, and sends everything back until an exclamation mark."""

    def handle(self) -> None:
        self.request.sendall(b"RFB 003.008\n")
        while chunk := self.request.recv(65536):
            self.request.sendall(chunk)
            if chunk.endswith(b"!"):
                return


@pytest.fixture
def echo() -> Iterator[tuple[str, int]]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Echo) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.server_address  # type: ignore[misc]
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("key", ["vm-2", "u-running"])
def test_a_target_gets_and_gives_every_byte(
    ask: Callable[..., Line], pool: Simulator, echo: tuple[str, int], key: str
) -> None:
    pool.console_targets[key] = echo
    connection = ask("CONNECT", "uuid=u-rfb")
    connection.head()
    content = bytes(range(256)) * 20
    connection.send(content)
    assert connection.take(12 + len(content)) == b"RFB 003.008\n" + content
    connection.send(b"!")
    assert connection.rest() == b"!"


def test_a_target_behind_a_websocket_comes_in_frames_of_1024_bytes(
    ask: Callable[..., Line], pool: Simulator, echo: tuple[str, int]
) -> None:
    pool.console_targets["vm-2"] = echo
    connection = ask("GET", "uuid=u-rfb", KEY)
    connection.head()
    assert connection.take(14) == b"\x82\x0cRFB 003.008\n"
    connection.send(client_frame(bytes(2999)) + client_frame(b"!"))
    content = b""
    while (head := connection.take(2)) and (size := head[1]):
        size = int.from_bytes(connection.take(2), "big") if size == 126 else size
        assert size <= 1024
        content += connection.take(size)
    assert content == bytes(2999) + b"!"


def test_a_target_s_console_ends_with_the_domain_too(
    ask: Callable[..., Line], pool: Simulator, echo: tuple[str, int]
) -> None:
    pool.console_targets["vm-2"] = echo
    connection = ask("CONNECT", "uuid=u-rfb")
    connection.head()
    connection.take(12)
    pool.run(lambda: pool.db.update("VM", "OpaqueRef:running", power_state="Halted", domid=-1))
    assert connection.rest() == b""


def test_a_target_that_nobody_serves_ends_the_connection(ask: Callable[..., Line], pool: Simulator) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        address = unused.getsockname()
    pool.console_targets["vm-2"] = address
    connection = ask("CONNECT", "uuid=u-rfb")
    assert connection.rest() in (CONNECTED, b"")


def test_the_simulator_stops_with_consoles_open(clock: HandClock) -> None:
    with Simulator(CONSOLE_POOL, clock=clock) as simulator:
        caller = Caller(simulator)
        session = caller.login()
        connection = Line(simulator.port)
        connection.send(f"CONNECT /console?uuid=u-rfb&session_id={session} HTTP/1.0\r\n\r\n".encode())
        connection.head()
    assert len(connection.rest()) <= 12
    connection.close()
    caller.close()
