# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Raw: exact bytes, exact pixels."""

from __future__ import annotations

import numpy as np
import pytest

from tests.vnc.wire import RAW, covered, cut, error_of, feed, opened, plain, raw, rect, update
from xolite_desktop.vnc.errors import UnexpectedEnd
from xolite_desktop.vnc.events import Damaged
from xolite_desktop.vnc.geometry import Rect


def test_bytes_are_blue_green_red_and_one_that_does_not_count():
    connection = opened(4, 2)
    pixels = bytes.fromhex("332211ff 665544aa ff000000 00ff0080")
    events = feed(connection, update(rect(1, 0, 2, 2, RAW, pixels)))
    assert connection.framebuffer.pixels.tolist() == [
        [0, 0x112233, 0x445566, 0],
        [0, 0x0000FF, 0x00FF00, 0],
    ]
    assert events == [Damaged((Rect(1, 0, 2, 2),))]


def test_rows_are_painted_as_they_come():
    connection = opened(4, 4)
    stream = update(plain(0, 0, 4, 4, 3))
    assert feed(connection, stream[: 16 + 2 * 16 + 7]) == [Damaged((Rect(0, 0, 4, 2),))]
    assert connection.framebuffer.pixels[:, 0].tolist() == [3, 3, 0, 0]
    assert feed(connection, stream[16 + 2 * 16 + 7 :]) == [Damaged((Rect(0, 2, 4, 2),))]
    assert (connection.framebuffer.pixels == 3).all()


@pytest.mark.parametrize("step", [1, 3, 16, 17])
def test_it_may_be_cut_anywhere(step):
    connection = opened(4, 4)
    stream = update(raw(0, 0, [[y * 16 + x for x in range(4)] for y in range(4)]))
    feed(connection, *cut(stream, range(0, len(stream), step)))
    assert connection.framebuffer.pixels.tolist() == [[y * 16 + x for x in range(4)] for y in range(4)]


def test_later_rects_lie_on_earlier_ones():
    connection = opened(2, 1)
    feed(connection, update(plain(0, 0, 2, 1, 1), plain(1, 0, 1, 1, 2), plain(0, 0, 1, 1, 3)))
    assert connection.framebuffer.pixels.tolist() == [[3, 2]]


def test_an_unaligned_start_makes_no_difference():
    connection = opened(2, 1)
    feed(connection, b"\x02" + update(plain(0, 0, 2, 1, 0x010203)))
    assert connection.framebuffer.pixels.tolist() == [[0x010203, 0x010203]]


def test_a_missing_byte_is_an_unexpected_end():
    assert isinstance(error_of(opened(), update(plain(0, 0, 4, 4, 1))[:-1]), UnexpectedEnd)


@pytest.mark.parametrize("places", [[(0, 0), (1, 0), (0, 1)], [(0, 0), (63, 63)]])
def test_bits_that_are_no_colour_are_cleared_whether_rects_lie_close_or_far_apart(places):
    connection = opened(64, 64)
    events = feed(connection, update(*[plain(x, y, 1, 1, 0xFF123456) for x, y in places]))
    for x, y in places:
        assert connection.framebuffer.pixels[y, x] == 0x123456
        assert covered(events, 64, 64)[y, x]
    assert int(np.count_nonzero(connection.framebuffer.pixels)) == len(places)
