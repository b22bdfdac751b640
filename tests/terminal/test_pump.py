# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The threads around a text screen, over a socket pair."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from xolite_desktop.terminal.pump import MOST_WAITING, TextPump

DEADLINE_S = 10.0


class Stream:
    """A byte stream over one end of a socket pair."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end

    def open(self) -> None:
        pass

    def recv_into(self, target: memoryview) -> int:
        return self._end.recv_into(target)

    def send(self, data: bytes) -> None:
        self._end.sendall(data)

    def close(self) -> None:
        self._end.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    here, there = socket.socketpair()
    there.settimeout(DEADLINE_S)
    yield here, there
    here.close()
    there.close()


def test_what_is_written_is_shown_and_what_is_typed_arrives(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    woken = threading.Semaphore(0)
    pump = TextPump(Stream(ends[0]), woken.release)
    pump.start()
    ends[1].sendall(b"login: ")
    while pump.emulator.text(0) != "login:":
        assert woken.acquire(timeout=DEADLINE_S)
        pump.disarm()
    assert pump.send(b"root\r")
    assert ends[1].recv(64) == b"root\r"
    ends[1].close()
    while not pump.has_ended:
        assert woken.acquire(timeout=DEADLINE_S)
        pump.disarm()
    assert pump.error is None
    assert pump.stop(DEADLINE_S)


def test_a_pump_that_is_stopped_ends_and_wakes_nobody(ends: tuple[socket.socket, socket.socket]) -> None:
    calls: list[None] = []
    pump = TextPump(Stream(ends[0]), lambda: calls.append(None))
    pump.start()
    assert pump.stop(DEADLINE_S)
    assert len(calls) <= 1


def test_a_guest_that_takes_nothing_is_not_typed_to_without_end(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    pump = TextPump(Stream(ends[0]), lambda: None)
    assert pump.send(b"x" * MOST_WAITING)
    assert not pump.send(b"x")
    assert pump.stop(0)


def test_a_stream_that_breaks_says_why(ends: tuple[socket.socket, socket.socket]) -> None:
    class Broken(Stream):
        def open(self) -> None:
            raise ConnectionResetError("gone")

    woken = threading.Semaphore(0)
    pump = TextPump(Broken(ends[0]), woken.release)
    pump.start()
    while not pump.has_ended:
        assert woken.acquire(timeout=DEADLINE_S)
        pump.disarm()
    assert isinstance(pump.error, ConnectionResetError)
    pump.stop(DEADLINE_S)
