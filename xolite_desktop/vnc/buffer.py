# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Received bytes that have not been understood yet, in one piece of memory of fixed size."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

CAPACITY = 1 << 20
"""Bytes. Everything that must lie in one piece is far smaller; whatever is bigger is read in parts."""

ROOM = 64 * 1024
"""Bytes that `space` offers at least: four TLS records."""

T = TypeVar("T")
Reading = Generator[int, None, T]
"""A step of parsing: yields how many bytes must be there before it is worth going on."""


class ReceiveBuffer:
    """A window [start, end) of `data` that `space` and `received` fill and the readers empty.

    Readers may look at `data` (or `memory`, the same without copies) directly, up to `end`, and move `start`; whatever they keep across a `yield`
    they must copy, because the window may be moved to the front by then.
    """

    def __init__(self, capacity: int = CAPACITY) -> None:
        self.data = bytearray(capacity)
        self.start = 0
        self.end = 0
        self.memory = memoryview(self.data)
        self.is_pinned = False
        """Whether a decoder still means to look at bytes before `start`: they stay until it has painted them."""

    @property
    def available(self) -> int:
        """Bytes that have arrived and are not read."""
        return self.end - self.start

    @property
    def has_room(self) -> bool:
        """Whether `space` leaves everything where it is."""
        return len(self.data) - self.end >= ROOM

    def space(self) -> memoryview:
        """Where the next bytes go: at least one byte, usually ROOM or more. Pinned memory must have room."""
        if self.is_pinned:
            assert self.has_room, "pinned memory would be moved"
        elif self.start == self.end:
            self.start = self.end = 0
        elif not self.has_room:
            waiting = self.available
            self.memory[:waiting] = self.memory[self.start : self.end]
            self.start, self.end = 0, waiting
        return self.memory[self.end :]

    def received(self, count: int) -> None:
        """`count` bytes have been written to what `space` gave."""
        self.end += count

    def need(self, count: int) -> Reading[None]:
        """Wait until `count` bytes are there, in one piece."""
        assert count <= len(self.data) - ROOM, f"{count} bytes in one piece were never meant to be needed"
        while self.end - self.start < count:
            yield count

    def take(self, count: int) -> Reading[bytes]:
        """The next `count` bytes, however many they are: the caller has judged that number."""
        parts = []
        while count:
            yield from self.need(1)
            part = min(count, self.available)
            parts.append(bytes(self.memory[self.start : self.start + part]))
            self.start += part
            count -= part
        return b"".join(parts)

    def skip(self, count: int) -> Reading[None]:
        """Throw the next `count` bytes away as they come."""
        while count:
            yield from self.need(1)
            part = min(count, self.available)
            self.start += part
            count -= part
