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

    def decode_at_once(
        self, x: int, y: int, width: int, height: int, buffer: ReceiveBuffer, framebuffer: Framebuffer
    ) -> bool:
        start = buffer.start
        size = width * height * 4
        if buffer.end - start < size or not size:
            return False
        self.copy(x, y, width, height, buffer.data, start, framebuffer)
        buffer.start = start + size
        return True

    def decode(self, rect: Rect, buffer: ReceiveBuffer, framebuffer: Framebuffer) -> Reading[None]:
        x, top, width, height = rect
        row_size = width * PIXEL.itemsize
        missing = height if width else 0
        while missing:
            if buffer.end - buffer.start < row_size:
                yield from buffer.need(row_size)
            start = buffer.start
            rows = min(missing, (buffer.end - start) // row_size)
            self.copy(x, top, width, rows, buffer.data, start, framebuffer)
            buffer.start = start + rows * row_size
            top += rows
            missing -= rows
