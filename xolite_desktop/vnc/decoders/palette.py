# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Pixels that are numbers of colours in a palette, for Tight and ZRLE: several to a byte, or one."""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from xolite_desktop.vnc.errors import ProtocolError
from xolite_desktop.vnc.framebuffer import Pixels

TABLE_FROM_PIXELS = 4096
"""From so many pixels of one bit on it pays to look up eight of them at once."""

SMALL_BYTES = 2048
"""Up to here one pass of Python's own is faster than one of numpy."""

NONE = np.uint32(0xFF000000)
"""Stands in a palette where there is no colour: no pixel has these bits."""

_ALL = bytes(range(256))

Bytes = npt.NDArray[np.uint8]
Buffer = bytes | bytearray | memoryview


@lru_cache(maxsize=1024)
def colours(raw: bytes, places: int, *, is_rgb: bool) -> Pixels:
    """The colours in `raw`, three bytes each: red, green, blue (Tight) or blue, green, red (ZRLE); not to be written to.

    After them stands `NONE` up to `places`. Consoles use the same few colours over and over, so they are kept.
    """
    parts = np.frombuffer(raw, np.uint8).reshape(-1, 3)
    table = np.zeros((len(parts), 4), np.uint8)
    table[:, :3] = parts[:, ::-1] if is_rgb else parts
    palette = np.full(places, NONE, np.uint32)
    palette[: len(parts)] = table.view("<u4")[:, 0]
    return palette


def refuse_beyond(indices: bytes, count: int) -> None:
    """Raise ProtocolError if one of the indices, a byte each, is beyond a palette of `count` colours."""
    if len(indices) <= SMALL_BYTES:
        is_wrong = bool(indices.translate(None, _ALL[:count]))
    else:
        is_wrong = int(np.frombuffer(indices, np.uint8).max()) >= count
    if is_wrong:
        raise ProtocolError(f"a pixel has a colour beyond its palette of {count}")


def paint_indices(indices: bytes, palette: Pixels, pixels: Pixels) -> None:
    """Paint pixels of one byte each, row by row; the indices have been judged."""
    pixels[...] = palette.take(np.ndarray(pixels.shape, np.uint8, indices), mode="clip")


@cache
def _spread(bits: int) -> Bytes:
    """The indices of `bits` bits each that a byte holds, for each byte, the highest first."""
    each = np.arange(8 - bits, -1, -bits, dtype=np.uint8)
    return np.arange(256, dtype=np.uint8)[:, None] >> each & np.uint8((1 << bits) - 1)


def paint_packed(raw: Buffer, at: int, bits: int, palette: Pixels, pixels: Pixels) -> None:
    """Paint pixels of 1, 2 or 4 bits each; rows begin at whole bytes, what is left over of one is ignored.

    The palette must have a colour for each index that can be written, or one that is `NONE`: then ProtocolError.
    """
    height, width = pixels.shape
    rows = np.ndarray((height, (width * bits + 7) // 8), np.uint8, raw, at)
    if bits == 1 and pixels.size < TABLE_FROM_PIXELS:
        pixels[...] = palette.take(np.unpackbits(rows, axis=1, count=width))
        return
    several = palette.take(_spread(bits)).view(f"V{32 // bits}")[:, 0]
    painted = several.take(rows).view("<u4").reshape(height, -1)[:, :width]
    refuse_none(painted, palette)
    pixels[...] = painted


def refuse_none(painted: Pixels, palette: Pixels) -> None:
    """Raise ProtocolError if a place of the palette that has no colour was used; the last place is then one."""
    if palette[-1] == NONE and painted.size and painted.max() >= NONE:
        raise ProtocolError("a pixel has a colour beyond its palette")
