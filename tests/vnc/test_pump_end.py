# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How a console ends: by the server, by a broken stream, by a mistake, by us."""

from __future__ import annotations

import socket
import threading

import pytest

from tests.vnc.pumped import DEADLINE_S, Scripted, Stream, open_console, read, scripted
from tests.vnc.wire import BELL, handshake
from xolite_desktop.vnc.errors import HandshakeTimeout, ProtocolError, UnexpectedEnd
from xolite_desktop.vnc.events import Bell, Closed, Ready
from xolite_desktop.vnc.pump import Pump


def test_an_end_of_the_stream_between_messages(server, owner, pump):
    open_console(server, owner, pump)
    server.close()
    assert owner.wait_for_end() is None


def test_an_end_of_the_stream_in_a_message(server, owner, pump):
    open_console(server, owner, pump)
    server.sendall(b"\0\0")
    server.close()
    assert isinstance(owner.wait_for_end(), UnexpectedEnd)


def test_a_broken_protocol_closes_the_stream(server, owner, pump):
    open_console(server, owner, pump)
    server.sendall(b"\x4d")
    assert isinstance(owner.wait_for_end(), ProtocolError)
    assert server.recv(1) == b""


@pytest.mark.parametrize("ready", [False, True])
def test_stop_ends_a_wait_for_data_and_reports_the_end_without_waking(server, owner, pump, ready):
    if ready:
        open_console(server, owner, pump)
    else:
        pump.start()
        server.sendall(b"RFB 003.008\n")
        read(server, 12)
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
    open_console(theirs, owner, pump)
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


def test_an_error_of_the_stream_is_the_reason(owner):
    error = ConnectionResetError("gone")
    scripted(owner, Scripted(handshake(8, 8), error))
    assert owner.wait_for_end() is error


def test_a_time_out_ends_a_handshake(owner):
    error = TimeoutError("silence")
    scripted(owner, Scripted(b"RFB", error))
    assert owner.wait_for_end() is error


def test_a_time_out_does_not_end_a_console_that_stands_still(owner):
    pump = scripted(owner, Scripted(handshake(8, 8), TimeoutError(), TimeoutError(), BELL))
    owner.wait_for(lambda event: event == Bell())
    assert pump.stop(DEADLINE_S)
    assert pump.drain() == [Closed(None)]


class StreamBroken(Exception):
    """What a stream of another layer raises."""


def test_a_stream_may_have_errors_of_its_own(owner):
    error = StreamBroken("no")
    scripted(owner, Scripted(error), stream_errors=(OSError, StreamBroken))
    assert owner.wait_for_end() is error


def test_a_stream_that_cannot_be_opened(owner):
    error = ConnectionRefusedError("no")

    class Refusing(Scripted):
        def open(self) -> None:
            raise error

    scripted(owner, Refusing())
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

    pump = scripted(owner, Deaf(handshake(8, 8)))
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
    scripted(owner, Scripted(mistake))
    assert owner.wait_for_end() is mistake
    assert hooked == [mistake]
