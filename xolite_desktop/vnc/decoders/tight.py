# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tight (7): one colour, a palette, all colours, or a JPEG picture (rfbproto, Tight Encoding).

Pixels are three bytes, red, green, blue, as they are for a pixel format like ours. Four deflate streams take turns.
"""

from __future__ import annotations

import numpy as np

from xolite_desktop.vnc.aside import Alone, Aside
from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.decoders.decoder import Runs
from xolite_desktop.vnc.decoders.diagonals import Bytes, gradient, undone
from xolite_desktop.vnc.decoders.palette import colours, paint_indices, paint_packed, refuse_beyond
from xolite_desktop.vnc.decoders.patches import SMALL_PIXELS, Patches
from xolite_desktop.vnc.decoders.pictures import Pictures
from xolite_desktop.vnc.errors import ProtocolError
from xolite_desktop.vnc.framebuffer import Framebuffer, Pixels
from xolite_desktop.vnc.geometry import Rect
from xolite_desktop.vnc.inflate import Inflater, max_packed
from xolite_desktop.vnc.names import Encoding

MAX_HEAD_BYTES = 1 + 1 + 1 + 256 * 3 + 3
"""The longest that stands before the data: control, filter, palette and length."""

DEFLATED_FROM_BYTES = 12
"""Less is sent as it is."""

PNG = 10
_FILL, _JPEG = 8, 9
_EXPLICIT_FILTER, _STREAM = 4, 3
_COPY, _PALETTE, _GRADIENT = 0, 1, 2

_FILLED, _FILTERED = _FILL << 4, _EXPLICIT_FILTER << 4
_PLAIN = 0xCF
"""The bits of control that say anything but which stream: for most rects they are 0, or that there is a filter."""

_LONGEST_HEAD = 4 + 2 * 3 + 2
"""Of what is decoded at once: control, filter, number of colours and two of them, and a length below 16,384."""


class Tight(Runs):
    """Keeps back small rects, to paint them together, and JPEG pictures, which are decoded two at a time."""

    _encoding = int(Encoding.TIGHT)

    def __init__(self, aside: Aside | None = None) -> None:
        """Without an aside they are decoded one after the other."""
        self._pictures = Pictures(aside or Alone())
        self._patches = Patches(is_rgb=True)
        self._streams = [Inflater() for _ in range(4)]

    def decode_at_once(
        self, x: int, y: int, width: int, height: int, buffer: ReceiveBuffer, framebuffer: Framebuffer
    ) -> bool:
        """All but pictures. Small rects in one colour, two colours or all, of which text consoles consist, are noted."""
        data, start = buffer.data, buffer.start
        if buffer.end - start < _LONGEST_HEAD:
            return False
        control = data[start]
        if self._pictures.rects:
            self._pictures.make_way(x, y, width, height)
        if width & 7 or not 0 < width * height < SMALL_PIXELS:
            return self._filtered_at_once(x, y, width, height, buffer, framebuffer)
        if control == _FILLED:
            buffer.start = start + 4
            colour = bytes(data[start + 1 : start + 4])
            self._patches.fill(x, y, width, height, colour, framebuffer)
            return True
        if control & _PLAIN == _FILTERED and data[start + 1] == _PALETTE and data[start + 2] == 1:
            inflated = self._small(control >> 4, start + 9, width * height >> 3, buffer)
            if inflated is not None:
                palette = bytes(data[start + 3 : start + 9])
                self._patches.note(x, y, width, height, palette, inflated, framebuffer)
            return inflated is not None
        if not control & _PLAIN and self._patches:
            inflated = self._small(control >> 4, start + 1, width * height * 3, buffer)
            if inflated is not None:
                self._patches.note_all(x, y, width, height, inflated, framebuffer)
            return inflated is not None
        return self._filtered_at_once(x, y, width, height, buffer, framebuffer)

    def _filtered_at_once(
        self, x: int, y: int, width: int, height: int, buffer: ReceiveBuffer, framebuffer: Framebuffer
    ) -> bool:
        """A rect with pixels through one of the filters; they may be small, too."""
        data, at = buffer.data, buffer.start
        control = data[at]
        if control >= _FILLED or buffer.end - at < MAX_HEAD_BYTES:
            return False
        name, palette, at = _filter(control >> 4, data, at + 1)
        size = length = _data_size(width, height, len(palette) // 3)
        is_deflated = size >= DEFLATED_FROM_BYTES
        if is_deflated:
            length, at = compact(data, at)
        end = at + length
        if end > buffer.end or length > max_packed(size):
            return False
        buffer.start = end
        self._reset(control)
        packed = buffer.memory[at:end]
        stream = self._streams[control >> 4 & _STREAM]
        raw = stream.inflate_exactly(packed, size) if is_deflated else bytes(packed)
        self._patches.paint()
        _paint(name, palette, raw, framebuffer.pixels[y : y + height, x : x + width])
        framebuffer.add(Rect(x, y, width, height))
        return True

    def _small(self, kind: int, at: int, size: int, buffer: ReceiveBuffer) -> bytes | None:
        """The pixels of a small rect whose length is at this place; None if they are not all there, or many."""
        data = buffer.data
        if size < DEFLATED_FROM_BYTES:
            end = at + size
            if end > buffer.end:
                return None
            buffer.start = end
            return bytes(data[at:end])
        length = data[at]
        at += 1
        if length & 0x80:
            length += data[at] - 1 << 7
            if data[at] & 0x80 or length > max_packed(size):
                return None
            at += 1
        end = at + length
        if end > buffer.end:
            return None
        buffer.start = end
        return self._streams[kind & _STREAM].inflate_exactly(buffer.memory[at:end], size)

    def decode(self, rect: Rect, buffer: ReceiveBuffer, framebuffer: Framebuffer) -> Reading[None]:
        if buffer.end - buffer.start < MAX_HEAD_BYTES:
            yield from self._whole_head(rect, buffer)
        data, start = buffer.data, buffer.start
        control = data[start]
        kind = control >> 4
        self._reset(control)
        x, y, width, height = rect
        self._patches.paint()
        self._pictures.make_way(x, y, width, height)
        if kind > _FILL:
            buffer.start = start + 1
            yield from self._picture(kind, rect, buffer, framebuffer)
            return
        pixels = framebuffer.pixels[y : y + height, x : x + width]
        if kind == _FILL:
            buffer.start = start + 4
            pixels[...] = data[start + 1] << 16 | data[start + 2] << 8 | data[start + 3]
        else:
            buffer.start = start + 1
            yield from self._basic(kind, buffer, pixels)
        framebuffer.add(rect)

    def paint(self) -> None:
        """Paint small rects, then the pictures: those that lie on them came first."""
        self._patches.paint()
        self._pictures.paint()

    def _whole_head(self, rect: Rect, buffer: ReceiveBuffer) -> Reading[None]:
        """Wait until everything before the data is there, near the end of what has arrived."""
        yield from buffer.need(1)
        kind = buffer.data[buffer.start] >> 4
        if kind == _FILL:
            yield from buffer.need(4)
            return
        size, is_deflated = 1, True
        if kind < _FILL:
            name, count = _COPY, 0
            if kind & _EXPLICIT_FILTER:
                size = 2
                yield from buffer.need(size)
                name = buffer.data[buffer.start + 1]
                if name == _PALETTE:
                    yield from buffer.need(3)
                    count = buffer.data[buffer.start + 2] + 1
                    size = 3 + count * 3
            is_deflated = _data_size(rect.width, rect.height, count) >= DEFLATED_FROM_BYTES
        yield from buffer.need(size)
        for _ in range(3 if is_deflated else 0):
            size += 1
            yield from buffer.need(size)
            if not buffer.data[buffer.start + size - 1] & 0x80:
                break

    def _reset(self, control: int) -> None:
        """The four low bits say which streams begin anew."""
        for number in range(4 if control & 15 else 0):
            if control >> number & 1:
                self._streams[number] = Inflater()

    def _basic(self, kind: int, buffer: ReceiveBuffer, pixels: Pixels) -> Reading[None]:
        """Pixels through one of the filters, deflated if they are worth it."""
        name, palette, buffer.start = _filter(kind, buffer.data, buffer.start)
        size = _data_size(pixels.shape[1], pixels.shape[0], len(palette) // 3)
        if size < DEFLATED_FROM_BYTES:
            raw = yield from buffer.take(size)
        else:
            inflater = self._streams[kind & _STREAM]
            raw = yield from inflater.read_exactly(buffer, compact_length(buffer), size)
        _paint(name, palette, raw, pixels)

    def _picture(
        self, kind: int, rect: Rect, buffer: ReceiveBuffer, framebuffer: Framebuffer
    ) -> Reading[None]:
        """A picture of one kind or another; it is reported once it is painted."""
        if kind != _JPEG:
            raise ProtocolError(f"{kind} is no kind of compression of Tight")
        raw = yield from buffer.take(compact_length(buffer))
        self._pictures.keep(raw, rect, framebuffer)


def _data_size(width: int, height: int, colour_count: int) -> int:
    """Bytes of a rect's pixels before deflating; no colours: no palette."""
    if colour_count == 2:
        return (width + 7) // 8 * height
    return width * height * (1 if colour_count else 3)


