# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Hextile: exact bytes, exact pixels, in whatever order and pieces they come."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vnc.decoders.hextile_model import HextileRect, Tile, rects
from tests.vnc.wire import HEXTILE, covered, cut, error_of, feed, opened, rect, update
from xolite_desktop.vnc.decoders import hextile
from xolite_desktop.vnc.errors import ProtocolError, UnexpectedEnd
from xolite_desktop.vnc.events import Damaged
from xolite_desktop.vnc.framebuffer import Framebuffer
from xolite_desktop.vnc.geometry import Rect

RED, GREEN, BLUE = b"\0\0\xff\0", b"\0\xff\0\0", b"\xff\0\0\0"


def _painted(width: int, height: int, payload: bytes) -> np.ndarray:
    connection = opened(width, height)
    assert feed(connection, update(rect(0, 0, width, height, HEXTILE, payload))) == [
        Damaged((Rect(0, 0, width, height),))
    ]
    return connection.framebuffer.pixels


def test_background_alone():
    assert (_painted(3, 2, b"\x02" + RED) == 0xFF0000).all()


def test_background_is_carried_to_the_next_tiles():
    pixels = _painted(40, 20, b"\x02" + RED + b"\0\0" + b"\x02" + BLUE + b"\0\0")
    assert (pixels[:16] == 0xFF0000).all()
    assert (pixels[16:] == 0x0000FF).all()


def test_tiles_of_a_row_in_different_colours():
    pixels = _painted(33, 1, b"\x02" + RED + b"\x02" + GREEN + b"\x02" + BLUE)
    assert pixels[0].tolist() == [0xFF0000] * 16 + [0x00FF00] * 16 + [0x0000FF]


def test_foreground_sub_rects():
    pixels = _painted(4, 3, b"\x0e" + RED + GREEN + b"\x02" + b"\x00\x00" + b"\x11\x21")
    assert pixels.tolist() == [
        [0x00FF00, 0xFF0000, 0xFF0000, 0xFF0000],
        [0xFF0000, 0x00FF00, 0x00FF00, 0x00FF00],
        [0xFF0000, 0x00FF00, 0x00FF00, 0x00FF00],
    ]


def test_coloured_sub_rects_and_the_byte_that_does_not_count():
    pixels = _painted(2, 1, b"\x1a" + b"\0\0\xff\xff" + b"\x01" + b"\xff\0\0\xff" + b"\x10\x00")
    assert pixels.tolist() == [[0xFF0000, 0x0000FF]]


def test_later_sub_rects_lie_on_earlier_ones():
    pixels = _painted(
        3, 1, b"\x1a" + RED + b"\x03" + BLUE + b"\x00\x10" + GREEN + b"\x10\x10" + RED + b"\x10\x00"
    )
    assert pixels.tolist() == [[0x0000FF, 0xFF0000, 0x00FF00]]


def test_foreground_is_carried_to_the_next_tiles():
    pixels = _painted(32, 1, b"\x0e" + RED + GREEN + b"\x01\x00\x00" + b"\x08\x01\x10\x00")
    assert pixels[0, 0] == pixels[0, 17] == 0x00FF00
    assert (pixels == 0x00FF00).sum() == 2


def test_colours_are_carried_over_a_raw_tile():
    raw = b"\x01" + b"\x07\x06\x05\x04" * 16
    pixels = _painted(48, 1, b"\x0e" + RED + GREEN + b"\x01\x00\x00" + raw + b"\x08\x01\x00\x00")
    assert pixels[0, 16:32].tolist() == [0x050607] * 16
    assert pixels[0, 32:34].tolist() == [0x00FF00, 0xFF0000]


def test_colours_are_not_carried_to_the_next_rect():
    connection = opened(32, 1)
    first = rect(0, 0, 16, 1, HEXTILE, b"\x02" + RED)
    feed(connection, update(first, rect(16, 0, 16, 1, HEXTILE, b"\0")))
    assert connection.framebuffer.pixels[0].tolist() == [0xFF0000] * 16 + [0] * 16


def test_flags_that_have_no_meaning_are_ignored():
    assert (_painted(2, 2, b"\xe2" + RED) == 0xFF0000).all()


@pytest.mark.parametrize(
    ("width", "height", "subrect"),
    [
        (16, 16, b"\xff\xff"),
        (16, 16, b"\xf0\x10"),
        (16, 16, b"\x0f\x01"),
        (4, 4, b"\x00\xff"),
        (20, 4, b"\x04\x00"),
    ],
)
@pytest.mark.parametrize("coloured", [False, True])
def test_sub_rects_that_leave_their_tile_are_refused(width, height, subrect, coloured):
    tile = (
        b"\x1a" + RED + b"\x01" + GREEN + subrect if coloured else b"\x0e" + RED + GREEN + b"\x01" + subrect
    )
    connection = opened()
    error = error_of(connection, update(rect(0, 0, width, height, HEXTILE, tile + b"\0")))
    assert isinstance(error, ProtocolError)
    assert 0x00FF00 not in connection.framebuffer.pixels


def test_a_tile_with_no_sub_rects_though_announced():
    assert (_painted(2, 2, b"\x0e" + RED + GREEN + b"\0") == 0xFF0000).all()
    assert (_painted(2, 2, b"\x1a" + RED + b"\0") == 0xFF0000).all()


