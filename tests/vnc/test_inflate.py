# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Inflating: one stream, and never more than was asked for."""

from __future__ import annotations

import tracemalloc
import zlib

import pytest

from tests.vnc.wire import Deflater, bomb
from xolite_desktop.vnc.buffer import ReceiveBuffer
from xolite_desktop.vnc.errors import LimitExceeded, ProtocolError
from xolite_desktop.vnc.inflate import Inflater, max_packed


def test_a_stream_goes_on_where_it_was():
    deflate, inflater = Deflater(), Inflater()
    for text in (b"abc" * 100, b"", b"abc" * 100):
        assert inflater.inflate(deflate(text), len(text)) == text


def test_a_bomb_takes_no_memory():
    packed = bomb(64 << 20)
    tracemalloc.start()
    try:
        with pytest.raises(LimitExceeded):
            Inflater().inflate(packed, 64)
        assert tracemalloc.get_traced_memory()[1] < 4 << 20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("packed", [b"\x00" * 9, b"\x78\x9c\xff\xff\xff\xff", b"\x78\xbb" + bytes(9)])
def test_damaged_data_is_refused(packed):
    with pytest.raises(ProtocolError):
        Inflater().inflate(packed, 64)


def test_nothing_may_follow_the_end_of_a_stream():
    with pytest.raises(ProtocolError):
        Inflater().inflate(zlib.compress(b"a") + b"x", 64)


def test_what_deflates_worst_is_still_allowed():
    for size in (0, 1, 100, 100_000):
        assert len(zlib.compress(bytes(range(256)) * (size // 256 + 1), 0)) <= max_packed(size + 256)


def test_data_is_read_as_it_comes():
    packed = Deflater()(b"abcdef" * 50)
    buffer = ReceiveBuffer()
    reading = Inflater().read_exactly(buffer, len(packed), 300)
    with pytest.raises(StopIteration) as ended:
        for byte in packed:
            next(reading)
            buffer.space()[0] = byte
            buffer.received(1)
        next(reading)
    assert ended.value.value == b"abcdef" * 50
