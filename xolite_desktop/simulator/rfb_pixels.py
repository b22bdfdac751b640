# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Pixel formats of the simulated RFB servers: palette indices to the pixels a client asked for."""

import struct
from dataclasses import dataclass
from typing import Self

from xolite_desktop.simulator.screen import PALETTE

_LAYOUT = struct.Struct(">BBBBHHHBBB3x")


class UnsupportedFormat(ValueError):
    """A pixel format that the servers refuse: a colour map, or an odd size."""


@dataclass(frozen=True, slots=True)
class PixelFormat:
    """PIXEL_FORMAT of RFC 6143, 7.4."""

    bits_per_pixel: int
    depth: int
    big_endian: int
    true_color: int
    red_max: int
    green_max: int
    blue_max: int
    red_shift: int
    green_shift: int
    blue_shift: int

    @classmethod
    def parse(cls, raw: bytes) -> Self:
        """From 16 bytes. Raises UnsupportedFormat."""
        wanted = cls(*_LAYOUT.unpack(raw))
        if not wanted.true_color or wanted.bits_per_pixel not in (8, 16, 32):
            raise UnsupportedFormat(f"{wanted.bits_per_pixel} bits, true colour {wanted.true_color}")
        return wanted

    def to_bytes(self) -> bytes:
        """The 16 bytes on the wire."""
        return _LAYOUT.pack(
            self.bits_per_pixel,
            self.depth,
            self.big_endian,
            self.true_color,
            self.red_max,
            self.green_max,
            self.blue_max,
            self.red_shift,
            self.green_shift,
            self.blue_shift,
        )

    def pixel(self, rgb: int) -> bytes:
        """One colour, 0xRRGGBB, as this format's bytes."""
        red, green, blue = rgb >> 16, rgb >> 8 & 255, rgb & 255
        value = (
            (red * self.red_max + 127) // 255 << self.red_shift
            | (green * self.green_max + 127) // 255 << self.green_shift
            | (blue * self.blue_max + 127) // 255 << self.blue_shift
        )
        size = self.bits_per_pixel // 8
        value &= (1 << self.bits_per_pixel) - 1
        return value.to_bytes(size, "big" if self.big_endian else "little")


# 32 bits, little endian, blue first: what QEMU and vncterm start with (they differ in the depth).
QEMU_FORMAT = PixelFormat(32, 24, 0, 1, 255, 255, 255, 16, 8, 0)
VNCTERM_FORMAT = PixelFormat(32, 32, 0, 1, 255, 255, 255, 16, 8, 0)


class Pixels:
    """Translates rows of palette indices into one pixel format."""

    def __init__(self, wanted: PixelFormat) -> None:
        self.size = wanted.bits_per_pixel // 8
        self._pixels = [wanted.pixel(rgb) for rgb in PALETTE]
        padding = bytes(256 - len(PALETTE))
        self._planes = [bytes(pixel[place] for pixel in self._pixels) + padding for place in range(self.size)]

    def one(self, index: int) -> bytes:
        """The pixel of one index."""
        return self._pixels[index]

    def many(self, indices: bytes | bytearray) -> bytes:
        """The pixels of a run of indices."""
        if self.size == 1:
            return bytes(indices.translate(self._planes[0]))
        out = bytearray(len(indices) * self.size)
        for place, plane in enumerate(self._planes):
            out[place :: self.size] = indices.translate(plane)
        return bytes(out)
