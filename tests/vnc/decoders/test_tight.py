# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tight: exact bytes and exact pixels of each filter, and what is refused."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from tests.vnc.wire import TIGHT, Deflater, bomb, compact, cut, error_of, feed, opened, rect, update
from xolite_desktop.vnc.errors import LimitExceeded, ProtocolError, UnexpectedEnd
from xolite_desktop.vnc.events import Damaged
from xolite_desktop.vnc.geometry import Rect

RANDOM = np.random.default_rng(7)


def _tight(width: int, height: int, payload: bytes, x: int = 0, y: int = 0) -> bytes:
    return update(rect(x, y, width, height, TIGHT, payload))


def _words(rgb: np.ndarray) -> np.ndarray:
    parts = rgb.astype(np.uint32)
    return parts[..., 0] << 16 | parts[..., 1] << 8 | parts[..., 2]


def _assert_pixels(stream: bytes, wanted: np.ndarray, side: int = 128) -> None:
    """Whole, and byte by byte."""
    height, width = wanted.shape
    for pieces in ([stream], cut(stream, range(0, len(stream), 1 if len(stream) < 5000 else 97))):
        connection = opened(side, side)
        feed(connection, *pieces)
        assert np.array_equal(connection.framebuffer.pixels[:height, :width], wanted)


def test_fill_is_one_colour():
    connection = opened(4, 4)
    assert feed(connection, _tight(2, 2, b"\x80\x12\x34\x56", 1, 1)) == [Damaged((Rect(1, 1, 2, 2),))]
    assert connection.framebuffer.pixels.tolist() == [
        [0, 0, 0, 0],
        [0, 0x123456, 0x123456, 0],
        [0, 0x123456, 0x123456, 0],
        [0, 0, 0, 0],
    ]


def test_fewer_than_twelve_bytes_are_not_deflated():
    connection = opened(4, 1)
    feed(connection, _tight(3, 1, b"\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09"))
    assert connection.framebuffer.pixels.tolist() == [[0x010203, 0x040506, 0x070809, 0]]


@pytest.mark.parametrize("size", [(2, 2), (5, 7), (64, 64), (100, 128)])
@pytest.mark.parametrize("head", [b"\x10", b"\x50\x00"])
def test_copied_pixels_are_three_bytes_each(size, head):
    rgb = RANDOM.integers(0, 256, (*size, 3), np.uint8)
    _assert_pixels(_tight(size[1], size[0], head + compact(Deflater()(rgb.tobytes()))), _words(rgb))


def test_two_colours_are_bits_and_rows_begin_at_bytes():
    connection = opened(9, 2)
    palette = b"\x01" + bytes.fromhex("0000aa 00bb00")
    feed(connection, _tight(9, 2, b"\x40\x01" + palette + b"\x80\xff\x01\x80"))
    a, b = 0xAA, 0xBB00
    assert connection.framebuffer.pixels.tolist() == [[b, *[a] * 7, b], [*[a] * 7, b, b]]


@pytest.mark.parametrize("size", [(16, 10), (63, 67), (100, 100), (128, 128)])
@pytest.mark.parametrize("count", [2, 3, 16, 255, 256])
def test_palettes(size, count):
    height, width = size
    indices = RANDOM.integers(0, count, size, np.uint8)
    colours = RANDOM.integers(0, 256, (count, 3), np.uint8)
    data = np.packbits(indices, axis=1).tobytes() if count == 2 else indices.tobytes()
    payload = b"\x60\x01" + bytes((count - 1,)) + colours.tobytes() + compact(Deflater()(data))
    _assert_pixels(_tight(width, height, payload), _words(colours)[indices])


def test_the_last_colour_of_a_palette_is_the_last_that_may_be_used():
    palette = b"\x02" + bytes(9)
    for width, height in ((4, 4), (100, 100)):
        data = b"\x02" * (width * height - 1)
        good = _tight(width, height, b"\x40\x01" + palette + compact(Deflater()(data + b"\x02")))
        assert error_of(opened(128, 128), good) is None
        bad = _tight(width, height, b"\x40\x01" + palette + compact(Deflater()(data + b"\x03")))
        assert isinstance(error_of(opened(128, 128), bad), ProtocolError)


