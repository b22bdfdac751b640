# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pseudo-encodings, but for cursors: sizes, name, last rect, and what QEMU agrees to and tells."""

from __future__ import annotations

import struct

from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.desktop import Desktop
from xolite_desktop.vnc.errors import LimitExceeded
from xolite_desktop.vnc.events import LedStateChanged, NameChanged, ResizeRefused
from xolite_desktop.vnc.geometry import Rect, Screen
from xolite_desktop.vnc.names import ResizeStatus
from xolite_desktop.vnc.text import printable

MAX_NAME = 4096
"""Bytes. Beyond these a server is not explaining its name."""

_SCREEN = struct.Struct(">IHHHHI")
_WANTED_BY_US = 1


def desktop_size(rect: Rect, buffer: ReceiveBuffer, desktop: Desktop) -> Reading[None]:
    """DesktopSize (-223): the size of the rect is the new size of the desktop (RFC 6143, 7.8.2)."""
    desktop.resized(rect.width, rect.height)
    yield from ()


def last_rect(rect: Rect, buffer: ReceiveBuffer, desktop: Desktop) -> Reading[None]:
    """LastRect (-224): the update ends here, whatever number of rects it announced."""
    desktop.update_ended()
    yield from ()


def extended_key_event(rect: Rect, buffer: ReceiveBuffer, desktop: Desktop) -> Reading[None]:
    """QEMU extended key event (-258): the server agrees to take scancodes."""
    desktop.extended_keys_agreed()
    yield from ()


def pointer_motion_change(rect: Rect, buffer: ReceiveBuffer, desktop: Desktop) -> Reading[None]:
    """QEMU pointer motion change (-257): x says whether the guest takes positions or movements."""
    desktop.pointer_mode(is_absolute=bool(rect.x))
    yield from ()


def extended_mouse_buttons(rect: Rect, buffer: ReceiveBuffer, desktop: Desktop) -> Reading[None]:
    """ExtendedMouseButtons (-316): the server agrees to hear of nine buttons."""
    desktop.has_nine_buttons = True
    yield from ()


def led_state(rect: Rect, buffer: ReceiveBuffer, desktop: Desktop) -> Reading[None]:
    """QEMU LED state (-261): one byte with a bit for each light."""
    bits = (yield from buffer.take(1))[0]
    desktop.led_state_changed(LedStateChanged(bool(bits & 1), bool(bits & 2), bool(bits & 4)))


def desktop_name(rect: Rect, buffer: ReceiveBuffer, desktop: Desktop) -> Reading[None]:
    """DesktopName (-307): a length and UTF-8."""
    length = int.from_bytes((yield from buffer.take(4)), "big")
    if length > MAX_NAME:
        raise LimitExceeded("a desktop name with a length", length, MAX_NAME)
    desktop.report(NameChanged(printable((yield from buffer.take(length)))))


def extended_desktop_size(rect: Rect, buffer: ReceiveBuffer, desktop: Desktop) -> Reading[None]:
    """ExtendedDesktopSize (-308): size and screens; x says who wanted it, y what became of it.

    A size that comes with an error is what somebody wanted, not what is.
    """
    count = (yield from buffer.take(4))[0]
    raw = yield from buffer.take(count * _SCREEN.size)
    if rect.y == ResizeStatus.DONE:
        screens = tuple(Screen(*numbers) for numbers in _SCREEN.iter_unpack(raw))
        desktop.laid_out(rect.width, rect.height, screens)
    elif rect.x == _WANTED_BY_US:
        known = rect.y in ResizeStatus.__members__.values()
        desktop.report(ResizeRefused(ResizeStatus(rect.y) if known else ResizeStatus.UNKNOWN))
