# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Version, security and init: what comes in, and the exact bytes that go out."""

from __future__ import annotations

import struct

import pytest

from tests.vnc.wire import TRUE_COLOUR_32, error_of, handshake, server_init
from xolite_desktop.vnc.connection import Connection, State
from xolite_desktop.vnc.decoders import PREFERRED
from xolite_desktop.vnc.decoders.pseudo import MAX_NAME
from xolite_desktop.vnc.errors import (
    LimitExceeded,
    PasswordRequired,
    ProtocolError,
    SecurityUnsupported,
    ServerRefused,
    UnexpectedEnd,
)
from xolite_desktop.vnc.events import Ready
from xolite_desktop.vnc.handshake import MAX_REASON
from xolite_desktop.vnc.security import response

INIT = server_init(800, 600, b"web-01")
ENCODINGS = struct.pack(">BxH", 2, len(PREFERRED)) + struct.pack(f">{len(PREFERRED)}i", *PREFERRED)
FIRST_REQUEST = bytes.fromhex("03 00 0000 0000 0320 0258")
OPENING = ENCODINGS + FIRST_REQUEST
SET_PIXEL_FORMAT = b"\0\0\0\0" + TRUE_COLOUR_32


def _talk(*parts: bytes) -> tuple[Connection, list[bytes]]:
    """What goes out after each part that came in."""
    connection = Connection()
    answers = []
    for part in parts:
        connection.receive_data(part)
        answers.append(b"".join(connection.data_to_send()))
    return connection, answers


def test_rfb_38_as_qemu_speaks_it():
    connection, answers = _talk(b"RFB 003.008\n", b"\x01\x01", b"\0\0\0\0", INIT)
    assert answers == [b"RFB 003.008\n", b"\x01", b"\x01", OPENING]
    assert connection.events() == [Ready(800, 600, "web-01")]
    assert connection.state is State.OPEN
    assert (connection.framebuffer.width, connection.framebuffer.height) == (800, 600)


def test_rfb_37_has_no_verdict_on_nothing():
    connection, answers = _talk(b"RFB 003.007\n", b"\x02\x02\x01", INIT)
    assert answers == [b"RFB 003.007\n", b"\x01\x01", OPENING]
    assert connection.events() == [Ready(800, 600, "web-01")]


def test_rfb_33_as_vncterm_speaks_it():
    connection, answers = _talk(b"RFB 003.003\n", b"\0\0\0\x01", INIT)
    assert answers == [b"RFB 003.003\n", b"\x01", OPENING]
    assert connection.events() == [Ready(800, 600, "web-01")]


@pytest.mark.parametrize(
    ("offered", "spoken"),
    [
        (b"003.004", b"003.003"),
        (b"003.005", b"003.003"),
        (b"003.006", b"003.003"),
        (b"003.889", b"003.008"),
        (b"004.001", b"003.008"),
        (b"005.000", b"003.008"),
        (b"999.999", b"003.008"),
    ],
)
def test_other_versions_are_met_with_one_that_both_know(offered, spoken):
    _, answers = _talk(b"RFB " + offered + b"\n")
    assert answers == [b"RFB " + spoken + b"\n"]


@pytest.mark.parametrize(
    "banner",
    [b"HTTP/1.1 400", b"RFB 00a.008\n", b"RFB 003.008 ", b"RFB 000.000\n", b"RFB 003.002\n", bytes(12)],
)
def test_what_is_no_console_server_is_told_apart(banner):
    assert isinstance(error_of(Connection(), banner + b"x" * 4_000_000), ProtocolError)


def test_another_pixel_format_is_set_to_ours():
    other = bytes.fromhex("10100001 001f003f001f 0b0500 000000")
    _, answers = _talk(handshake(800, 600, pixel_format=other))
    assert answers[0].endswith(SET_PIXEL_FORMAT + OPENING)


def test_none_among_many_security_types_is_taken():
    _, answers = _talk(b"RFB 003.008\n", b"\xc8" + b"\x01" * 200)
    assert answers[1] == b"\x01"


@pytest.mark.parametrize(
    ("stream", "offered"),
    [
        (b"RFB 003.008\n\x02\x05\x10", (5, 16)),
        (b"RFB 003.007\n\x01\x05", (5,)),
        (b"RFB 003.003\n\0\0\0\x05", (5,)),
        (b"RFB 003.008\n\xff" + bytes(range(3, 256)) + b"\x03\x04", tuple(range(3, 256))),
    ],
)
def test_security_types_that_are_not_ours_are_named(stream, offered):
    error = error_of(Connection(), stream)
    assert isinstance(error, SecurityUnsupported)
    assert error.offered == offered


