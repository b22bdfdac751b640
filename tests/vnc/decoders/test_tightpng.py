# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""TightPNG: fills as in Tight, and pictures of PNG."""

from __future__ import annotations

import numpy as np
import pytest

from tests.vnc.decoders.test_png import chunk, png
from tests.vnc.wire import TIGHTPNG, compact, cut, error_of, feed, opened, rect, update
from xolite_desktop.vnc.decoders import ALL_KNOWN
from xolite_desktop.vnc.errors import ProtocolError, UnexpectedEnd

RGB = np.random.default_rng(2).integers(0, 256, (20, 30, 3), np.uint8)


def _stream(payload: bytes, width: int = 30, height: int = 20) -> bytes:
    return update(rect(0, 0, width, height, TIGHTPNG, payload))


def test_a_picture_becomes_pixels_however_it_is_cut():
    stream = _stream(b"\xa0" + compact(png(RGB, 2)))
    for pieces in ([stream], cut(stream, range(len(stream)))):
        connection = opened(30, 20, ALL_KNOWN)
        feed(connection, *pieces)
        assert np.array_equal(connection.framebuffer.pixels, RGB.astype(np.uint32) @ [0x10000, 0x100, 1])


def test_a_fill_is_one_colour():
    connection = opened(4, 4, ALL_KNOWN)
    feed(connection, _stream(b"\x80\x01\x02\x03", 4, 4))
    assert (connection.framebuffer.pixels == 0x010203).all()


@pytest.mark.parametrize(
    "payload",
    [
        b"\x00" + bytes(900),
        b"\x40\x01\x01" + bytes(900),
        b"\xb0" + bytes(900),
        b"\xa0" + compact(png(RGB[:10], 2)),
        b"\xa0" + compact(chunk(b"IDAT", b"")),
    ],
)
def test_what_tightpng_does_not_have_is_refused(payload):
    assert isinstance(error_of(opened(30, 20, ALL_KNOWN), _stream(payload)), ProtocolError)


def test_tight_has_no_png():
    stream = update(rect(0, 0, 30, 20, 7, b"\xa0" + compact(png(RGB, 2))))
    assert isinstance(error_of(opened(30, 20, ALL_KNOWN), stream), ProtocolError)


def test_a_cut_picture_is_an_unexpected_end():
    stream = _stream(b"\xa0" + compact(png(RGB, 2)))
    assert isinstance(error_of(opened(30, 20, ALL_KNOWN), stream[:-1]), UnexpectedEnd)
