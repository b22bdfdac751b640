# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Servers that mean harm: one typed error, soon, and without much memory."""

from __future__ import annotations

import struct
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vnc.wire import HEXTILE, cut, handshake, opened, plain, rect, update
from xolite_desktop.vnc.connection import Connection, State
from xolite_desktop.vnc.errors import RfbError
from xolite_desktop.vnc.events import Closed

MEMORY_LIMIT = 24 << 20


def _ended(connection: Connection) -> list[Closed]:
    return [event for event in connection.events() if isinstance(event, Closed)]


@pytest.mark.parametrize("seed", range(40))
def test_noise_after_the_handshake_ends_in_one_error(seed):
    noise = np.random.default_rng(seed).integers(0, 256, 20_000, np.uint8).tobytes()
    connection = opened()
    for piece in cut(noise, range(0, len(noise), 977)):
        connection.receive_data(piece)
        connection.paint()
    connection.receive_eof()
    [closed] = _ended(connection)
    assert closed.error is None or isinstance(closed.error, RfbError)


@given(st.data())
def test_a_good_stream_with_bytes_changed_never_raises(data):
    tiles = (
        b"\x1a\1\2\3\4\x02\5\6\7\x08\x00\x11\x09\x08\x07\x06\x22\x33"
        + b"\x0e\1\1\1\1\2\2\2\2\x01\x00\x00"
        + b"\0\0"
    )
    good = bytearray(
        handshake(32, 32) + update(plain(0, 0, 4, 4, 1), rect(0, 0, 32, 32, HEXTILE, tiles)) + b"\x02"
    )
    for place in data.draw(st.lists(st.integers(0, len(good) - 1), min_size=1, max_size=4)):
        good[place] = data.draw(st.integers(0, 255))
    connection = Connection()
    connection.receive_data(bytes(good))
    connection.receive_eof()
    [closed] = _ended(connection)
    assert closed.error is None or isinstance(closed.error, RfbError)


def _reached(stream: bytes, times: int) -> int:
    """The most memory that was held at once, beyond what a new connection has."""
    connection = opened(1024, 1024)
    tracemalloc.start()
    try:
        for _ in range(times):
            connection.receive_data(stream)
        connection.paint()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        assert connection.state is State.OPEN


def test_tiles_that_are_painted_255_times_over_take_little_memory():
    tile = b"\x08\xff" + b"\x00\xff" * 255
    assert _reached(update(rect(0, 0, 1024, 256, HEXTILE, tile * 1024)), 1) < MEMORY_LIMIT


def test_colour_maps_and_clipboards_are_not_collected():
    colour_map = struct.pack(">BxHH", 1, 0, 65535) + bytes(6 * 65535)
    clipboard = struct.pack(">BxxxI", 3, 4 << 20) + bytes(4 << 20)
    assert _reached(colour_map + clipboard, 3) < MEMORY_LIMIT


def test_updates_that_nobody_looks_at_do_not_pile_up():
    many = update(*[plain(n % 1000, n // 1000, 1, 1, n) for n in range(5000)])
    assert _reached(many, 2) < MEMORY_LIMIT


def test_a_size_is_judged_before_memory_is_taken_for_it():
    tracemalloc.start()
    try:
        Connection().receive_data(handshake(65535, 65535))
        assert tracemalloc.get_traced_memory()[1] < MEMORY_LIMIT
    finally:
        tracemalloc.stop()