@pytest.mark.parametrize(
    "refusal",
    [
        b"RFB 003.008\n\x00",
        b"RFB 003.007\n\x00",
        b"RFB 003.003\n\0\0\0\0",
        b"RFB 003.008\n\x01\x01\0\0\0\x01",
        b"RFB 003.008\n\x01\x01\0\0\0\x02",
    ],
)
def test_a_refusal_is_given_with_its_reason_made_printable(refusal):
    error = error_of(Connection(), refusal + b"\0\0\0\x0a<b>no\x1b\r\n!!")
    assert isinstance(error, ServerRefused)
    assert error.reason == "<b>no\ufffd  !!"
    for length in (b"\xff\xff\xff\xff", b"\x80\0\0\0", (MAX_REASON + 1).to_bytes(4, "big")):
        assert isinstance(error_of(Connection(), refusal + length + b"x" * 100), LimitExceeded)


def test_a_verdict_that_is_none():
    assert isinstance(error_of(Connection(), b"RFB 003.008\n\x01\x01\0\0\0\x07"), ProtocolError)


def test_a_name_is_made_printable():
    connection, _ = _talk(handshake(8, 8, "a\u202eb\nc".encode() + b"\0<i>"))
    assert connection.events() == [Ready(8, 8, "a\ufffdb c\ufffd<i>")]


@pytest.mark.parametrize("length", [0xFFFFFFFF, 0x80000000, MAX_NAME + 1])
def test_a_name_beyond_the_limit_is_refused_before_it_is_read(length):
    stream = handshake(8, 8, b"")[:-4] + length.to_bytes(4, "big")
    assert isinstance(error_of(Connection(), stream), LimitExceeded)


@pytest.mark.parametrize(
    "size", [(0, 0), (0, 10), (10, 0), (65535, 65535), (16385, 1), (1, 16385), (8192, 8192)]
)
def test_desktops_without_pixels_or_with_too_many_are_refused(size):
    assert isinstance(error_of(Connection(), handshake(*size)), ProtocolError)


def test_an_end_anywhere_in_the_handshake_is_unexpected():
    stream = handshake(8, 8)
    for length in range(len(stream)):
        assert isinstance(error_of(Connection(), stream[:length]), UnexpectedEnd)


CHALLENGE = bytes(range(16))


@pytest.mark.parametrize("hello", [b"RFB 003.007\n\x01\x02", b"RFB 003.003\n\0\0\0\x02"])
def test_before_38_there_is_a_verdict_on_a_proof_but_no_reason(hello):
    connection = Connection(password="secret")
    error = error_of(connection, hello + CHALLENGE + b"\0\0\0\x01")
    assert isinstance(error, ServerRefused)
    assert error.reason == ""
    connection = Connection(password="secret")
    connection.receive_data(hello + CHALLENGE + b"\0\0\0\0" + INIT)
    assert connection.state is State.OPEN


def test_a_password_answers_the_challenge():
    connection = Connection(password="secret")
    connection.receive_data(b"RFB 003.008\n\x02\x10\x02" + CHALLENGE)
    banner, chosen, answer = connection.data_to_send()
    assert (banner, chosen) == (b"RFB 003.008\n", b"\x02")
    assert answer == response("secret", CHALLENGE)
    connection.receive_data(b"\0\0\0\0" + INIT)
    assert connection.state is State.OPEN


def test_where_a_password_is_wanted_and_there_is_none_that_is_said():
    error = error_of(Connection(), b"RFB 003.008\n\x01\x02")
    assert isinstance(error, PasswordRequired)
    assert str(error) == "the console server asks for a password"


def test_a_wrong_password_is_a_refusal_that_does_not_name_it():
    connection = Connection(password="s3cr3t")
    stream = b"RFB 003.008\n\x01\x02" + CHALLENGE + b"\0\0\0\x01\0\0\0\x05wrong"
    error = error_of(connection, stream)
    assert isinstance(error, ServerRefused)
    assert error.reason == "wrong"


def test_a_cut_challenge_is_an_unexpected_end():
    error = error_of(Connection(password="a"), b"RFB 003.008\n\x01\x02" + CHALLENGE[:15])
    assert isinstance(error, UnexpectedEnd)
