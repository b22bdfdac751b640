# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Proving who we are. A XAPI session has done so before the first byte, hence None is all there is yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.errors import SecurityUnsupported
from xolite_desktop.vnc.names import SecurityType

Proof = Callable[[ReceiveBuffer, Callable[[bytes], object]], Reading[None]]


def _nothing(buffer: ReceiveBuffer, send: Callable[[bytes], object]) -> Reading[None]:
    """Security type None: nothing to prove (RFC 6143, 7.2.1)."""
    yield from ()


PROOFS: dict[int, Proof] = {SecurityType.NONE: _nothing}
"""What is said after a security type was chosen; the first one that the server offers too is chosen."""


def choose(offered: Iterable[int]) -> int:
    """The security type to use. Raises SecurityUnsupported if there is none for us."""
    numbers = set(offered)
    for security_type in PROOFS:
        if security_type in numbers:
            return security_type
    raise SecurityUnsupported(numbers)


def prove(security_type: int, buffer: ReceiveBuffer, send: Callable[[bytes], object]) -> Reading[None]:
    """Talk as the chosen security type demands, up to the server's verdict."""
    yield from PROOFS[security_type](buffer, send)