def test_an_end_in_the_sub_rects_is_unexpected():
    stream = update(rect(0, 0, 16, 16, HEXTILE, b"\x0e" + RED + GREEN + b"\x05" + bytes(9)))
    assert isinstance(error_of(opened(), stream), UnexpectedEnd)


def test_of_a_rect_that_is_not_complete_the_tiles_there_are_are_painted():
    connection = opened(32, 48)
    stream = update(rect(0, 0, 32, 48, HEXTILE, b"\x02" + RED + b"\0\0\0\0\0"))
    assert feed(connection, stream[:-3]) == [Damaged((Rect(0, 0, 32, 32),))]
    assert (connection.framebuffer.pixels[:16] == 0xFF0000).all()
    assert (connection.framebuffer.pixels[16:, 16:] == 0).all()
    assert feed(connection, stream[-3:]) == [Damaged((Rect(0, 16, 32, 32),))]
    assert (connection.framebuffer.pixels == 0xFF0000).all()


def test_what_is_kept_back_is_painted_before_it_grows_too_large(monkeypatch):
    monkeypatch.setattr(hextile, "MAX_KEPT", 100)
    connection = opened(32, 32)
    one = rect(0, 0, 16, 1, HEXTILE, b"\x01" + b"\x09\0\0\0" * 16)
    other = rect(16, 16, 16, 1, HEXTILE, b"\x01" + b"\x09\0\0\0" * 16)
    connection.receive_data(update(one, other, one))
    assert connection.has_events
    connection.receive_data(b"\x02")
    connection.paint()
    assert (connection.framebuffer.pixels == 9).sum() == 32


@given(st.lists(rects(40, 36), min_size=1, max_size=6), st.data())
def test_pixels_are_those_of_the_plain_model(drawn: list[HextileRect], data: st.DataObject):
    """Rects may overlap, sub-rects may overlap, tiles may be cut off, and the stream is cut at random."""
    stream = update(*[one.encoded() for one in drawn])
    places = data.draw(st.lists(st.integers(0, len(stream)), max_size=8))
    expected = np.zeros((36, 40), np.int64)
    for one in drawn:
        one.paint(expected)
    for pieces in ([stream], cut(stream, places)):
        connection = opened(40, 36)
        events = feed(connection, *pieces)
        assert np.array_equal(connection.framebuffer.pixels, expected)
        asked = np.zeros((36, 40), bool)
        for one in drawn:
            asked[one.y : one.y + one.height, one.x : one.x + one.width] = True
        assert not (asked & ~covered(events, 40, 36)).any()


def _crowd(seed: int, overlapping: bool) -> HextileRect:
    """Many sub-rects, so that they are painted by size."""
    random = np.random.default_rng(seed)
    tiles = []
    for _ in range(16):
        subrects = []
        for place in range(128):
            x, y = (place % 8 * 2, place // 8) if not overlapping else random.integers(0, 15, 2).tolist()
            width = int(random.integers(1, 3))
            subrects.append((int(random.integers(0, 2**24)), x, y, width, 1))
        tiles.append(Tile(None, 1, 2, subrects, coloured=True))
    return HextileRect(0, 0, 64, 64, tiles)


@pytest.mark.parametrize("overlapping", [False, True])
@pytest.mark.parametrize("frequent", [1, 256, 100_000])
def test_crowds_of_sub_rects_are_painted_as_if_one_by_one(monkeypatch, overlapping, frequent):
    monkeypatch.setattr("xolite_desktop.vnc.decoders.subrects.FREQUENT", frequent)
    crowd = _crowd(frequent, overlapping)
    connection = opened(64, 64)
    feed(connection, update(crowd.encoded()))
    expected = np.zeros((64, 64), np.int64)
    crowd.paint(expected)
    assert np.array_equal(connection.framebuffer.pixels, expected)


def test_tiles_full_of_whole_tiles_are_painted_in_bounded_steps(monkeypatch):
    monkeypatch.setattr("xolite_desktop.vnc.decoders.subrects.MAX_PIXELS", 4096)
    tile = Tile(None, 1, 2, [(colour, 0, 0, 16, 16) for colour in range(255)], coloured=True)
    crowd = HextileRect(0, 0, 32, 16, [tile, tile])
    connection = opened(32, 16)
    feed(connection, update(crowd.encoded()))
    assert (connection.framebuffer.pixels == 254).all()


def test_damage_is_told_only_when_its_pixels_are_final(monkeypatch):
    """The window takes damage in another thread, at any moment: what it paints then must be all there is."""
    connection = opened(32, 1)
    seen = []
    note = Framebuffer.add
    monkeypatch.setattr(
        Framebuffer, "add", lambda self, rect: (seen.append(self.pixels.copy()), note(self, rect))
    )
    tiles = b"\x0e" + RED + GREEN + b"\x01\x00\x00" + b"\x01" + BLUE * 16
    feed(connection, update(rect(0, 0, 32, 1, HEXTILE, tiles)))
    assert seen
    assert all((pixels == connection.framebuffer.pixels).all() for pixels in seen)
