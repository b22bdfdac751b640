# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""CopyRect (1): the pixels are already here, somewhere else (RFC 6143, 7.7.2)."""

from __future__ import annotations

from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.decoders.decoder import Stepwise
from xolite_desktop.vnc.errors import ProtocolError
from xolite_desktop.vnc.framebuffer import Framebuffer
from xolite_desktop.vnc.geometry import Rect


class CopyRect(Stepwise):
    """Copies inside the framebuffer; source and destination may overlap."""

    def decode(self, rect: Rect, buffer: ReceiveBuffer, framebuffer: Framebuffer) -> Reading[None]:
        raw = yield from buffer.take(4)
        source = Rect(int.from_bytes(raw[:2], "big"), int.from_bytes(raw[2:], "big"), rect.width, rect.height)
        # A slice beyond the edge would not fail, it would be shorter: so this has to be asked.
        if source.right > framebuffer.width or source.bottom > framebuffer.height:
            raise ProtocolError(f"CopyRect from {tuple(source)} is outside the desktop")
        pixels = framebuffer.pixels
        # numpy reads the source before it overwrites it, like memmove.
        pixels[rect.y : rect.bottom, rect.x : rect.right] = pixels[
            source.y : source.bottom, source.x : source.right
        ]
        framebuffer.add(rect)

    def paint(self) -> None:
        """Nothing is kept back."""
