# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""TightPNG (-260): Tight with PNG pictures in the place of what it deflates itself (rfbproto, TightPNG Encoding)."""

from __future__ import annotations

from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.decoders.png import paint_png
from xolite_desktop.vnc.decoders.tight import PNG, Tight, compact_length
from xolite_desktop.vnc.errors import ProtocolError
from xolite_desktop.vnc.framebuffer import Framebuffer, Pixels
from xolite_desktop.vnc.geometry import Rect
from xolite_desktop.vnc.names import Encoding


class TightPng(Tight):
    """Fills and JPEG pictures are Tight's."""

    _encoding = int(Encoding.TIGHTPNG)

    def _small(self, kind: int, at: int, size: int, buffer: ReceiveBuffer) -> bytes | None:
        raise ProtocolError("TightPNG has no deflated pixels of its own")

    def _filtered_at_once(
        self, x: int, y: int, width: int, height: int, buffer: ReceiveBuffer, framebuffer: Framebuffer
    ) -> bool:
        return False

    def _basic(self, kind: int, buffer: ReceiveBuffer, pixels: Pixels) -> Reading[None]:
        raise ProtocolError("TightPNG has no deflated pixels of its own")

    def _picture(
        self, kind: int, rect: Rect, buffer: ReceiveBuffer, framebuffer: Framebuffer
    ) -> Reading[None]:
        if kind != PNG:
            yield from super()._picture(kind, rect, buffer, framebuffer)
            return
        raw = yield from buffer.take(compact_length(buffer))
        paint_png(raw, framebuffer.pixels[rect.y : rect.bottom, rect.x : rect.right])
        framebuffer.add(rect)
