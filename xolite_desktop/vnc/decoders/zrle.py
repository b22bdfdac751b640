# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""ZRLE (16): tiles of 64 × 64 pixels in one colour, a palette, runs or as they are, deflated (RFC 6143, 7.7.6).

Pixels are three bytes, blue, green, red, as they are for a pixel format like ours.
"""

from __future__ import annotations

import numpy as np

from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.decoders.decoder import Stepwise
from xolite_desktop.vnc.decoders.palette import colours, paint_packed, refuse_none
from xolite_desktop.vnc.decoders.runs import palette_runs, plain_runs
from xolite_desktop.vnc.errors import ProtocolError
from xolite_desktop.vnc.framebuffer import COLOUR_BITS, Framebuffer, Pixels
from xolite_desktop.vnc.geometry import Rect
from xolite_desktop.vnc.inflate import Inflater

TILE = 64
MAX_TILE_HEAD_BYTES = 1 + 127 * 3
MAX_PIXEL_BYTES = 4
"""Of a tile before deflating: its kind and palette, and runs of one pixel each."""

_RAW, _SOLID, _RUNS = 0, 1, 128
_MOST_PACKED = 16


class Zrle(Stepwise):
    """One deflate stream for all rects; keeps nothing back."""

    def __init__(self) -> None:
        self._inflater = Inflater()

    def decode(self, rect: Rect, buffer: ReceiveBuffer, framebuffer: Framebuffer) -> Reading[None]:
        if buffer.end - buffer.start < 4:
            yield from buffer.need(4)
        start = buffer.start + 4
        length = int.from_bytes(buffer.data[start - 4 : start], "big")
        buffer.start = start
        x, y, width, height = rect
        tile_count = -(-width // TILE) * -(-height // TILE)
        most = tile_count * MAX_TILE_HEAD_BYTES + width * height * MAX_PIXEL_BYTES
        inflated = yield from self._inflater.read(buffer, length, most)
        at = 0
        try:
            for top in range(y, y + height, TILE):
                for left in range(x, x + width, TILE):
                    right, bottom = min(left + TILE, x + width), min(top + TILE, y + height)
                    at = _paint_tile(inflated, at, framebuffer.pixels[top:bottom, left:right])
        except (IndexError, TypeError) as error:
            # What a slice or an array over the data says when that ends too soon.
            raise ProtocolError("a ZRLE tile is cut off") from error
        if at != len(inflated):
            raise ProtocolError(f"{len(inflated) - at} bytes follow the last ZRLE tile")
        framebuffer.add(rect)

    def paint(self) -> None:
        """Nothing is kept back."""


def _paint_tile(data: bytes, at: int, pixels: Pixels) -> int:
    """Paint the tile whose bytes begin at `at`; gives where they end. Raises IndexError or TypeError there."""
    kind = data[at]
    at += 1
    if kind == _SOLID:
        pixels[...] = data[at] | data[at + 1] << 8 | data[at + 2] << 16
        return at + 3
    if kind == _RAW:
        _paint_raw(data, at, pixels)
        return at + pixels.size * 3
    if kind <= _MOST_PACKED:
        return _paint_packed(data, at, kind, pixels)
    if kind == _RUNS:
        painted, at = plain_runs(data, at, pixels.size)
    elif kind > _RUNS + 1:
        count = kind - _RUNS
        palette = _palette(data, at, count, 128)
        indices, at = palette_runs(data, at + count * 3, pixels.size)
        painted = palette.take(np.frombuffer(indices, np.uint8))
        refuse_none(painted, palette)
    else:
        raise ProtocolError(f"{kind} is no kind of ZRLE tile")
    pixels[...] = painted.reshape(pixels.shape)
    return at


def _paint_raw(data: bytes, at: int, pixels: Pixels) -> None:
    """Each pixel is read as a word whose fourth byte is the next one's, which is five times as fast as byte by byte."""
    height, width = pixels.shape
    end = at + pixels.size * 3
    if end > len(data):
        raise IndexError(end)
    whole = height if end < len(data) else height - 1  # the last pixel of all has none after it
    words = np.ndarray((whole, width), "<u4", data, at, (width * 3, 3))
    np.bitwise_and(words, COLOUR_BITS, pixels[:whole])
    if whole < height:
        parts = np.ndarray((width, 3), np.uint8, data, at + whole * width * 3)
        pixels[whole].view(np.uint8).reshape(width, 4)[:, :3] = parts


def _paint_packed(data: bytes, at: int, count: int, pixels: Pixels) -> int:
    height, width = pixels.shape
    bits = 1 if count == 2 else 2 if count <= 4 else 4
    palette = _palette(data, at, count, 1 << bits)
    at += count * 3
    paint_packed(data, at, bits, palette, pixels)
    return int(at + (width * bits + 7) // 8 * height)


def _palette(data: bytes, at: int, count: int, places: int) -> Pixels:
    raw = data[at : at + count * 3]
    if len(raw) != count * 3:
        raise IndexError(at)
    return colours(raw, places, is_rgb=False)
