# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Inflating what a server deflated, never to more than was asked for.

zlib-ng does it two to five times as fast as the zlib of Python; where there is no wheel of it, that one serves.
"""

from __future__ import annotations

import zlib
from importlib import import_module
from typing import Any

from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.errors import LimitExceeded, ProtocolError

_zlib: Any
try:
    _zlib = import_module("zlib_ng.zlib_ng")
except ImportError:
    _zlib = zlib

PACKED_SLACK_BYTES = 4096
"""Deflated data may be longer than what it holds: by an eighth, which is generous, and by this for tiny ones."""


def max_packed(size: int) -> int:
    """The most bytes that a server needs, however badly it deflates, for `size` bytes."""
    return size + size // 8 + PACKED_SLACK_BYTES


class Inflater:
    """One deflate stream for the life of a connection: what came before is part of what comes next."""

    def __init__(self) -> None:
        self._stream = _zlib.decompressobj()

    def inflate(self, packed: bytes | bytearray | memoryview, most: int) -> bytes:
        """What `packed` holds, all of it. Raises ProtocolError if that is more than `most` bytes, or damaged."""
        stream = self._stream
        try:
            inflated: bytes = stream.decompress(packed, most + 1)
        except _zlib.error as error:
            raise ProtocolError(f"deflated data is damaged: {error}") from error
        if len(inflated) > most:
            raise LimitExceeded("deflated data with a size", len(inflated), most)
        if stream.unused_data:
            raise ProtocolError("there is deflated data after the end of its stream")
        return inflated

    def inflate_exactly(self, packed: bytes | bytearray | memoryview, size: int) -> bytes:
        """As `inflate`, but exactly `size` bytes: fewer would leave pixels that nobody sent."""
        inflated = self.inflate(packed, size)
        if len(inflated) != size:
            raise ProtocolError(f"deflated data ended after {len(inflated)} of {size} bytes")
        return inflated

    def read(self, buffer: ReceiveBuffer, length: int, most: int) -> Reading[bytes]:
        """The next `length` bytes of the buffer inflated, at most `most` bytes."""
        if length > max_packed(most):
            raise LimitExceeded("deflated data with a length", length, max_packed(most))
        start = buffer.start
        if buffer.end - start >= length:
            buffer.start = start + length
            return self.inflate(buffer.memory[start : start + length], most)
        parts = []
        while length:
            yield from buffer.need(1)
            start = buffer.start
            step = min(length, buffer.end - start)
            parts.append(self.inflate(buffer.memory[start : start + step], most))
            buffer.start += step
            most -= len(parts[-1])
            length -= step
        return b"".join(parts)

    def read_exactly(self, buffer: ReceiveBuffer, length: int, size: int) -> Reading[bytes]:
        """As `read`, but exactly `size` bytes."""
        inflated = yield from self.read(buffer, length, size)
        if len(inflated) != size:
            raise ProtocolError(f"deflated data ended after {len(inflated)} of {size} bytes")
        return inflated
