# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The sans-IO client as its owner meets it."""

from __future__ import annotations

import pytest

from tests.vnc.wire import (
    BELL,
    EXTENDED_KEY_EVENT,
    EXTENDED_MOUSE_BUTTONS,
    POINTER_MOTION_CHANGE,
    error_of,
    feed,
    handshake,
    opened,
    plain,
    rect,
    update,
)
from xolite_desktop.vnc.connection import Connection, State
from xolite_desktop.vnc.errors import ProtocolError, UnexpectedEnd
from xolite_desktop.vnc.events import Bell, Closed, PointerModeChanged
from xolite_desktop.vnc.outbox import MAX_WAITING

EXTENDED_KEYS = update(rect(0, 0, 0, 0, EXTENDED_KEY_EVENT))


def test_nothing_goes_out_before_the_server_has_spoken():
    connection = Connection()
    connection.send_key(0x61, 0x1E, True)
    connection.send_pointer(1, 1, 0)
    connection.send_cut_text("a")
    connection.request_update()
    assert connection.data_to_send() == []
    assert not connection.has_data_to_send
    assert not connection.has_events
    assert connection.framebuffer.pixels.size == 0


def test_the_encodings_offered_are_those_asked_for():
    connection = Connection(encodings=[0, -223])
    connection.receive_data(handshake(8, 8))
    assert bytes.fromhex("02 00 0002 00000000 ffffff21") in connection.data_to_send()


def test_keys_go_out_as_keysyms_until_the_server_takes_scancodes():
    connection = opened()
    assert not connection.supports_extended_keys
    connection.send_key(0x61, 0x1E, True)
    assert connection.data_to_send() == [bytes.fromhex("04 01 0000 00000061")]
    feed(connection, EXTENDED_KEYS)
    connection.data_to_send()
    assert connection.supports_extended_keys
    connection.send_key(0x61, 0x1E, True)
    assert connection.data_to_send() == [bytes.fromhex("ff 00 0001 00000061 0000001e")]


def test_a_key_without_scancode_goes_out_as_a_keysym_and_one_without_either_not_at_all():
    connection = opened()
    feed(connection, EXTENDED_KEYS)
    connection.data_to_send()
    connection.send_key(0xE9, 0, True)
    connection.send_key(0, 0, True)
    assert connection.data_to_send() == [bytes.fromhex("04 01 0000 000000e9")]


def test_old_consoles_get_scancodes_in_xenservers_message():
    connection = Connection(has_xenserver_scancodes=True)
    connection.receive_data(handshake(8, 8))
    connection.data_to_send()
    assert connection.supports_extended_keys
    connection.send_key(0x61, 0x1E, True)
    connection.send_key(0xE9, 0, False)
    assert connection.data_to_send() == [
        bytes.fromhex("fe 01 0000 0000001e"),
        bytes.fromhex("04 00 0000 000000e9"),
    ]


def test_back_and_forward_go_out_as_far_as_the_server_can_hear_of_them():
    connection = opened()
    connection.send_pointer(1, 2, 0x180)
    assert connection.data_to_send() == [bytes.fromhex("05 80 0001 0002")]
    feed(connection, update(rect(0, 0, 0, 0, EXTENDED_MOUSE_BUTTONS)))
    connection.data_to_send()
    connection.send_pointer(1, 2, 0x100)
    connection.send_pointer(1, 2, 0)
    assert connection.data_to_send() == [
        bytes.fromhex("05 80 0001 0002 02"),
        bytes.fromhex("05 80 0001 0002 00"),
    ]


