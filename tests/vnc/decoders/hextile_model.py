# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A slow, plain Hextile for tests: tiles as operations, as bytes, and as pixels painted one after the other."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

import numpy as np
from hypothesis import strategies as st

from tests.vnc.wire import HEXTILE, rect


@dataclass
class Tile:
    """Raw pixels, or colours (None: as before) and sub-rects of (colour or None, x, y, width, height)."""

    raw: list[int] | None = None
    background: int | None = None
    foreground: int | None = None
    subrects: list[tuple[int, int, int, int, int]] = field(default_factory=list)
    coloured: bool = False

    def encoded(self) -> bytes:
        if self.raw is not None:
            return b"\x01" + b"".join(struct.pack("<I", colour) for colour in self.raw)
        flags = 2 * (self.background is not None) | 4 * (self.foreground is not None)
        flags |= 8 * bool(self.subrects) | 16 * self.coloured
        parts = [bytes((flags,))]
        parts += [struct.pack("<I", c) for c in (self.background, self.foreground) if c is not None]
        if self.subrects:
            parts.append(bytes((len(self.subrects),)))
        for colour, x, y, width, height in self.subrects:
            if self.coloured:
                parts.append(struct.pack("<I", colour))
            parts.append(bytes((x << 4 | y, (width - 1) << 4 | (height - 1))))
        return b"".join(parts)


@dataclass
class HextileRect:
    x: int
    y: int
    width: int
    height: int
    tiles: list[Tile]

    def encoded(self) -> bytes:
        payload = b"".join(tile.encoded() for tile in self.tiles)
        return rect(self.x, self.y, self.width, self.height, HEXTILE, payload)

    def paint(self, pixels: np.ndarray) -> None:
        tiles = iter(self.tiles)
        background = foreground = 0
        for top in range(self.y, self.y + self.height, 16):
            for left in range(self.x, self.x + self.width, 16):
                height, width = min(16, self.y + self.height - top), min(16, self.x + self.width - left)
                tile = next(tiles)
                if tile.raw is not None:
                    pixels[top : top + height, left : left + width] = np.reshape(tile.raw, (height, width))
                    continue
                background = background if tile.background is None else tile.background
                foreground = foreground if tile.foreground is None else tile.foreground
                pixels[top : top + height, left : left + width] = background
                for colour, x, y, columns, rows in tile.subrects:
                    inside = pixels[top + y : top + y + rows, left + x : left + x + columns]
                    inside[:] = colour if tile.coloured else foreground
        pixels &= 0xFFFFFF


COLOURS = st.integers(0, 0xFFFFFFFF)


@st.composite
def subrects(draw: st.DrawFn, width: int, height: int) -> tuple[int, int, int, int, int]:
    x, y = draw(st.integers(0, width - 1)), draw(st.integers(0, height - 1))
    return draw(COLOURS), x, y, draw(st.integers(1, width - x)), draw(st.integers(1, height - y))


@st.composite
def tiles(draw: st.DrawFn, width: int, height: int) -> Tile:
    if draw(st.integers(0, 5)) == 0:
        seed = draw(st.integers(0, 1000))
        return Tile(raw=np.random.default_rng(seed).integers(0, 2**32, width * height).tolist())
    some = draw(st.lists(subrects(width, height), max_size=12))
    background, foreground = draw(st.none() | COLOURS), draw(st.none() | COLOURS)
    return Tile(None, background, foreground, some, bool(some) and draw(st.booleans()))


@st.composite
def rects(draw: st.DrawFn, width: int, height: int) -> HextileRect:
    """A rect somewhere on a desktop of this size."""
    x, y = draw(st.integers(0, width - 1)), draw(st.integers(0, height - 1))
    columns, rows = draw(st.integers(1, width - x)), draw(st.integers(1, height - y))
    sizes = [
        (min(16, columns - c), min(16, rows - r)) for r in range(0, rows, 16) for c in range(0, columns, 16)
    ]
    return HextileRect(x, y, columns, rows, [draw(tiles(*size)) for size in sizes])
