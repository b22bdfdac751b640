# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Hextile (5): tiles of 16 × 16 pixels with a background and sub-rects, or raw (RFC 6143, 7.7.4).

Reading notes what the tiles are made of, painting does it for many rects at once: servers send hundreds of small
rects in an update, and a few dozen calls of numpy for all of them cost less than a few for each.
"""

from __future__ import annotations

import struct

import numpy as np

from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.decoders.decoder import Stepwise
from xolite_desktop.vnc.decoders.subrects import Subrects
from xolite_desktop.vnc.framebuffer import COLOUR_BITS, Framebuffer, Pixels
from xolite_desktop.vnc.geometry import Rect

TILE = 16
MAX_TILE_SIZE = 1 + 4 + 4 + 1 + 255 * 6
"""Bytes of the longest tile: flags, two colours, and 255 sub-rects with colours of their own."""

MAX_KEPT = 256 * 1024
"""Bytes of tiles that are kept back before they are painted."""

RECT_COST = 64
"""Bytes that a rect counts for by itself, so that tiny ones do not pile up either."""

_WHOLE_TILE = 0xFF
"""The room of a tile that is not cut off at the right or at the bottom: width − 1 and height − 1 in four bits each."""

_RAW, _BACKGROUND, _FOREGROUND, _SUBRECTS, _COLOURED = 1, 2, 4, 8, 16
_PIXEL = np.dtype("<u4")
_COLOUR_MASK = int(COLOUR_BITS)
_colour_at = struct.Struct("<I").unpack_from


class Hextile(Stepwise):
    """Reads tile by tile, so a rect may be cut anywhere; keeps everything back until `paint`."""

    def __init__(self) -> None:
        self._framebuffer = Framebuffer(0, 0)
        self._rect = Rect(0, 0, 0, 0)
        self._tiles_left = 0
        self._x = self._y = 0
        self._colours: list[int] = []
        self._background = self._foreground = 0
        self._fills: list[tuple[Rect, int, int, list[int]]] = []
        self._raw_tiles: list[tuple[int, bytearray]] = []
        self._cut_raw_tiles: list[tuple[Rect, bytearray]] = []
        self._subrects = Subrects()
        self._covered: dict[int, int] = {}
        self._kept = 0

    def decode(self, rect: Rect, buffer: ReceiveBuffer, framebuffer: Framebuffer) -> Reading[None]:
        x, y, width, height = rect
        if not (width and height):
            return
        self._framebuffer = framebuffer
        self._rect, self._x, self._y = rect, x, y
        if self._cover():
            self.paint()
            self._cover()
        self._colours = []
        self._fills.append((rect, x, y, self._colours))
        self._kept += RECT_COST
        # What came before the first tile that names its colours is undefined; black is not somebody's secret.
        self._background = self._foreground = 0
        self._tiles_left = -(-width // TILE) * -(-height // TILE)
        while self._tiles_left:
            if buffer.end - buffer.start < MAX_TILE_SIZE:
                yield from self._whole_tile(buffer)
            self._read_tiles(buffer)
            if self._kept > MAX_KEPT:
                self.paint()

    def paint(self) -> None:
        """Paint backgrounds, then raw tiles, then sub-rects: nothing kept back covers anything else kept back."""
        if not self._fills:
            return
        framebuffer = self._framebuffer
        filled = [
            _fill(framebuffer.pixels, rect, x, y, colours) for rect, x, y, colours in self._fills if colours
        ]
        self._paint_raw_tiles()
        self._subrects.paint(framebuffer)
        # Not before: another thread takes damage at any time, and would show half of it for good.
        for rect in filled:
            framebuffer.add(rect)
        self._fills.clear()
        self._covered.clear()
        self._kept = 0
        if self._tiles_left:
            self._cover()
            self._colours = []
            self._fills.append((self._rect, self._x, self._y, self._colours))

    def _paint_raw_tiles(self) -> None:
        """Whole tiles all at once; those that the edge of their rect cuts off one by one."""
        framebuffer = self._framebuffer
        if self._raw_tiles:
            origins, parts = zip(*self._raw_tiles, strict=True)
            columns = np.arange(TILE)
            within = (columns[:, None] * framebuffer.width + columns).reshape(-1)
            covered = np.array(origins, np.int64)[:, None] + within
            framebuffer.flat[covered.reshape(-1)] = np.frombuffer(b"".join(parts), _PIXEL) & COLOUR_BITS
        for rect, raw in self._cut_raw_tiles:
            received = np.ndarray((rect.height, rect.width), _PIXEL, raw)
            painted = framebuffer.pixels[rect.y : rect.bottom, rect.x : rect.right]
            np.bitwise_and(received, COLOUR_BITS, painted)
        self._raw_tiles.clear()
        self._cut_raw_tiles.clear()

    def _cover(self) -> bool:
        """Note the rect as kept back; gives whether something kept back lies under it, if only nearly.

        What is covered is a number for each column of 16 pixels, with a bit for each row.
        """
        x, y, width, height = self._rect
        rows = ((1 << height) - 1) << y
        covered = self._covered
        under = 0
        for column in range(x // TILE, (x + width - 1) // TILE + 1):
            already = covered.get(column, 0)
            under |= already & rows
            covered[column] = already | rows
        return under != 0

    def _whole_tile(self, buffer: ReceiveBuffer) -> Reading[None]:
        """Wait until the next tile is there to its end, near the end of what has arrived."""
        yield from buffer.need(1)
        flags = buffer.data[buffer.start]
        if flags & _RAW:
            width = min(TILE, self._rect.right - self._x)
            height = min(TILE, self._rect.bottom - self._y)
            yield from buffer.need(1 + width * height * 4)
            return
        size = 1 + 4 * bool(flags & _BACKGROUND) + 4 * bool(flags & _FOREGROUND)
        if flags & _SUBRECTS:
            size += 1
            yield from buffer.need(size)
            size += buffer.data[buffer.start + size - 1] * (6 if flags & _COLOURED else 2)
        yield from buffer.need(size)

    def _read_tiles(self, buffer: ReceiveBuffer) -> None:
        """Note the next tile and all after it that are surely there: the loop that has to be fast."""
        data, position = buffer.data, buffer.start
        safe = min(buffer.end - MAX_TILE_SIZE, position + MAX_KEPT)
        left, _, width, _ = self._rect
        right = left + width
        x, y, tiles_left = self._x, self._y, self._tiles_left
        while True:
            flags = data[position]
            position += 1
            if flags & _RAW:
                position = self._note_raw(data, position, x, y)
            else:
                if flags & _BACKGROUND:
                    self._background = _colour_at(data, position)[0] & _COLOUR_MASK
                    position += 4
                if flags & _FOREGROUND:
                    self._foreground = _colour_at(data, position)[0] & _COLOUR_MASK
                    position += 4
                if flags & _SUBRECTS:
                    position = self._note_subrects(data, position, x, y, flags & _COLOURED)
            self._colours.append(self._background)
            tiles_left -= 1
            x, y = (x + TILE, y) if x + TILE < right else (left, y + TILE)
            if position > safe or not tiles_left:
                break
        self._x, self._y, self._tiles_left = x, y, tiles_left
        self._kept += position - buffer.start
        buffer.start = position

    def _note_raw(self, data: bytearray, position: int, x: int, y: int) -> int:
        left, top, width, height = self._rect
        columns, rows = min(TILE, left + width - x), min(TILE, top + height - y)
        end = position + columns * rows * _PIXEL.itemsize
        if columns == rows == TILE:
            self._raw_tiles.append((y * self._framebuffer.width + x, data[position:end]))
        else:
            self._cut_raw_tiles.append((Rect(x, y, columns, rows), data[position:end]))
        return end

    def _note_subrects(self, data: bytearray, position: int, x: int, y: int, coloured: int) -> int:
        count = data[position]
        position += 1
        end = position + count * (6 if coloured else 2)
        left, top, width, height = self._rect
        columns, rows = left + width - x, top + height - y
        room = _WHOLE_TILE
        if columns < TILE or rows < TILE:
            room = (min(TILE, columns) - 1) << 4 | (min(TILE, rows) - 1)
        origin = y * self._framebuffer.width + x
        if coloured:
            self._subrects.add_coloured(data[position:end], count, origin, room)
        else:
            self._subrects.add(data[position:end], count, origin, room, self._foreground)
        return end


def _fill(pixels: Pixels, rect: Rect, x: int, y: int, colours: list[int]) -> Rect:
    """Paint tiles in one colour each, in reading order from the tile at x, y; gives the rows that were painted."""
    left, top, width, height = rect
    right, bottom = left + width, top + height
    if colours.count(colours[0]) == len(colours) == -(-width // TILE) * -(-height // TILE):
        pixels[top:bottom, left:right] = colours[0]
        return rect
    first, done = y, 0
    while done < len(colours):
        row = colours[done : done - (x - right) // TILE]
        done += len(row)
        end = min(x + len(row) * TILE, right)
        if row.count(row[0]) == len(row):
            pixels[y : min(y + TILE, bottom), x:end] = row[0]
        else:
            pixels[y : min(y + TILE, bottom), x:end] = np.repeat(np.array(row, np.uint32), TILE)[: end - x]
        x, y = left, y + TILE
    return Rect(left, first, width, min(y, bottom) - first)
