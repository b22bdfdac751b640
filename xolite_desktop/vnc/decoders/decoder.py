# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a decoder is: one rect in, pixels out."""

from __future__ import annotations

from typing import Protocol

from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.desktop import Desktop
from xolite_desktop.vnc.framebuffer import Framebuffer
from xolite_desktop.vnc.geometry import Rect


class Decoder(Protocol):
    """Reads the rects of one encoding for the life of a connection, and with them any state of that encoding.

    The rect has been judged to lie inside the framebuffer; it may be empty. A decoder may keep painting back
    until `paint`; the reader calls that before another decoder, or another framebuffer, gets its turn.
    Both raise RfbError for what cannot be right.
    """

    def decode(self, rect: Rect, buffer: ReceiveBuffer, framebuffer: Framebuffer) -> Reading[None]:
        """Read one rect from the buffer, as a generator that yields while bytes are missing."""

    def paint(self) -> None:
        """Paint what was kept back and report it as damage."""


class PseudoRect(Protocol):
    """Reads the rects of one pseudo-encoding; x, y, width and height mean what that encoding says."""

    def __call__(self, rect: Rect, buffer: ReceiveBuffer, desktop: Desktop) -> Reading[None]: ...
