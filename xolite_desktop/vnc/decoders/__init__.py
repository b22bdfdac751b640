# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The table from encoding to decoder. To add an encoding: its number in names.py, its file, its entry here."""

from __future__ import annotations

from xolite_desktop.vnc.aside import Aside
from xolite_desktop.vnc.decoders.copyrect import CopyRect
from xolite_desktop.vnc.decoders.cursors import alpha_cursor, cursor, xcursor
from xolite_desktop.vnc.decoders.decoder import Decoder, PseudoRect
from xolite_desktop.vnc.decoders.hextile import Hextile
from xolite_desktop.vnc.decoders.pseudo import (
    desktop_name,
    desktop_size,
    extended_desktop_size,
    extended_key_event,
    extended_mouse_buttons,
    last_rect,
    led_state,
    pointer_motion_change,
)
from xolite_desktop.vnc.decoders.raw import Raw
from xolite_desktop.vnc.decoders.tight import Tight
from xolite_desktop.vnc.decoders.tightpng import TightPng
from xolite_desktop.vnc.decoders.zlib import Zlib
from xolite_desktop.vnc.decoders.zrle import Zrle
from xolite_desktop.vnc.names import LOWEST_COMPRESS_LEVEL, LOWEST_JPEG_QUALITY, Encoding

__all__ = [
    "AGREEMENTS",
    "ALL_KNOWN",
    "DECODERS",
    "EXTENSIONS",
    "PREFERRED",
    "PSEUDO_RECTS",
    "Decoder",
    "PseudoRect",
    "made",
    "offer",
]

DECODERS: dict[int, type[Decoder]] = {
    Encoding.HEXTILE: Hextile,
    Encoding.COPYRECT: CopyRect,
    Encoding.RAW: Raw,
    Encoding.TIGHT: Tight,
    Encoding.TIGHTPNG: TightPng,
    Encoding.ZLIB: Zlib,
    Encoding.ZRLE: Zrle,
}


def made(encoding: int, aside: Aside) -> Decoder:
    """A new decoder for one of DECODERS, with an aside for what it can share."""
    decoder = DECODERS[encoding]
    return decoder(aside) if issubclass(decoder, Tight) else decoder()


PSEUDO_RECTS: dict[int, PseudoRect] = {
    Encoding.DESKTOP_SIZE: desktop_size,
    Encoding.LAST_RECT: last_rect,
    Encoding.CURSOR: cursor,
    Encoding.XCURSOR: xcursor,
    Encoding.ALPHA_CURSOR: alpha_cursor,
    Encoding.QEMU_POINTER_MOTION_CHANGE: pointer_motion_change,
    Encoding.QEMU_EXTENDED_KEY_EVENT: extended_key_event,
    Encoding.QEMU_LED_STATE: led_state,
    Encoding.DESKTOP_NAME: desktop_name,
    Encoding.EXTENDED_MOUSE_BUTTONS: extended_mouse_buttons,
    Encoding.EXTENDED_DESKTOP_SIZE: extended_desktop_size,
}

AGREEMENTS: frozenset[int] = frozenset(
    {Encoding.FENCE, Encoding.CONTINUOUS_UPDATES, Encoding.XVP, Encoding.EXTENDED_CLIPBOARD}
)
"""Pseudo-encodings that never come as a rect: offering them only permits a message."""

EXTENSIONS: tuple[Encoding, ...] = (
    Encoding.DESKTOP_SIZE,
    Encoding.EXTENDED_DESKTOP_SIZE,
    Encoding.LAST_RECT,
    Encoding.CURSOR,
    Encoding.XCURSOR,
    Encoding.ALPHA_CURSOR,
    Encoding.QEMU_EXTENDED_KEY_EVENT,
    Encoding.QEMU_POINTER_MOTION_CHANGE,
    Encoding.QEMU_LED_STATE,
    Encoding.EXTENDED_MOUSE_BUTTONS,
    Encoding.DESKTOP_NAME,
    Encoding.FENCE,
    Encoding.CONTINUOUS_UPDATES,
    Encoding.XVP,
    Encoding.EXTENDED_CLIPBOARD,
)
"""What is always offered beside the real encodings."""


def offer(
    first: int = Encoding.TIGHT, *, compress_level: int | None = 1, jpeg_quality: int | None = None
) -> tuple[int, ...]:
    """Everything there is, `first` the encoding that is wanted: QEMU takes the first real one it knows.

    `compress_level` and `jpeg_quality` are 0 to 9. QEMU deflates at level 9 if none is asked for, and pictures
    come only where a quality is. TightPNG is offered only as `first`, because servers take it for a wish.

    CopyRect stands first because servers that have it use it beside the other. QEMU prefers ZRLE to Zlib wherever
    it stands, so that is left out when Zlib is wanted; vncterm has only Hextile and Raw.
    """
    others = (Encoding.TIGHT, Encoding.ZRLE, Encoding.HEXTILE, Encoding.ZLIB, Encoding.RAW)
    left_out = {first, Encoding.ZRLE} if first == Encoding.ZLIB else {first}
    levels = []
    if compress_level is not None:
        levels.append(LOWEST_COMPRESS_LEVEL + compress_level)
    if jpeg_quality is not None:
        levels.append(LOWEST_JPEG_QUALITY + jpeg_quality)
    real = (Encoding.COPYRECT, first, *(other for other in others if other not in left_out))
    return (*real, *EXTENSIONS, *levels)


PREFERRED: tuple[int, ...] = offer()
"""What is offered unless told otherwise."""

ALL_KNOWN: tuple[int, ...] = (*DECODERS, *PSEUDO_RECTS, *AGREEMENTS)
"""Everything a server may use, for replaying what was recorded with any of it."""
