# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Raw: exact bytes, exact pixels."""

from __future__ import annotations

import numpy as np
import pytest

from tests.vnc.wire import RAW, covered, cut, error_of, feed, opened, plain, raw, rect, update
from xolite_desktop.vnc.errors import ProtocolError, UnexpectedEnd
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


def _column(count: int) -> list[bytes]:
    """Small rects below each other, each in a colour of its own."""
    return [plain(0, 2 * number, 16, 2, number + 1) for number in range(count)]


@pytest.mark.parametrize("behind", [plain(30, 30, 2, 2, 99), plain(0, 30, 0, 2, 99), plain(0, 0, 32, 1, 99)])
@pytest.mark.parametrize("step", [1, 50, 10_000])
def test_a_run_of_small_rects_ends_where_another_kind_of_rect_comes(behind, step):
    rects = [*_column(10), behind, *_column(12)[10:]]
    connection = opened(32, 32)
    stream = update(*rects)
    feed(connection, *cut(stream, range(0, len(stream), step)), update(plain(31, 0, 1, 1, 7)))
    pixels = connection.framebuffer.pixels
    assert pixels[1::2, 15].tolist()[:12] == list(range(1, 13))
    assert connection.update_count == 2
    assert (
        connection.pixel_count
        == sum(int.from_bytes(one[4:6], "big") * int.from_bytes(one[6:8], "big") for one in rects) + 1
    )


@pytest.mark.parametrize("outside", [plain(17, 0, 16, 2, 5), plain(0, 31, 16, 2, 5)])
def test_a_run_of_small_rects_does_not_leave_the_desktop(outside):
    connection = opened(32, 32)
    error = error_of(connection, update(*_column(4), outside))
    assert isinstance(error, ProtocolError)
    assert connection.framebuffer.pixels[7, 0] == 4
    assert 5 not in connection.framebuffer.pixels


def test_a_run_of_small_rects_ends_with_its_update():
    connection = opened(32, 32)
    feed(connection, update(*_column(4)) + update(*_column(3)))
    assert connection.update_count == 2
    assert connection.pixel_count == 7 * 32


@pytest.mark.parametrize("count", [2, 40])
@pytest.mark.parametrize("place", [(90, 0), (0, 90), (65535, 65535)])
def test_a_small_rect_outside_among_others_is_refused(count, place):
    rects = [plain(at % 5 * 16, at % 7 * 8, 16, 2, at) for at in range(count)]
    connection = opened(96, 96)
    error = error_of(connection, update(*rects, plain(*place, 16, 8, 1), *rects))
    assert isinstance(error, ProtocolError)
    assert str(place[0]) in str(error)


@pytest.mark.parametrize("count", [3, 60])
def test_small_rects_that_are_cut_are_painted_in_their_order(count):
    connection = opened(96, 96)
    wanted = np.zeros((96, 96), np.uint32)
    rects = []
    for at in range(count):
        x, y = at * 7 % 80, at * 5 % 88
        wanted[y : y + 8, x : x + 16] = at + 1
        rects.append(plain(x, y, 16, 8, at + 1))
    stream = update(*rects)
    for start in range(0, len(stream), 300):
        connection.receive_data(stream[start : start + 300])
    connection.paint()
    assert np.array_equal(connection.framebuffer.pixels, wanted)
