# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""WebSocket frames to a byte stream and back, without a network and without an object for each frame.

wsproxy sends unmasked binary frames of at most 1,024 bytes, so a repaint is thousands of them. Runs of frames with
equal headers are stripped by one array copy. It takes everything it gets for data, pings too, and answers no close, so
neither pings nor pongs are ever sent; and it misreads frames of 64 KiB or more. Source: RFC 6455, section 5.
"""

import os
from typing import Any, Final

import numpy

MOST_PAYLOAD_BYTES: Final = 32 << 10
_FIN_BINARY: Final = 0x82
_MASKED: Final = 0x80
_CLOSE: Final = 0x8
_DATA_OPCODES: Final = frozenset({0x0, 0x1, 0x2})
_HEADS: Final[dict[int, "numpy.dtype[Any]"]] = {2: numpy.dtype(numpy.uint16), 4: numpy.dtype(numpy.uint32)}
"""A header as one number, to compare many at once; frames with a longer one are large enough to be copied singly."""


class FramingError(Exception):
    """A frame that a server must not send."""


class FrameStripper:
    """The server's frames: `strip` copies payload out of what came in. `ended` once a close frame was read."""

    def __init__(self) -> None:
        self.ended = False
        self._left = 0
        self._skipping = False

    def strip(self, source: memoryview, target: memoryview) -> tuple[int, int]:
        """Copy payload from `source` to `target`; how many bytes were taken and how many given.

        An incomplete header stays in the source; a payload need not be complete. Raises `FramingError`.
        """
        taken = given = 0
        while taken < len(source) and not self.ended:
            if self._left:
                room = (
                    len(source) - taken if self._skipping else min(len(source) - taken, len(target) - given)
                )
                part = min(self._left, room)
                if part == 0:
                    break
                if not self._skipping:
                    target[given : given + part] = source[taken : taken + part]
                    given += part
                taken += part
                self._left -= part
                continue
            header, length = self._header(source, taken)
            if header == 0:
                break
            frames = self._run(source, taken, header, length, len(target) - given)
            if frames:
                _copy_run(source, taken, target, given, header, length, frames)
                given += frames * length
                taken += frames * (header + length)
            else:
                taken += header
                self._left = length
        return taken, given

    def _header(self, source: memoryview, start: int) -> tuple[int, int]:
        """Sizes of a header and of the payload it announces; a header of 0 means that more bytes are needed."""
        there = len(source) - start
        if there < 2:
            return 0, 0
        opcode, length, header = source[start] & 0x0F, source[start + 1], 2
        if length & _MASKED:
            raise FramingError("a frame of the server is masked")
        if source[start] & 0x70:
            raise FramingError("a frame uses an extension nobody agreed on")
        if length >= 126:
            header = 4 if length == 126 else 10
            if there < header:
                return 0, 0
            length = int.from_bytes(source[start + 2 : start + header], "big")
        self.ended = opcode == _CLOSE
        self._skipping = opcode not in _DATA_OPCODES
        return header, length

    def _run(self, source: memoryview, start: int, header: int, length: int, room: int) -> int:
        """How many complete frames with this very header follow each other and fit; 0 if copying singly is as well."""
        if length == 0 or header not in _HEADS or self._skipping or self.ended:
            return 0
        size = header + length
        most = min((len(source) - start) // size, room // length)
        if most < 2:
            return 0
        heads = numpy.ndarray(most, _HEADS[header], source, start, (size,))
        same = heads == heads[0]
        return most if same.all() else int(same.argmin())


def _copy_run(
    source: memoryview, start: int, target: memoryview, given: int, header: int, length: int, count: int
) -> None:
    """Copy the payloads of a run of frames: one assignment, in which each payload is one element."""
    payload = numpy.dtype((numpy.void, length))
    payloads = numpy.ndarray(count, payload, source, start + header, (header + length,))
    numpy.ndarray(count, payload, target, given)[:] = payloads


def client_frames(payload: bytes) -> bytes:
    """A payload as masked binary frames, each far below 64 KiB."""
    parts = []
    for start in range(0, len(payload), MOST_PAYLOAD_BYTES):
        part = payload[start : start + MOST_PAYLOAD_BYTES]
        parts.append(_client_frame(part))
    return b"".join(parts)


def _client_frame(part: bytes) -> bytes:
    mask = os.urandom(4)
    size = len(part)
    if size < 126:
        header = bytes((_FIN_BINARY, _MASKED | size))
    else:
        header = bytes((_FIN_BINARY, _MASKED | 126)) + size.to_bytes(2, "big")
    stretched = (mask * (size // 4 + 1))[:size]
    masked = int.from_bytes(part, "big") ^ int.from_bytes(stretched, "big")
    return header + mask + masked.to_bytes(size, "big")
