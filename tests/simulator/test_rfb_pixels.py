# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Pixel formats of the simulated RFB servers."""

import pytest

from xolite_desktop.simulator.rfb_pixels import QEMU_FORMAT, PixelFormat, Pixels, UnsupportedFormat
from xolite_desktop.simulator.screen import PALETTE


def test_the_native_format_is_32_bits_little_endian_blue_first() -> None:
    assert QEMU_FORMAT.to_bytes() == bytes.fromhex("20 18 00 01 00ff 00ff 00ff 10 08 00 000000")
    assert PixelFormat.parse(QEMU_FORMAT.to_bytes()) == QEMU_FORMAT
    assert QEMU_FORMAT.pixel(0x123456) == bytes((0x56, 0x34, 0x12, 0))


@pytest.mark.parametrize(
    ("wanted", "white", "blue"),
    [
        (PixelFormat(32, 24, 1, 1, 255, 255, 255, 16, 8, 0), b"\x00\xff\xff\xff", b"\x00\x00\x00\xff"),
        (PixelFormat(16, 16, 0, 1, 31, 63, 31, 11, 5, 0), b"\xff\xff", b"\x1f\x00"),
        (PixelFormat(16, 15, 1, 1, 31, 31, 31, 10, 5, 0), b"\x7f\xff", b"\x00\x1f"),
        (PixelFormat(8, 8, 0, 1, 7, 7, 3, 0, 3, 6), b"\xff", b"\xc0"),
    ],
)
def test_other_true_colour_formats(wanted: PixelFormat, white: bytes, blue: bytes) -> None:
    assert wanted.pixel(0xFFFFFF) == white
    assert wanted.pixel(0x0000FF) == blue


@pytest.mark.parametrize("size", [8, 16, 32])
def test_runs_of_indices_become_runs_of_pixels(size: int) -> None:
    wanted = PixelFormat(size, size, 0, 1, 7, 7, 3, 0, 3, 6)
    pixels = Pixels(wanted)
    indices = bytes(range(len(PALETTE)))
    assert pixels.many(indices) == b"".join(wanted.pixel(rgb) for rgb in PALETTE)
    assert pixels.one(15) == wanted.pixel(PALETTE[15])


@pytest.mark.parametrize("raw", ["08 08 00 00", "18 18 00 01", "00 00 00 01"])
def test_colour_maps_and_odd_sizes_are_refused(raw: str) -> None:
    with pytest.raises(UnsupportedFormat):
        PixelFormat.parse(bytes.fromhex(raw).ljust(16, b"\0"))
