# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The WebSocket of a simulated console, habit by habit."""

import os

import pytest

from xolite_desktop.simulator.wsproxy import Unframer, frames, upgrade_reply

MASK = b"\x11\x22\x33\x44"


def client_frame(payload: bytes, *, opcode: int = 2, final: bool = True, masked: bool = True) -> bytes:
    size = len(payload)
    head = bytes(((0x80 if final else 0) | opcode,))
    bit = 0x80 if masked else 0
    if size < 126:
        head += bytes((bit | size,))
    elif size < 65536:
        head += bytes((bit | 126,)) + size.to_bytes(2, "big")
    else:
        head += bytes((bit | 127,)) + size.to_bytes(8, "big")
    if not masked:
        return head + payload
    return head + MASK + bytes(byte ^ MASK[at % 4] for at, byte in enumerate(payload))


def test_the_reply_of_the_specification_s_example_and_always_binary() -> None:
    assert upgrade_reply("dGhlIHNhbXBsZSBub25jZQ==") == (
        b"HTTP/1.1 101 Switching Protocols\r\n"
        b"Upgrade: websocket\r\n"
        b"Connection: Upgrade\r\n"
        b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
        b"Sec-WebSocket-Protocol: binary\r\n\r\n"
    )


def test_the_reply_may_be_http_1_0() -> None:
    assert upgrade_reply("x", http10=True).startswith(b"HTTP/1.0 101 ")


def test_frames_to_the_client_are_binary_unmasked_and_of_1024_bytes_at_most() -> None:
    assert frames(b"RFB 003.008\n") == b"\x82\x0cRFB 003.008\n"
    assert frames(bytes(126)) == b"\x82\x7e\x00\x7e" + bytes(126)
    assert frames(bytes(2500)) == (
        b"\x82\x7e\x04\x00"
        + bytes(1024)
        + b"\x82\x7e\x04\x00"
        + bytes(1024)
        + b"\x82\x7e\x01\xc4"
        + bytes(452)
    )
    assert frames(b"") == b""


@pytest.mark.parametrize("size", [0, 1, 3, 125, 126, 1000, 65535])
def test_client_frames_are_unmasked_wherever_they_are_cut(size: int) -> None:
    payload = os.urandom(size)
    stream = client_frame(payload) + client_frame(b"next", masked=False)
    assert Unframer().receive(stream) == payload + b"next"
    unframer = Unframer()
    step = max(1, len(stream) // 97)
    parts = [unframer.receive(stream[at : at + step]) for at in range(0, len(stream), step)]
    assert b"".join(parts) == payload + b"next"


@pytest.mark.parametrize("opcode", [0, 1, 2, 9, 10])
def test_every_opcode_but_close_is_data(opcode: int) -> None:
    assert Unframer().receive(client_frame(b"ping?", opcode=opcode)) == b"ping?"


def test_fragments_are_handed_on_when_the_last_one_came() -> None:
    unframer = Unframer()
    assert unframer.receive(client_frame(b"one ", final=False)) == b""
    assert unframer.receive(client_frame(b"two", opcode=0)) == b"one two"


def test_a_close_frame_ends_it_and_what_follows_is_not_read() -> None:
    unframer = Unframer()
    assert (
        unframer.receive(client_frame(b"a") + client_frame(b"\x03\xe8", opcode=8) + client_frame(b"b"))
        == b"a"
    )
    assert unframer.closed
    assert unframer.receive(client_frame(b"c")) == b""


def test_a_64_bit_length_puts_it_out_of_step() -> None:
    unframer = Unframer()
    wrong = unframer.receive(client_frame(bytes(70000)))
    assert len(wrong) < 70000
    assert unframer.receive(client_frame(b"after that nothing is right")) != b"after that nothing is right"
