# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pseudo-encodings: desktop size, last rect, cursor, and QEMU's extended keys and pointer mode."""

from __future__ import annotations

import numpy as np

from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.desktop import Desktop
from xolite_desktop.vnc.errors import LimitExceeded
from xolite_desktop.vnc.events import Cursor, CursorChanged
from xolite_desktop.vnc.framebuffer import COLOUR_BITS
from xolite_desktop.vnc.geometry import Rect

MAX_CURSOR = 512
"""Pixels in each direction; guests draw 32, seldom 256."""

_OPAQUE = np.uint32(0xFF000000)


def desktop_size(rect: Rect, buffer: ReceiveBuffer, desktop: Desktop) -> Reading[None]:
    """DesktopSize (-223): the size of the rect is the new size of the desktop (RFC 6143, 7.8.2)."""
    desktop.resized(rect.width, rect.height)
    yield from ()


def last_rect(rect: Rect, buffer: ReceiveBuffer, desktop: Desktop) -> Reading[None]:
    """LastRect (-224): the update ends here, whatever number of rects it announced."""
    desktop.update_ended()
    yield from ()


def extended_key_event(rect: Rect, buffer: ReceiveBuffer, desktop: Desktop) -> Reading[None]:
    """QEMU extended key event (-258): the server agrees to take scancodes."""
    desktop.extended_keys_agreed()
    yield from ()


def pointer_motion_change(rect: Rect, buffer: ReceiveBuffer, desktop: Desktop) -> Reading[None]:
    """QEMU pointer motion change (-257): x says whether the guest takes positions or movements."""
    desktop.pointer_mode(is_absolute=bool(rect.x))
    yield from ()


def cursor(rect: Rect, buffer: ReceiveBuffer, desktop: Desktop) -> Reading[None]:
    """Cursor (-239): pixels, then a mask of one bit for each (RFC 6143, 7.8.1); x, y are the hot spot."""
    for what, announced in (("a cursor width", rect.width), ("a cursor height", rect.height)):
        if announced > MAX_CURSOR:
            raise LimitExceeded(what, announced, MAX_CURSOR)
    width, height = rect.width, rect.height
    mask_row = (width + 7) // 8
    raw_pixels = yield from buffer.take(width * height * 4)
    raw_mask = yield from buffer.take(mask_row * height)
    if rect.is_empty:
        desktop.cursor_changed(CursorChanged(None))
        return
    pixels = np.frombuffer(raw_pixels, "<u4").reshape(height, width) & COLOUR_BITS
    rows = np.frombuffer(raw_mask, np.uint8).reshape(height, mask_row)
    shown = np.unpackbits(rows, axis=1, count=width).astype(bool)
    argb = np.where(shown, pixels | _OPAQUE, np.uint32(0))
    # A hot spot outside the shape would put the shape beside the pointer: nothing wants that.
    hotspot_x, hotspot_y = min(rect.x, width - 1), min(rect.y, height - 1)
    desktop.cursor_changed(CursorChanged(Cursor(argb, hotspot_x, hotspot_y)))
