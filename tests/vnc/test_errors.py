# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Errors are sentences that can be shown."""

from __future__ import annotations

from xolite_desktop.vnc.errors import (
    HandshakeTimeout,
    LimitExceeded,
    ProtocolError,
    RfbError,
    SecurityUnsupported,
    ServerRefused,
    UnexpectedEnd,
)


def test_all_are_rfb_errors():
    for error in (LimitExceeded, UnexpectedEnd):
        assert issubclass(error, ProtocolError)
    for error in (ProtocolError, ServerRefused, SecurityUnsupported, HandshakeTimeout):
        assert issubclass(error, RfbError)


def test_limit_names_what_and_how_much():
    assert str(LimitExceeded("a name", 5000, 4096)) == "a name of 5000 is beyond the limit of 4096"


def test_refusal_gives_the_reason_if_there_is_one():
    assert str(ServerRefused("too many")) == "the console server refused: too many"
    assert str(ServerRefused("")) == "the console server refused"


def test_security_types_are_listed_shortly():
    assert SecurityUnsupported([16, 2, 2]).offered == (2, 16)
    assert str(SecurityUnsupported([16, 2])).endswith("(2, 16)")
    assert str(SecurityUnsupported(range(2, 255))).endswith("(2, 3, 4, 5, 6, 7, 8, 9, …)")


def test_timeout_says_how_long():
    assert "20 s" in str(HandshakeTimeout(20.0))
