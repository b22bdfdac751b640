# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Zlib: exact bytes, exact pixels, and never more or less than the rect."""

from __future__ import annotations

import zlib

import numpy as np
import pytest

from tests.vnc.wire import ZLIB, Deflater, bomb, counted, cut, error_of, feed, opened, rect, update
from xolite_desktop.vnc.decoders.zlib import PART_BYTES
from xolite_desktop.vnc.errors import LimitExceeded, ProtocolError, UnexpectedEnd
from xolite_desktop.vnc.events import Damaged
from xolite_desktop.vnc.geometry import Rect

NOISE = np.random.default_rng(5).integers(0, 1 << 32, (300, 400), np.uint32)


def test_pixels_are_what_raw_would_have_sent():
    packed = zlib.compress(bytes.fromhex("03020100 060504ff"))
    connection = opened(4, 2)
    assert feed(connection, update(rect(1, 1, 2, 1, ZLIB, counted(packed)))) == [Damaged((Rect(1, 1, 2, 1),))]
    assert connection.framebuffer.pixels.tolist() == [[0] * 4, [0, 0x010203, 0x040506, 0]]


@pytest.mark.parametrize("size", [(1, 1), (16, 10), (300, 400), (3, 400)])
def test_one_stream_goes_on_from_rect_to_rect_however_it_is_cut(size):
    height, width = size
    deflate = Deflater()
    wanted = NOISE[:height, :width]
    stream = b"".join(
        update(rect(0, 0, width, height, ZLIB, counted(deflate(pixels.astype("<u4").tobytes()))))
        for pixels in (wanted[::-1], wanted)
    )
    for pieces in ([stream], cut(stream, range(0, len(stream), 101))):
        connection = opened(400, 300)
        feed(connection, *pieces)
        assert np.array_equal(connection.framebuffer.pixels[:height, :width], wanted & 0xFFFFFF)


def test_a_large_rect_that_deflates_to_nothing_is_painted_in_parts():
    deflate = Deflater()
    connection = opened(1024, 1024)
    pixels = np.full((1024, 1024), 0x123456, "<u4")
    assert pixels.nbytes > PART_BYTES
    events = feed(connection, update(rect(0, 0, 1024, 1024, ZLIB, counted(deflate(pixels.tobytes())))))
    assert (connection.framebuffer.pixels == 0x123456).all()
    assert events == [Damaged((Rect(0, 0, 1024, 1024),))]


def test_an_empty_rect_has_a_length_all_the_same():
    connection = opened()
    feed(connection, update(rect(0, 0, 0, 5, ZLIB, counted(b"")), rect(0, 0, 1, 1, ZLIB, counted(bomb(4)))))
    assert not connection.has_ended


@pytest.mark.parametrize("side", [8, 300])
@pytest.mark.parametrize(
    ("packed", "error"),
    [
        (lambda size: bomb(size + 1), LimitExceeded),
        (lambda size: bomb(size - 1), ProtocolError),
        (lambda size: bomb(8 << 20), LimitExceeded),
        (lambda size: b"", ProtocolError),
        (lambda size: b"\x78\x9c" + b"\xff" * 64, ProtocolError),
        (lambda size: b"\x78\xbb" + bytes(64), ProtocolError),
        (lambda size: bomb(size) + bomb(size), ProtocolError),
    ],
)
def test_anything_but_the_rect_is_refused(side, packed, error):
    stream = update(rect(0, 0, side, side, ZLIB, counted(packed(side * side * 4))))
    assert isinstance(error_of(opened(300, 300), stream), error)


def test_a_stream_that_has_ended_gives_no_second_rect():
    one = rect(0, 0, 8, 8, ZLIB, counted(bomb(256)))
    assert isinstance(error_of(opened(), update(one, one)), ProtocolError)


def test_a_length_beyond_reason_is_refused_before_its_data():
    for length in (b"\xff\xff\xff\xff", b"\x80\0\0\0", b"\0\0\x20\0"):
        error = error_of(opened(), update(rect(0, 0, 8, 8, ZLIB, length)))
        assert isinstance(error, LimitExceeded)


def test_cut_data_is_an_unexpected_end():
    stream = update(rect(0, 0, 8, 8, ZLIB, counted(bomb(256))))
    assert isinstance(error_of(opened(), stream[:-1]), UnexpectedEnd)
