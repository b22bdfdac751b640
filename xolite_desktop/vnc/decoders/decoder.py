# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a decoder is: one rect in, pixels out."""

from __future__ import annotations

import struct
from typing import Protocol

from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.desktop import Desktop
from xolite_desktop.vnc.errors import ProtocolError
from xolite_desktop.vnc.framebuffer import Framebuffer
from xolite_desktop.vnc.geometry import Rect

RECT = struct.Struct(">HHHHi")
"""What stands before each rect of an update: x, y, width, height and encoding."""


def outside(x: int, y: int, width: int, height: int) -> ProtocolError:
    """What to raise for a rect that does not lie inside the framebuffer."""
    return ProtocolError(f"a rect at {x}, {y} of {width} × {height} is outside the desktop")


class Decoder(Protocol):
    """Reads the rects of one encoding for the life of a connection, and with them any state of that encoding.

    The rect has been judged to lie inside the framebuffer; it may be empty. A decoder may keep painting back
    until `paint`; the reader calls that before another decoder, or another framebuffer, gets its turn.
    Both raise RfbError for what cannot be right.
    """

    def decode_at_once(
        self, x: int, y: int, width: int, height: int, buffer: ReceiveBuffer, framebuffer: Framebuffer
    ) -> bool:
        """Decode a rect that is there to its end; False leaves it, untouched, to `decode`.

        A generator and a Rect for each rect are half of what a small one costs.
        """

    def decode_run(self, most: int, buffer: ReceiveBuffer, framebuffer: Framebuffer) -> tuple[int, int]:
        """After a rect that was decoded at once: decode those behind it that can be, too, with what stands before them.

        Gives how many, at most so many, and their pixels. It stops where anything needs to be judged or waited for.
        """

    def decode(self, rect: Rect, buffer: ReceiveBuffer, framebuffer: Framebuffer) -> Reading[None]:
        """Read one rect from the buffer, as a generator that yields while bytes are missing."""

    def paint(self) -> None:
        """Paint what was kept back and report it as damage."""


class Stepwise:
    """The part of decoders for which every rect is one for `decode`."""

    def decode_run(self, most: int, buffer: ReceiveBuffer, framebuffer: Framebuffer) -> tuple[int, int]:
        return 0, 0

    def decode_at_once(
        self, x: int, y: int, width: int, height: int, buffer: ReceiveBuffer, framebuffer: Framebuffer
    ) -> bool:
        return False


class Runs:
    """The part of decoders that decode most rects at once, and many behind each other."""

    _encoding: int
    """Theirs, since another one ends a run."""

    def decode_at_once(
        self, x: int, y: int, width: int, height: int, buffer: ReceiveBuffer, framebuffer: Framebuffer
    ) -> bool:
        raise NotImplementedError

    def decode_run(self, most: int, buffer: ReceiveBuffer, framebuffer: Framebuffer) -> tuple[int, int]:
        data, decode, encoding = buffer.data, self.decode_at_once, self._encoding
        columns, rows, unpack, head = framebuffer.width, framebuffer.height, RECT.unpack_from, RECT.size
        rects = pixels = 0
        while rects < most and buffer.end - buffer.start >= head:
            x, y, width, height, number = unpack(data, buffer.start)
            if number != encoding or x + width > columns or y + height > rows:
                break
            buffer.start += head
            if not decode(x, y, width, height, buffer, framebuffer):
                buffer.start -= head
                break
            rects += 1
            pixels += width * height
        return rects, pixels


class PseudoRect(Protocol):
    """Reads the rects of one pseudo-encoding; x, y, width and height mean what that encoding says."""

    def __call__(self, rect: Rect, buffer: ReceiveBuffer, desktop: Desktop) -> Reading[None]: ...
