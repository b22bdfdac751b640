# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The threads around the core: what comes in and what a person does, without ever waiting for time to pass."""

from __future__ import annotations

import threading

from tests.vnc.pumped import DEADLINE_S, Scripted, Stream, open_console, read, scripted
from tests.vnc.wire import (
    BELL,
    EXTENDED_KEY_EVENT,
    EXTENDED_MOUSE_BUTTONS,
    handshake,
    plain,
    rect,
    update,
)
from xolite_desktop.vnc.events import Bell, Damaged, Ready
from xolite_desktop.vnc.geometry import Rect
from xolite_desktop.vnc.keyboard import Key
from xolite_desktop.vnc.link_rating import Link
from xolite_desktop.vnc.pump import Pump


def test_from_the_first_byte_to_pixels_and_the_next_request(server, owner, pump):
    open_console(server, owner, pump)
    server.sendall(update(plain(0, 0, 8, 8, 0x123456)))
    assert owner.wait_for(lambda event: isinstance(event, Damaged)) == Damaged((Rect(0, 0, 8, 8),))
    assert (pump.framebuffer.pixels == 0x123456).all()
    assert read(server, 10) == bytes.fromhex("03 01 0000 0000 0008 0008")


def test_what_a_person_does_goes_out_in_order(server, owner, pump):
    open_console(server, owner, pump)
    assert not pump.supports_extended_keys
    assert pump.is_pointer_absolute
    pump.send_key(0x61, 0x1E, True)
    pump.send_cut_text("x")
    pump.request_update(incremental=False)
    expected = bytes.fromhex("04 01 0000 00000061 06 000000 00000001 78 03 00 0000 0000 0008 0008")
    assert read(server, len(expected)) == expected
    pump.send_pointer(1, 2, 1)
    assert read(server, 6) == bytes.fromhex("05 01 0001 0002")


def test_old_consoles_are_typed_at_in_xenservers_scancodes_and_never_in_qemus(ends, owner):
    pump = owner.pump = Pump(lambda: Stream(ends[0]), owner.wake, link=Link.LAN, has_xenserver_scancodes=True)
    server = ends[1]
    open_console(server, owner, pump)
    assert pump.supports_extended_keys
    server.sendall(update(rect(0, 0, 0, 0, EXTENDED_KEY_EVENT)))
    assert read(server, 10)[0] == 3
    pump.send_keys([Key(0xFFE3, 0x1D), Key(0x63, 0x2E)])
    pump.send_key(0xE9, 0, True)
    messages = [
        bytes.fromhex(f"fe {down} 0000 000000{code}")
        for down, code in (("01", "1d"), ("01", "2e"), ("00", "2e"), ("00", "1d"))
    ]
    assert read(server, 40) == b"".join(messages) + bytes.fromhex("04 01 0000 000000e9")
    assert pump.stop(DEADLINE_S)


def test_the_buttons_of_the_pointer_go_out_as_far_as_the_server_can_hear_of_them(server, owner, pump):
    open_console(server, owner, pump)
    pump.send_pointer(1, 2, 0x180)
    assert read(server, 6) == bytes.fromhex("05 80 0001 0002")
    server.sendall(update(rect(0, 0, 0, 0, EXTENDED_MOUSE_BUTTONS)))
    assert read(server, 10)[0] == 3
    pump.send_pointer(1, 2, 0x100)
    assert read(server, 7) == bytes.fromhex("05 80 0001 0002 02")


def test_ctrl_alt_del(server, owner, pump):
    open_console(server, owner, pump)
    pump.ctrl_alt_del()
    downs = [bytes.fromhex("04 01 0000 0000") + bytes.fromhex(key) for key in ("ffe3", "ffe9", "ffff")]
    ups = [bytes.fromhex("04 00 0000 0000") + bytes.fromhex(key) for key in ("ffff", "ffe9", "ffe3")]
    assert read(server, 48) == b"".join(downs + ups)


def test_the_owner_is_woken_once_until_it_drains(server, owner, pump):
    open_console(server, owner, pump)
    woken = owner.wake_count
    for _ in range(20):
        server.sendall(BELL + update())
        assert read(server, 10)
    assert owner.wake_count == woken + 1
    assert pump.drain() == [Bell()]
    server.sendall(BELL)
    owner.events.clear()
    assert owner.wait_for(lambda event: event == Bell())
    assert owner.wake_count == woken + 2


def test_input_that_comes_while_the_other_thread_sends_waits_for_it(owner):
    """The receiving thread does not wait for a send that is under way, and nothing is lost."""
    entered, release, all_sent = threading.Event(), threading.Event(), threading.Event()
    sent: list[bytes] = []

    class Slow(Scripted):
        def send(self, message: bytes) -> None:
            if message[:1] == b"\x04":
                entered.set()
                release.wait(DEADLINE_S)
            sent.append(message)
            if len(sent) == 8:
                all_sent.set()

    held = threading.Event()

    class Gated(Slow):
        def recv_into(self, memory: memoryview) -> int:
            if len(self._script) == 1:
                held.wait(DEADLINE_S)
            return super().recv_into(memory)

    pump = scripted(owner, Gated(handshake(8, 8), BELL + update()))
    owner.wait_for(lambda event: isinstance(event, Ready))
    pump.send_key(0x61, 0, True)
    assert entered.wait(DEADLINE_S)
    held.set()
    owner.wait_for(lambda event: event == Bell())  # decoded, though the key is still being sent
    pump.send_key(0x62, 0, True)
    release.set()
    assert all_sent.wait(DEADLINE_S)
    assert pump.stop(DEADLINE_S)
    assert [message[0] for message in sent[-3:]] == [4, 4, 3]
