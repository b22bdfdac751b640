# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Sub-rects painted together."""

from __future__ import annotations

import pytest

from xolite_desktop.vnc.decoders.subrects import Subrects
from xolite_desktop.vnc.errors import ProtocolError
from xolite_desktop.vnc.framebuffer import Framebuffer


def test_nothing_collected_paints_nothing():
    framebuffer = Framebuffer(16, 16)
    Subrects().paint(framebuffer)
    assert not framebuffer.pixels.any()


def test_tiles_start_at_their_origin():
    framebuffer = Framebuffer(20, 20)
    subrects = Subrects()
    subrects.add(bytearray(b"\x12\x10"), 1, 2 * 20 + 3, 0xFF, 7)
    subrects.add_coloured(bytearray(b"\x08\0\0\xff\x00\x01"), 1, 0, 0xFF)
    subrects.paint(framebuffer)
    assert framebuffer.pixels[4, 4] == framebuffer.pixels[4, 5] == 7
    assert framebuffer.pixels[0, 0] == framebuffer.pixels[1, 0] == 8
    assert int(framebuffer.pixels.sum()) == 30


def test_what_was_painted_is_forgotten():
    framebuffer = Framebuffer(16, 16)
    subrects = Subrects()
    subrects.add(bytearray(b"\0\0"), 1, 0, 0xFF, 7)
    subrects.paint(framebuffer)
    framebuffer.pixels[:] = 0
    subrects.paint(framebuffer)
    assert not framebuffer.pixels.any()


def test_one_that_leaves_its_tile_leaves_the_framebuffer_as_it_was():
    framebuffer = Framebuffer(16, 16)
    subrects = Subrects()
    subrects.add(bytearray(b"\0\0\x20\x00"), 2, 0, 0x1F, 7)
    with pytest.raises(ProtocolError):
        subrects.paint(framebuffer)
    assert not framebuffer.pixels.any()
