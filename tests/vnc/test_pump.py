# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The threads around the core: over a socket pair, and without ever waiting for time to pass."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from tests.vnc.wire import BELL, handshake, opened, plain, update
from xolite_desktop.vnc.errors import HandshakeTimeout, ProtocolError, UnexpectedEnd
from xolite_desktop.vnc.events import Bell, Closed, Damaged, Event, Ready
from xolite_desktop.vnc.geometry import Rect
from xolite_desktop.vnc.link_rating import Link, encodings_for
from xolite_desktop.vnc.messages import set_encodings
from xolite_desktop.vnc.pump import Pump

DEADLINE_S = 10.0
SET_LAN = set_encodings(encodings_for(Link.LAN))
SET_WAN = set_encodings(encodings_for(Link.WAN))


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


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    theirs.settimeout(DEADLINE_S)
    yield ours, theirs
    ours.close()
    theirs.close()


@pytest.fixture
def server(ends) -> socket.socket:
    return ends[1]


@pytest.fixture
def owner() -> Owner:
    return Owner()


@pytest.fixture
def pump(ends, owner) -> Iterator[Pump]:
    owner.pump = Pump(lambda: Stream(ends[0]), owner.wake, link=Link.LAN)
    yield owner.pump
    assert owner.pump.stop(DEADLINE_S)


def _read(server: socket.socket, size: int) -> bytes:
    received = b""
    while len(received) < size:
        part = server.recv(size - len(received))
        assert part, f"the client closed after {received!r}"
        received += part
    return received


def _open(server: socket.socket, owner: Owner, pump: Pump, width: int = 8, height: int = 8) -> None:
    pump.start()
    server.sendall(handshake(width, height))
    owner.wait_for(lambda event: isinstance(event, Ready))
    connection = opened(width, height)
    connection.request_update(incremental=False)
    opening = 12 + 1 + 1 + len(SET_LAN) + 10
    assert _read(server, opening).endswith(b"".join(connection.data_to_send()))


def test_from_the_first_byte_to_pixels_and_the_next_request(server, owner, pump):
    _open(server, owner, pump)
    server.sendall(update(plain(0, 0, 8, 8, 0x123456)))
    assert owner.wait_for(lambda event: isinstance(event, Damaged)) == Damaged((Rect(0, 0, 8, 8),))
    assert (pump.framebuffer.pixels == 0x123456).all()
    assert _read(server, 10) == bytes.fromhex("03 01 0000 0000 0008 0008")


def test_what_a_person_does_goes_out_in_order(server, owner, pump):
    _open(server, owner, pump)
    assert not pump.supports_extended_keys
    assert pump.is_pointer_absolute
    pump.send_key(0x61, 0x1E, True)
    pump.send_cut_text("x")
    pump.request_update(incremental=False)
    expected = bytes.fromhex("04 01 0000 00000061 06 000000 00000001 78 03 00 0000 0000 0008 0008")
    assert _read(server, len(expected)) == expected
    pump.send_pointer(1, 2, 1)
    assert _read(server, 6) == bytes.fromhex("05 01 0001 0002")


def test_ctrl_alt_del(server, owner, pump):
    _open(server, owner, pump)
    pump.ctrl_alt_del()
    downs = [bytes.fromhex("04 01 0000 0000") + bytes.fromhex(key) for key in ("ffe3", "ffe9", "ffff")]
    ups = [bytes.fromhex("04 00 0000 0000") + bytes.fromhex(key) for key in ("ffff", "ffe9", "ffe3")]
    assert _read(server, 48) == b"".join(downs + ups)


def test_the_owner_is_woken_once_until_it_drains(server, owner, pump):
    _open(server, owner, pump)
    woken = owner.wake_count
    for _ in range(20):
        server.sendall(BELL + update())
        assert _read(server, 10)
    assert owner.wake_count == woken + 1
    assert pump.drain() == [Bell()]
    server.sendall(BELL)
    owner.events.clear()
    assert owner.wait_for(lambda event: event == Bell())
    assert owner.wake_count == woken + 2


def test_an_end_of_the_stream_between_messages(server, owner, pump):
    _open(server, owner, pump)
    server.close()
    assert owner.wait_for_end() is None


def test_an_end_of_the_stream_in_a_message(server, owner, pump):
    _open(server, owner, pump)
    server.sendall(b"\0\0")
    server.close()
    assert isinstance(owner.wait_for_end(), UnexpectedEnd)


def test_a_broken_protocol_closes_the_stream(server, owner, pump):
    _open(server, owner, pump)
    server.sendall(b"\x4d")
    assert isinstance(owner.wait_for_end(), ProtocolError)
    assert server.recv(1) == b""