def _filter(kind: int, data: bytearray, at: int) -> tuple[int, bytes, int]:
    """The filter that begins at this place, its palette, three bytes a colour, and where both end."""
    if not kind & _EXPLICIT_FILTER:
        return _COPY, b"", at
    name = data[at]
    at += 1
    if name != _PALETTE:
        if name not in (_COPY, _GRADIENT):
            raise ProtocolError(f"{name} is no filter of Tight")
        return name, b"", at
    end = at + 1 + (data[at] + 1) * 3
    if data[at] == 0:
        raise ProtocolError("a Tight palette has one colour only")
    return name, bytes(data[at + 1 : end]), end


def _paint(name: int, palette: bytes, raw: bytes, pixels: Pixels) -> None:
    """Paint what came through this filter."""
    count = len(palette) // 3
    if count == 2:
        paint_packed(raw, 0, 1, colours(palette, count, is_rgb=True), pixels)
    elif count:
        refuse_beyond(raw, count)
        paint_indices(raw, colours(palette, count, is_rgb=True), pixels)
    else:
        parts = np.ndarray((*pixels.shape, 3), np.uint8, raw)
        paint_rgb(undone(parts, gradient) if name == _GRADIENT and parts.size else parts, pixels)


def compact(data: bytearray, at: int) -> tuple[int, int]:
    """A length in one to three bytes of seven, seven and eight bits, the lowest first, and where it ends; all are there."""
    length = data[at]
    if length < 0x80:
        return length, at + 1
    length = length & 0x7F | data[at + 1] << 7
    if length < 0x80 << 7:
        return length, at + 2
    return length & 0x3FFF | data[at + 2] << 14, at + 3


def compact_length(buffer: ReceiveBuffer) -> int:
    """The length that the buffer begins with."""
    length, buffer.start = compact(buffer.data, buffer.start)
    return length


def paint_rgb(parts: Bytes, pixels: Pixels) -> None:
    """Paint height × width × 3 bytes of red, green and blue."""
    painted = pixels.view(np.uint8).reshape(*pixels.shape, 4)
    painted[..., 2] = parts[..., 0]
    painted[..., 1] = parts[..., 1]
    painted[..., 0] = parts[..., 2]
