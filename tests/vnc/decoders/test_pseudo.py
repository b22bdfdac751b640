# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Pseudo-encodings: the cursor, the size, and what QEMU agrees to."""

from __future__ import annotations

import pytest

from tests.vnc.wire import (
    BELL,
    CURSOR,
    DESKTOP_SIZE,
    POINTER_MOTION_CHANGE,
    cut,
    error_of,
    feed,
    opened,
    rect,
    update,
)
from xolite_desktop.vnc.decoders.pseudo import MAX_CURSOR
from xolite_desktop.vnc.errors import LimitExceeded, UnexpectedEnd
from xolite_desktop.vnc.events import Bell, CursorChanged, PointerModeChanged, Resized


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


def test_a_size_makes_a_new_framebuffer_and_asks_for_all_of_it():
    connection = opened(8, 8)
    assert feed(connection, update(rect(0, 0, 720, 400, DESKTOP_SIZE))) == [Resized(720, 400)]
    assert connection.framebuffer.pixels.shape == (400, 720)
    assert connection.data_to_send() == [bytes.fromhex("03 00 0000 0000 02d0 0190")]


def test_any_other_pointer_mode_than_zero_is_absolute():
    connection = opened()
    feed(connection, update(rect(0, 0, 0, 0, POINTER_MOTION_CHANGE)))
    assert feed(connection, update(rect(7, 0, 0, 0, POINTER_MOTION_CHANGE))) == [PointerModeChanged(True)]
