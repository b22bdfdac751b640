# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""However a stream is cut, the events and the pixels are the same."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vnc.decoders.test_hextile import _crowd
from tests.vnc.wire import (
    ALPHA_CURSOR,
    BELL,
    CURSOR,
    DESKTOP_NAME,
    DESKTOP_SIZE,
    EXTENDED_DESKTOP_SIZE,
    EXTENDED_KEY_EVENT,
    HEXTILE,
    LAST_RECT,
    LED_STATE,
    POINTER_MOTION_CHANGE,
    TIGHT,
    XCURSOR,
    ZLIB,
    ZRLE,
    Deflater,
    compact,
    counted,
    covered,
    cut,
    cut_text,
    feed,
    handshake,
    plain,
    raw,
    rect,
    server_init,
    update,
    without_damage,
)
from xolite_desktop.vnc.connection import Connection
from xolite_desktop.vnc.events import Event

COPY = struct.pack(">HH", 0, 0)
RANDOM = np.random.default_rng(3)
PHOTO = RANDOM.integers(0, 2**24, (20, 30)).tolist()

RGBX = RANDOM.integers(0, 256, 30 * 20 * 4, np.uint8).tobytes()
RGB = RGBX[: 30 * 20 * 3]


def _deflated(*parts: bytes) -> list[bytes]:
    """Of one stream."""
    deflate = Deflater()
    return [deflate(part) for part in parts]


STREAMS = {
    "rfb_38": handshake(32, 32) + BELL,
    "rfb_37": b"RFB 003.007\n\x01\x01" + server_init(32, 32),
    "rfb_33": b"RFB 003.003\n\0\0\0\x01" + server_init(32, 32, "é".encode()),
    "refused": b"RFB 003.008\n\0\0\0\0\x02no",
    "no_vnc": b"HTTP/1.1 400 Bad Request\r\n\r\n",
    "raw": handshake(32, 32) + update(raw(1, 1, PHOTO), plain(0, 0, 5, 5, 7)),
    "copyrect": handshake(32, 32) + update(raw(0, 0, PHOTO), rect(3, 5, 20, 12, 1, COPY)),
    "hextile": handshake(64, 64) + update(_crowd(0, True).encoded()) + update(_crowd(1, False).encoded()),
    "resize": handshake(8, 8) + update(rect(0, 0, 32, 16, DESKTOP_SIZE), plain(30, 10, 2, 2, 5)),
    "cursor": handshake(8, 8) + update(rect(1, 1, 9, 2, CURSOR, bytes(9 * 2 * 4) + b"\xff\x80\xff\0")),
    "qemu": handshake(8, 8)
    + update(rect(0, 0, 0, 0, EXTENDED_KEY_EVENT), rect(0, 0, 0, 0, POINTER_MOTION_CHANGE)),
    "last_rect": handshake(8, 8) + update(plain(0, 0, 8, 8, 1), rect(0, 0, 0, 0, LAST_RECT), count=9) + BELL,
    "messages": handshake(8, 8) + struct.pack(">BxHH", 1, 0, 2) + bytes(12) + cut_text(b"abc") + BELL,
    "zlib": handshake(32, 32)
    + update(*[rect(0, 0, 30, 20, ZLIB, counted(packed)) for packed in _deflated(RGBX, RGBX[::-1])]),
    "tight": handshake(32, 32)
    + update(
        rect(0, 0, 9, 9, TIGHT, b"\x80abc"),
        *[rect(0, 0, 30, 20, TIGHT, b"\x10" + compact(packed)) for packed in _deflated(RGB, RGB[::-1])],
        rect(0, 0, 3, 1, TIGHT, b"\x00123456789"),
        rect(0, 0, 30, 20, TIGHT, b"\x60\x01\x01abcdef" + compact(_deflated(RGB[:80])[0])),
        rect(0, 0, 30, 20, TIGHT, b"\x70\x02" + compact(_deflated(RGB)[0])),
    ),
    "zrle": handshake(32, 32) + update(rect(0, 0, 30, 20, ZRLE, counted(_deflated(b"\0" + RGB)[0]))),
    "extensions": handshake(8, 8)
    + update(
        rect(0, 0, 9, 2, XCURSOR, b"abcdef" + b"\xff\x80\xff\0" * 2),
        rect(0, 0, 2, 1, ALPHA_CURSOR, bytes(4) + b"abc\xff\1\2\3\4"),
        rect(0, 0, 0, 0, LED_STATE, b"\2"),
        rect(0, 0, 0, 0, DESKTOP_NAME, counted(b"name")),
        rect(0, 0, 16, 8, EXTENDED_DESKTOP_SIZE, b"\x01\0\0\0" + bytes(16)),
    )
    + b"\x96\xf8\0\0\0\x80\0\0\x01\x03abc\xfa\0\1\1"
    + struct.pack(">BxxxiII", 3, -8, 0x1F000001, 0)
    + struct.pack(">BxxxiI", 3, -4, 1 << 27 | 1),
    "bad_zlib": handshake(32, 32) + update(rect(0, 0, 2, 2, ZLIB, counted(b"no deflated data"))),
    "bad_tile": handshake(32, 32) + update(rect(0, 0, 16, 16, HEXTILE, b"\x0e" + bytes(8) + b"\x01\xff\xff")),
    "outside": handshake(32, 32) + update(plain(0, 0, 2, 2, 1), plain(31, 31, 2, 2, 1)),
}


def _outcome(pieces: list[bytes]) -> tuple[list[str], np.ndarray, np.ndarray, bytes]:
    connection = Connection()
    sent = b""
    for piece in pieces:
        connection.receive_data(piece)
        connection.paint()
    connection.receive_eof()
    sent = b"".join(connection.data_to_send())
    events = connection.events()
    framebuffer = connection.framebuffer
    damage = covered(events, framebuffer.width, framebuffer.height)
    return [_comparable(event) for event in without_damage(events)], damage, framebuffer.pixels, sent


def _comparable(event: Event) -> str:
    """Cursors and errors do not compare; what they show does."""
    return repr(event)


def _assert_same(name: str, pieces: list[bytes]) -> None:
    events, damage, pixels, sent = _outcome([STREAMS[name]])
    other_events, other_damage, other_pixels, other_sent = _outcome(pieces)
    assert other_events == events
    assert other_sent == sent
    assert np.array_equal(other_pixels, pixels)
    assert not (damage & ~other_damage).any()


@pytest.mark.parametrize("name", STREAMS)
def test_byte_by_byte(name):
    _assert_same(name, cut(STREAMS[name], range(len(STREAMS[name]))))


@given(st.sampled_from(sorted(STREAMS)), st.lists(st.integers(0, 4000), max_size=12))
def test_cut_at_random_places(name, places):
    _assert_same(name, cut(STREAMS[name], places))


def test_feed_gives_events_in_the_end_only_once():
    connection = Connection()
    assert feed(connection, STREAMS["rfb_38"])
    assert feed(connection, b"") == []
