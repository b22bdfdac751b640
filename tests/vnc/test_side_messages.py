# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Fences, continuous updates and xvp: what comes in and what goes out."""

from __future__ import annotations

import pytest

from tests.vnc.wire import DESKTOP_SIZE, error_of, feed, opened, plain, rect, update
from xolite_desktop.vnc.decoders import PREFERRED
from xolite_desktop.vnc.errors import LimitExceeded, ProtocolError, UnexpectedEnd
from xolite_desktop.vnc.events import PowerOffered, PowerRefused
from xolite_desktop.vnc.names import Encoding, Power
from xolite_desktop.vnc.outbox import MAX_WAITING

END_OF_CONTINUOUS_UPDATES = b"\x96"


def _fence(flags: int, payload: bytes) -> bytes:
    return b"\xf8\0\0\0" + flags.to_bytes(4, "big") + bytes((len(payload),)) + payload


def test_a_fence_that_asks_is_answered_with_what_it_carried_and_the_flags_we_know():
    connection = opened()
    feed(connection, _fence(0x8000_00FF, b"abc") + _fence(0x0000_0001, b"no") + _fence(0x8000_0000, b""))
    assert connection.data_to_send() == [_fence(7, b"abc"), _fence(0, b"")]


def test_a_flood_of_fences_is_answered_within_bounds():
    connection = opened()
    for _ in range(30):
        connection.receive_data(_fence(0x8000_0000, bytes(64)) * 1000)
    assert not connection.has_ended
    assert sum(map(len, connection.data_to_send())) <= MAX_WAITING


def test_a_fence_that_is_too_long_or_cut_is_refused():
    assert isinstance(error_of(opened(), _fence(0, bytes(65))), LimitExceeded)
    assert isinstance(error_of(opened(), _fence(0, bytes(64))[:-1]), UnexpectedEnd)


def test_continuous_updates_are_possible_once_the_server_has_named_them():
    connection = opened(32, 16)
    assert not connection.set_continuous_updates(True)
    feed(connection, END_OF_CONTINUOUS_UPDATES)
    assert connection.set_continuous_updates(True)
    assert connection.data_to_send() == [bytes.fromhex("96 01 0000 0000 0020 0010")]


def test_continuous_updates_need_no_requests_but_full_ones():
    connection = opened(32, 16)
    feed(connection, END_OF_CONTINUOUS_UPDATES)
    connection.set_continuous_updates(True)
    connection.data_to_send()
    feed(connection, update(plain(0, 0, 1, 1, 1)))
    assert connection.data_to_send() == []
    feed(connection, update(rect(0, 0, 8, 4, DESKTOP_SIZE)))
    assert connection.data_to_send() == [
        bytes.fromhex("03 00 0000 0000 0008 0004"),
        bytes.fromhex("96 01 0000 0000 0008 0004"),
    ]
    connection.set_continuous_updates(False)
    assert connection.data_to_send() == [
        bytes.fromhex("96 00 0000 0000 0008 0004"),
        bytes.fromhex("03 00 0000 0000 0008 0004"),
    ]
    feed(connection, END_OF_CONTINUOUS_UPDATES, update(plain(0, 0, 1, 1, 1)))
    assert connection.data_to_send() == [bytes.fromhex("03 01 0000 0000 0008 0004")]


def test_power_can_be_asked_for_where_the_server_offers_it():
    connection = opened()
    assert not connection.send_power(Power.REBOOT)
    assert feed(connection, b"\xfa\0\x01\x01") == [PowerOffered()]
    assert connection.send_power(Power.REBOOT)
    assert connection.data_to_send() == [bytes.fromhex("fa 00 01 03")]
    assert feed(connection, b"\xfa\0\x01\x00") == [PowerRefused()]


def test_power_is_never_asked_for_where_the_server_did_not_offer_it():
    silent = opened()
    assert not silent.send_power(Power.RESET)
    feed(silent, b"\xfa\0\x01\x00")  # a refusal is no offer
    assert not silent.send_power(Power.RESET)
    assert silent.data_to_send() == []
    unasked = opened(encodings=[number for number in PREFERRED if number != Encoding.XVP])
    assert isinstance(error_of(unasked, b"\xfa\0\x01\x01"), ProtocolError)
    assert not unasked.send_power(Power.RESET)


@pytest.mark.parametrize("code", [2, 77, 255])
def test_other_codes_of_xvp_mean_nothing(code):
    connection = opened()
    assert feed(connection, bytes((0xFA, 0, 1, code))) == []
    assert not connection.has_ended
