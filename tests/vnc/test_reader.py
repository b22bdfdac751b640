# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The server's messages, one by one."""

from __future__ import annotations

import struct

import pytest

from tests.vnc.wire import (
    BELL,
    DESKTOP_SIZE,
    HEXTILE,
    LAST_RECT,
    RAW,
    cut_text,
    error_of,
    feed,
    opened,
    plain,
    raw,
    rect,
    update,
    without_damage,
)
from xolite_desktop.vnc.clipboard import MAX_CUT_TEXT, MAX_CUT_TEXT_KEPT
from xolite_desktop.vnc.connection import State
from xolite_desktop.vnc.errors import LimitExceeded, ProtocolError, UnexpectedEnd
from xolite_desktop.vnc.events import Bell, CutText, Damaged, Resized
from xolite_desktop.vnc.geometry import Rect


def _colour_map(first: int, count: int) -> bytes:
    return struct.pack(">BxHH", 1, first, count) + bytes(6 * count)


def test_an_update_paints_and_asks_for_the_next():
    connection = opened(8, 4)
    events = feed(connection, update(raw(2, 1, [[0x102030, 0x405060]])))
    assert events == [Damaged((Rect(2, 1, 2, 1),))]
    assert connection.framebuffer.pixels[1].tolist() == [0, 0, 0x102030, 0x405060, 0, 0, 0, 0]
    assert connection.data_to_send() == [bytes.fromhex("03 01 0000 0000 0008 0004")]


def test_a_thousand_empty_updates_are_answered_with_one_request_at_a_time():
    connection = opened()
    assert feed(connection, update() * 1000) == []
    assert len(connection.data_to_send()) == 1
    assert connection.data_to_send() == []


def test_the_next_request_is_ready_before_what_was_kept_back_is_painted():
    connection = opened(16, 16)
    connection.receive_data(update(rect(0, 0, 16, 16, HEXTILE, b"\x02\x03\x02\x01\x00")))
    assert connection.has_data_to_send
    assert not connection.has_events
    connection.paint()
    assert connection.events() == [Damaged((Rect(0, 0, 16, 16),))]
    assert (connection.framebuffer.pixels == 0x010203).all()


def test_bells_are_coalesced():
    connection = opened()
    assert feed(connection, BELL * 1000) == [Bell()]
    assert feed(connection, BELL) == [Bell()]


def test_colour_maps_are_consumed_exactly():
    connection = opened()
    assert feed(connection, _colour_map(0, 3) + _colour_map(65535, 2) + _colour_map(5, 0) + BELL) == [Bell()]


def test_cut_text_is_latin_1():
    connection = opened()
    assert feed(connection, cut_text(b"caf\xe9\n")) == [CutText("café\n")]
    assert feed(connection, cut_text(b"")) == [CutText("")]


def test_of_a_long_cut_text_only_the_beginning_is_kept():
    connection = opened()
    [event] = feed(connection, cut_text(b"a" * MAX_CUT_TEXT_KEPT + b"b" * 1000))
    assert event == CutText("a" * MAX_CUT_TEXT_KEPT)
    assert feed(connection, BELL) == [Bell()]


@pytest.mark.parametrize("length", [-1, -(2**31), 256 << 20, MAX_CUT_TEXT + 1])
def test_cut_text_beyond_the_limit_is_refused(length):
    stream = struct.pack(">BxxxI", 3, length & 0xFFFFFFFF) + bytes(100)
    assert isinstance(error_of(opened(encodings=[RAW]), stream), LimitExceeded)


@pytest.mark.parametrize("number", [4, 77, 151, 249, 252, 254, 255])
def test_messages_that_were_never_agreed_on_are_refused(number):
    assert isinstance(error_of(opened(), bytes((number,)) + bytes(100)), ProtocolError)


@pytest.mark.parametrize("number", [150, 248, 250])
def test_messages_of_extensions_are_refused_unless_the_extension_was_offered(number):
    assert isinstance(error_of(opened(encodings=[RAW]), bytes((number,)) + bytes(100)), ProtocolError)


@pytest.mark.parametrize("encoding", [2, 4, 8, 9, 15, 17, -259, -260, -312, -313, 0x574D5669])
def test_encodings_that_were_never_offered_are_refused(encoding):
    stream = update(rect(0, 0, 8, 8, encoding, b"\xff" * 64))
    assert isinstance(error_of(opened(), stream), ProtocolError)


def test_what_is_offered_later_may_be_used_and_what_was_offered_before_still_may():
    connection = opened(encodings=[RAW])
    connection.set_encodings([HEXTILE, -223])
    assert connection.encodings == (HEXTILE, -223)
    assert connection.data_to_send()[-1] == bytes.fromhex("02 00 0002 00000005 ffffff21")
    feed(connection, update(rect(0, 0, 1, 1, HEXTILE, b"\x02\x07\0\0\0"), plain(1, 0, 1, 1, 8)))
    assert connection.framebuffer.pixels[0, :2].tolist() == [7, 8]
    assert (connection.pixel_count, connection.update_count, connection.last_encoding) == (2, 1, RAW)


