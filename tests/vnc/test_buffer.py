# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Exactly n bytes, or wait; and the memory stays the same."""

from __future__ import annotations

import pytest

from xolite_desktop.vnc.buffer import ROOM, Reading, ReceiveBuffer


def _put(buffer: ReceiveBuffer, received: bytes) -> None:
    space = buffer.space()
    space[: len(received)] = received
    buffer.received(len(received))


def _run(reading: Reading[object]) -> object:
    """The value of a reading that needs nothing more."""
    with pytest.raises(StopIteration) as end:
        next(reading)
    return end.value.value


def test_need_asks_for_as_many_as_are_to_be_in_one_piece():
    buffer = ReceiveBuffer()
    reading = buffer.need(3)
    assert next(reading) == 3
    _put(buffer, b"ab")
    assert next(reading) == 3
    _put(buffer, b"c")
    _run(reading)
    assert buffer.available == 3


def test_take_gives_bytes_that_come_in_parts():
    buffer = ReceiveBuffer()
    reading = buffer.take(4)
    next(reading)
    _put(buffer, b"ab")
    next(reading)
    _put(buffer, b"cde")
    assert _run(reading) == b"abcd"
    assert buffer.available == 1


def test_skip_throws_away_no_more_than_asked():
    buffer = ReceiveBuffer()
    reading = buffer.skip(5)
    next(reading)
    _put(buffer, b"abcd")
    next(reading)
    _put(buffer, b"ef")
    _run(reading)
    assert _run(buffer.take(1)) == b"f"


def test_nothing_is_taken_and_skipped_without_waiting():
    buffer = ReceiveBuffer()
    assert _run(buffer.take(0)) == b""
    _run(buffer.skip(0))


def test_what_waits_is_moved_to_the_front_when_the_end_is_near():
    buffer = ReceiveBuffer(2 * ROOM)
    _put(buffer, bytes(ROOM + 1))
    _run(buffer.skip(ROOM - 2))
    buffer.data[buffer.start : buffer.end] = b"xyz"
    assert len(buffer.space()) == 2 * ROOM - 3
    assert _run(buffer.take(3)) == b"xyz"


def test_an_empty_buffer_starts_anew():
    buffer = ReceiveBuffer(2 * ROOM)
    _put(buffer, bytes(10))
    _run(buffer.skip(10))
    assert len(buffer.space()) == 2 * ROOM


def test_pinned_bytes_stay_where_they_are_while_there_is_room():
    buffer = ReceiveBuffer(2 * ROOM)
    buffer.space()[:3] = b"abc"
    buffer.received(3)
    buffer.start = 3
    buffer.is_pinned = True
    buffer.space()[:3] = b"def"
    buffer.received(3)
    assert bytes(buffer.data[:6]) == b"abcdef"
    buffer.received(ROOM)
    assert not buffer.has_room
    with pytest.raises(AssertionError):
        buffer.space()
    buffer.is_pinned = False
    buffer.start = buffer.end
    buffer.space()
    assert (buffer.start, buffer.end) == (0, 0)
