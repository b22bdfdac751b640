# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The encodings that simulated consoles write, read back by the tests' own decoder."""

import random
import struct

import pytest

from tests.simulator.rfb_reading import Picture
from xolite_desktop.simulator.rfb_encoders import HEXTILE, RAW, ZLIB, hextile, make_encoder, raw
from xolite_desktop.simulator.rfb_pixels import QEMU_FORMAT, PixelFormat, Pixels
from xolite_desktop.simulator.screen import PALETTE, Screen
from xolite_desktop.simulator.terminal import Terminal

FORMATS = {
    32: QEMU_FORMAT,
    16: PixelFormat(16, 16, 1, 1, 31, 63, 31, 11, 5, 0),
    8: PixelFormat(8, 8, 0, 1, 7, 7, 3, 0, 3, 6),
}


def noise(colours: int, seed: int = 1) -> Screen:
    screen, chance = Screen(50, 37), random.Random(seed)
    screen.pixels[:] = bytes(chance.randrange(colours) for _ in range(50 * 37))
    return screen


def text() -> Screen:
    screen = Screen(8, 8)
    Terminal(screen, text_mode=True).write("\x1b[31mHello\x1b[0m, \x1b[1;44mworld\x1b[0m\n" + "░▒█ abc\n" * 3)
    return screen


SCREENS = {"text": text, "plain": lambda: Screen(64, 32), "two": lambda: noise(2), "many": lambda: noise(9)}


@pytest.mark.parametrize("depth", FORMATS)
@pytest.mark.parametrize("picture", SCREENS)
@pytest.mark.parametrize("encoding", [RAW, HEXTILE, ZLIB])
def test_what_is_written_is_what_is_read(encoding: int, picture: str, depth: int) -> None:
    screen, wanted = SCREENS[picture](), FORMATS[depth]
    encode = make_encoder(encoding)
    assert encode
    seen = Picture(screen.width, screen.height, depth // 8)
    for rect in ((0, 0, screen.width, screen.height), (3, 5, 31, 20)):
        body = encode(screen, Pixels(wanted), *rect)
        seen.read(struct.pack(">BxHHHHHi", 0, 1, *rect, encoding) + body)
    there = [index for row in range(screen.height) for index in _row(screen, row)]
    assert [pixel for row in seen.rows for pixel in row] == [wanted.pixel(PALETTE[index]) for index in there]


def _row(screen: Screen, row: int) -> bytes:
    return bytes(screen.pixels[row * screen.width : (row + 1) * screen.width])


def test_raw_is_every_pixel_in_order() -> None:
    screen = Screen(2, 2)
    screen.pixels[:] = bytes((15, 0, 0, 15))
    assert raw(screen, Pixels(QEMU_FORMAT), 0, 0, 2, 2) == bytes.fromhex(
        "ffffff00 00000000 00000000 ffffff00"
    )


def test_hextile_says_a_colour_once_and_carries_it_over() -> None:
    screen = Screen(64, 16)
    screen.fill(0, 0, 64, 16, 0)
    screen.fill(16, 2, 3, 4, 15)
    screen.fill(33, 1, 1, 1, 15)
    black, white = bytes(4), b"\xff\xff\xff\0"
    assert hextile(screen, Pixels(QEMU_FORMAT), 0, 0, 64, 16) == (
        b"\x02" + black + b"\x0c" + white + b"\x01\x02\x23" + b"\x08\x01\x11\x00" + b"\x00"
    )


def test_hextile_writes_several_colours_with_each_subrect_and_then_says_the_foreground_again() -> None:
    screen = Screen(32, 16)
    screen.fill(0, 0, 1, 1, 15)
    screen.fill(2, 0, 1, 2, 7)
    screen.fill(16, 0, 1, 1, 15)
    white, grey = b"\xff\xff\xff\0", b"\xd0\xca\xc6\0"
    assert hextile(screen, Pixels(QEMU_FORMAT), 0, 0, 32, 16) == (
        b"\x1a"
        + bytes(4)
        + b"\x02"
        + white
        + b"\x00\x00"
        + grey
        + b"\x20\x01"
        + b"\x0c"
        + white
        + b"\x01\x00\x00"
    )


def test_hextile_falls_back_to_raw_where_subrects_cost_more() -> None:
    screen = noise(20)
    assert hextile(screen, Pixels(FORMATS[8]), 0, 0, 16, 16)[0] == 1


def test_an_encoding_that_is_not_spoken_has_no_encoder() -> None:
    assert make_encoder(16) is None
