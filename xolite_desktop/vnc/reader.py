# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The server's messages after ServerInit, as a generator over the buffer (RFC 6143, 7.6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from xolite_desktop.vnc.aside import Aside
from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.clipboard import Clipboard
from xolite_desktop.vnc.decoders import DECODERS, PSEUDO_RECTS, Decoder, PseudoRect, made
from xolite_desktop.vnc.decoders.decoder import RECT, outside
from xolite_desktop.vnc.desktop import Desktop
from xolite_desktop.vnc.errors import ProtocolError
from xolite_desktop.vnc.geometry import Rect
from xolite_desktop.vnc.names import Encoding, ServerMessage
from xolite_desktop.vnc.pacing import Pacing
from xolite_desktop.vnc.side_messages import AGREED_BY, SideMessages


class Reader:
    """Reads messages for ever; decoders paint the desktop, pacing hears of each update's beginning."""

    def __init__(
        self,
        buffer: ReceiveBuffer,
        desktop: Desktop,
        pacing: Pacing,
        encodings: Iterable[int],
        clipboard: Clipboard,
        send: Callable[[bytes], object],
        aside: Aside,
    ) -> None:
        self._aside = aside
        self._buffer = buffer
        self._desktop = desktop
        self._pacing = pacing
        self._clipboard = clipboard
        self._decoders: dict[int, Decoder] = {}
        self._pseudo_rects: dict[int, PseudoRect] = {}
        self._messages: dict[int, Callable[[], Reading[None]]] = {}
        self._side_messages = SideMessages(buffer, desktop, send).table()
        self._painting: Decoder | None = None
        self.is_between_messages = True
        self.pixel_count = 0
        self.update_count = 0
        self.last_encoding: int | None = None
        self.offer(encodings)

    def offer(self, encodings: Iterable[int]) -> None:
        """From now on the server may use these as well. What it could use before may be on its way, so that stays."""
        offered = set(encodings)
        # New tables take the place of the old ones, which the reading thread may be looking at.
        self._decoders = {
            number: self._decoders.get(number) or made(number, self._aside)
            for number in DECODERS
            if number in offered or number in self._decoders
        }
        self._pseudo_rects |= {number: read for number, read in PSEUDO_RECTS.items() if number in offered}
        always = {ServerMessage.FRAMEBUFFER_UPDATE: self._framebuffer_update}
        agreed = {
            number: read
            for number, read in self._side_messages.items()
            if number not in AGREED_BY or AGREED_BY[number] in offered
        }
        self._clipboard.is_extended_offered |= Encoding.EXTENDED_CLIPBOARD in offered
        self._messages = self._messages | always | agreed | {ServerMessage.SERVER_CUT_TEXT: self._cut_text}

    def read(self) -> Reading[None]:
        """Read message after message. Raises RfbError."""
        while True:
            self.is_between_messages = True
            number = (yield from self._buffer.take(1))[0]
            self.is_between_messages = False
            message = self._messages.get(number)
            if message is None:
                raise ProtocolError(f"the server sent message {number}, which was never agreed on")
            yield from message()

    def paint(self) -> None:
        """Paint what a decoder has kept back. Raises RfbError."""
        if self._painting is not None:
            self._painting.paint()

    def _framebuffer_update(self) -> Reading[None]:
        head = yield from self._buffer.take(3)
        self._pacing.update_started()
        desktop, buffer, decoders = self._desktop, self._buffer, self._decoders
        desktop.is_ended_by_last_rect = False
        framebuffer, unpack, data = desktop.framebuffer, RECT.unpack_from, buffer.data
        left = int.from_bytes(head[1:], "big")
        while left:
            left -= 1
            if buffer.end - buffer.start < RECT.size:
                yield from buffer.need(RECT.size)
            x, y, width, height, number = unpack(data, buffer.start)
            buffer.start += RECT.size
            decoder = decoders.get(number)
            if decoder is None:
                yield from self._pseudo_rect(Rect(x, y, width, height), number)
                if desktop.is_ended_by_last_rect:
                    break
                framebuffer = desktop.framebuffer
                continue
            if x + width > framebuffer.width or y + height > framebuffer.height:
                raise outside(x, y, width, height)
            if decoder is not self._painting:
                self.paint()
                self._painting = decoder
                self.last_encoding = number
            self.pixel_count += width * height
            if not decoder.decode_at_once(x, y, width, height, buffer, framebuffer):
                yield from decoder.decode(Rect(x, y, width, height), buffer, framebuffer)
            elif left:
                rects, pixels = decoder.decode_run(left, buffer, framebuffer)
                left -= rects
                self.pixel_count += pixels
        self.update_count += 1

    def _pseudo_rect(self, rect: Rect, number: int) -> Reading[None]:
        pseudo_rect = self._pseudo_rects.get(number)
        if pseudo_rect is None:
            raise ProtocolError(f"the server used encoding {number}, which was never agreed on")
        self.paint()
        before = self._desktop.framebuffer
        yield from pseudo_rect(rect, self._buffer, self._desktop)
        if self._desktop.framebuffer is not before:
            self._pacing.request(incremental=False)

    def _cut_text(self) -> Reading[None]:
        yield from self._clipboard.read(self._buffer)
