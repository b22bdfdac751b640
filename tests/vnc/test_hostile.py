# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Servers that mean harm: one typed error, soon, and without much memory."""

from __future__ import annotations

import struct
import time
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vnc import fuzz
from tests.vnc.hostile_streams import REFUSED, SHOWN, SIDE, streams
from tests.vnc.wire import HEXTILE, cut, feed, handshake, opened, plain, rect, update
from xolite_desktop.vnc.connection import Connection, State
from xolite_desktop.vnc.decoders import ALL_KNOWN
from xolite_desktop.vnc.errors import RfbError
from xolite_desktop.vnc.events import Closed
from xolite_desktop.vnc.names import Encoding

MEMORY_LIMIT = 24 << 20

OFFERED = [number for number in ALL_KNOWN if number != Encoding.TIGHTPNG]


STREAMS = streams()
SECONDS = 3.0
"""Of the processor, for one stream; far more than any of them takes."""


SLOW_TO_TRACE = ("tiny_rects", "fences")
"""Many small steps, whose memory other tests look at."""


def _fed(stream: bytes, step: int) -> tuple[Connection, bool]:
    """The connection after all of the stream and its end, and whether it was still open before that."""
    connection = Connection(encodings=OFFERED)
    for start in range(0, len(stream), step):
        connection.receive_data(memoryview(stream)[start : start + step])
        connection.data_to_send()
        connection.paint()
    is_shown = not connection.has_ended
    connection.receive_eof()
    return connection, is_shown


@pytest.mark.parametrize("name", STREAMS)
def test_each_hostile_stream_ends_as_it_should_soon_and_in_little_memory(name):
    make, outcome = STREAMS[name]
    stream = make()
    started = time.process_time()
    _assert_outcome(*_fed(stream, len(stream)), outcome)
    assert time.process_time() - started < SECONDS
    if name not in SLOW_TO_TRACE:
        tracemalloc.start()
        try:
            _assert_outcome(*_fed(stream, 4093), outcome)
            assert tracemalloc.get_traced_memory()[1] < MEMORY_LIMIT
        finally:
            tracemalloc.stop()


def _assert_outcome(connection: Connection, is_shown: bool, outcome: str) -> None:
    [closed] = _ended(connection)
    if is_shown and closed.error is None:
        assert outcome != REFUSED
        assert connection.framebuffer.pixels[SIDE - 1, SIDE - 1] == 0xC0FFEE
    else:
        assert outcome != SHOWN, closed.error
        assert isinstance(closed.error, RfbError)
        assert str(closed.error).isprintable()
        assert len(str(closed.error)) < 5000


def test_a_resize_and_a_rect_of_the_new_size_in_one_update():
    connection = opened(64, 64)
    feed(connection, update(rect(0, 0, 8, 4, -223), plain(0, 0, 8, 4, 7)))
    assert (connection.framebuffer.pixels == 7).all()
    assert connection.framebuffer.pixels.shape == (4, 8)


def test_colours_of_hextile_are_carried_over_a_raw_tile():
    tiles = b"\x02\x07\0\0\0" + b"\x01" + bytes(1024) + b"\x00"
    connection = opened(48, 16)
    feed(connection, update(rect(0, 0, 48, 16, HEXTILE, tiles)))
    assert connection.framebuffer.pixels[0, [0, 16, 32]].tolist() == [7, 0, 7]


def test_a_short_run_of_the_fuzzer_finds_nothing():
    ran = fuzz.run(message_count=1000, seed=1)
    assert ran.message_count == 1000
    assert ran.refused_count > 0


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
