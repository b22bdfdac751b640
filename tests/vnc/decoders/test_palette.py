# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Palettes: colours from three bytes, and pixels beyond the last of them."""

from __future__ import annotations

import numpy as np
import pytest

from xolite_desktop.vnc.decoders.palette import NONE, SMALL_BYTES, colours, paint_packed, refuse_beyond
from xolite_desktop.vnc.errors import ProtocolError


def test_colours_are_read_in_either_order_and_followed_by_none():
    raw = b"\x01\x02\x03\x04\x05\x06"
    assert colours(raw, 2, is_rgb=True).tolist() == [0x010203, 0x040506]
    assert colours(raw, 4, is_rgb=False).tolist() == [0x030201, 0x060504, NONE, NONE]


@pytest.mark.parametrize("size", [1, SMALL_BYTES, SMALL_BYTES + 1])
def test_the_first_index_beyond_a_palette_is_refused(size):
    refuse_beyond(bytes(size - 1) + b"\x04", 5)
    with pytest.raises(ProtocolError):
        refuse_beyond(bytes(size - 1) + b"\x05", 5)


@pytest.mark.parametrize("bits", [2, 4])
def test_a_place_without_a_colour_is_refused_only_where_a_pixel_uses_it(bits):
    palette = np.full(1 << bits, NONE, np.uint32)
    palette[:2] = 1, 2
    pixels = np.zeros((1, 1), np.uint32)
    paint_packed(b"\x7f" if bits == 2 else b"\x1f", 0, bits, palette, pixels)
    assert pixels.tolist() == [[2]]
    with pytest.raises(ProtocolError):
        paint_packed(b"\xff", 0, bits, palette, pixels)
