# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The encodings a simulated RFB server writes: Raw and Hextile (RFC 6143, 7.7), and Zlib."""

import zlib
from collections import Counter
from collections.abc import Callable
from functools import lru_cache

from xolite_desktop.simulator.rfb_pixels import Pixels
from xolite_desktop.simulator.screen import Screen

RAW = 0
COPY_RECT = 1
HEXTILE = 5
ZLIB = 6

_TILE = 16

_TILE_RAW = 1
_BACKGROUND = 2
_FOREGROUND = 4
_SUBRECTS = 8
_COLOURED = 16

Subrect = tuple[int, int, int]
"""Index, place (x in the high nibble, y in the low one), size (width and height less one, likewise)."""


def _area(screen: Screen, x: int, y: int, width: int, height: int) -> bytes:
    """The indices of a rect, row after row."""
    if width == screen.width:
        return bytes(screen.pixels[y * width : (y + height) * width])
    first = y * screen.width + x
    starts = range(first, first + height * screen.width, screen.width)
    return b"".join([screen.pixels[start : start + width] for start in starts])


def raw(screen: Screen, pixels: Pixels, x: int, y: int, width: int, height: int) -> bytes:
    """Every pixel, row after row."""
    return pixels.many(_area(screen, x, y, width, height))


def hextile(screen: Screen, pixels: Pixels, x: int, y: int, width: int, height: int) -> bytes:
    """Tiles of 16x16 as a background with subrects; colours carry over from tile to tile."""
    writer = _TileWriter(pixels)
    for top in range(y, y + height, _TILE):
        tile_height = min(_TILE, y + height - top)
        for left in range(x, x + width, _TILE):
            tile_width = min(_TILE, x + width - left)
            writer.add(_area(screen, left, top, tile_width, tile_height), tile_width)
    return b"".join(writer.parts)


class ZlibEncoder:
    """Raw pixels through one deflate stream, which lasts as long as the connection."""

    def __init__(self) -> None:
        self._stream = zlib.compressobj(1)

    def __call__(self, screen: Screen, pixels: Pixels, x: int, y: int, width: int, height: int) -> bytes:
        plain = raw(screen, pixels, x, y, width, height)
        packed = self._stream.compress(plain) + self._stream.flush(zlib.Z_SYNC_FLUSH)
        return len(packed).to_bytes(4, "big") + packed


Encoder = Callable[[Screen, Pixels, int, int, int, int], bytes]


def make_encoder(encoding: int) -> Encoder | None:
    """A fresh encoder for one connection, or None if the encoding is not spoken here."""
    if encoding == ZLIB:
        return ZlibEncoder()
    return {RAW: raw, HEXTILE: hextile}.get(encoding)


class _TileWriter:
    """Writes the tiles of one rect and remembers the colours that carry over."""

    def __init__(self, pixels: Pixels) -> None:
        self.parts: list[bytes] = []
        self._pixels = pixels
        self._background: int | None = None
        self._foreground: int | None = None

    def add(self, tile: bytes, width: int) -> None:
        """Writes one tile, given as indices."""
        background, subrects = _analyse(tile, width)
        inks = {ink for ink, _, _ in subrects}
        flags, head = 0, b""
        if background != self._background:
            flags, head = _BACKGROUND, self._pixels.one(background)
        if len(inks) == 1:
            body, flags, head = self._in_one_ink(subrects, flags, head)
        elif inks:
            body = b"".join(self._pixels.one(ink) + bytes((place, size)) for ink, place, size in subrects)
            flags |= _SUBRECTS | _COLOURED
        else:
            body = b""
        count = bytes((len(subrects),)) if subrects else b""
        if len(head) + len(count) + len(body) >= len(tile) * self._pixels.size:
            self._add_raw(tile)
            return
        self.parts.append(bytes((flags,)) + head + count + body)
        self._background = background
        if flags & _COLOURED:
            # The specification leaves open what a foreground is after coloured subrects: say it again.
            self._foreground = None

    def _in_one_ink(self, subrects: tuple[Subrect, ...], flags: int, head: bytes) -> tuple[bytes, int, bytes]:
        ink = subrects[0][0]
        if ink != self._foreground:
            flags |= _FOREGROUND
            head += self._pixels.one(ink)
            self._foreground = ink
        body = b"".join(bytes((place, size)) for _, place, size in subrects)
        return body, flags | _SUBRECTS, head

    def _add_raw(self, tile: bytes) -> None:
        self.parts.append(bytes((_TILE_RAW,)) + self._pixels.many(tile))
        self._background = self._foreground = None


@lru_cache(maxsize=16384)
def _analyse(tile: bytes, width: int) -> tuple[int, tuple[Subrect, ...]]:
    """The most frequent index, and the rest as rects. Cached: text is the same few tiles again and again."""
    counts = Counter(tile)
    background = counts.most_common(1)[0][0]
    if len(counts) == 1:
        return background, ()
    left = bytearray(tile)
    subrects = []
    for place, index in enumerate(left):
        if index == background:
            continue
        run = _run(left, place, width)
        height = _drop(left, place, run, width, background)
        y, x = divmod(place, width)
        subrects.append((index, x << 4 | y, run - 1 << 4 | height - 1))
    return background, tuple(subrects)


def _run(tile: bytearray, place: int, width: int) -> int:
    """How many equal indices follow in this row, the first one included."""
    end = place - place % width + width
    stop = place + 1
    while stop < end and tile[stop] == tile[place]:
        stop += 1
    return stop - place


def _drop(tile: bytearray, place: int, run: int, width: int, background: int) -> int:
    """How many rows repeat a run right below it; all of them are wiped from the tile."""
    wanted = bytes(tile[place : place + run])
    height = 0
    while tile[place : place + run] == wanted:
        tile[place : place + run] = bytes([background]) * run
        place += width
        height += 1
    return height
