# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How a server writes a pixel, and the one way we want it written (RFC 6143, 7.4)."""

from __future__ import annotations

import struct
from dataclasses import dataclass

_LAYOUT = struct.Struct(">BB??HHHBBB3x")
SIZE = _LAYOUT.size


@dataclass(frozen=True)
class PixelFormat:
    """The sixteen bytes of PIXEL_FORMAT; nothing is judged here, a server may say what it likes."""

    bits_per_pixel: int
    depth: int
    is_big_endian: bool
    is_true_colour: bool
    red_max: int
    green_max: int
    blue_max: int
    red_shift: int
    green_shift: int
    blue_shift: int

    @classmethod
    def parse(cls, raw: bytes) -> PixelFormat:
        return cls(*_LAYOUT.unpack(raw))

    def packed(self) -> bytes:
        return _LAYOUT.pack(
            self.bits_per_pixel,
            self.depth,
            self.is_big_endian,
            self.is_true_colour,
            self.red_max,
            self.green_max,
            self.blue_max,
            self.red_shift,
            self.green_shift,
            self.blue_shift,
        )

    @property
    def is_ours(self) -> bool:
        """Whether pixels in this format lie in memory as ours do; the depth only says what the top byte means.

        vncterm calls the same layout depth 32. Not setting what is set already spares the server a full repaint.
        """
        return self.packed()[2:] == OURS.packed()[2:] and self.bits_per_pixel == OURS.bits_per_pixel


OURS = PixelFormat(32, 24, False, True, 255, 255, 255, 16, 8, 0)
"""0x00RRGGBB in a little-endian word: what QImage.Format_RGB32 wants, so that nothing is ever converted."""
