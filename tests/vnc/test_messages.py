# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Our messages, byte for byte."""

from __future__ import annotations

from xolite_desktop.vnc import messages
from xolite_desktop.vnc.pixel_format import OURS


def test_set_pixel_format():
    expected = bytes.fromhex("00 000000 20180001 00ff00ff00ff 100800 000000")
    assert messages.set_pixel_format(OURS) == expected


def test_set_encodings_in_order():
    assert messages.set_encodings([5, 0, -223]) == bytes.fromhex("02 00 0003 00000005 00000000 ffffff21")
    assert messages.set_encodings([]) == bytes.fromhex("02 00 0000")


def test_update_request_is_for_the_whole_desktop():
    assert messages.update_request(True, 1024, 768) == bytes.fromhex("03 01 0000 0000 0400 0300")
    assert messages.update_request(False, 1, 65535) == bytes.fromhex("03 00 0000 0000 0001 ffff")


def test_key_event():
    assert messages.key_event(0xFF0D, True) == bytes.fromhex("04 01 0000 0000ff0d")
    assert messages.key_event(0x61, False) == bytes.fromhex("04 00 0000 00000061")


def test_extended_key_event():
    assert messages.extended_key_event(0xFFE4, 0x9D, True) == bytes.fromhex("ff 00 0001 0000ffe4 0000009d")
    assert messages.extended_key_event(0x61, 0x1E, False) == bytes.fromhex("ff 00 0000 00000061 0000001e")


def test_pointer_event():
    assert messages.pointer_event(300, 2, 0b101) == bytes.fromhex("05 05 012c 0002")


def test_nine_buttons_are_marked_and_take_a_byte_more():
    assert messages.nine_buttons_event(300, 2, 0x101) == bytes.fromhex("05 81 012c 0002 02")
    assert messages.nine_buttons_event(300, 2, 0x082) == bytes.fromhex("05 82 012c 0002 01")
    assert messages.nine_buttons_event(300, 2, 0) == bytes.fromhex("05 80 012c 0002 00")


def test_pointer_stays_within_what_the_message_can_hold():
    assert messages.pointer_event(-5, 70000, 0x1FF) == bytes.fromhex("05 ff 0000 ffff")


def test_cut_text_is_latin_1_with_line_feeds():
    assert messages.cut_text("é\r\nb\rc€") == bytes.fromhex("06 000000 00000006") + b"\xe9\nb\nc?"


def test_long_cut_text_is_cut():
    message = messages.cut_text("x" * (messages.MAX_CUT_TEXT_SENT + 1))
    assert len(message) == 8 + messages.MAX_CUT_TEXT_SENT
