# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Sub-rects painted together."""

from __future__ import annotations

import numpy as np
import pytest

from xolite_desktop.vnc.decoders.subrects import Subrects, paint_subrects, refuse_leaving
from xolite_desktop.vnc.errors import ProtocolError
from xolite_desktop.vnc.framebuffer import Framebuffer


def _subrects(*tiles: tuple[int, int, list[tuple[int, int, int]]]) -> Subrects:
    """Tiles: origin, room, and for each sub-rect where, how large, and its colour."""
    each = [subrect for _, _, subrects in tiles for subrect in subrects]
    at, size, colours = zip(*each, strict=True) if each else ((), (), ())
    return Subrects(
        np.array([origin for origin, _, _ in tiles], np.int64),
        np.array([room for _, room, _ in tiles], np.uint8),
        np.array([len(subrects) for _, _, subrects in tiles], np.int64),
        np.array(at, np.uint8),
        np.array(size, np.uint8),
        np.array(colours, np.uint32),
    )


def test_none_paint_nothing():
    framebuffer = Framebuffer(16, 16)
    refuse_leaving(_subrects())
    paint_subrects(framebuffer, _subrects())
    assert not framebuffer.pixels.any()


def test_tiles_start_at_their_origin():
    framebuffer = Framebuffer(20, 20)
    paint_subrects(
        framebuffer, _subrects((2 * 20 + 3, 0xFF, [(0x12, 0x10, 7)]), (0, 0xFF, [(0x00, 0x01, 8)]))
    )
    assert framebuffer.pixels[4, 4] == framebuffer.pixels[4, 5] == 7
    assert framebuffer.pixels[0, 0] == framebuffer.pixels[1, 0] == 8
    assert int(framebuffer.pixels.sum()) == 30


@pytest.mark.parametrize("room", [0x1F, 0xF1])
def test_one_that_leaves_its_tile_is_refused(room):
    at = 0x20 if room == 0x1F else 0x02
    refuse_leaving(_subrects((0, 0xFF, [(at, 0, 7)]), (0, room, [(0, 0, 7)])))
    with pytest.raises(ProtocolError):
        refuse_leaving(_subrects((0, 0xFF, [(0, 0, 7)]), (0, room, [(at, 0, 7)])))
