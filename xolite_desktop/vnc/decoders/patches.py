# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Small rects in one or two colours, or a few more: text consoles send them by the hundred, and they are painted together."""

from __future__ import annotations

from array import array

import numpy as np

from xolite_desktop.vnc.decoders.copied import FEW, Copied
from xolite_desktop.vnc.decoders.palette import colours, paint_packed
from xolite_desktop.vnc.decoders.segments import PIXEL, PIXEL_BYTES, Numbers
from xolite_desktop.vnc.framebuffer import Framebuffer, Pixels
from xolite_desktop.vnc.geometry import Rect

SMALL_PIXELS = 4096
"""Less is a small rect."""

MAX_BYTES = 64 * 1024 * PIXEL_BYTES
"""Of pixels that are noted before they are painted: what stays in the processor's own memory meanwhile."""


class Patches(Copied):
    """Notes rects whose rows are whole bytes of one bit for each pixel: their width is a multiple of eight, at least eight."""

    def __init__(self, *, is_rgb: bool) -> None:
        """`is_rgb`: colours are red, green, blue (Tight), else blue, green, red (ZRLE)."""
        super().__init__()
        self._is_rgb = is_rgb
        self._palettes: list[bytes] = []
        self._bits: list[bytes] = []
        self._bytes = 0
        self._others: list[bytearray] = []
        self._others_bytes = 0

    def __bool__(self) -> bool:
        return bool(self._noted)

    def note(
        self, x: int, y: int, width: int, height: int, palette: bytes, bits: bytes, framebuffer: Framebuffer
    ) -> None:
        """A rect with a palette of two colours, six bytes, and a bit for each pixel that says which of them."""
        self._framebuffer = framebuffer
        self._noted.extend((x, y, width, height, self._bytes))
        self._palettes.append(palette)
        self._bits.append(bits)
        self._bytes += width * height * PIXEL_BYTES
        if self._bytes > MAX_BYTES:
            self.paint()

    def fill(self, x: int, y: int, width: int, height: int, colour: bytes, framebuffer: Framebuffer) -> None:
        """A rect in one colour, three bytes: noted if others are, else painted at once, which is as quick."""
        if self._noted:
            self.note(x, y, width, height, colour + colour, bytes(width * height >> 3), framebuffer)
        else:
            framebuffer.pixels[y : y + height, x : x + width] = self._number(colour)
            framebuffer.add(Rect(x, y, width, height))

    def _number(self, colour: bytes) -> int:
        return int.from_bytes(colour, "big" if self._is_rgb else "little")

    def note_all(
        self, x: int, y: int, width: int, height: int, parts: bytes, framebuffer: Framebuffer
    ) -> None:
        """A rect with the colour of each pixel, three bytes."""
        pixels = bytearray(width * height * PIXEL_BYTES)
        first, last = (2, 0) if self._is_rgb else (0, 2)
        pixels[first::4], pixels[1::4], pixels[last::4] = parts[::3], parts[1::3], parts[2::3]
        self.note_pixels(x, y, width, height, pixels, framebuffer)

    def note_pixels(
        self, x: int, y: int, width: int, height: int, pixels: bytearray, framebuffer: Framebuffer
    ) -> None:
        """A rect with pixels as they are in a framebuffer."""
        self._framebuffer = framebuffer
        self._noted.extend((x, y, width, height, ~self._others_bytes))
        self._others.append(pixels)
        self._others_bytes += len(pixels)
        if self._others_bytes > MAX_BYTES:
            self.paint()

    def paint(self) -> None:
        if len(self._noted) < FEW * 5:
            self._paint_few()
        else:
            super().paint()

    def _paint_few(self) -> None:
        if not self._noted:
            return
        noted, self._noted = self._noted, array("q")
        palettes, bits, others = iter(self._palettes), iter(self._bits), iter(self._others)
        self._forget()
        for first in range(0, len(noted), 5):
            x, y, width, height, at = noted[first : first + 5]
            pixels = self._framebuffer.pixels[y : y + height, x : x + width]
            if at < 0:
                pixels[...] = np.ndarray((height, width), PIXEL, next(others))
            else:
                palette, chosen = next(palettes), next(bits)
                if palette[:3] == palette[3:]:
                    pixels[...] = self._number(palette[:3])
                else:
                    paint_packed(chosen, 0, 1, colours(palette, 2, is_rgb=self._is_rgb), pixels)
            self._framebuffer.add(Rect(x, y, width, height))

    def _forget(self) -> None:
        self._palettes, self._bits, self._others = [], [], []
        self._bytes = self._others_bytes = 0

    def _noted_bytes(self, noted: Numbers) -> bytes:
        at = noted[:, 4]
        others = at < 0
        at[others] = self._bytes + ~at[others]
        painted = self._painted(noted[~others, 2] * noted[~others, 3]).tobytes() if self._bits else b""
        whole = b"".join((painted, *self._others))
        self._forget()
        return whole

    def _painted(self, sizes: Numbers) -> Pixels:
        """The pixels of all rects that have palettes, one rect after the other."""
        parts = np.frombuffer(b"".join(self._palettes), np.uint8).reshape(-1, 3)
        table = np.zeros((len(parts), 4), np.uint8)
        table[:, :3] = parts[:, ::-1] if self._is_rgb else parts
        indices = np.arange(0, len(parts), 2).repeat(sizes)
        indices += np.unpackbits(np.frombuffer(b"".join(self._bits), np.uint8))
        colours: Pixels = table.view(PIXEL)[:, 0]
        return colours.take(indices)
