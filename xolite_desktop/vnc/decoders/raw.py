# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Raw (0): the pixels as they are, row by row (RFC 6143, 7.7.1)."""

from __future__ import annotations

import numpy as np

from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.framebuffer import COLOUR_BITS, Framebuffer
from xolite_desktop.vnc.geometry import Rect

_PIXEL = np.dtype("<u4")


class Raw:
    """Copies whole rows from the buffer into the framebuffer as they come; keeps nothing back."""

    def decode(self, rect: Rect, buffer: ReceiveBuffer, framebuffer: Framebuffer) -> Reading[None]:
        x, top, width, height = rect
        row_size = width * _PIXEL.itemsize
        missing = height if width else 0
        while missing:
            if buffer.end - buffer.start < row_size:
                yield from buffer.need(row_size)
            rows = min(missing, (buffer.end - buffer.start) // row_size)
            received = np.ndarray((rows, width), _PIXEL, buffer.data, buffer.start)
            painted = framebuffer.pixels[top : top + rows, x : x + width]
            np.bitwise_and(received, COLOUR_BITS, painted)
            framebuffer.add(rect if rows == height else Rect(x, top, width, rows))
            buffer.start += rows * row_size
            top += rows
            missing -= rows

    def paint(self) -> None:
        """Nothing is kept back."""
