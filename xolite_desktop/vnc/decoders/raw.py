# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Raw (0): the pixels as they are, row by row (RFC 6143, 7.7.1)."""

from __future__ import annotations

import struct

import numpy as np

from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.decoders.copied import FEW, LARGE_PIXELS, NARROWEST, Copied
from xolite_desktop.vnc.decoders.decoder import RECT, outside
from xolite_desktop.vnc.decoders.segments import PIXEL_BYTES, Numbers, segments
from xolite_desktop.vnc.framebuffer import Framebuffer
from xolite_desktop.vnc.geometry import Rect
from xolite_desktop.vnc.names import Encoding

_RAW = int(Encoding.RAW)
_SIZE_AND_ENCODING = struct.Struct(">4xHHi")
_HEAD_BYTES = RECT.size


class Raw(Copied):
    """Notes rects in the receive buffer, or copies whole rows from it as they come."""

    def __init__(self) -> None:
        super().__init__()
        self._buffer = ReceiveBuffer(0)
        self._starts: list[int] = []
        """Where in the buffer rects begin that lie there with what stands before them, and come after `_noted`."""

    def decode_at_once(
        self, x: int, y: int, width: int, height: int, buffer: ReceiveBuffer, framebuffer: Framebuffer
    ) -> bool:
        start = buffer.start
        pixels = width * height
        end = start + pixels * PIXEL_BYTES
        if end > buffer.end or width < NARROWEST or not 0 < pixels < LARGE_PIXELS:
            return False
        self._pin(buffer, framebuffer)
        self._starts.append(start - _HEAD_BYTES)
        buffer.start = end
        return True

    def decode_run(self, most: int, buffer: ReceiveBuffer, framebuffer: Framebuffer) -> tuple[int, int]:
        """The loop that has to be fast: it only finds where rects begin; whether they lie inside is asked in `paint`."""
        data, start, end, starts = buffer.data, buffer.start, buffer.end - _HEAD_BYTES, self._starts
        unpack, note, before = _SIZE_AND_ENCODING.unpack_from, starts.append, len(starts)
        for _ in range(most):
            if start > end:
                break
            width, height, number = unpack(data, start)
            size = width * height
            after = start + size * PIXEL_BYTES
            if number != _RAW or after > end or width < NARROWEST or not 0 < size < LARGE_PIXELS:
                break
            note(start)
            start = after + _HEAD_BYTES
        rects = len(starts) - before
        pixels = (start - buffer.start - rects * _HEAD_BYTES) // PIXEL_BYTES
        buffer.start = start
        return rects, pixels

    def paint(self) -> None:
        self._look_up()
        super().paint()

    def _pin(self, buffer: ReceiveBuffer, framebuffer: Framebuffer) -> None:
        self._buffer, self._framebuffer = buffer, framebuffer
        buffer.is_pinned = True

    def _look_up(self) -> None:
        """Note what lies in the buffer, and refuse what does not lie in the framebuffer."""
        if not self._starts:
            return
        starts, self._starts = self._starts, []
        data, columns, rows = self._buffer.data, self._framebuffer.width, self._framebuffer.height
        if len(starts) < FEW:
            for start in starts:
                x, y, width, height, _ = RECT.unpack_from(data, start)
                if x + width > columns or y + height > rows:
                    raise outside(x, y, width, height)
                self._noted.extend((x, y, width, height, start + _HEAD_BYTES))
            return
        at = np.array(starts, np.int64)
        noted = np.empty((len(starts), 5), np.int64)
        noted[:, :4] = segments(data, len(data), 2, 1)[at].view(">u2").reshape(-1, 4)
        noted[:, 4] = at + _HEAD_BYTES
        wrong = (noted[:, 0] + noted[:, 2] > columns) | (noted[:, 1] + noted[:, 3] > rows)
        if wrong.any():
            raise outside(*noted[wrong][0, :4].tolist())
        self._noted.frombytes(noted.tobytes())

    def decode(self, rect: Rect, buffer: ReceiveBuffer, framebuffer: Framebuffer) -> Reading[None]:
        x, top, width, height = rect
        if width >= NARROWEST and 0 < width * height < LARGE_PIXELS:
            # What there is of it would have to be painted before it, and so would all that was noted.
            yield from buffer.need(width * height * PIXEL_BYTES)
            start = buffer.start
            head = RECT.pack(x, top, width, height, _RAW)
            if buffer.memory[max(0, start - _HEAD_BYTES) : start] != head:  # moved away meanwhile
                self._look_up()
                self._pin(buffer, framebuffer)
                self._noted.extend((x, top, width, height, start))
                buffer.start += width * height * PIXEL_BYTES
                return
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