@pytest.mark.parametrize("ready", [False, True])
def test_stop_ends_a_wait_for_data_and_reports_the_end_without_waking(server, owner, pump, ready):
    if ready:
        _open(server, owner, pump)
    else:
        pump.start()
        server.sendall(b"RFB 003.008\n")
        _read(server, 12)
    woken = owner.wake_count
    assert pump.stop(DEADLINE_S)
    assert pump.drain() == [Closed(None)]
    assert owner.wake_count == woken
    assert pump.stop(DEADLINE_S)
    assert pump.drain() == []


def test_stop_before_start(owner, pump):
    assert pump.stop()
    assert pump.drain() == [Closed(None)]


def test_stop_ends_a_send_that_the_server_does_not_take(ends, owner, pump):
    ours, theirs = ends
    ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
    _open(theirs, owner, pump)
    for _ in range(8):
        pump.send_cut_text("x" * 200_000)  # does not block, though nobody reads
    assert pump.stop(DEADLINE_S)
    assert pump.drain() == [Closed(None)]


def test_the_handshake_has_a_deadline(ends, owner):
    pump = owner.pump = Pump(lambda: Stream(ends[0]), owner.wake, handshake_timeout_s=0.01)
    pump.start()
    ends[1].sendall(b"RFB 003.0")
    error = owner.wait_for_end()
    assert isinstance(error, HandshakeTimeout)
    assert error.seconds == 0.01


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


def _scripted(owner: Owner, stream: Stream, **options: object) -> Pump:
    owner.pump = Pump(lambda: stream, owner.wake, **options)  # type: ignore[arg-type]
    owner.pump.start()
    return owner.pump


def test_an_error_of_the_stream_is_the_reason(owner):
    error = ConnectionResetError("gone")
    _scripted(owner, Scripted(handshake(8, 8), error))
    assert owner.wait_for_end() is error


def test_a_time_out_ends_a_handshake(owner):
    error = TimeoutError("silence")
    _scripted(owner, Scripted(b"RFB", error))
    assert owner.wait_for_end() is error


def test_a_time_out_does_not_end_a_console_that_stands_still(owner):
    pump = _scripted(owner, Scripted(handshake(8, 8), TimeoutError(), TimeoutError(), BELL))
    owner.wait_for(lambda event: event == Bell())
    assert pump.stop(DEADLINE_S)
    assert pump.drain() == [Closed(None)]


class StreamBroken(Exception):
    """What a stream of another layer raises."""


def test_a_stream_may_have_errors_of_its_own(owner):
    error = StreamBroken("no")
    _scripted(owner, Scripted(error), stream_errors=(OSError, StreamBroken))
    assert owner.wait_for_end() is error


def test_a_stream_that_cannot_be_opened(owner):
    error = ConnectionRefusedError("no")

    class Refusing(Scripted):
        def open(self) -> None:
            raise error

    _scripted(owner, Refusing())
    assert owner.wait_for_end() is error


def test_a_stream_that_cannot_be_made(owner):
    def make() -> Stream:
        raise OSError("no")

    owner.pump = Pump(make, owner.wake)
    owner.pump.start()
    assert isinstance(owner.wait_for_end(), OSError)


def test_an_error_in_sending_is_the_reason_and_not_the_end_that_follows(owner):
    error = BrokenPipeError("no")

    class Deaf(Scripted):
        sent = 0

        def send(self, message: bytes) -> None:
            if message[:1] == b"\x04":
                raise error

    pump = _scripted(owner, Deaf(handshake(8, 8)))
    owner.wait_for(lambda event: isinstance(event, Ready))
    pump.send_key(0x61, 0, True)
    assert owner.wait_for_end() is error


def test_stop_while_the_stream_is_being_made(owner):
    making, go_on = threading.Event(), threading.Event()
    stream = Scripted(handshake(8, 8))

    def make() -> Stream:
        making.set()
        go_on.wait(DEADLINE_S)
        return stream

    owner.pump = Pump(make, owner.wake)
    owner.pump.start()
    assert making.wait(DEADLINE_S)
    assert not owner.pump.stop(0)
    go_on.set()
    assert owner.pump.stop(DEADLINE_S)
    assert owner.pump.drain() == [Closed(None)]


def test_a_mistake_of_ours_ends_the_console_and_reaches_the_exception_hook(owner, monkeypatch):
    hooked: list[BaseException | None] = []
    monkeypatch.setattr(threading, "excepthook", lambda caught: hooked.append(caught.exc_value))
    mistake = ZeroDivisionError()
    _scripted(owner, Scripted(mistake))
    assert owner.wait_for_end() is mistake
    assert hooked == [mistake]


