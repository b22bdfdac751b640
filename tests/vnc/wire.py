# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a server may send, put together byte by byte without the client's own tables; and ways to feed it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from xolite_desktop.vnc.connection import Connection
from xolite_desktop.vnc.decoders import PREFERRED
from xolite_desktop.vnc.events import Closed, Damaged, Event

RAW, COPYRECT, HEXTILE, ZLIB, TIGHT, ZRLE, TIGHTPNG = 0, 1, 5, 6, 7, 16, -260
DESKTOP_SIZE, LAST_RECT, CURSOR = -223, -224, -239
POINTER_MOTION_CHANGE, EXTENDED_KEY_EVENT = -257, -258
XCURSOR, ALPHA_CURSOR, LED_STATE, DESKTOP_NAME, EXTENDED_DESKTOP_SIZE = -240, -314, -261, -307, -308
EXTENDED_MOUSE_BUTTONS = -316

TRUE_COLOUR_32 = bytes.fromhex("20180001 00ff00ff00ff 100800 000000")
BELL = b"\x02"


def server_init(width: int, height: int, name: bytes = b"vm", pixel_format: bytes = TRUE_COLOUR_32) -> bytes:
    return struct.pack(">HH", width, height) + pixel_format + struct.pack(">I", len(name)) + name


def handshake(width: int, height: int, name: bytes = b"vm", pixel_format: bytes = TRUE_COLOUR_32) -> bytes:
    """RFB 3.8 with security None."""
    return b"RFB 003.008\n\x01\x01\0\0\0\0" + server_init(width, height, name, pixel_format)


def update(*rects: bytes, count: int | None = None) -> bytes:
    return struct.pack(">BxH", 0, len(rects) if count is None else count) + b"".join(rects)


def rect(x: int, y: int, width: int, height: int, encoding: int, payload: bytes = b"") -> bytes:
    return struct.pack(">HHHHi", x, y, width, height, encoding) + payload


def raw(x: int, y: int, rows: Sequence[Sequence[int]]) -> bytes:
    pixels = np.array(rows, "<u4")
    return rect(x, y, pixels.shape[1], pixels.shape[0], RAW, pixels.tobytes())


def plain(x: int, y: int, width: int, height: int, colour: int) -> bytes:
    """A raw rect in one colour."""
    return rect(x, y, width, height, RAW, struct.pack("<I", colour) * (width * height))


def counted(data: bytes) -> bytes:
    """Data with its length in four bytes, as Zlib and ZRLE want it."""
    return struct.pack(">I", len(data)) + data


def compact(data: bytes) -> bytes:
    """Data with its length in one to three bytes, as Tight wants it."""
    size = len(data)
    if size < 1 << 7:
        return bytes((size,)) + data
    if size < 1 << 14:
        return bytes((size & 127 | 128, size >> 7)) + data
    return bytes((size & 127 | 128, size >> 7 & 127 | 128, size >> 14)) + data


class Deflater:
    """A deflate stream as a server keeps it: flushed after each rect."""

    def __init__(self) -> None:
        self._stream = zlib.compressobj(6)

    def __call__(self, data: bytes) -> bytes:
        return self._stream.compress(data) + self._stream.flush(zlib.Z_SYNC_FLUSH)


def bomb(size: int) -> bytes:
    """So many zeros, deflated."""
    return zlib.compress(bytes(size), 9)


def cut_text(text: bytes) -> bytes:
    return struct.pack(">BxxxI", 3, len(text)) + text


def opened(width: int = 32, height: int = 32, encodings: Sequence[int] = PREFERRED) -> Connection:
    """A connection after the handshake, whose events and bytes to send have been taken."""
    connection = Connection(encodings=encodings)
    connection.receive_data(handshake(width, height))
    connection.events()
    connection.data_to_send()
    return connection


def feed(connection: Connection, *parts: bytes) -> list[Event]:
    """Bytes in, painted, events out."""
    for part in parts:
        connection.receive_data(part)
        connection.paint()
    return connection.events()


def cut(stream: bytes, places: Iterable[int]) -> list[bytes]:
    """The stream in pieces, cut at these places."""
    edges = [0, *sorted({place for place in places if 0 < place < len(stream)}), len(stream)]
    return [stream[start:end] for start, end in pairwise(edges)]


def error_of(connection: Connection, stream: bytes) -> Exception | None:
    """What the connection ended with after this stream and its end; it must have ended."""
    connection.receive_data(stream)
    connection.receive_eof()
    closed = [event for event in connection.events() if isinstance(event, Closed)]
    assert len(closed) == 1
    return closed[0].error


def without_damage(events: list[Event]) -> list[Event]:
    return [event for event in events if not isinstance(event, Damaged)]


def covered(events: list[Event], width: int, height: int) -> np.ndarray:
    """Which pixels the events report as damaged."""
    mask = np.zeros((height, width), bool)
    for event in events:
        if isinstance(event, Damaged):
            for x, y, columns, rows in event.rects:
                mask[y : y + rows, x : x + columns] = True
    return mask
