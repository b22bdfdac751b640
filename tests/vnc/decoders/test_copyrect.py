# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""CopyRect: exact bytes, exact pixels, and never from outside."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vnc.wire import COPYRECT, HEXTILE, error_of, feed, opened, plain, raw, rect, update
from xolite_desktop.vnc.errors import ProtocolError
from xolite_desktop.vnc.events import Damaged
from xolite_desktop.vnc.geometry import Rect


def _copy(x: int, y: int, width: int, height: int, from_x: int, from_y: int) -> bytes:
    return rect(x, y, width, height, COPYRECT, struct.pack(">HH", from_x, from_y))


def test_pixels_are_copied():
    connection = opened(4, 2)
    feed(connection, update(raw(0, 0, [[1, 2], [3, 4]])))
    assert feed(connection, update(_copy(2, 0, 2, 2, 0, 0))) == [Damaged((Rect(2, 0, 2, 2),))]
    assert connection.framebuffer.pixels.tolist() == [[1, 2, 1, 2], [3, 4, 3, 4]]


@given(
    *[st.integers(0, 6)] * 4,
    st.integers(0, 6),
    st.integers(0, 6),
)
def test_source_and_destination_may_overlap(x, y, from_x, from_y, width, height):
    connection = opened(12, 12)
    before = np.arange(144, dtype=np.uint32).reshape(12, 12)
    feed(connection, update(raw(0, 0, before.tolist()), _copy(x, y, width, height, from_x, from_y)))
    expected = before.copy()
    expected[y : y + height, x : x + width] = before[from_y : from_y + height, from_x : from_x + width]
    assert np.array_equal(connection.framebuffer.pixels, expected)


@pytest.mark.parametrize("source", [(29, 0), (0, 29), (65535, 0), (0, 65535), (33, 33)])
def test_a_source_outside_is_refused(source):
    connection = opened()
    assert isinstance(error_of(connection, update(_copy(0, 0, 4, 4, *source))), ProtocolError)
    assert not connection.framebuffer.pixels.any()


def test_it_copies_what_another_decoder_had_kept_back():
    connection = opened(32, 16)
    tile = rect(0, 0, 16, 16, HEXTILE, b"\x02\x05\0\0\0")
    connection.receive_data(update(tile, _copy(16, 0, 16, 16, 0, 0), plain(0, 0, 1, 1, 9)))
    connection.paint()
    assert (connection.framebuffer.pixels[:, 16:] == 5).all()
    assert connection.framebuffer.pixels[0, 0] == 9
