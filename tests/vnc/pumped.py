# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A pump over one end of a socket pair, or over a script, and the owner that drains it."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable

from tests.vnc.wire import handshake, opened
from xolite_desktop.vnc.events import Closed, Event, Ready
from xolite_desktop.vnc.link_rating import Link, encodings_for
from xolite_desktop.vnc.messages import set_encodings
from xolite_desktop.vnc.pump import Pump

DEADLINE_S = 10.0
SET_LAN = set_encodings(encodings_for(Link.LAN))


class Stream:
    """A byte stream over one end of a socket pair."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end

    def open(self) -> None:
        pass

    def recv_into(self, memory: memoryview) -> int:
        return self._end.recv_into(memory)

    def send(self, message: bytes) -> None:
        self._end.sendall(message)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._end.shutdown(socket.SHUT_RDWR)


class Owner:
    """The main thread's side: what was drained, and waiting for more."""

    def __init__(self) -> None:
        self.woken = threading.Semaphore(0)
        self.wake_count = 0
        self.events: list[Event] = []
        self.pump: Pump

    def wake(self) -> None:
        self.wake_count += 1
        self.woken.release()

    def wait_for(self, is_it: Callable[[Event], bool]) -> Event:
        while not any(map(is_it, self.events)):
            assert self.woken.acquire(timeout=DEADLINE_S)
            self.events += self.pump.drain()
        return next(filter(is_it, self.events))

    def wait_for_end(self) -> Exception | None:
        closed = self.wait_for(lambda event: isinstance(event, Closed))
        assert isinstance(closed, Closed)
        assert [event for event in self.events if isinstance(event, Closed)] == [closed]
        assert self.pump.stop(DEADLINE_S)
        assert self.pump.drain() == []
        return closed.error


class Scripted(Stream):
    """A stream that raises or gives what it is told to, call after call."""

    def __init__(self, *script: bytes | Exception) -> None:
        self._script = list(script)
        self._closed = threading.Event()

    def recv_into(self, memory: memoryview) -> int:
        if not self._script:
            self._closed.wait(DEADLINE_S)
            return 0
        step = self._script.pop(0)
        if isinstance(step, Exception):
            raise step
        memory[: len(step)] = step
        return len(step)

    def send(self, message: bytes) -> None:
        pass

    def close(self) -> None:
        self._closed.set()


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Distant(Stream):
    """A server whose every answer takes a while."""

    def __init__(self, end: socket.socket, clock: Clock, trip_s: float) -> None:
        super().__init__(end)
        self._clock = clock
        self._trip_s = trip_s

    def recv_into(self, memory: memoryview) -> int:
        count = super().recv_into(memory)
        self._clock.now += self._trip_s
        return count


def read(server: socket.socket, size: int) -> bytes:
    received = b""
    while len(received) < size:
        part = server.recv(size - len(received))
        assert part, f"the client closed after {received!r}"
        received += part
    return received


def open_console(server: socket.socket, owner: Owner, pump: Pump, width: int = 8, height: int = 8) -> None:
    pump.start()
    server.sendall(handshake(width, height))
    owner.wait_for(lambda event: isinstance(event, Ready))
    connection = opened(width, height)
    connection.request_update(incremental=False)
    opening = 12 + 1 + 1 + len(SET_LAN) + 10
    assert read(server, opening).endswith(b"".join(connection.data_to_send()))


def scripted(owner: Owner, stream: Stream, **options: object) -> Pump:
    owner.pump = Pump(lambda: stream, owner.wake, **options)  # type: ignore[arg-type]
    owner.pump.start()
    return owner.pump
