# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The table from encoding to decoder. To add an encoding: its number in names.py, its file, its entry here."""

from __future__ import annotations

from xolite_desktop.vnc.decoders.copyrect import CopyRect
from xolite_desktop.vnc.decoders.decoder import Decoder, PseudoRect
from xolite_desktop.vnc.decoders.hextile import Hextile
from xolite_desktop.vnc.decoders.pseudo import (
    cursor,
    desktop_size,
    extended_key_event,
    last_rect,
    pointer_motion_change,
)
from xolite_desktop.vnc.decoders.raw import Raw
from xolite_desktop.vnc.decoders.tight import Tight
from xolite_desktop.vnc.decoders.zlib import Zlib
from xolite_desktop.vnc.decoders.zrle import Zrle
from xolite_desktop.vnc.names import Encoding

__all__ = ["DECODERS", "PREFERRED", "PSEUDO_RECTS", "Decoder", "PseudoRect"]

DECODERS: dict[int, type[Decoder]] = {
    Encoding.HEXTILE: Hextile,
    Encoding.COPYRECT: CopyRect,
    Encoding.RAW: Raw,
    Encoding.TIGHT: Tight,
    Encoding.ZLIB: Zlib,
    Encoding.ZRLE: Zrle,
}

PSEUDO_RECTS: dict[int, PseudoRect] = {
    Encoding.DESKTOP_SIZE: desktop_size,
    Encoding.LAST_RECT: last_rect,
    Encoding.CURSOR: cursor,
    Encoding.QEMU_POINTER_MOTION_CHANGE: pointer_motion_change,
    Encoding.QEMU_EXTENDED_KEY_EVENT: extended_key_event,
}

PREFERRED: tuple[int, ...] = (
    Encoding.COPYRECT,
    Encoding.TIGHT,
    Encoding.ZRLE,
    Encoding.HEXTILE,
    Encoding.ZLIB,
    Encoding.RAW,
    Encoding.DESKTOP_SIZE,
    Encoding.LAST_RECT,
    Encoding.CURSOR,
    Encoding.QEMU_EXTENDED_KEY_EVENT,
    Encoding.QEMU_POINTER_MOTION_CHANGE,
)
"""What is offered unless told otherwise, the best first: QEMU takes the first real encoding it knows.

CopyRect stands first because servers that have it use it beside the other; vncterm has only Hextile and Raw.
"""
