# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Raw (0): the pixels as they are, row by row (RFC 6143, 7.7.1)."""

from __future__ import annotations

from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.decoders.copied import PIXEL, Copied
from xolite_desktop.vnc.framebuffer import Framebuffer
from xolite_desktop.vnc.geometry import Rect


class Raw(Copied):
    """Copies whole rows from the buffer into the framebuffer as they come."""

    def decode(self, rect: Rect, buffer: ReceiveBuffer, framebuffer: Framebuffer) -> Reading[None]:
        x, top, width, height = rect
        row_size = width * PIXEL.itemsize
        start = buffer.start
        if buffer.end - start >= row_size * height and row_size and height:
            buffer.start = start + row_size * height
            self.copy(rect, buffer.data, start, framebuffer)
            return
        missing = height if width else 0
        while missing:
            if buffer.end - buffer.start < row_size:
                yield from buffer.need(row_size)
            start = buffer.start
            rows = min(missing, (buffer.end - start) // row_size)
            self.copy(Rect(x, top, width, rows), buffer.data, start, framebuffer)
            buffer.start = start + rows * row_size
            top += rows
            missing -= rows
