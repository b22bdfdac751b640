# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The three ways to give the pointer a shape."""

from __future__ import annotations

import pytest

from tests.vnc.wire import (
    ALPHA_CURSOR,
    BELL,
    CURSOR,
    POINTER_MOTION_CHANGE,
    XCURSOR,
    cut,
    error_of,
    feed,
    opened,
    rect,
    update,
)
from xolite_desktop.vnc.decoders.cursors import MAX_CURSOR
from xolite_desktop.vnc.errors import LimitExceeded, ProtocolError, UnexpectedEnd
from xolite_desktop.vnc.events import Bell, CursorChanged


def _cursor(x: int, y: int, width: int, height: int, pixels: bytes, mask: bytes) -> bytes:
    return update(rect(x, y, width, height, CURSOR, pixels + mask))


def test_a_cursor_has_alpha_from_its_mask():
    pixels = bytes.fromhex("332211ff 66554400 99887700 ffffff00")
    stream = _cursor(1, 0, 2, 2, pixels, b"\x80\x40")
    [event] = feed(opened(), *cut(stream, range(len(stream))))
    assert isinstance(event, CursorChanged)
    assert event.cursor is not None
    assert event.cursor.pixels.tolist() == [[0xFF112233, 0], [0, 0xFFFFFFFF]]
    assert (event.cursor.hotspot_x, event.cursor.hotspot_y) == (1, 0)


def test_a_mask_row_is_padded_to_whole_bytes():
    [event] = feed(opened(), _cursor(0, 0, 9, 2, bytes(4) * 18, b"\xff\xff\x00\x80"))
    assert [[pixel >> 24 for pixel in row] for row in event.cursor.pixels.tolist()] == [
        [0xFF] * 9,
        [0] * 8 + [0xFF],
    ]


@pytest.mark.parametrize("size", [(0, 0), (0, 5), (5, 0)])
def test_an_empty_cursor_is_none(size):
    assert feed(opened(), _cursor(0, 0, *size, b"", b"") + BELL) == [CursorChanged(None), Bell()]


def test_a_hot_spot_outside_is_moved_inside():
    [event] = feed(opened(), _cursor(65535, 7, 2, 1, bytes(8), b"\0"))
    assert (event.cursor.hotspot_x, event.cursor.hotspot_y) == (1, 0)


@pytest.mark.parametrize("size", [(65535, 65535), (MAX_CURSOR + 1, 1), (1, MAX_CURSOR + 1)])
def test_a_cursor_beyond_the_limit_is_refused(size):
    assert isinstance(error_of(opened(), _cursor(0, 0, *size, b"", b"")), LimitExceeded)


def test_the_largest_cursor_is_read():
    side = MAX_CURSOR
    [event] = feed(opened(), _cursor(0, 0, side, side, bytes(side * side * 4), bytes(side * side // 8)))
    assert event.cursor.pixels.shape == (side, side)


def test_a_cut_cursor_is_an_unexpected_end():
    assert isinstance(error_of(opened(), _cursor(0, 0, 4, 4, bytes(64), b"\0\0\0")), UnexpectedEnd)


def test_two_colours_are_chosen_by_bits_and_shown_by_a_mask():
    payload = bytes.fromhex("010203 0a0b0c 80 40 c0 80")
    stream = update(rect(0, 1, 2, 2, XCURSOR, payload))
    [event] = feed(opened(), *cut(stream, range(len(stream))))
    assert event.cursor.pixels.tolist() == [[0xFF010203, 0xFF0A0B0C], [0xFF0A0B0C, 0]]
    assert (event.cursor.hotspot_x, event.cursor.hotspot_y) == (0, 1)


def test_alpha_is_divided_out_of_the_colours():
    payload = bytes.fromhex("00000000 ff8000ff 40200080 10000080 ff000001 01020300 00000000")
    stream = update(rect(2, 0, 3, 2, ALPHA_CURSOR, payload))
    [event] = feed(opened(), *cut(stream, range(len(stream))))
    assert event.cursor.pixels.tolist() == [
        [0xFFFF8000, 0x807F3F00, 0x801F0000],
        [0x01FF0000, 0, 0],
    ]


def test_qemu_sends_the_colours_of_an_alpha_cursor_the_other_way_round():
    connection = opened()
    payload = bytes.fromhex("00000000 0080ffff")
    pointer_mode = rect(1, 0, 0, 0, POINTER_MOTION_CHANGE)  # which no other server has
    [event] = feed(connection, update(pointer_mode, rect(0, 0, 1, 1, ALPHA_CURSOR, payload)))
    assert event.cursor.pixels.tolist() == [[0xFFFF8000]]


def test_a_cursor_in_another_encoding_than_raw_is_refused():
    stream = update(rect(0, 0, 2, 2, ALPHA_CURSOR, b"\0\0\0\x07" + bytes(64)))
    assert isinstance(error_of(opened(), stream), ProtocolError)


@pytest.mark.parametrize("payload", [(XCURSOR, b""), (ALPHA_CURSOR, bytes(4))])
def test_the_other_cursors_may_be_empty_or_too_large_or_cut(payload):
    encoding, head = payload
    assert feed(opened(), update(rect(0, 0, 0, 3, encoding, head)) + BELL) == [CursorChanged(None), Bell()]
    large = update(rect(0, 0, MAX_CURSOR + 1, 1, encoding, head))
    assert isinstance(error_of(opened(), large), LimitExceeded)
    assert isinstance(error_of(opened(), update(rect(0, 0, 4, 4, encoding, head + b"\0"))), UnexpectedEnd)