@pytest.mark.parametrize("size", [(1, 4), (4, 1), (2, 2), (9, 5), (20, 33), (128, 100)])
def test_gradients_are_differences_from_what_is_left_and_above(size):
    height, width = size
    rgb = RANDOM.integers(0, 256, (height, width, 3), np.uint8)
    padded = np.zeros((height + 1, width + 1, 3), int)
    padded[1:, 1:] = rgb
    predicted = np.clip(padded[1:, :-1] + padded[:-1, 1:] - padded[:-1, :-1], 0, 255)
    data = ((rgb - predicted) & 255).astype(np.uint8).tobytes()
    payload = compact(Deflater()(data)) if len(data) >= 12 else data
    _assert_pixels(_tight(width, height, b"\x40\x02" + payload), _words(rgb))


def test_four_streams_go_on_by_themselves_until_they_are_reset():
    streams = [Deflater() for _ in range(4)]
    rgb = RANDOM.integers(0, 4, (12, 8, 8, 3), np.uint8)
    connection = opened(8, 8)
    for number in range(8):
        control = (number % 4) << 4
        feed(
            connection, _tight(8, 8, bytes((control,)) + compact(streams[number % 4](rgb[number].tobytes())))
        )
        assert np.array_equal(connection.framebuffer.pixels, _words(rgb[number]))
    streams[1] = Deflater()
    feed(connection, _tight(8, 8, b"\x12" + compact(streams[1](rgb[8].tobytes()))))
    feed(connection, _tight(8, 8, b"\x30" + compact(streams[3](rgb[9].tobytes()))))
    assert np.array_equal(connection.framebuffer.pixels, _words(rgb[9]))
    feed(connection, _tight(8, 8, b"\x82\x00\x00\x00"))
    feed(connection, _tight(8, 8, b"\x10" + compact(Deflater()(rgb[10].tobytes()))))
    assert np.array_equal(connection.framebuffer.pixels, _words(rgb[10]))


@pytest.mark.parametrize(
    ("payload", "error"),
    [
        (b"\xa0" + bytes(64), ProtocolError),
        (b"\xb0" + bytes(64), ProtocolError),
        (b"\xf0" + bytes(64), ProtocolError),
        (b"\x40\x03" + bytes(64), ProtocolError),
        (b"\x40\x09" + bytes(64), ProtocolError),
        (b"\x40\x01\x00" + bytes(64), ProtocolError),
        (b"\x00" + compact(bomb(193)), LimitExceeded),
        (b"\x00" + compact(bomb(8 << 20)), LimitExceeded),
        (b"\x00" + compact(bomb(191)), ProtocolError),
        (b"\x00" + compact(b""), ProtocolError),
        (b"\x00" + compact(b"\x78\x9c" + b"\xff" * 64), ProtocolError),
        (b"\x00\xff\xff\xff", LimitExceeded),
        (b"\x90" + compact(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), ProtocolError),
        (b"\x00" + compact(bomb(192))[:-1], UnexpectedEnd),
        (b"\x80\x00\x00", UnexpectedEnd),
        (b"\x40\x01\x05" + bytes(17), UnexpectedEnd),
        (b"", UnexpectedEnd),
    ],
)
def test_what_is_refused(payload, error):
    for tail in (b"", bytes(2000) if error is not UnexpectedEnd else b""):
        assert isinstance(error_of(opened(8, 8), _tight(8, 8, payload) + tail), error)


def test_an_empty_rect_has_its_head_all_the_same():
    stream = _tight(0, 4, b"\x80\x01\x02\x03") + _tight(4, 0, b"\x00") + _tight(0, 0, b"\x40\x02")
    connection = opened()
    feed(connection, stream)
    assert not connection.has_ended
    assert not connection.framebuffer.pixels.any()


def test_lengths_take_one_to_three_bytes():
    for size in (4, 40, 128):
        rgb = RANDOM.integers(0, 256, (size, size, 3), np.uint8)
        _assert_pixels(_tight(size, size, b"\x00" + compact(Deflater()(rgb.tobytes()))), _words(rgb))
    assert struct.unpack(">BBB", compact(bytes(20000))[:3]) == (0xA0, 0x9C, 0x01)
