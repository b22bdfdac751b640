# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Hextile (5): tiles of 16 × 16 pixels with a background and sub-rects, or raw (RFC 6143, 7.7.4).

Reading finds the tiles, painting does the rest for many rects at once: servers send hundreds of small rects in an
update, and a few dozen calls of numpy for all of them cost less than a few for each.
"""

from __future__ import annotations

from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.decoders.decoder import Runs
from xolite_desktop.vnc.decoders.tiles import BACKGROUND, COLOURED, FOREGROUND, RAW, SUBRECTS, TILE, Tiles
from xolite_desktop.vnc.framebuffer import Framebuffer
from xolite_desktop.vnc.geometry import Rect
from xolite_desktop.vnc.names import Encoding

MAX_TILE_SIZE = 1 + 4 + 4 + 1 + 255 * 6
"""Bytes of the longest tile: flags, two colours, and 255 sub-rects with colours of their own."""

_RAW_BYTES = 1 + TILE * TILE * 4
"""Of a raw tile that no edge of its rect cuts off."""

MAX_KEPT = 256 * 1024
"""Bytes of tiles that are kept back before they are painted."""

MAX_TILES_KEPT = 16 * 1024
"""And how many of them, since tiny ones take more memory while they are painted than they came in."""

SMALL_TILES = 16
"""Up to so many tiles a rect is read at once if it is there."""

_HEAD_BYTES = tuple(
    0
    if flags & RAW
    else 1 + 4 * bool(flags & BACKGROUND) + 4 * bool(flags & FOREGROUND) + bool(flags & SUBRECTS)
    for flags in range(256)
)
"""For each flags of a tile: what stands before its sub-rects; nothing for a raw one."""

_SUBRECT_BYTES = tuple((6 if flags & COLOURED else 2) if flags & SUBRECTS else 0 for flags in range(256))
"""And how long each of them is."""


class Hextile(Runs):
    """Reads tile by tile, so a rect may be cut anywhere; keeps everything back until `paint`."""

    _encoding = int(Encoding.HEXTILE)

    def __init__(self) -> None:
        self._framebuffer = Framebuffer(0, 0)
        self._buffer = ReceiveBuffer(0)
        self._rect = Rect(0, 0, 0, 0)
        self._next = self._end = 0
        """Tiles of the rect that are read, and that there are."""
        self._tiles = Tiles()
        self._kept = 0
        self._covered: dict[int, int] = {}

    def decode_at_once(
        self, x: int, y: int, width: int, height: int, buffer: ReceiveBuffer, framebuffer: Framebuffer
    ) -> bool:
        tiles = -(-width // TILE) * -(-height // TILE)
        if not 0 < tiles <= SMALL_TILES or buffer.end - buffer.start < tiles * MAX_TILE_SIZE:
            return False
        self._begin(Rect(x, y, width, height), tiles, buffer, framebuffer)
        self._read_tiles(buffer)
        return True

    def decode(self, rect: Rect, buffer: ReceiveBuffer, framebuffer: Framebuffer) -> Reading[None]:
        tiles = -(-rect.width // TILE) * -(-rect.height // TILE)
        if not tiles:
            return
        self._begin(rect, tiles, buffer, framebuffer)
        while self._next < self._end:
            if buffer.end - buffer.start < MAX_TILE_SIZE:
                yield from self._whole_tile(buffer)
            self._read_tiles(buffer)

    def paint(self) -> None:
        """Paint what is there of all rects since the last time."""
        if not self._covered:
            return
        tiles, self._tiles = self._tiles, Tiles()
        self._covered.clear()
        self._kept = 0
        self._buffer.is_pinned = False
        background, foreground = tiles.paint(self._buffer.data, self._framebuffer)
        if self._next < self._end:
            self._cover()
            self._tiles.begin(self._rect, self._next, background, foreground)

    def _begin(self, rect: Rect, tiles: int, buffer: ReceiveBuffer, framebuffer: Framebuffer) -> None:
        self._rect, self._buffer, self._framebuffer = rect, buffer, framebuffer
        if self._cover():
            self.paint()
            self._cover()
        self._next, self._end = 0, tiles
        # What came before the first tile that names its colours is undefined; black is not somebody's secret.
        self._tiles.begin(rect, 0, 0, 0)

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
        if flags & RAW:
            yield from buffer.need(self._raw_size(self._next))
            return
        size = _HEAD_BYTES[flags]
        yield from buffer.need(size)
        if flags & SUBRECTS:
            yield from buffer.need(size + buffer.data[buffer.start + size - 1] * _SUBRECT_BYTES[flags])

    def _read_tiles(self, buffer: ReceiveBuffer) -> None:
        """Find the next tile and all after it that are surely there: the loop that has to be fast."""
        data, start, starts = buffer.data, buffer.start, self._tiles.starts
        heads, subrects = _HEAD_BYTES, _SUBRECT_BYTES
        across = -(-self._rect.width // TILE)
        last_row = self._end - across
        safe = min(buffer.end - MAX_TILE_SIZE, start + MAX_KEPT)
        position, number = start, self._next
        for number in range(number, min(self._end, number + MAX_TILES_KEPT)):  # noqa: B020
            starts.append(position)
            flags = data[position]
            head = heads[flags]
            if head:
                position += head
                each = subrects[flags]
                if each:
                    position += data[position - 1] * each
            elif number < last_row and (number + 1) % across:
                position += _RAW_BYTES
            else:
                position += self._raw_size(number)
            if position > safe:
                break
        self._next = number + 1
        self._kept += position - start
        buffer.start, buffer.is_pinned = position, True
        if self._kept > MAX_KEPT or len(starts) > MAX_TILES_KEPT:
            self.paint()

    def _raw_size(self, number: int) -> int:
        """Bytes of a raw tile with its flags, by its number in the rect."""
        _, _, width, height = self._rect
        row, column = divmod(number, -(-width // TILE))
        return 1 + min(TILE, width - column * TILE) * min(TILE, height - row * TILE) * 4
