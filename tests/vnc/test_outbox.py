# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What waits to be sent: in order, bounded, and only the newest of pointer movements."""

from __future__ import annotations

from xolite_desktop.vnc.outbox import MAX_WAITING, Outbox


def test_messages_leave_in_order_and_once():
    outbox = Outbox()
    assert not outbox
    assert outbox.add(b"a")
    assert outbox.add(b"b")
    assert outbox
    assert outbox.take() == [b"a", b"b"]
    assert not outbox


def test_only_the_newest_movement_waits():
    outbox = Outbox()
    for message in (b"1", b"2", b"3"):
        outbox.add_pointer(message, 0)
    assert outbox.take() == [b"3"]
    outbox.add_pointer(b"4", 0)
    assert outbox.take() == [b"4"]


def test_a_press_is_never_replaced():
    outbox = Outbox()
    for message, buttons in ((b"move", 0), (b"press", 1), (b"drag", 1), (b"release", 0)):
        outbox.add_pointer(message, buttons)
    assert outbox.take() == [b"move", b"drag", b"release"]


def test_a_movement_before_a_key_stays_before_it():
    outbox = Outbox()
    outbox.add_pointer(b"here", 0)
    outbox.add(b"key")
    outbox.add_pointer(b"there", 0)
    assert outbox.take() == [b"here", b"key", b"there"]


def test_what_a_server_does_not_read_is_dropped_in_the_end():
    outbox = Outbox()
    assert outbox.add(bytes(MAX_WAITING))
    assert not outbox.add(b"x")
    assert not outbox.add_pointer(b"x", 0)
    outbox.take()
    assert outbox.add(b"x")
