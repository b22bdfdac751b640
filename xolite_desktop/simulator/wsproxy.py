# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The server side of a console's WebSocket with the habits of xapi's wsproxy, good and bad.

It looks at no header but the key, answers no ping and no close frame, hands on the payload of every frame but
close as bytes for the VNC server, and reads a 64-bit length as if it had 32 bits.
"""

import base64
import hashlib
from collections.abc import Generator

BLOCK_SIZE = 1024
"""The most that one frame to the client carries."""

_ACCEPT_SUFFIX = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_FINAL = 0x80
_CLOSE = 8


def upgrade_reply(key: str, *, http10: bool = False) -> bytes:
    """The head of the reply that opens the WebSocket. The protocol is always named, whatever was offered."""
    digest = hashlib.sha1(key.encode() + _ACCEPT_SUFFIX, usedforsecurity=False).digest()
    lines = (
        f"HTTP/1.{0 if http10 else 1} 101 Switching Protocols",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Accept: {base64.b64encode(digest).decode()}",
        "Sec-WebSocket-Protocol: binary",
    )
    return "".join(f"{line}\r\n" for line in lines).encode() + b"\r\n"


def frames(payload: bytes) -> bytes:
    """Binary frames, final and unmasked, for everything: one for each block."""
    parts = []
    for start in range(0, len(payload), BLOCK_SIZE):
        block = payload[start : start + BLOCK_SIZE]
        size = len(block)
        parts.append(bytes((0x82, size)) if size < 126 else b"\x82\x7e" + size.to_bytes(2, "big"))
        parts.append(block)
    return b"".join(parts)


class Unframer:
    """What clients send, without the frames. After a close frame `closed` is true and nothing more is read."""

    def __init__(self) -> None:
        self.closed = False
        self._received = bytearray()
        self._payload = bytearray()
        self._steps = self._read()
        self._wanted = next(self._steps)

    def receive(self, chunk: bytes) -> bytes:
        """Takes bytes cut anywhere and gives the payload they complete, if any."""
        self._received += chunk
        while not self.closed and len(self._received) >= self._wanted:
            taken = bytes(self._received[: self._wanted])
            del self._received[: self._wanted]
            self._wanted = self._steps.send(taken)
        payload, self._payload = bytes(self._payload), bytearray()
        return payload

    def _read(self) -> Generator[int, bytes, None]:
        message = bytearray()
        while True:
            first, second = yield 2
            size = second & 0x7F
            if size == 126:
                size = int.from_bytes((yield 2), "big")
            elif size == 127:
                # RFC 6455 has eight bytes here. wsproxy reads four and is out of step from now on.
                size = int.from_bytes((yield 4), "big")
            mask = (yield 4) if second & 0x80 else bytes(4)
            content = _unmask((yield size), mask)
            if first & 0x0F == _CLOSE:
                self.closed = True
                yield 0
            message += content
            if first & _FINAL:
                self._payload += message
                message.clear()


def _unmask(content: bytes, mask: bytes) -> bytes:
    stream = (mask * (len(content) // 4 + 1))[: len(content)]
    return (int.from_bytes(content, "big") ^ int.from_bytes(stream, "big")).to_bytes(len(content), "big")
