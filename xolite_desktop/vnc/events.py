# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the core reports: frozen events, in the words of the protocol."""

from __future__ import annotations

from dataclasses import dataclass

from xolite_desktop.vnc.framebuffer import Pixels
from xolite_desktop.vnc.geometry import Rect
from xolite_desktop.vnc.names import ResizeStatus

__all__ = [
    "Bell",
    "ClipboardOffered",
    "Closed",
    "Cursor",
    "CursorChanged",
    "CutText",
    "CutTextTooLarge",
    "Damaged",
    "Event",
    "LedStateChanged",
    "NameChanged",
    "PointerModeChanged",
    "PowerOffered",
    "PowerRefused",
    "Ready",
    "ResizeRefused",
    "Resized",
]


@dataclass(frozen=True)
class Ready:
    """The handshake is complete: there is a framebuffer of this size, still black; the name is printable."""

    width: int
    height: int
    name: str


@dataclass(frozen=True)
class Resized:
    """The desktop has another size; the connection has a new framebuffer, black where nothing came yet."""

    width: int
    height: int


@dataclass(frozen=True)
class Damaged:
    """These rects of the current framebuffer have been painted; it is what `Framebuffer.take` gave."""

    rects: tuple[Rect, ...]


@dataclass(frozen=True, eq=False)
class Cursor:
    """The shape of the pointer: height × width of uint32 0xAARRGGBB (alpha not multiplied in) and its hot spot in pixels."""

    pixels: Pixels
    hotspot_x: int
    hotspot_y: int


@dataclass(frozen=True)
class CursorChanged:
    """The server's pointer has this shape from now on; None: it shows none."""

    cursor: Cursor | None


@dataclass(frozen=True)
class PointerModeChanged:
    """Whether the guest takes positions (a tablet) or movements (a mouse: send offsets from 0x7FFF)."""

    is_absolute: bool


@dataclass(frozen=True)
class Bell:
    """The guest wants to be heard; several at once are one."""


@dataclass(frozen=True)
class CutText:
    """The guest's clipboard, as it came: not fit to be shown without making it printable."""

    text: str


@dataclass(frozen=True)
class ClipboardOffered:
    """The guest's clipboard has text; it comes as `CutText` if `Connection.request_cut_text` asks for it."""


@dataclass(frozen=True)
class CutTextTooLarge:
    """The guest's clipboard has more text than is taken over."""

    limit_bytes: int


@dataclass(frozen=True)
class LedStateChanged:
    """The lights of the guest's keyboard."""

    scroll_lock: bool
    num_lock: bool
    caps_lock: bool


@dataclass(frozen=True)
class NameChanged:
    """The desktop has another name; it is printable."""

    name: str


@dataclass(frozen=True)
class PowerOffered:
    """`Connection.send_power` may be used: the server shuts down, reboots or resets by xvp."""


@dataclass(frozen=True)
class PowerRefused:
    """The server could not do what `Connection.send_power` asked for."""


@dataclass(frozen=True)
class ResizeRefused:
    """The server did not do what `Connection.request_resize` asked for: `reason` is a word of `names.ResizeStatus`."""

    reason: ResizeStatus


@dataclass(frozen=True)
class Closed:
    """The last event, exactly once. None: we closed, or the server did between two messages."""

    error: Exception | None


Event = (
    Ready
    | Resized
    | ResizeRefused
    | Damaged
    | CursorChanged
    | PointerModeChanged
    | LedStateChanged
    | NameChanged
    | Bell
    | CutText
    | CutTextTooLarge
    | ClipboardOffered
    | PowerOffered
    | PowerRefused
    | Closed
)
