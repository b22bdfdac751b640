# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Bytes that wait to be sent, bounded: a server that does not read must not make us grow."""

from __future__ import annotations

from contextlib import nullcontext

from xolite_desktop.vnc.framebuffer import Lock

MAX_WAITING = 1 << 20
"""Bytes. Past it input is dropped: the console has long been dead to the person typing."""


class Outbox:
    """What is to be sent, in order; a pointer movement replaces one that has not gone out yet."""

    def __init__(self, lock: Lock | None = None) -> None:
        self._lock = nullcontext() if lock is None else lock
        self._messages: list[bytes] = []
        self._size = 0
        self._last_buttons: int | None = None

    def __bool__(self) -> bool:
        return bool(self._messages)

    def add(self, message: bytes) -> bool:
        """Gives False, and forgets the message, when too much is waiting already."""
        with self._lock:
            return self._added(message, None)

    def add_pointer(self, message: bytes, buttons: int) -> bool:
        """As `add`, but of movements with the same buttons down only the newest is kept."""
        with self._lock:
            if self._last_buttons == buttons:
                self._messages[-1] = message
                return True
            return self._added(message, buttons)

    def take(self) -> list[bytes]:
        """Everything that waits; the outbox is empty then."""
        with self._lock:
            taken, self._messages = self._messages, []
            self._size = 0
            self._last_buttons = None
            return taken

    def _added(self, message: bytes, buttons: int | None) -> bool:
        if self._size + len(message) > MAX_WAITING:
            return False
        self._messages.append(message)
        self._size += len(message)
        self._last_buttons = buttons
        return True
