# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""ZRLE (16): tiles of 64 × 64 pixels in one colour, a palette, runs or as they are, deflated (RFC 6143, 7.7.6).

Pixels are three bytes, blue, green, red, as they are for a pixel format like ours.
"""

from __future__ import annotations

import numpy as np

from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.decoders.decoder import Runs
from xolite_desktop.vnc.decoders.palette import colours, paint_packed, refuse_none
from xolite_desktop.vnc.decoders.patches import SMALL_PIXELS, Patches
from xolite_desktop.vnc.decoders.runs import palette_runs, plain_runs, tiny_runs
from xolite_desktop.vnc.errors import ProtocolError
from xolite_desktop.vnc.framebuffer import COLOUR_BITS, Framebuffer, Pixels
from xolite_desktop.vnc.geometry import Rect
from xolite_desktop.vnc.inflate import Inflater, max_packed
from xolite_desktop.vnc.names import Encoding

TILE = 64
MAX_TILE_HEAD_BYTES = 1 + 127 * 3
MAX_PIXEL_BYTES = 4
"""Of a tile before deflating: its kind and palette, and runs of one pixel each."""
TINY_PIXELS = 256
"""Up to so many pixels of one tile each may have a colour of its own and be noted all the same."""

_RAW, _SOLID, _RUNS = 0, 1, 128
_MOST_PACKED = 16


class Zrle(Runs):
    """One deflate stream for all rects; keeps back small ones of one tile, to paint them together."""

    _encoding = int(Encoding.ZRLE)

    def __init__(self) -> None:
        self._inflater = Inflater()
        self._patches = Patches(is_rgb=False)

    def decode_at_once(
        self, x: int, y: int, width: int, height: int, buffer: ReceiveBuffer, framebuffer: Framebuffer
    ) -> bool:
        start = buffer.start + 4
        if buffer.end < start:
            return False
        end = start + int.from_bytes(buffer.data[start - 4 : start], "big")
        most = width * height * MAX_PIXEL_BYTES + MAX_TILE_HEAD_BYTES
        if width > TILE or height > TILE:
            most = _most_bytes(width, height)
        if buffer.end < end or end - start > max_packed(most):
            return False
        buffer.start = end
        inflated = self._inflater.inflate(buffer.memory[start:end], most)
        pixels = width * height
        if width & 7 or not 0 < pixels < SMALL_PIXELS or width > TILE or height > TILE or not inflated:
            self._paint(x, y, width, height, inflated, framebuffer)
        elif inflated[0] == 2 and len(inflated) == 7 + (pixels >> 3):
            self._patches.note(x, y, width, height, inflated[1:7], inflated[7:], framebuffer)
        elif inflated[0] == _SOLID and len(inflated) == 4:
            self._patches.fill(x, y, width, height, inflated[1:], framebuffer)
        else:
            self._paint(x, y, width, height, inflated, framebuffer)
        return True

    def decode(self, rect: Rect, buffer: ReceiveBuffer, framebuffer: Framebuffer) -> Reading[None]:
        if buffer.end - buffer.start < 4:
            yield from buffer.need(4)
        start = buffer.start + 4
        length = int.from_bytes(buffer.data[start - 4 : start], "big")
        buffer.start = start
        x, y, width, height = rect
        inflated = yield from self._inflater.read(buffer, length, _most_bytes(width, height))
        self._paint(x, y, width, height, inflated, framebuffer)

    def paint(self) -> None:
        """Paint small rects."""
        self._patches.paint()

    def _paint(
        self, x: int, y: int, width: int, height: int, inflated: bytes, framebuffer: Framebuffer
    ) -> None:
        """Paint a rect tile by tile, each at once or when there are many."""
        at = 0
        is_noted = True
        try:
            for top in range(y, y + height, TILE):
                down = min(TILE, y + height - top)
                for left in range(x, x + width, TILE):
                    across = min(TILE, x + width - left)
                    end = 0
                    may_fit = not across & 7 and across * down < SMALL_PIXELS
                    if may_fit and (inflated[at] == 2 or (is_noted and self._patches)):
                        end = self._note(inflated, at, left, top, across, down, framebuffer)
                    if not end:
                        if is_noted:
                            self._patches.paint()  # what is noted from now on does not lie under this rect
                        is_noted = False
                        pixels = framebuffer.pixels[top : top + down, left : left + across]
                        end = _paint_tile(inflated, at, pixels)
                    at = end
        except (IndexError, TypeError) as error:
            # What a slice or an array over the data says when that ends too soon.
            raise ProtocolError("a ZRLE tile is cut off") from error
        if at != len(inflated):
            raise ProtocolError(f"{len(inflated) - at} bytes follow the last ZRLE tile")
        if not is_noted:
            framebuffer.add(Rect(x, y, width, height))

    def _note(
        self, data: bytes, at: int, x: int, y: int, width: int, height: int, framebuffer: Framebuffer
    ) -> int:
        """Note a tile in one colour or two, or a tiny one; gives where it ends, 0 if it is another one."""
        kind = data[at]
        pixels = width * height
        if kind == 2:
            end = at + 7 + (pixels >> 3)
            palette, bits = data[at + 1 : at + 7], data[at + 7 : end]
        elif kind == _SOLID:
            end = at + 4
            palette, bits = data[at + 1 : end] * 2, bytes(pixels >> 3)
        elif pixels <= TINY_PIXELS and kind in (_RAW, _RUNS):
            parts, end = (tiny_runs if kind else _tiny)(data, at + 1, pixels)
            self._patches.note_all(x, y, width, height, parts, framebuffer)
            return end
        else:
            return 0
        if end > len(data):
            raise IndexError(end)
        self._patches.note(x, y, width, height, palette, bits, framebuffer)
        return end


def _tiny(data: bytes, at: int, pixels: int) -> tuple[bytes, int]:
    """The bytes of so many pixels as they are, and where they end."""
    end = at + pixels * 3
    if end > len(data):
        raise IndexError(end)
    return data[at:end], end


def _most_bytes(width: int, height: int) -> int:
    """Of a rect before deflating."""
    tiles = -(-width // TILE) * -(-height // TILE)
    return tiles * MAX_TILE_HEAD_BYTES + width * height * MAX_PIXEL_BYTES


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