def test_an_encoding_of_ours_that_was_not_offered_is_refused_too():
    stream = update(rect(0, 0, 1, 1, HEXTILE, b"\x02\0\0\0\0"))
    assert isinstance(error_of(opened(encodings=[RAW]), stream), ProtocolError)
    assert isinstance(
        error_of(opened(encodings=[RAW]), update(rect(0, 0, 9, 9, DESKTOP_SIZE))), ProtocolError
    )


@pytest.mark.parametrize(
    ("x", "y", "width", "height"),
    [(30, 0, 3, 1), (0, 30, 1, 3), (33, 0, 0, 1), (0, 33, 1, 0), (65535, 0, 2, 1), (0, 65535, 1, 65535)],
)
@pytest.mark.parametrize("encoding", [RAW, HEXTILE, 1])
def test_rects_outside_the_desktop_are_refused(x, y, width, height, encoding):
    stream = update(rect(x, y, width, height, encoding, bytes(64)))
    assert isinstance(error_of(opened(), stream), ProtocolError)


def test_empty_rects_have_no_pixels():
    stream = update(
        rect(32, 0, 0, 9, RAW),
        rect(0, 32, 9, 0, RAW),
        rect(5, 5, 0, 0, HEXTILE),
        rect(0, 0, 0, 7, HEXTILE),
        rect(0, 0, 0, 0, 1, b"\0\0\0\0"),
        plain(31, 31, 1, 1, 0xABCDEF),
    )
    connection = opened()
    feed(connection, stream)
    assert connection.framebuffer.pixels[31, 31] == 0xABCDEF
    assert int(connection.framebuffer.pixels.sum()) == 0xABCDEF


def test_last_rect_ends_an_update_of_any_length():
    connection = opened(4, 4)
    stream = update(plain(0, 0, 1, 1, 5), rect(0, 0, 0, 0, LAST_RECT), count=65535)
    assert without_damage(feed(connection, stream + BELL)) == [Bell()]
    assert connection.framebuffer.pixels[0, 0] == 5


def test_the_next_update_is_not_ended_by_the_last_ones_last_rect():
    connection = opened(4, 4)
    feed(
        connection,
        update(rect(0, 0, 0, 0, LAST_RECT), count=65535),
        update(plain(0, 0, 1, 1, 1), plain(1, 0, 1, 1, 2)),
    )
    assert connection.framebuffer.pixels[0].tolist() == [1, 2, 0, 0]


def test_a_resize_in_mid_update_counts_for_the_rects_after_it():
    connection = opened(32, 32)
    stream = update(plain(0, 0, 32, 32, 1), rect(0, 0, 8, 4, DESKTOP_SIZE), plain(0, 0, 8, 4, 2))
    events = feed(connection, stream)
    assert events == [Resized(8, 4), Damaged((Rect(0, 0, 8, 4),))]
    assert (connection.framebuffer.pixels == 2).all()
    assert connection.data_to_send() == [bytes.fromhex("03 00 0000 0000 0008 0004")]


def test_a_rect_of_the_old_size_after_a_resize_is_refused():
    stream = update(rect(0, 0, 8, 4, DESKTOP_SIZE), plain(0, 0, 32, 32, 2))
    assert isinstance(error_of(opened(), stream), ProtocolError)


def test_what_was_kept_back_is_painted_before_a_resize_takes_its_framebuffer():
    connection = opened(16, 16)
    old = connection.framebuffer
    tile = rect(0, 0, 16, 16, HEXTILE, b"\x02\x09\0\0\0")
    feed(connection, update(tile, rect(0, 0, 4, 4, DESKTOP_SIZE)))
    assert (old.pixels == 9).all()
    assert not connection.framebuffer.pixels.any()


def test_five_thousand_resizes_are_one_event():
    connection = opened()
    stream = b"".join(update(rect(0, 0, 200 + n % 7, 100, DESKTOP_SIZE)) for n in range(5000))
    assert feed(connection, stream) == [Resized(200 + 4999 % 7, 100)]


@pytest.mark.parametrize(
    "stream",
    [
        b"\0",
        update(count=65535),
        update(b"\0\0\0\0"),
        update(rect(0, 0, 8, 8, RAW, bytes(8 * 8 * 4 - 1))),
        _colour_map(0, 9)[:-1],
        cut_text(b"abc")[:-1],
        update(rect(0, 0, 1, 1, 1, b"\0\0\0")),
    ],
)
def test_an_end_in_a_message_is_unexpected(stream):
    assert isinstance(error_of(opened(), stream), UnexpectedEnd)


def test_an_end_between_messages_is_an_end():
    assert error_of(opened(), update() + BELL) is None


def test_an_update_of_65535_tiny_rects():
    connection = opened()
    feed(connection, update(*[plain(n % 32, n // 32 % 32, 1, 1, n) for n in range(65535)]))
    assert connection.state is State.OPEN
    assert connection.framebuffer.pixels[31, 30] == 65534
