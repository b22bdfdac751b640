# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Raw (0): the pixels as they are, row by row (RFC 6143, 7.7.1)."""

from __future__ import annotations

from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.decoders.copied import LARGE_PIXELS, NARROWEST, Copied
from xolite_desktop.vnc.decoders.decoder import RECT
from xolite_desktop.vnc.decoders.segments import PIXEL_BYTES, Numbers
from xolite_desktop.vnc.framebuffer import Framebuffer
from xolite_desktop.vnc.geometry import Rect
from xolite_desktop.vnc.names import Encoding

_RAW = int(Encoding.RAW)


class Raw(Copied):
    """Notes rects in the receive buffer, or copies whole rows from it as they come."""

    def __init__(self) -> None:
        super().__init__()
        self._buffer = ReceiveBuffer(0)

    def decode_at_once(
        self, x: int, y: int, width: int, height: int, buffer: ReceiveBuffer, framebuffer: Framebuffer
    ) -> bool:
        start = buffer.start
        pixels = width * height
        end = start + pixels * PIXEL_BYTES
        if end > buffer.end or width < NARROWEST or not 0 < pixels < LARGE_PIXELS:
            return False
        if not self._noted:
            self._buffer, self._framebuffer = buffer, framebuffer
            buffer.is_pinned = True
        self._noted.extend((x, y, width, height, start))
        buffer.start = end
        return True

    def decode_run(self, most: int, buffer: ReceiveBuffer, framebuffer: Framebuffer) -> tuple[int, int]:
        data, start, end, note = buffer.data, buffer.start, buffer.end, self._noted.extend
        columns, rows, unpack = framebuffer.width, framebuffer.height, RECT.unpack_from
        rects = pixels = 0
        while rects < most and end - start >= RECT.size:
            x, y, width, height, number = unpack(data, start)
            at, size = start + RECT.size, width * height
            after = at + size * PIXEL_BYTES
            if number != _RAW or after > end or width < NARROWEST or not 0 < size < LARGE_PIXELS:
                break
            if x + width > columns or y + height > rows:
                break
            note((x, y, width, height, at))
            start = after
            rects += 1
            pixels += size
        buffer.start = start
        return rects, pixels

    def decode(self, rect: Rect, buffer: ReceiveBuffer, framebuffer: Framebuffer) -> Reading[None]:
        x, top, width, height = rect
        if width >= NARROWEST and 0 < width * height < LARGE_PIXELS:
            # What there is of it would have to be painted before it, and so would all that was noted.
            yield from buffer.need(width * height * PIXEL_BYTES)
            self.decode_at_once(x, top, width, height, buffer, framebuffer)
            return
        row_size = width * PIXEL_BYTES
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

    def _noted_bytes(self, noted: Numbers) -> bytearray:
        self._buffer.is_pinned = False
        return self._buffer.data
