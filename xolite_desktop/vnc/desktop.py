# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is known of the remote desktop, and the events about it that nobody has taken yet."""

from __future__ import annotations

from contextlib import nullcontext

from xolite_desktop.vnc.errors import LimitExceeded, ProtocolError
from xolite_desktop.vnc.events import (
    Closed,
    CursorChanged,
    Damaged,
    Event,
    LedStateChanged,
    PointerModeChanged,
    Resized,
)
from xolite_desktop.vnc.framebuffer import Framebuffer, Lock
from xolite_desktop.vnc.geometry import Screen

MAX_WIDTH = 16384
MAX_HEIGHT = 16384
MAX_PIXELS = 7680 * 4320
"""The largest desktop, 8K: 127 MiB of pixels. XCP-ng's QEMU ends at 2560 × 2048."""


class Desktop:
    """The framebuffer and the modes agreed on.

    Events wait here until `take_events`. Of each kind only the newest waits, so that a server cannot make
    the queue grow: a million bells are one bell.
    """

    def __init__(self, lock: Lock | None = None) -> None:
        self._lock = nullcontext() if lock is None else lock
        self._waiting: dict[type, Event] = {}
        self.framebuffer = Framebuffer(0, 0, self._lock)
        self.has_extended_keys = False
        self.has_nine_buttons = False
        self.is_pointer_absolute = True
        self.has_told_pointer_mode = False
        """Only QEMU tells it."""
        self.led_state: LedStateChanged | None = None
        self.is_ended_by_last_rect = False
        self.has_continuous_updates = False
        self.xvp_version = 0
        self.screens: tuple[Screen, ...] = ()

    def resize(self, width: int, height: int) -> None:
        """A new, black framebuffer; the old one is left to whoever still paints it.

        Raises ProtocolError for a desktop without pixels and LimitExceeded for one beyond the limits.
        """
        if not (width and height):
            raise ProtocolError(f"a desktop of {width} × {height} pixels has nothing to show")
        for what, announced, limit in (
            ("a desktop width", width, MAX_WIDTH),
            ("a desktop height", height, MAX_HEIGHT),
            ("a desktop area", width * height, MAX_PIXELS),
        ):
            if announced > limit:
                raise LimitExceeded(what, announced, limit)
        self.framebuffer = Framebuffer(width, height, self._lock)

    def resized(self, width: int, height: int) -> None:
        """The server has changed the size in mid-connection."""
        self.resize(width, height)
        self.report(Resized(width, height))

    def laid_out(self, width: int, height: int, screens: tuple[Screen, ...]) -> None:
        """ExtendedDesktopSize: the server has these screens, and perhaps another size.

        It says so also when the size is what it was: then the pixels stay.
        """
        if (width, height) != (self.framebuffer.width, self.framebuffer.height):
            self.resized(width, height)
        self.screens = screens

    def extended_keys_agreed(self) -> None:
        """From now on QEMU takes scancodes."""
        self.has_extended_keys = True

    def pointer_mode(self, is_absolute: bool) -> None:
        self.has_told_pointer_mode = True
        if is_absolute != self.is_pointer_absolute:
            self.is_pointer_absolute = is_absolute
            self.report(PointerModeChanged(is_absolute))

    def led_state_changed(self, event: LedStateChanged) -> None:
        """Report the lights where they differ from what they were."""
        if event != self.led_state:
            self.led_state = event
            self.report(event)

    def cursor_changed(self, event: CursorChanged) -> None:
        self.report(event)

    def update_ended(self) -> None:
        """LastRect: the update that is being read has no more rects, whatever it announced."""
        self.is_ended_by_last_rect = True

    def report(self, event: Event) -> None:
        """Let an event wait, in the place of an older one of its kind."""
        with self._lock:
            self._waiting[type(event)] = event

    @property
    def has_events(self) -> bool:
        return bool(self._waiting) or self.framebuffer.is_damaged

    def take_events(self) -> list[Event]:
        """What happened since the last call; the damage after everything but `Closed`."""
        with self._lock:
            waiting, self._waiting = self._waiting, {}
        closed = waiting.pop(Closed, None)
        events = list(waiting.values())
        damage = self.framebuffer.take()
        if damage:
            events.append(Damaged(tuple(damage)))
        return events if closed is None else [*events, closed]
