# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Our messages as bytes (RFC 6143, 7.5, and QEMU's extended key event)."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from xolite_desktop.vnc.geometry import Screen
from xolite_desktop.vnc.names import QEMU_EXTENDED_KEY_EVENT, ClientMessage
from xolite_desktop.vnc.pixel_format import PixelFormat

MAX_CUT_TEXT_SENT = 256 * 1024
"""Characters. QEMU hangs up on more than 1 MiB, and a terminal is not typed at with a library."""

_SET_ENCODINGS = struct.Struct(">BxH")
_UPDATE_REQUEST = struct.Struct(">B?HHHH")
_KEY_EVENT = struct.Struct(">B?xxI")
_EXTENDED_KEY_EVENT = struct.Struct(">BBHII")
_POINTER_EVENT = struct.Struct(">BBHH")
_NINE_BUTTONS_EVENT = struct.Struct(">BBHHB")
_CUT_TEXT = struct.Struct(">BxxxI")
_EXTENDED_CUT_TEXT = struct.Struct(">BxxxiI")
_XENSERVER_SCANCODE = struct.Struct(">B?xxI")
_FENCE = struct.Struct(">BxxxIB")
_CONTINUOUS_UPDATES = struct.Struct(">B?HHHH")
_XVP = struct.Struct(">BxBB")
_SET_DESKTOP_SIZE = struct.Struct(">BxHHBx")
_SCREEN = struct.Struct(">IHHHHI")


def set_pixel_format(pixel_format: PixelFormat) -> bytes:
    return bytes((ClientMessage.SET_PIXEL_FORMAT, 0, 0, 0)) + pixel_format.packed()


def set_encodings(encodings: Sequence[int]) -> bytes:
    """In order of preference, pseudo-encodings among them."""
    head = _SET_ENCODINGS.pack(ClientMessage.SET_ENCODINGS, len(encodings))
    return head + struct.pack(f">{len(encodings)}i", *encodings)


def update_request(incremental: bool, width: int, height: int) -> bytes:
    """Always for the whole desktop: only the server knows what has changed."""
    return _UPDATE_REQUEST.pack(ClientMessage.FRAMEBUFFER_UPDATE_REQUEST, incremental, 0, 0, width, height)


def key_event(keysym: int, down: bool) -> bytes:
    return _KEY_EVENT.pack(ClientMessage.KEY_EVENT, down, keysym)


def extended_key_event(keysym: int, scancode: int, down: bool) -> bytes:
    """QEMU's message; the scancode is XT set 1, keys with the prefix e0 with 0x80 added."""
    return _EXTENDED_KEY_EVENT.pack(ClientMessage.QEMU, QEMU_EXTENDED_KEY_EVENT, down, keysym, scancode)


def xenserver_scancode(scancode: int, down: bool) -> bytes:
    """The message of XenServer's own servers (vncterm, QEMU before it had one), with the same scancodes."""
    return _XENSERVER_SCANCODE.pack(ClientMessage.XENSERVER_SCANCODE, down, scancode)


def pointer_event(x: int, y: int, buttons: int) -> bytes:
    """Bit 0 of `buttons` is the left button, 1 the middle, 2 the right; 3 to 6 the wheel: up, down, left, right; 7 is back.

    There is no room for a ninth, forward.
    """
    return _POINTER_EVENT.pack(ClientMessage.POINTER_EVENT, buttons & 0xFF, _u16(x), _u16(y))


def nine_buttons_event(x: int, y: int, buttons: int) -> bytes:
    """As `pointer_event`, with bit 8 for forward: for servers that agreed to it, which know it by the highest bit of the first mask."""
    first, others = buttons & 0x7F | 0x80, buttons >> 7 & 0xFF
    return _NINE_BUTTONS_EVENT.pack(ClientMessage.POINTER_EVENT, first, _u16(x), _u16(y), others)


def cut_text(text: str) -> bytes:
    """Latin-1 with line feeds, as the specification has it; other characters become question marks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")[:MAX_CUT_TEXT_SENT]
    encoded = lines.encode("latin-1", "replace")
    return _CUT_TEXT.pack(ClientMessage.CLIENT_CUT_TEXT, len(encoded)) + encoded


def extended_cut_text(flags: int, payload: bytes = b"") -> bytes:
    """A message of the extended clipboard: cut text whose length is negative."""
    return _EXTENDED_CUT_TEXT.pack(ClientMessage.CLIENT_CUT_TEXT, -4 - len(payload), flags) + payload


def fence(flags: int, payload: bytes) -> bytes:
    return _FENCE.pack(ClientMessage.FENCE, flags, len(payload)) + payload


def enable_continuous_updates(enabled: bool, width: int, height: int) -> bytes:
    return _CONTINUOUS_UPDATES.pack(ClientMessage.ENABLE_CONTINUOUS_UPDATES, enabled, 0, 0, width, height)


def xvp(version: int, code: int) -> bytes:
    return _XVP.pack(ClientMessage.XVP, version, code)


def set_desktop_size(width: int, height: int, screens: Sequence[Screen]) -> bytes:
    """The wanted size of the whole desktop, and where its screens lie in it."""
    head = _SET_DESKTOP_SIZE.pack(ClientMessage.SET_DESKTOP_SIZE, width, height, len(screens))
    return head + b"".join(_SCREEN.pack(*screen) for screen in screens)


def _u16(value: int) -> int:
    return min(max(value, 0), 0xFFFF)
