# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""ZRLE: exact bytes and exact pixels of each kind of tile, and what is refused."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vnc.wire import ZRLE, Deflater, bomb, counted, cut, error_of, feed, opened, rect, update
from xolite_desktop.vnc.errors import LimitExceeded, ProtocolError, UnexpectedEnd

RANDOM = np.random.default_rng(11)


def _zrle(width: int, height: int, tiles: bytes) -> bytes:
    return update(rect(0, 0, width, height, ZRLE, counted(Deflater()(tiles))))


def _bytes(colours: np.ndarray) -> bytes:
    """Three bytes each: blue, green, red."""
    return colours.astype("<u4").reshape(-1, 1).view(np.uint8)[:, :3].tobytes()


def _painted(width: int, height: int, tiles: bytes) -> np.ndarray:
    connection = opened(width, height)
    feed(connection, _zrle(width, height, tiles))
    assert not connection.has_ended, connection.events()
    return connection.framebuffer.pixels


def _length(run: int) -> bytes:
    return b"\xff" * ((run - 1) // 255) + bytes(((run - 1) % 255,))


def _runs(pixels: np.ndarray) -> list[tuple[int, int]]:
    flat = pixels.reshape(-1)
    edges = [0, *(np.flatnonzero(flat[1:] != flat[:-1]) + 1).tolist(), len(flat)]
    return [(int(flat[start]), end - start) for start, end in pairwise(edges)]


def test_solid_and_raw_tiles():
    assert _painted(2, 2, b"\x01\x03\x02\x01").tolist() == [[0x010203] * 2] * 2
    assert _painted(2, 1, b"\x00\x03\x02\x01\x06\x05\x04").tolist() == [[0x010203, 0x040506]]


@pytest.mark.parametrize("size", [(1, 1), (1, 9), (9, 1), (5, 7), (64, 64), (64, 70), (70, 130)])
def test_raw_tiles_beside_each_other_and_the_last_of_all(size):
    height, width = size
    wanted = RANDOM.integers(0, 1 << 24, size, np.uint32)
    tiles = b"".join(
        b"\0" + _bytes(wanted[top : top + 64, left : left + 64])
        for top in range(0, height, 64)
        for left in range(0, width, 64)
    )
    assert np.array_equal(_painted(width, height, tiles), wanted)


@pytest.mark.parametrize("count", range(2, 17))
@pytest.mark.parametrize("size", [(3, 5), (64, 64), (61, 64)])
def test_packed_palettes(count, size):
    indices = RANDOM.integers(0, count, size, np.uint8)
    colours = RANDOM.integers(0, 1 << 24, count, np.uint32)
    bits = 1 if count == 2 else 2 if count <= 4 else 4
    expanded = np.unpackbits(indices[:, :, None], axis=2)[:, :, 8 - bits :].reshape(len(indices), -1)
    packed = np.packbits(expanded, axis=1).tobytes()
    painted = _painted(size[1], size[0], bytes((count,)) + _bytes(colours) + packed)
    assert np.array_equal(painted, colours[indices])


@pytest.mark.parametrize("longest", [1, 3, 254, 255, 256, 700, 4096])
def test_plain_runs(longest):
    lengths = RANDOM.integers(1, longest + 1, 4096)
    pixels = np.repeat(RANDOM.integers(0, 1 << 24, 4096, np.uint32), lengths)[:4096].reshape(64, 64)
    tile = b"\x80" + b"".join(_bytes(np.array([colour])) + _length(run) for colour, run in _runs(pixels))
    assert np.array_equal(_painted(64, 64, tile), pixels)


@pytest.mark.parametrize("count", [2, 3, 16, 127])
@pytest.mark.parametrize("longest", [1, 3, 254, 255, 256, 700, 4096])
def test_palette_runs(count, longest):
    colours = np.unique(RANDOM.integers(0, 1 << 24, 400, np.uint32))[:count]
    lengths = RANDOM.integers(1, longest + 1, 4096)
    indices = np.repeat(RANDOM.integers(0, count, 4096), lengths)[:4096].reshape(64, 64)
    tile = bytes((128 + count,)) + _bytes(colours)
    for index, run in _runs(indices):
        tile += bytes((index,)) if run == 1 else bytes((index | 128,)) + _length(run)
    assert np.array_equal(_painted(64, 64, tile), colours[indices])


def test_a_run_of_one_may_be_written_with_a_length():
    assert _painted(2, 1, b"\x82" + bytes(3) + b"\x01\0\0" + b"\x81\x00\x00").tolist() == [[1, 0]]


@given(st.integers(1, 150), st.integers(1, 150), st.integers(1, 999))
def test_tiles_lie_in_reading_order_and_end_at_the_edges(width, height, step):
    wanted = np.zeros((height, width), np.uint32)
    tiles = b""
    for number, (top, left) in enumerate((t, x) for t in range(0, height, 64) for x in range(0, width, 64)):
        wanted[top : top + 64, left : left + 64] = number + 1
        tiles += b"\x01" + bytes((number + 1, 0, 0))
    stream = _zrle(width, height, tiles)
    connection = opened(width, height)
    feed(connection, *cut(stream, range(0, len(stream), step)))
    assert np.array_equal(connection.framebuffer.pixels, wanted)


@pytest.mark.parametrize("kind", [*range(17, 128), 129])
def test_kinds_that_are_reserved_are_refused(kind):
    assert isinstance(error_of(opened(), _zrle(8, 8, bytes((kind,)) + bytes(999))), ProtocolError)


@pytest.mark.parametrize(
    "tiles",
    [
        b"",
        b"\x00" + bytes(191),
        b"\x00" + bytes(193),
        b"\x01\x00\x00",
        b"\x01\x00\x00\x00\x00",
        b"\x02" + bytes(5),
        b"\x02" + bytes(6) + bytes(7),
        b"\x03" + bytes(9) + b"\xff" * 16,
        b"\x05" + bytes(15) + b"\x05" * 32,
        b"\x80" + b"\x01\x02\x03\x40",
        b"\x80" + b"\x01\x02\x03\xff\x00",
        b"\x80" + b"\x01\x02\x03\x3e",
        b"\x80" + b"\x01\x02\x03\xff\xff",
        b"\x80" + b"\x01\x02",
        b"\x83" + bytes(9) + b"\xff\x3f",
        b"\x83" + bytes(9) + b"\x80\x40",
        b"\x83" + bytes(9) + b"\x80\xff\x00",
        b"\x83" + bytes(9) + b"\x80\xff\xff",
        b"\x83" + bytes(9) + b"\x80",
        b"\x83" + bytes(9) + b"\x00" * 63,
        b"\x83" + bytes(8),
    ],
)
def test_tiles_that_end_elsewhere_than_they_should_are_refused(tiles):
    error = error_of(opened(), _zrle(8, 8, tiles))
    assert isinstance(error, ProtocolError)
    assert not isinstance(error, UnexpectedEnd)


def test_an_index_without_a_colour_is_padding_at_the_end_of_a_row():
    assert _painted(1, 1, b"\x03" + bytes(9) + b"\x3f").tolist() == [[0]]


def test_bombs_and_lengths_beyond_reason_are_refused():
    for packed in (counted(bomb(8 << 20)), b"\xff\xff\xff\xff", b"\x00\x10\x00\x00"):
        assert isinstance(error_of(opened(), update(rect(0, 0, 8, 8, ZRLE, packed))), LimitExceeded)


def test_damaged_and_cut_data_are_told_apart():
    damaged = update(rect(0, 0, 8, 8, ZRLE, counted(b"\x78\x9c" + b"\xff" * 40)))
    assert not isinstance(error_of(opened(), damaged), UnexpectedEnd)
    assert isinstance(error_of(opened(), _zrle(8, 8, b"\x01\0\0\0")[:-1]), UnexpectedEnd)


def test_an_empty_rect_has_a_length_all_the_same():
    connection = opened()
    feed(connection, update(rect(0, 0, 0, 9, ZRLE, counted(b""))))
    assert not connection.has_ended
