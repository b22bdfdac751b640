# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A VNC server that says what another one said before: a recorded stream for any viewer, as fast as it reads.

How long that took ends with the viewer's answer to the second of two last, tiny updates. Some viewers ask for the next update when one
begins, others when it has ended: when the second one begins, everything before the first is decoded in all of them. The last picture on
the screen comes after that in all of them, too.
"""

from __future__ import annotations

import select
import socket
import struct
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from helpers.websocket_peer import WebSocketPeer

VERSION = b"RFB 003.008\n"
MARKER = b"\0\0\0\x01" + struct.pack(">HHHHi", 0, 0, 1, 1, 0) + b"\x01\x02\x03\0"
"""An update of one Raw pixel: there is no stream it does not fit behind."""
REQUEST = 3
_SIZES = {0: 20, 3: 10, 4: 8, 5: 6, 150: 10, 250: 4, 254: 8}
_PART = 1 << 18
_SETTLED_S = 0.4
_QUIET_ROUNDS = 2
_RESTING_CPU_S = 0.02
PATIENCE_S = 60.0


class ViewerFailed(Exception):
    """The viewer closed, stood still, or spoke no RFB; in words."""


@dataclass
class Push:
    """When what happened, on the monotonic clock: the first byte sent, all read, the last request; and how many of them."""

    started: float = 0.0
    acknowledged: float = 0.0
    last_request: float = 0.0
    requests: int = 0
    updates_sent: list[float] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        return max(self.acknowledged, self.last_request) - self.started


class Viewer:
    """The server's side of one connection."""

    def __init__(self, peer: socket.socket | WebSocketPeer) -> None:
        self._peer = peer
        self._unread = bytearray()
        self.push = Push()
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def demand_password(self, challenge: bytes) -> bytes:
        """RFB 3.8 up to what the viewer makes of the challenge; `judge` comes next."""
        self._peer.settimeout(PATIENCE_S)
        self._peer.sendall(VERSION)
        self._read(12)
        self._peer.sendall(b"\x01\x02")
        if not self._peer.recv(1):
            raise ViewerFailed("it has no password")
        self._peer.sendall(challenge)
        return self._read(16)

    def judge(self, server_init: bytes, refusal: bytes = b"") -> None:
        """Refuse with these words, or let the viewer in."""
        if refusal:
            self._peer.sendall(b"\0\0\0\x01" + len(refusal).to_bytes(4, "big") + refusal)
            return
        self._peer.sendall(b"\0\0\0\0")
        self._read(1)
        self._peer.sendall(server_init)

    def greet(self, server_init: bytes) -> None:
        """RFB 3.8, or 3.3 if it likes that better, with security None."""
        self._peer.settimeout(PATIENCE_S)
        self._peer.sendall(VERSION)
        version = self._read(12)
        if version >= b"RFB 003.007":
            self._peer.sendall(b"\x01\x01")
            self._read(1)
            if version >= b"RFB 003.008":
                self._peer.sendall(b"\0\0\0\0")
        else:
            self._peer.sendall(b"\0\0\0\x01")
        self._read(1)
        self._peer.sendall(server_init)

    def wait_for_request(self) -> None:
        """Until the viewer wants its first picture."""
        before = self.push.requests
        while self.push.requests == before:
            self._listen(PATIENCE_S)

    def send_all(self, stream: bytes | memoryview, cpu_s: Callable[[], float] = lambda: 0.0) -> Push:
        """The whole stream as fast as it is read, then the marker twice; waits until the viewer is quiet.

        `cpu_s` gives the viewer's processor seconds: one that still works is not quiet, it only had no turn to answer.
        """
        push = self.push
        push.started = time.monotonic()
        self._send(memoryview(stream))
        self._wait_until_read()
        push.acknowledged = time.monotonic()
        self._send(memoryview(MARKER * 2))
        self._wait_until_quiet(cpu_s)
        return push

    def send_paced(self, stream: memoryview, ends: Sequence[int], per_second: float) -> Push:
        """One update at a time, so many a second, whether they were asked for or not."""
        push = self.push
        push.started = due = time.monotonic()
        start = 0
        for end in ends:
            while (left := due - time.monotonic()) > 0:
                self._listen(left, or_fail=False)
            push.updates_sent.append(time.monotonic())
            self._send(stream[start:end])
            start, due = end, due + 1 / per_second
        self._wait_until_read()
        push.acknowledged = time.monotonic()
        while self._listen(_SETTLED_S, or_fail=False):
            pass
        return push

    def _wait_until_quiet(self, cpu_s: Callable[[], float]) -> None:
        quiet, before = 0, -1.0
        while quiet < _QUIET_ROUNDS:
            if self._listen(_SETTLED_S, or_fail=False):
                quiet = 0
                continue
            now = cpu_s()
            quiet = quiet + 1 if now - before <= _RESTING_CPU_S else 0
            before = now

    def _read(self, size: int) -> bytes:
        read = b""
        while len(read) < size:
            part = self._peer.recv(size - len(read))
            if not part:
                raise ViewerFailed("it closed in the handshake")
            read += part
        return read

    def _send(self, rest: memoryview) -> None:
        self._peer.setblocking(False)
        while rest:
            readable, writable, _ = select.select([self._peer], [self._peer], [], PATIENCE_S)
            if not (readable or writable):
                raise ViewerFailed(f"it did not read for {PATIENCE_S:.0f} s")
            if readable:
                self._take()
            if writable:
                rest = rest[self._peer.send(rest[:_PART]) :]

    def _wait_until_read(self) -> None:
        """Until the other side's kernel has every byte."""
        deadline = time.monotonic() + PATIENCE_S
        while _unsent(self._peer):
            self._listen(0.001, or_fail=False)
            if time.monotonic() > deadline:
                raise ViewerFailed("it did not take the last bytes")

    def _listen(self, seconds: float, *, or_fail: bool = True) -> bool:
        readable, _, _ = select.select([self._peer], [], [], seconds)
        if readable:
            self._take()
        elif or_fail:
            raise ViewerFailed("it asked for nothing")
        return bool(readable)

    def _take(self) -> None:
        try:
            received = self._peer.recv(65536)
        except ConnectionError as error:
            raise ViewerFailed("it broke the connection") from error
        if not received:
            raise ViewerFailed("it closed the connection")
        self._unread += received
        while (size := _message_size(self._unread)) and len(self._unread) >= size:
            if self._unread[0] == REQUEST:
                self.push.requests += 1
                self.push.last_request = time.monotonic()
            del self._unread[:size]


def _message_size(unread: bytearray) -> int:
    """Bytes of the viewer's first message; 0 if too little of it is there."""
    if len(unread) < 8:
        return _SIZES.get(unread[0], 8) if unread else 0
    number = unread[0]
    if number in _SIZES:
        return _SIZES[number]
    if number == 2:
        return 4 + 4 * int.from_bytes(unread[2:4], "big")
    if number == 6:
        return 8 + abs(struct.unpack_from(">i", unread, 4)[0])
    if number == 248:
        return 9 + unread[8] if len(unread) > 8 else 9
    if number == 251:
        return 8 + 16 * unread[6]
    if number == 255:
        return 12 if unread[1] == 0 else 4
    raise ViewerFailed(f"it sent message {number}")


def _unsent(peer: socket.socket | WebSocketPeer) -> int:
    """Bytes the other side has not acknowledged; 0 where nobody can say."""
    try:
        import fcntl
        import termios
    except ImportError:
        return 0
    waiting = bytearray(4)
    fcntl.ioctl(peer.fileno(), termios.TIOCOUTQ, waiting)
    return int.from_bytes(waiting, "little")
