# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What can go wrong with an RFB connection, as one tree.

RfbError
 ├ ProtocolError        the server broke the protocol
 │  ├ LimitExceeded     it announced more than we are ready to hold
 │  └ UnexpectedEnd     it closed in the middle of something
 ├ ServerRefused        it turned us away and said why
 ├ SecurityUnsupported  it asks for a proof of identity that we cannot give
 │  └ PasswordRequired  but could with a password
 └ HandshakeTimeout     it did not get as far as ServerInit in time
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = [
    "HandshakeTimeout",
    "LimitExceeded",
    "PasswordRequired",
    "ProtocolError",
    "RfbError",
    "SecurityUnsupported",
    "ServerRefused",
    "UnexpectedEnd",
]


class RfbError(Exception):
    """The connection has ended badly; the text is a sentence without a full stop."""


class ProtocolError(RfbError):
    """The server sent what RFB does not allow, or what was never agreed on."""


class LimitExceeded(ProtocolError):
    """The server announced more of something than we are ready to hold."""

    def __init__(self, what: str, announced: int, limit: int) -> None:
        super().__init__(f"{what} of {announced} is beyond the limit of {limit}")
        self.what, self.announced, self.limit = what, announced, limit


class UnexpectedEnd(ProtocolError):
    """The stream ended in the middle of a message or of the handshake."""


class ServerRefused(RfbError):
    """The server turned the connection down; `reason` is its own text, made printable."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the console server refused: {reason}" if reason else "the console server refused")
        self.reason = reason


class SecurityUnsupported(RfbError):
    """None of the security types the server offers is one of ours; `offered` holds their numbers."""

    def __init__(self, offered: Iterable[int]) -> None:
        self.offered = tuple(sorted(set(offered)))
        numbers = ", ".join(map(str, self.offered[:8])) + (", …" if len(self.offered) > 8 else "")
        super().__init__(f"the console server asks for security types that are not supported ({numbers})")


class PasswordRequired(SecurityUnsupported):
    """The server wants a VNC password, and there was none."""

    def __init__(self) -> None:
        super().__init__((2,))
        self.args = ("the console server asks for a password",)


class HandshakeTimeout(RfbError):
    """The server did not complete the handshake in time."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the console server did not complete the handshake within {seconds:g} s")
        self.seconds = seconds