def test_input_that_comes_while_the_other_thread_sends_waits_for_it(owner):
    """The receiving thread does not wait for a send that is under way, and nothing is lost."""
    entered, release, all_sent = threading.Event(), threading.Event(), threading.Event()
    sent: list[bytes] = []

    class Slow(Scripted):
        def send(self, message: bytes) -> None:
            if message[:1] == b"\x04":
                entered.set()
                release.wait(DEADLINE_S)
            sent.append(message)
            if len(sent) == 8:
                all_sent.set()

    held = threading.Event()

    class Gated(Slow):
        def recv_into(self, memory: memoryview) -> int:
            if len(self._script) == 1:
                held.wait(DEADLINE_S)
            return super().recv_into(memory)

    pump = _scripted(owner, Gated(handshake(8, 8), BELL + update()))
    owner.wait_for(lambda event: isinstance(event, Ready))
    pump.send_key(0x61, 0, True)
    assert entered.wait(DEADLINE_S)
    held.set()
    owner.wait_for(lambda event: event == Bell())  # decoded, though the key is still being sent
    pump.send_key(0x62, 0, True)
    release.set()
    assert all_sent.wait(DEADLINE_S)
    assert pump.stop(DEADLINE_S)
    assert [message[0] for message in sent[-3:]] == [4, 4, 3]


INCREMENTAL = bytes.fromhex("03 01 0000 0000 0008 0008")


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


@pytest.mark.parametrize(("trip_s", "expected"), [(0.001, SET_LAN), (0.05, SET_WAN)])
def test_the_first_encodings_follow_the_round_trip_of_the_handshake(ends, owner, trip_s, expected):
    clock = Clock()
    pump = owner.pump = Pump(lambda: Distant(ends[0], clock, trip_s), owner.wake, clock=clock)
    pump.start()
    whole = handshake(8, 8)
    for part, answer in ((whole[:12], 12), (whole[12:14], 1), (whole[14:18], 1)):
        ends[1].sendall(part)
        _read(ends[1], answer)
    ends[1].sendall(whole[18:])
    owner.wait_for(lambda event: isinstance(event, Ready))
    assert _read(ends[1], len(expected)) == expected
    assert pump.round_trip_s == pytest.approx(trip_s)
    assert pump.stop(DEADLINE_S)


def test_a_chosen_link_counts_more_than_the_measured_one_until_it_is_given_back(server, owner, pump):
    _open(server, owner, pump)
    pump.choose_link(Link.WAN)
    assert _read(server, len(SET_WAN)) == SET_WAN
    pump.choose_link(None)
    assert _read(server, len(SET_LAN)) == SET_LAN
    assert pump.link is Link.LAN


def test_the_next_request_goes_out_while_an_update_is_only_half_there(server, owner, pump):
    _open(server, owner, pump)
    whole = update(plain(0, 0, 8, 8, 0x123456))
    server.sendall(whole[:20])
    assert _read(server, 10) == INCREMENTAL
    server.sendall(whole[20:])
    owner.wait_for(lambda event: isinstance(event, Damaged))
    assert pump.encoding == 0
    assert pump.received_bytes > len(whole)


def test_half_an_update_is_shown_only_when_it_is_old(owner):
    clock = Clock()
    whole = update(plain(0, 0, 8, 8, 1))
    seen: list[int] = []

    class Watched(Scripted):
        """Notes how often the owner had been woken when the next bytes are asked for."""

        def recv_into(self, memory: memoryview) -> int:
            seen.append(owner.wake_count)
            if len(seen) == 2:
                owner.wait_for(lambda event: isinstance(event, Ready))
            if len(seen) == 4:
                clock.now = 1.0
            return super().recv_into(memory)

    parts = (whole[: 16 + 4 * 32], whole[16 + 4 * 32 : 16 + 4 * 40], whole[16 + 4 * 40 : -4])
    pump = _scripted(owner, Watched(handshake(8, 8), *parts), link=Link.LAN, clock=clock)
    owner.wait_for(lambda event: isinstance(event, Damaged))
    assert pump.stop(DEADLINE_S)
    assert seen[1:] == [1, 1, 1, 2]


def test_a_console_nobody_looks_at_asks_no_more_until_somebody_does(server, owner, pump):
    _open(server, owner, pump)
    pump.hold()
    server.sendall(update(plain(0, 0, 8, 8, 1)))
    owner.wait_for(lambda event: isinstance(event, Damaged))
    pump.send_key(0x61, 0, True)
    assert _read(server, 8)[0] == 4  # no request before it
    pump.release()
    assert _read(server, 10) == INCREMENTAL
