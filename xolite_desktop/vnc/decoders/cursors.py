# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pseudo-encodings that give the pointer a shape; x, y of the rect are the hot spot."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.desktop import Desktop
from xolite_desktop.vnc.errors import LimitExceeded, ProtocolError
from xolite_desktop.vnc.events import Cursor, CursorChanged
from xolite_desktop.vnc.framebuffer import COLOUR_BITS, Pixels
from xolite_desktop.vnc.geometry import Rect
from xolite_desktop.vnc.names import Encoding

MAX_CURSOR = 512
"""Pixels in each direction; guests draw 32, seldom 256."""

_OPAQUE = np.uint32(0xFF000000)


def cursor(rect: Rect, buffer: ReceiveBuffer, desktop: Desktop) -> Reading[None]:
    """Cursor (-239): pixels, then a mask of one bit for each (RFC 6143, 7.8.1)."""
    _judge(rect)
    raw = yield from buffer.take(rect.width * rect.height * 4)
    mask = yield from buffer.take(_mask_size(rect))
    if not rect.is_empty:
        pixels = np.frombuffer(raw, "<u4").reshape(rect.height, rect.width) & COLOUR_BITS
        _show(rect, np.where(_bits(mask, rect), pixels | _OPAQUE, np.uint32(0)), desktop)
    else:
        desktop.cursor_changed(CursorChanged(None))


def xcursor(rect: Rect, buffer: ReceiveBuffer, desktop: Desktop) -> Reading[None]:
    """XCursor (-240): two colours, a bit for each pixel that chooses between them, and a mask."""
    _judge(rect)
    if rect.is_empty:
        desktop.cursor_changed(CursorChanged(None))
        return
    raw = yield from buffer.take(6)
    chosen = yield from buffer.take(_mask_size(rect))
    mask = yield from buffer.take(_mask_size(rect))
    first, second = (np.uint32(int.from_bytes(raw[start : start + 3], "big")) for start in (0, 3))
    pixels = np.where(_bits(chosen, rect), first, second)
    _show(rect, np.where(_bits(mask, rect), pixels | _OPAQUE, np.uint32(0)), desktop)


def alpha_cursor(rect: Rect, buffer: ReceiveBuffer, desktop: Desktop) -> Reading[None]:
    """Cursor with alpha (-314): an encoding, which is Raw, and red, green, blue and alpha of each pixel.

    The colours come multiplied by their alpha, which is undone. QEMU sends its own pixels instead of the specification's:
    blue, green, red and alpha.
    """
    _judge(rect)
    encoding = int.from_bytes((yield from buffer.take(4)), "big", signed=True)
    if encoding != Encoding.RAW:
        raise ProtocolError(f"a cursor in encoding {encoding} was never agreed on")
    raw = yield from buffer.take(rect.width * rect.height * 4)
    if rect.is_empty:
        desktop.cursor_changed(CursorChanged(None))
        return
    parts = np.frombuffer(raw, np.uint8).reshape(rect.height, rect.width, 4).astype(np.uint32)
    alpha = parts[..., 3]
    red, blue = (2, 0) if desktop.has_told_pointer_mode else (0, 2)
    colours = np.minimum(parts[..., :3] * 255 // np.maximum(alpha, 1)[..., None], 255)
    argb = alpha << 24 | colours[..., red] << 16 | colours[..., 1] << 8 | colours[..., blue]
    _show(rect, np.where(alpha, argb, np.uint32(0)), desktop)


def _judge(rect: Rect) -> None:
    for what, announced in (("a cursor width", rect.width), ("a cursor height", rect.height)):
        if announced > MAX_CURSOR:
            raise LimitExceeded(what, announced, MAX_CURSOR)


def _mask_size(rect: Rect) -> int:
    return (rect.width + 7) // 8 * rect.height


def _bits(mask: bytes, rect: Rect) -> npt.NDArray[np.bool_]:
    rows = np.frombuffer(mask, np.uint8).reshape(rect.height, -1)
    return np.unpackbits(rows, axis=1, count=rect.width).astype(bool)


def _show(rect: Rect, argb: Pixels, desktop: Desktop) -> None:
    # A hot spot outside the shape would put the shape beside the pointer: nothing wants that.
    hotspot_x, hotspot_y = min(rect.x, rect.width - 1), min(rect.y, rect.height - 1)
    desktop.cursor_changed(CursorChanged(Cursor(argb, hotspot_x, hotspot_y)))
