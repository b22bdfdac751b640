# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Pixels that are copied as they came, but for the bits that are no colour."""

from __future__ import annotations

from array import array

import numpy as np

from xolite_desktop.vnc.decoders.segments import PIXEL, PIXEL_BYTES, Numbers, counted, segments
from xolite_desktop.vnc.framebuffer import COLOUR_BITS, Framebuffer, Pixels
from xolite_desktop.vnc.geometry import MAX_DAMAGE_RECTS, Rect

LARGE_PIXELS = 4096
"""From so many on a rect is worth calls of its own: what a call costs is nothing beside its pixels."""

FEW = 8
"""Less noted rects are painted one by one."""

_SEGMENTS = (16, 8)
"""Pixels: rows are copied in segments, the last of which reaches back into the one before."""

NARROWEST = _SEGMENTS[-1]
"""Pixels that a row must have to be copied in segments."""


class Copied:
    """Raw, Zlib and what is like them: a text screen comes as hundreds of small rects, which are painted together, not one by one.

    They are painted in the order in which they were noted: later ones lie on earlier ones.
    """

    def __init__(self) -> None:
        self._framebuffer = Framebuffer(0, 0)
        self._noted = array("q")
        """x, y, width (at least NARROWEST), height, and where in `_noted_bytes` the pixels begin: five for each rect."""

    def copy(
        self,
        x: int,
        y: int,
        width: int,
        height: int,
        data: bytes | bytearray,
        at: int,
        framebuffer: Framebuffer,
    ) -> None:
        """Paint a rect at once, from the pixels of four bytes each that begin at `at`."""
        self.paint()
        _copy(data, at, framebuffer.pixels[y : y + height, x : x + width])
        framebuffer.add(Rect(x, y, width, height))

    def paint(self) -> None:
        """Paint what was noted since the last call, and report it."""
        if not self._noted:
            return
        noted, self._noted = np.frombuffer(self._noted, np.int64).reshape(-1, 5), array("q")
        data, framebuffer = self._noted_bytes(noted), self._framebuffer
        if len(noted) < FEW:
            for x, y, width, height, at in noted.tolist():
                _copy(data, at, framebuffer.pixels[y : y + height, x : x + width])
        else:
            _copy_rows(data, noted, framebuffer)
        rects = noted[:, :4]
        for rect in rects.tolist() if len(rects) <= MAX_DAMAGE_RECTS else [_around(rects)]:
            framebuffer.add(Rect(*rect))

    def _noted_bytes(self, noted: Numbers) -> bytes | bytearray:
        """What the noted rects lie in; they are forgotten. Where that is, the last column, may be put right here."""
        raise NotImplementedError


def _copy(data: bytes | bytearray, at: int, pixels: Pixels) -> None:
    np.bitwise_and(np.ndarray(pixels.shape, PIXEL, data, at), COLOUR_BITS, pixels)


def _around(rects: Numbers) -> list[int]:
    """The smallest rect around all of them."""
    first, end = rects[:, :2].min(0), (rects[:, :2] + rects[:, 2:]).max(0)
    return [*first.tolist(), *(end - first).tolist()]


def _copy_rows(data: bytes | bytearray, noted: Numbers, framebuffer: Framebuffer) -> None:
    """Copy all rects by the segments of their rows: where each is in the data, and where in the framebuffer."""
    x, y, width, height, at = noted.T
    size = next(size for size in _SEGMENTS if size <= width.min())
    across = -(-width // size)
    rect, segment = counted(across * height)
    row, column = np.divmod(segment, across[rect])
    inside = np.minimum(column * size, (width - size)[rect])
    sources = at[rect] + (row * width[rect] + inside) * PIXEL_BYTES
    targets = (y * framebuffer.width + x)[rect] + row * framebuffer.width + inside
    moved = segments(data, len(data), size, 1)[sources]
    colours = moved.view(PIXEL)
    colours &= COLOUR_BITS
    flat = framebuffer.flat
    segments(flat, flat.nbytes, size, PIXEL_BYTES)[targets] = moved
