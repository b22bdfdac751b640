# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Pixels that are copied as they came, and cleared afterwards of the bits that are no colour."""

from __future__ import annotations

import numpy as np

from xolite_desktop.vnc.framebuffer import COLOUR_BITS, Framebuffer
from xolite_desktop.vnc.geometry import MAX_DAMAGE_RECTS, Rect, bounds

PIXEL = np.dtype("<u4")

MAX_COPIED = 1024
"""Rects that wait to be cleared, so that they do not pile up in an update of very many."""

WORTH_ONE = 4
"""So many times their own pixels are cleared for all rects at once rather than rect by rect."""


class Copied:
    """Raw and Zlib: hundreds of small rects in an update are cleared and reported together, not one by one."""

    def __init__(self) -> None:
        self._framebuffer = Framebuffer(0, 0)
        self._copied: list[tuple[int, int, int, int]] = []

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
        """Copy the pixels of a rect, of four bytes each, that begin at `at`."""
        framebuffer.pixels[y : y + height, x : x + width] = np.ndarray((height, width), PIXEL, data, at)
        self._framebuffer = framebuffer
        copied = self._copied
        copied.append((x, y, width, height))
        if len(copied) > MAX_COPIED:
            self.paint()

    def paint(self) -> None:
        """Clear what was copied since the last call, and report it."""
        copied = self._copied
        if not copied:
            return
        pixels = self._framebuffer.pixels
        around = bounds(copied)
        is_dense = around.width * around.height <= WORTH_ONE * sum(
            width * height for _, _, width, height in copied
        )
        for x, y, width, height in [around] if is_dense else copied:
            pixels[y : y + height, x : x + width] &= COLOUR_BITS
        if len(copied) > MAX_DAMAGE_RECTS:
            self._framebuffer.add(around)
        else:
            for rect in copied:
                self._framebuffer.add(Rect(*rect))
        self._copied = []
