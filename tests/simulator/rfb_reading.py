# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A small RFB client of the tests' own: reads what the simulated servers write, and shares nothing with them."""

import struct
import zlib
from dataclasses import dataclass, field

RAW, COPY_RECT, HEXTILE, ZLIB = 0, 1, 5, 6
DESKTOP_SIZE, RICH_CURSOR, POINTER_MOTION, EXTENDED_KEYS = -223, -239, -257, -258


@dataclass
class Picture:
    """A framebuffer of pixels in the server's own bytes, and the rects that came, in order."""

    width: int
    height: int
    size: int = 4
    rows: list[list[bytes]] = field(default_factory=list)
    rects: list[tuple[int, int, int, int, int]] = field(default_factory=list)
    cursor: bytes = b""

    def __post_init__(self) -> None:
        self.resize(self.width, self.height)
        self.inflate = zlib.decompressobj()

    def resize(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.rows = [[b"?" * self.size] * width for _ in range(height)]

    def fill(self, x: int, y: int, width: int, height: int, pixel: bytes) -> None:
        for row in range(y, y + height):
            self.rows[row][x : x + width] = [pixel] * width

    def pixels(self, x: int, y: int, width: int, height: int, content: bytes) -> None:
        cut = [content[at : at + self.size] for at in range(0, len(content), self.size)]
        for row in range(height):
            self.rows[y + row][x : x + width] = cut[row * width : (row + 1) * width]

    def read(self, stream: bytes) -> None:
        """Takes whole FramebufferUpdates, nothing else."""
        at = 0
        while at < len(stream):
            kind, count = struct.unpack_from(">BxH", stream, at)
            assert kind == 0
            at += 4
            for _ in range(count):
                at = self._rect(stream, at)
        assert at == len(stream)

    def _rect(self, stream: bytes, at: int) -> int:
        x, y, width, height, encoding = rect = struct.unpack_from(">HHHHi", stream, at)
        self.rects.append(rect)
        at += 12
        if encoding == RAW:
            end = at + width * height * self.size
            self.pixels(x, y, width, height, stream[at:end])
            return end
        if encoding == COPY_RECT:
            from_x, from_y = struct.unpack_from(">HH", stream, at)
            moved = [row[from_x : from_x + width] for row in self.rows[from_y : from_y + height]]
            for number, row in enumerate(moved):
                self.rows[y + number][x : x + width] = row
            return at + 4
        if encoding == HEXTILE:
            return self._hextile(stream, at, x, y, width, height)
        if encoding == ZLIB:
            (length,) = struct.unpack_from(">I", stream, at)
            self.pixels(x, y, width, height, self.inflate.decompress(stream[at + 4 : at + 4 + length]))
            return at + 4 + length
        if encoding == DESKTOP_SIZE:
            self.resize(width, height)
        elif encoding == RICH_CURSOR:
            length = width * height * self.size + (width + 7) // 8 * height
            self.cursor = stream[at : at + length]
            return at + length
        return at

    def _hextile(self, stream: bytes, at: int, x: int, y: int, width: int, height: int) -> int:
        background = foreground = None
        for top in range(y, y + height, 16):
            for left in range(x, x + width, 16):
                w, h = min(16, x + width - left), min(16, y + height - top)
                flags, at = stream[at], at + 1
                if flags & 1:
                    self.pixels(left, top, w, h, stream[at : at + w * h * self.size])
                    at += w * h * self.size
                    background = foreground = None
                    continue
                if flags & 2:
                    background, at = stream[at : at + self.size], at + self.size
                assert background is not None, "no background to carry over"
                self.fill(left, top, w, h, background)
                if flags & 4:
                    assert not flags & 16
                    foreground, at = stream[at : at + self.size], at + self.size
                at, foreground = self._subrects(stream, at, flags, left, top, foreground)
        return at

    def _subrects(
        self, stream: bytes, at: int, flags: int, left: int, top: int, foreground: bytes | None
    ) -> tuple[int, bytes | None]:
        if not flags & 8:
            return at, foreground
        count, at = stream[at], at + 1
        for _ in range(count):
            ink = foreground
            if flags & 16:
                ink, at = stream[at : at + self.size], at + self.size
            assert ink is not None, "no foreground to carry over"
            place, size = stream[at], stream[at + 1]
            at += 2
            self.fill(left + (place >> 4), top + (place & 15), (size >> 4) + 1, (size & 15) + 1, ink)
        return at, None if flags & 16 else foreground
