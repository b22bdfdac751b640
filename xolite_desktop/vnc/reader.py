# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The server's messages after ServerInit, as a generator over the buffer (RFC 6143, 7.6)."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable

from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.decoders import DECODERS, PSEUDO_RECTS, Decoder
from xolite_desktop.vnc.desktop import Desktop
from xolite_desktop.vnc.errors import LimitExceeded, ProtocolError
from xolite_desktop.vnc.events import Bell, CutText
from xolite_desktop.vnc.geometry import Rect
from xolite_desktop.vnc.names import ServerMessage
from xolite_desktop.vnc.pacing import Pacing

MAX_CUT_TEXT = 16 << 20
MAX_CUT_TEXT_KEPT = 1 << 20
"""Bytes of clipboard: what a guest may send, and how much of it is kept; the rest is thrown away as it comes."""

_COLOUR_SIZE = 6
_RECT = struct.Struct(">HHHHi")


class Reader:
    """Reads messages for ever; decoders paint the desktop, pacing hears of each update's end."""

    def __init__(
        self, buffer: ReceiveBuffer, desktop: Desktop, pacing: Pacing, encodings: Iterable[int]
    ) -> None:
        self._buffer = buffer
        self._desktop = desktop
        self._pacing = pacing
        offered = set(encodings)
        self._decoders = {number: make() for number, make in DECODERS.items() if number in offered}
        self._pseudo_rects = {number: read for number, read in PSEUDO_RECTS.items() if number in offered}
        self._painting: Decoder | None = None
        self.is_between_messages = True
        self.pixel_count = 0

    def read(self) -> Reading[None]:
        """Read message after message. Raises RfbError."""
        messages: dict[int, Callable[[], Reading[None]]] = {
            ServerMessage.FRAMEBUFFER_UPDATE: self._framebuffer_update,
            ServerMessage.SET_COLOUR_MAP_ENTRIES: self._set_colour_map_entries,
            ServerMessage.BELL: self._bell,
            ServerMessage.SERVER_CUT_TEXT: self._server_cut_text,
        }
        while True:
            self.is_between_messages = True
            number = (yield from self._buffer.take(1))[0]
            self.is_between_messages = False
            message = messages.get(number)
            if message is None:
                raise ProtocolError(f"the server sent message {number}, which was never agreed on")
            yield from message()

    def paint(self) -> None:
        """Paint what a decoder has kept back. Raises RfbError."""
        if self._painting is not None:
            self._painting.paint()

    def _framebuffer_update(self) -> Reading[None]:
        head = yield from self._buffer.take(3)
        desktop = self._desktop
        desktop.is_ended_by_last_rect = False
        buffer = self._buffer
        for _ in range(int.from_bytes(head[1:], "big")):
            if buffer.end - buffer.start < _RECT.size:
                yield from buffer.need(_RECT.size)
            x, y, width, height, number = _RECT.unpack_from(buffer.data, buffer.start)
            buffer.start += _RECT.size
            decoder = self._decoders.get(number)
            if decoder is None:
                yield from self._pseudo_rect(Rect(x, y, width, height), number)
                if desktop.is_ended_by_last_rect:
                    break
                continue
            framebuffer = desktop.framebuffer
            if x + width > framebuffer.width or y + height > framebuffer.height:
                raise ProtocolError(f"a rect at {x}, {y} of {width} × {height} is outside the desktop")
            if decoder is not self._painting:
                self.paint()
                self._painting = decoder
            self.pixel_count += width * height
            yield from decoder.decode(Rect(x, y, width, height), buffer, framebuffer)
        self._pacing.update_finished()

    def _pseudo_rect(self, rect: Rect, number: int) -> Reading[None]:
        pseudo_rect = self._pseudo_rects.get(number)
        if pseudo_rect is None:
            raise ProtocolError(f"the server used encoding {number}, which was never agreed on")
        self.paint()
        before = self._desktop.framebuffer
        yield from pseudo_rect(rect, self._buffer, self._desktop)
        if self._desktop.framebuffer is not before:
            self._pacing.request(incremental=False)

    def _set_colour_map_entries(self) -> Reading[None]:
        """Consumed and forgotten: our pixels are true colour."""
        head = yield from self._buffer.take(5)
        yield from self._buffer.skip(int.from_bytes(head[3:], "big") * _COLOUR_SIZE)

    def _bell(self) -> Reading[None]:
        self._desktop.report(Bell())
        yield from ()

    def _server_cut_text(self) -> Reading[None]:
        head = yield from self._buffer.take(7)
        length = int.from_bytes(head[3:], "big")
        if length > MAX_CUT_TEXT:
            raise LimitExceeded("cut text with a length", length, MAX_CUT_TEXT)
        kept = min(length, MAX_CUT_TEXT_KEPT)
        raw = yield from self._buffer.take(kept)
        yield from self._buffer.skip(length - kept)
        self._desktop.report(CutText(raw.decode("latin-1")))
