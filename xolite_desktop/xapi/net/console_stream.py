# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`ConsoleStream`: a VM's console as a blocking byte stream, over TLS that shows the pinned certificate.

First wsproxy's WebSocket is asked for; a host that has none, or limits console sessions, refuses, and then HTTP
CONNECT is used; `first` turns that round. The socket never blocks inside OpenSSL, whose connections may not be read and written at once:
waiting is done outside a lock, so one thread may read while another sends or closes.
"""

import selectors
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ssl import SSLSocket, SSLWantReadError, SSLWantWriteError
from typing import Final

from xolite_desktop.xapi.errors import Closed, ConsoleRefused, ProtocolError
from xolite_desktop.xapi.net import console_head
from xolite_desktop.xapi.net.causes import typed_error
from xolite_desktop.xapi.net.console_head import ConsoleTarget, Head
from xolite_desktop.xapi.net.frame_stripper import FrameStripper, FramingError, client_frames
from xolite_desktop.xapi.net.http import text_of_html
from xolite_desktop.xapi.net.keep_alive import keep_alive
from xolite_desktop.xapi.net.pins import Pin
from xolite_desktop.xapi.net.tls import PinnedContext

WSPROXY: Final = "wsproxy"
CONNECT: Final = "connect"
CONNECT_TIMEOUT_S: Final = 10.0
_BUFFER_BYTES: Final = 256 << 10
_PAGE_BYTES: Final = 8 << 10
_DOING: Final = "opening the console"


class ConsoleStream:
    """One console connection; open it once, in the thread that will read it.

    `transport` is "wsproxy" or "connect" once open; `first` is the one to try first, to be set before. `send` and `close` may come from other threads. `session` is the
    session reference; it never shows in an error.
    """

    def __init__(
        self,
        target: ConsoleTarget,
        pin: Pin | None,
        session: str,
        user_agent: str,
        *,
        connect_timeout_s: float = CONNECT_TIMEOUT_S,
        present: Callable[[], Pin | None] | None = None,
    ) -> None:
        self.transport: str | None = None
        self.first = WSPROXY
        self.tls = PinnedContext(target.endpoint, pin, present=present)
        self._target = target
        self._session = session
        self._user_agent = user_agent
        self._timeout_s = connect_timeout_s
        self._lock = threading.Lock()
        self._sending = threading.Lock()
        self._socket: SSLSocket | None = None
        self._selector: selectors.BaseSelector | None = None
        self._users = 0
        self._closed = False
        self._frames: FrameStripper | None = None
        self._buffer = memoryview(bytearray(_BUFFER_BYTES))
        self._start = self._end = 0

    def open(self) -> None:
        """Connect, judge the certificate, and get through to the console.

        Raises `CertificateUnknown`, `CertificateChanged`, `TlsRefused`, `Unreachable`, `Timeout`, `ProtocolError`,
        `ConsoleRefused` (the host said why), and `Closed` if `close` came first.
        """
        with self._in_use():
            try:
                tries = (self._try_websocket, self._try_connect)
                first, second = tries if self.first == WSPROXY else tries[::-1]
                refusal = first()
                if refusal is not None:
                    refusal = second()
            except (OSError, ValueError) as error:
                self._drop()
                self._raise_if_closed()
                if isinstance(error, OSError):
                    raise typed_error(error, self._target.endpoint, _DOING, self._timeout_s) from error
                raise ProtocolError(self._target.endpoint, _DOING, str(error)) from error
            if refusal is not None:
                self._drop()
                self._raise_if_closed()
                raise refusal

    def recv_into(self, target: memoryview) -> int:
        """Wait for bytes of the console, at most as many as fit; 0 at the end, however it came about."""
        with self._in_use():
            while not self._closed:
                given = self._take_buffered(target)
                if given or (self._frames is not None and self._frames.ended):
                    return given
                if not self._fill(None):
                    return 0
            return 0

    def send(self, data: bytes) -> None:
        """Send all of `data`, from any thread; bytes of two calls never mix. Raises `Unreachable` if it cannot."""
        with self._sending, self._in_use():
            rest = memoryview(client_frames(data) if self._frames is not None else data)
            try:
                while rest and not self._closed:
                    rest = rest[self._send_some(rest) :]
            except OSError as error:
                raise typed_error(error, self._target.endpoint, "sending to the console", 0.0) from error
        if rest:
            raise Closed("the console was closed")

    def close(self) -> None:
        """End the stream from any thread: a waiting `recv_into` gives 0 at once. May be called twice."""
        with self._lock:
            self._closed = True
            if self._socket is not None:
                self._shut(self._socket)
        self._release_if_unused()

    def _try_websocket(self) -> ConsoleRefused | None:
        key = console_head.websocket_key()
        request = console_head.websocket_request(self._target, self._session, self._user_agent, key)
        head = self._ask(request)
        if head is None or head.status != 101:
            return self._refusal(head)
        fault = console_head.websocket_fault(head, key)
        if fault is not None:
            return ConsoleRefused(self._target.endpoint, head.status, fault)
        self._frames = FrameStripper()
        self.transport = WSPROXY
        return None

    def _try_connect(self) -> ConsoleRefused | None:
        head = self._ask(console_head.connect_request(self._target, self._session, self._user_agent))
        if head is None or head.status != 200:
            return self._refusal(head)
        self.transport = CONNECT
        return None

    def _ask(self, request: bytes) -> Head | None:
        """A new connection, the request, the head of the answer; None if the host closed without one."""
        deadline = time.monotonic() + self._timeout_s
        self._drop()
        self._connect(deadline)
        rest = memoryview(request)
        while rest:
            rest = rest[self._send_some(rest, deadline) :]
        while (parsed := console_head.parse_head(bytes(self._buffer[: self._end]))) is None:
            if not self._fill(deadline):
                return None
        head, self._start = parsed
        return head

    def _connect(self, deadline: float) -> None:
        endpoint = self._target.endpoint
        plain = socket.create_connection((endpoint.host, endpoint.port), timeout=self._timeout_s)
        try:
            plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            keep_alive(plain)
            plain.settimeout(0)
            wrapped = self.tls.wrap_socket(
                plain, server_hostname=endpoint.host, do_handshake_on_connect=False
            )
        finally:
            plain.close()  # of no effect on a socket that was wrapped: that one has the descriptor now
        with self._lock:
            self._socket = wrapped
            self._selector = selectors.DefaultSelector()
            self._selector.register(wrapped, selectors.EVENT_READ)
        self._shake_hands(wrapped, deadline)

    def _shake_hands(self, wrapped: SSLSocket, deadline: float) -> None:
        """All of the handshake within the deadline, however slowly the other side speaks."""
        while True:
            self._raise_if_closed()
            try:
                wrapped.do_handshake()
                return
            except SSLWantReadError:
                self._wait_readable(deadline)
            except SSLWantWriteError:
                self._wait_writable(deadline)

    def _refusal(self, head: Head | None) -> ConsoleRefused:
        """Why the host will not, in the words of its error page."""
        if head is None:
            return ConsoleRefused(
                self._target.endpoint, 0, "the host closed the connection without an answer"
            )
        deadline = time.monotonic() + self._timeout_s
        wanted = min(int(head.headers.get("content-length", _PAGE_BYTES) or 0), _PAGE_BYTES)
        while self._end - self._start < wanted and self._fill(deadline):
            pass
        words = text_of_html(bytes(self._buffer[self._start : self._end])) or head.reason
        return ConsoleRefused(self._target.endpoint, head.status, words)

    def _take_buffered(self, target: memoryview) -> int:
        source = self._buffer[self._start : self._end]
        if self._frames is None:
            taken = given = min(len(source), len(target))
            target[:given] = source[:given]
        else:
            try:
                taken, given = self._frames.strip(source, target)
            except FramingError as error:
                raise ProtocolError(self._target.endpoint, "reading the console", str(error)) from error
        self._start += taken
        if self._start == self._end:
            self._start = self._end = 0
        return given

    def _fill(self, deadline: float | None) -> bool:
        """Wait for bytes and read all there are into the buffer; False at the end of the stream."""
        if self._start:
            kept = bytes(self._buffer[self._start : self._end])
            self._start, self._end = 0, len(kept)
            self._buffer[: self._end] = kept
        while not self._closed:
            try:
                with self._lock:
                    received = self._read_all()
            except SSLWantReadError:
                self._wait_readable(deadline)
            except SSLWantWriteError:
                self._wait_writable(deadline)
            except OSError as error:
                if deadline is not None and not isinstance(error, ConnectionError):
                    raise
                return False
            else:
                return received > 0
        return False

    def _read_all(self) -> int:
        """Read until there is nothing more: TLS gives one record at a time, and each may be one small frame."""
        assert self._socket is not None
        before = self._end
        while self._end < len(self._buffer):
            try:
                received = self._socket.recv_into(self._buffer[self._end :])
            except (SSLWantReadError, SSLWantWriteError):
                if self._end == before:
                    raise
                break
            if received == 0:
                break
            self._end += received
        return self._end - before

    def _send_some(self, data: memoryview, deadline: float | None = None) -> int:
        while not self._closed:
            try:
                with self._lock:
                    if self._socket is None:
                        raise Closed("the console is not open")
                    return self._socket.send(data)
            except SSLWantWriteError:
                self._wait_writable(deadline)
            except SSLWantReadError:
                self._wait_readable(deadline)
        raise Closed("the console was closed")

    def _wait_readable(self, deadline: float | None) -> None:
        assert self._selector is not None
        if not self._selector.select(_remaining(deadline)) and deadline is not None:
            raise TimeoutError

    def _wait_writable(self, deadline: float | None) -> None:
        assert self._socket is not None
        with selectors.DefaultSelector() as selector:
            selector.register(self._socket, selectors.EVENT_WRITE)
            if not selector.select(_remaining(deadline)) and deadline is not None:
                raise TimeoutError

    @contextmanager
    def _in_use(self) -> Iterator[None]:
        """While somebody is inside, the descriptor stays: the next socket must not inherit its number."""
        with self._lock:
            self._users += 1
        try:
            yield
        finally:
            with self._lock:
                self._users -= 1
            self._release_if_unused()

    def _release_if_unused(self) -> None:
        with self._lock:
            if self._closed and self._users == 0:
                self._free()

    def _drop(self) -> None:
        """Give up the present connection, if there is one; the stream itself lives on."""
        with self._lock:
            self._free()
            self._frames = None
            self._start = self._end = 0

    def _free(self) -> None:
        if self._selector is not None:
            self._selector.close()
            self._selector = None
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _raise_if_closed(self) -> None:
        if self._closed:
            raise Closed("the console was closed")

    @staticmethod
    def _shut(wrapped: SSLSocket) -> None:
        """End both directions below TLS. `SSLSocket.shutdown` would first turn it into a plain, readable socket."""
        try:
            socket.socket.shutdown(wrapped, socket.SHUT_RDWR)
        except OSError:
            pass  # the other side was faster


def _remaining(deadline: float | None) -> float | None:
    return None if deadline is None else max(0.0, deadline - time.monotonic())
