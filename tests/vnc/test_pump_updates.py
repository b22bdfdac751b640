# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a pump asks of the server: encodings that suit the link, and updates in good time."""

from __future__ import annotations

import pytest

from tests.vnc.pumped import DEADLINE_S, SET_LAN, Clock, Distant, Scripted, open_console, read, scripted
from tests.vnc.wire import handshake, plain, update
from xolite_desktop.vnc.events import Damaged, Ready
from xolite_desktop.vnc.link_rating import Link, encodings_for
from xolite_desktop.vnc.messages import set_encodings
from xolite_desktop.vnc.pump import Pump

SET_WAN = set_encodings(encodings_for(Link.WAN))
INCREMENTAL = bytes.fromhex("03 01 0000 0000 0008 0008")


@pytest.mark.parametrize(("trip_s", "expected"), [(0.001, SET_LAN), (0.05, SET_WAN)])
def test_the_first_encodings_follow_the_round_trip_of_the_handshake(ends, owner, trip_s, expected):
    clock = Clock()
    pump = owner.pump = Pump(lambda: Distant(ends[0], clock, trip_s), owner.wake, clock=clock)
    pump.start()
    whole = handshake(8, 8)
    for part, answer in ((whole[:12], 12), (whole[12:14], 1), (whole[14:18], 1)):
        ends[1].sendall(part)
        read(ends[1], answer)
    ends[1].sendall(whole[18:])
    owner.wait_for(lambda event: isinstance(event, Ready))
    assert read(ends[1], len(expected)) == expected
    assert pump.round_trip_s == pytest.approx(trip_s)
    assert pump.stop(DEADLINE_S)


def test_a_chosen_link_counts_more_than_the_measured_one_until_it_is_given_back(server, owner, pump):
    open_console(server, owner, pump)
    pump.choose_link(Link.WAN)
    assert read(server, len(SET_WAN)) == SET_WAN
    pump.choose_link(None)
    assert read(server, len(SET_LAN)) == SET_LAN
    assert pump.link is Link.LAN


def test_the_next_request_goes_out_while_an_update_is_only_half_there(server, owner, pump):
    open_console(server, owner, pump)
    whole = update(plain(0, 0, 8, 8, 0x123456))
    server.sendall(whole[:20])
    assert read(server, 10) == INCREMENTAL
    server.sendall(whole[20:])
    owner.wait_for(lambda event: isinstance(event, Damaged))
    assert pump.encoding == 0
    assert pump.received_bytes > len(whole)


def test_half_an_update_is_shown_only_when_it_is_old(owner):
    clock = Clock()
    whole = update(plain(0, 0, 4, 8, 1))
    seen: list[int] = []

    class Watched(Scripted):
        """Notes how often the owner had been woken when the next bytes are asked for."""

        def recv_into(self, memory: memoryview) -> int:
            seen.append(owner.wake_count)
            if len(seen) == 2:
                owner.wait_for(lambda event: isinstance(event, Ready))
            if len(seen) == 4:
                clock.now = 1.0
            return super().recv_into(memory)

    parts = (whole[: 16 + 4 * 16], whole[16 + 4 * 16 : 16 + 4 * 20], whole[16 + 4 * 20 : -4])
    pump = scripted(owner, Watched(handshake(8, 8), *parts), link=Link.LAN, clock=clock)
    owner.wait_for(lambda event: isinstance(event, Damaged))
    assert pump.stop(DEADLINE_S)
    assert seen[1:] == [1, 1, 1, 2]


def test_a_console_nobody_looks_at_asks_no_more_until_somebody_does(server, owner, pump):
    open_console(server, owner, pump)
    pump.hold()
    server.sendall(update(plain(0, 0, 8, 8, 1)))
    owner.wait_for(lambda event: isinstance(event, Damaged))
    pump.send_key(0x61, 0, True)
    assert read(server, 8)[0] == 4  # no request before it
    pump.release()
    assert read(server, 10) == INCREMENTAL
