# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Cut text both ways, as it always was and extended."""

from __future__ import annotations

import struct
import zlib

import pytest

from tests.vnc.wire import bomb, cut, cut_text, error_of, feed, opened
from xolite_desktop.vnc.clipboard import (
    CAPS,
    MAX_CUT_TEXT,
    MAX_CUT_TEXT_KEPT,
    NOTIFY,
    PEEK,
    PROVIDE,
    REQUEST,
    TEXT,
)
from xolite_desktop.vnc.connection import Connection
from xolite_desktop.vnc.errors import LimitExceeded, ProtocolError, UnexpectedEnd
from xolite_desktop.vnc.events import ClipboardOffered, CutText, CutTextTooLarge

ALL = CAPS | REQUEST | PEEK | NOTIFY | PROVIDE


def _extended(flags: int, payload: bytes = b"", number: int = 3) -> bytes:
    return struct.pack(">BxxxiI", number, -4 - len(payload), flags) + payload


def _ours(flags: int, payload: bytes = b"") -> bytes:
    return _extended(flags, payload, 6)


def _text(raw: bytes, size: int | None = None) -> bytes:
    return zlib.compress(struct.pack(">I", len(raw) if size is None else size) + raw)


def _agreed(actions: int = ALL, unasked_bytes: int = 0) -> Connection:
    connection = opened()
    feed(connection, _extended(actions | CAPS | TEXT, struct.pack(">I", unasked_bytes)))
    connection.data_to_send()
    return connection


def test_numbers():
    assert (CAPS, REQUEST, PEEK, NOTIFY, PROVIDE) == (1 << 24, 1 << 25, 1 << 26, 1 << 27, 1 << 28)


def test_capabilities_are_answered_and_no_text_is_taken_unasked():
    connection = opened()
    assert not connection.has_extended_clipboard
    feed(connection, _extended(ALL | TEXT | 2, struct.pack(">II", 20, 30)))
    assert connection.has_extended_clipboard
    assert connection.data_to_send() == [_ours(ALL | TEXT, bytes(4))]


def test_a_server_without_text_is_as_one_without_the_extension():
    connection = opened()
    feed(connection, _extended(ALL | 2, struct.pack(">I", 20)))
    assert not connection.has_extended_clipboard
    assert not connection.request_cut_text()


def test_the_guest_offers_and_sends_when_asked():
    connection = _agreed()
    assert feed(connection, _extended(NOTIFY | TEXT)) == [ClipboardOffered()]
    assert connection.request_cut_text()
    assert connection.data_to_send() == [_ours(REQUEST | TEXT)]
    stream = _extended(PROVIDE | TEXT, _text("a\r\nž😀\0".encode()))
    assert feed(connection, *cut(stream, range(len(stream)))) == [CutText("a\nž😀")]


def test_a_guest_that_clears_its_clipboard_offers_nothing():
    assert feed(_agreed(), _extended(NOTIFY)) == []


def test_our_text_is_offered_and_sent_when_asked_for():
    connection = _agreed()
    connection.send_cut_text("ž\nb")
    assert connection.data_to_send() == [_ours(NOTIFY | TEXT)]
    feed(connection, _extended(REQUEST | TEXT))
    [message] = connection.data_to_send()
    assert message[:12] == _ours(PROVIDE | TEXT, message[12:])[:12]
    raw = "ž\r\nb\0".encode()
    assert zlib.decompress(message[12:]) == struct.pack(">I", len(raw)) + raw


def test_the_server_may_look_at_what_we_have():
    connection = _agreed()
    feed(connection, _extended(PEEK))
    connection.send_cut_text("x")
    feed(connection, _extended(PEEK))
    assert connection.data_to_send() == [_ours(NOTIFY), _ours(NOTIFY | TEXT), _ours(NOTIFY | TEXT)]


def test_a_request_is_not_answered_where_we_have_nothing():
    connection = _agreed()
    feed(connection, _extended(REQUEST | TEXT))
    assert connection.data_to_send() == []


def test_a_server_that_cannot_be_told_gets_the_text_if_it_is_small_enough():
    connection = _agreed(PROVIDE, unasked_bytes=4)
    connection.send_cut_text("abcd")
    assert connection.data_to_send() == []
    connection.send_cut_text("abc")
    [message] = connection.data_to_send()
    assert message[:12] == _ours(PROVIDE | TEXT, message[12:])[:12]


def test_without_the_extension_text_is_latin_1():
    connection = opened()
    connection.send_cut_text("é\r\nž")
    assert connection.data_to_send() == [b"\x06\0\0\0\0\0\0\x03\xe9\n?"]
    assert feed(connection, cut_text(b"\xe9")) == [CutText("é")]
    assert not connection.request_cut_text()


@pytest.mark.parametrize(
    "payload", [bomb(64 << 20), _text(b"x" * (MAX_CUT_TEXT_KEPT + 1)), b"x" * (MAX_CUT_TEXT_KEPT + 1)]
)
def test_more_text_than_is_kept_is_told_and_the_console_goes_on(payload):
    connection = _agreed()
    stream = _extended(PROVIDE | TEXT, payload) + _extended(NOTIFY | TEXT)
    assert feed(connection, stream) == [CutTextTooLarge(MAX_CUT_TEXT_KEPT), ClipboardOffered()]


@pytest.mark.parametrize(
    ("stream", "error"),
    [
        (struct.pack(">Bxxxi", 3, -(2**31)), LimitExceeded),
        (struct.pack(">Bxxxi", 3, -MAX_CUT_TEXT - 1), LimitExceeded),
        (struct.pack(">Bxxxi", 3, -3) + bytes(3), ProtocolError),
        (_extended(CAPS | TEXT), ProtocolError),
        (_extended(CAPS | TEXT | 2, bytes(7)), ProtocolError),
        (_extended(PROVIDE | TEXT, b"noise" * 9), ProtocolError),
        (_extended(PROVIDE | TEXT, zlib.compress(b"abc")), ProtocolError),
        (_extended(PROVIDE | TEXT, _text(b"abc", 4)), ProtocolError),
        (_extended(PROVIDE | TEXT, _text(b"abc"))[:-1], UnexpectedEnd),
    ],
)
def test_what_is_refused(stream, error):
    assert isinstance(error_of(opened(), stream), error)


def test_bytes_that_are_no_text_are_shown_as_such():
    assert feed(_agreed(), _extended(PROVIDE | TEXT, _text(b"a\xff"))) == [CutText("a\ufffd")]
