# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Proving who we are: not at all, which is what XAPI's consoles want, or by a password (RFC 6143, 7.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.modes import ECB

from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.errors import PasswordRequired, SecurityUnsupported
from xolite_desktop.vnc.names import SecurityType

PASSWORD_BYTES = 8
"""Of a VNC password; the rest of a longer one has never counted."""

_CHALLENGE_BYTES = 16
_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))

OURS = (SecurityType.NONE, SecurityType.VNC_AUTHENTICATION)
"""The first one that the server offers too is chosen."""


def choose(offered: Iterable[int], *, has_password: bool = False) -> int:
    """The security type to use.

    Raises SecurityUnsupported if there is none for us, PasswordRequired if there would be one with a password.
    """
    numbers = set(offered)
    for security_type in OURS:
        if security_type in numbers:
            if security_type == SecurityType.VNC_AUTHENTICATION and not has_password:
                raise PasswordRequired
            return security_type
    raise SecurityUnsupported(numbers)


def prove(
    security_type: int, buffer: ReceiveBuffer, send: Callable[[bytes], object], password: str | None = None
) -> Reading[None]:
    """Talk as the chosen security type demands, up to the server's verdict."""
    if security_type == SecurityType.VNC_AUTHENTICATION:
        challenge = yield from buffer.take(_CHALLENGE_BYTES)
        send(response(password or "", challenge))


def response(password: str, challenge: bytes) -> bytes:
    """The challenge encrypted with DES; VNC has the bits of each byte of the key in the opposite order.

    DES thrice with the same key is DES, which is no longer to be had alone.
    """
    encoded = password.encode("latin-1", "replace")[:PASSWORD_BYTES].ljust(PASSWORD_BYTES, b"\0")
    encryptor = Cipher(TripleDES(encoded.translate(_REVERSED) * 3), ECB()).encryptor()  # noqa: S305
    return encryptor.update(challenge) + encryptor.finalize()