def test_positions_are_coalesced_movements_are_not():
    connection = opened()
    connection.send_pointer(1, 1, 0)
    connection.send_pointer(2, 2, 0)
    assert connection.data_to_send() == [bytes.fromhex("05 00 0002 0002")]
    assert feed(connection, update(rect(0, 0, 0, 0, POINTER_MOTION_CHANGE))) == [PointerModeChanged(False)]
    assert not connection.is_pointer_absolute
    connection.data_to_send()
    connection.send_pointer(0x8000, 0x7FFF, 0)
    connection.send_pointer(0x8000, 0x7FFF, 0)
    assert connection.data_to_send() == [bytes.fromhex("05 00 8000 7fff")] * 2


def test_cut_text_goes_out():
    connection = opened()
    connection.send_cut_text("hi")
    assert connection.data_to_send() == [bytes.fromhex("06 000000 00000002") + b"hi"]


def test_a_full_update_can_be_asked_for():
    connection = opened(8, 4)
    connection.request_update()
    assert connection.data_to_send() == []
    connection.request_update(incremental=False)
    assert connection.has_data_to_send
    assert connection.data_to_send() == [bytes.fromhex("03 00 0000 0000 0008 0004")]


def test_what_a_server_does_not_read_does_not_pile_up():
    connection = opened()
    for _ in range(MAX_WAITING // 8 + 1000):
        connection.send_key(0x61, 0, True)
    assert sum(map(len, connection.data_to_send())) <= MAX_WAITING


def test_memory_can_be_filled_without_a_copy():
    connection = opened()
    connection.space()[:2] = BELL * 2
    connection.received(2)
    assert connection.events() == [Bell()]


def test_data_larger_than_the_memory_is_taken_in_parts():
    connection = opened(2000, 600)
    feed(connection, update(plain(0, 0, 2000, 600, 0x123456)))
    assert (connection.framebuffer.pixels == 0x123456).all()


def test_the_first_error_ends_it_and_is_reported_once():
    connection = opened()
    connection.receive_data(b"\x4d")
    connection.receive_data(b"\x4d")
    connection.receive_eof()
    connection.fail(OSError())
    connection.close()
    connection.paint()
    [closed] = connection.events()
    assert isinstance(closed, Closed)
    assert isinstance(closed.error, ProtocolError)
    assert connection.state is State.CLOSED
    assert connection.events() == []


def test_after_the_end_nothing_comes_in_or_goes_out():
    connection = opened()
    connection.close()
    assert connection.events() == [Closed(None)]
    connection.receive_data(BELL)
    connection.received(0)
    connection.send_key(0x61, 0, True)
    connection.send_pointer(0, 0, 0)
    connection.request_update(incremental=False)
    assert connection.events() == []
    assert connection.data_to_send() == []


def test_an_end_before_the_first_byte_is_unexpected():
    assert isinstance(error_of(Connection(), b""), UnexpectedEnd)


def test_what_is_wrong_with_kept_back_pixels_shows_when_they_are_painted():
    connection = opened()
    subrect_leaves_tile = b"\x0e" + bytes(8) + b"\x01\xff\xff"
    connection.receive_data(update(rect(0, 0, 16, 16, 5, subrect_leaves_tile)))
    assert connection.state is State.OPEN
    connection.paint()
    *_, closed = connection.events()
    assert isinstance(closed, Closed)
    assert isinstance(closed.error, ProtocolError)


def test_what_came_before_an_error_is_painted_to_its_end():
    connection = opened()
    connection.receive_data(
        update(plain(0, 0, 1, 1, 0xFF000001), rect(0, 0, 16, 16, 5, b"\x02\x02\0\0\xff")) + b"\x4d"
    )
    assert connection.has_ended
    assert (connection.framebuffer.pixels[:16, :16] == 2).all()
    connection = opened()
    connection.receive_data(update(plain(0, 0, 1, 1, 0xFF000001)) + b"\x4d")
    assert connection.framebuffer.pixels[0, 0] == 1


@pytest.mark.parametrize("ready", [False, True])
def test_failing_is_possible_at_any_time(ready):
    connection = opened() if ready else Connection()
    error = OSError("gone")
    connection.fail(error)
    assert connection.events() == [Closed(error)]
