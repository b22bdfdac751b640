# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Zlib (6): the bytes of Raw, deflated (rfbproto, 7.7.6 of the community's specification)."""

from __future__ import annotations

from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.decoders.copied import LARGE_PIXELS, NARROWEST, Copied
from xolite_desktop.vnc.decoders.decoder import Runs
from xolite_desktop.vnc.decoders.segments import PIXEL_BYTES, Numbers
from xolite_desktop.vnc.errors import LimitExceeded, ProtocolError
from xolite_desktop.vnc.framebuffer import Framebuffer
from xolite_desktop.vnc.geometry import Rect
from xolite_desktop.vnc.inflate import Inflater, max_packed
from xolite_desktop.vnc.names import Encoding

PART_BYTES = 256 * 1024
"""Inflated and painted at once: as much as stays in the processor's own memory between the two."""


class Zlib(Runs, Copied):
    """One deflate stream for all rects; rows are copied as they come."""

    _encoding = int(Encoding.ZLIB)

    def __init__(self) -> None:
        super().__init__()
        self._inflater = Inflater()
        self._parts: list[bytes] = []
        self._parts_bytes = 0

    def decode_at_once(
        self, x: int, y: int, width: int, height: int, buffer: ReceiveBuffer, framebuffer: Framebuffer
    ) -> bool:
        start, size = buffer.start + 4, width * height * PIXEL_BYTES
        if buffer.end < start or size > PART_BYTES:
            return False
        end = start + int.from_bytes(buffer.data[start - 4 : start], "big")
        if buffer.end < end:
            return False
        buffer.start = end
        inflated = self._inflater.inflate_exactly(buffer.memory[start:end], size)
        if width < NARROWEST or size >= LARGE_PIXELS * PIXEL_BYTES:
            self.copy(x, y, width, height, inflated, 0, framebuffer)
        elif size:
            self._framebuffer = framebuffer
            self._noted.extend((x, y, width, height, self._parts_bytes))
            self._parts.append(inflated)
            self._parts_bytes += size
            if self._parts_bytes >= PART_BYTES:
                self.paint()
        return True

    def decode(self, rect: Rect, buffer: ReceiveBuffer, framebuffer: Framebuffer) -> Reading[None]:
        """A rect that is large or not there yet: in parts."""
        length = int.from_bytes((yield from buffer.take(4)), "big")
        x, y, width, height = rect
        row_size, missing = width * PIXEL_BYTES, width * height * PIXEL_BYTES
        if length > max_packed(missing):
            raise LimitExceeded("deflated pixels with a length", length, max_packed(missing))
        rest = b""
        while length:
            yield from buffer.need(1)
            start = buffer.start
            # Pixels often take a hundredth of their size, so little of what came may already be enough.
            step = min(
                length, buffer.end - start, max(PART_BYTES // 64, length * PART_BYTES // (missing + 1))
            )
            inflated = self._inflater.inflate(buffer.memory[start : start + step], missing)
            buffer.start += step
            length -= step
            missing -= len(inflated)
            rest = rest + inflated if rest else inflated
            rows = len(rest) // row_size if row_size else 0
            if rows:
                self.copy(x, y, width, rows, rest, 0, framebuffer)
                rest = rest[rows * row_size :]
                y += rows
        if missing:
            raise ProtocolError(f"deflated pixels ended {missing} bytes too soon")

    def _noted_bytes(self, noted: Numbers) -> bytes:
        whole, self._parts, self._parts_bytes = b"".join(self._parts), [], 0
        return whole
