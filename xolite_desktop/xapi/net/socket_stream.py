# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`SocketStream`: any VNC server as a blocking byte stream over plain TCP, for servers that are not behind a host.

Nothing is encrypted, so it carries no session and no pool's screen: it is for servers on this machine or behind a tunnel.
"""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from xolite_desktop.xapi.errors import Closed
from xolite_desktop.xapi.net.causes import typed_error
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.keep_alive import keep_alive

CONNECT_TIMEOUT_S: Final = 10.0
_RECEIVE_BUFFER_BYTES: Final = (
    4 << 20
)  # a whole Raw repaint of 1024 × 768 fits, so the server never waits for us


class SocketStream:
    """One connection; open it once, in the thread that will read it. `send` and `close` may come from others."""

    transport = "tcp"

    def __init__(self, endpoint: Endpoint, *, connect_timeout_s: float = CONNECT_TIMEOUT_S) -> None:
        self._endpoint = endpoint
        self._timeout_s = connect_timeout_s
        self._socket: socket.socket | None = None
        self._lock = threading.Lock()
        self._sending = threading.Lock()
        self._users = 0
        self._closed = False

    def open(self) -> None:
        """Connect. Raises `Unreachable`, `Timeout`, and `Closed` if `close` came first."""
        address = (self._endpoint.host, self._endpoint.port)
        with self._in_use():
            try:
                opened = socket.create_connection(address, timeout=self._timeout_s)
            except OSError as error:
                raise typed_error(error, self._endpoint, "connecting", self._timeout_s) from error
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            keep_alive(opened)
            opened.settimeout(None)
            with self._lock:
                self._socket = opened
        if self._closed:
            raise Closed("the connection was closed")

    def recv_into(self, target: memoryview) -> int:
        """Wait for bytes, at most as many as fit; 0 at the end, however it came about."""
        with self._in_use() as connected:
            try:
                return connected.recv_into(target) if connected is not None else 0
            except OSError:
                return 0

    def send(self, data: bytes) -> None:
        """Send all of `data`; bytes of two calls never mix. Raises `Unreachable`, or `Closed` when there is no stream."""
        with self._sending, self._in_use() as connected:
            if connected is None:
                raise Closed("the connection was closed")
            try:
                connected.sendall(data)
            except OSError as error:
                raise typed_error(error, self._endpoint, "sending", 0.0) from error

    def close(self) -> None:
        """End the stream from any thread: a waiting `recv_into` gives 0 at once. May be called twice."""
        with self._lock:
            self._closed = True
            if self._socket is not None:
                try:
                    self._socket.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass  # the other side was faster
        self._free_if_unused()

    @contextmanager
    def _in_use(self) -> Iterator[socket.socket | None]:
        """The socket, None once it is closed. While somebody is inside, its descriptor is nobody else's."""
        with self._lock:
            self._users += 1
            connected = None if self._closed else self._socket
        try:
            yield connected
        finally:
            with self._lock:
                self._users -= 1
            self._free_if_unused()

    def _free_if_unused(self) -> None:
        with self._lock:
            if self._closed and self._users == 0 and self._socket is not None:
                self._socket.close()
                self._socket = None
