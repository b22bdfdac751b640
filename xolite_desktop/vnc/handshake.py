# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the first byte to ServerInit: version, security, init (RFC 6143, 7.1 to 7.3), as a generator."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.decoders.pseudo import MAX_NAME
from xolite_desktop.vnc.errors import LimitExceeded, ProtocolError, ServerRefused
from xolite_desktop.vnc.names import SecurityType
from xolite_desktop.vnc.pixel_format import SIZE, PixelFormat
from xolite_desktop.vnc.security import choose, prove
from xolite_desktop.vnc.text import printable

MAX_REASON = 4096
"""Bytes. Beyond these a server is not explaining itself."""

_BANNER_SIZE = 12
_BANNER = re.compile(rb"RFB (\d{3})\.(\d{3})\n")
_SHARED = b"\x01"
_RESULT_OK, _RESULT_FAILED, _RESULT_TOO_MANY = 0, 1, 2


@dataclass(frozen=True)
class ServerInit:
    """What the server told us before the first update."""

    width: int
    height: int
    pixel_format: PixelFormat
    name: str


class Handshake:
    """One handshake; `read` is to be run to its end, `send` takes what goes out."""

    def __init__(
        self, buffer: ReceiveBuffer, send: Callable[[bytes], object], password: str | None = None
    ) -> None:
        self._buffer = buffer
        self._send = send
        self._password = password

    def read(self) -> Reading[ServerInit]:
        """Read up to and with ServerInit. Raises RfbError.

        ClientInit always asks to share: QEMU throws out every other viewer when one does not.
        """
        minor = yield from self._version()
        if minor == 3:
            security_type = yield from self._security_of_33()
        else:
            security_type = yield from self._security()
        yield from prove(security_type, self._buffer, self._send, self._password)
        # Before 3.8 a server that asks for no proof gives no verdict on it either.
        if minor == 8 or security_type != SecurityType.NONE:
            yield from self._verdict(has_reason=minor == 8)
        self._send(_SHARED)
        return (yield from self._server_init())

    def _version(self) -> Reading[int]:
        """The minor version of RFB 3 that both speak: 3, 7 or 8.

        vncterm speaks 3.3 and refuses more; newer majors are other products' numbering of 3.8.
        """
        banner = yield from self._buffer.take(_BANNER_SIZE)
        match = _BANNER.fullmatch(banner)
        if match is None:
            raise ProtocolError(f"this is not a console server: it began with {printable(banner)!r}")
        major, minor = int(match[1]), int(match[2])
        if (major, minor) < (3, 3):
            raise ProtocolError(f"RFB {major}.{minor} is older than 3.3")
        if major > 3 or minor >= 8:
            spoken = 8
        else:
            spoken = 7 if minor == 7 else 3
        self._send(b"RFB 003.%03d\n" % spoken)
        return spoken

    def _security_of_33(self) -> Reading[int]:
        """In 3.3 the server alone decides."""
        security_type = yield from self._u32()
        if security_type == SecurityType.INVALID:
            yield from self._refused()
        return self._chosen([security_type])

    def _security(self) -> Reading[int]:
        count = (yield from self._buffer.take(1))[0]
        if not count:
            yield from self._refused()
        security_type = self._chosen((yield from self._buffer.take(count)))
        self._send(bytes((security_type,)))
        return security_type

    def _chosen(self, offered: Iterable[int]) -> int:
        return choose(offered, has_password=self._password is not None)

    def _verdict(self, has_reason: bool) -> Reading[None]:
        result = yield from self._u32()
        if result in (_RESULT_FAILED, _RESULT_TOO_MANY):
            if has_reason:
                yield from self._refused()
            raise ServerRefused("")
        if result != _RESULT_OK:
            raise ProtocolError(f"{result} is no security result")

    def _refused(self) -> Reading[None]:
        reason = yield from self._text("a reason", MAX_REASON)
        raise ServerRefused(reason)

    def _server_init(self) -> Reading[ServerInit]:
        size = yield from self._buffer.take(4)
        pixel_format = PixelFormat.parse((yield from self._buffer.take(SIZE)))
        name = yield from self._text("a desktop name", MAX_NAME)
        width, height = int.from_bytes(size[:2], "big"), int.from_bytes(size[2:], "big")
        return ServerInit(width, height, pixel_format, name)

    def _text(self, what: str, limit: int) -> Reading[str]:
        length = yield from self._u32()
        if length > limit:
            raise LimitExceeded(f"{what} with a length", length, limit)
        return printable((yield from self._buffer.take(length)))

    def _u32(self) -> Reading[int]:
        return int.from_bytes((yield from self._buffer.take(4)), "big")
