# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The server's side of one WebSocket, with the methods of a socket that a replaying server uses."""

from __future__ import annotations

import base64
import hashlib
import socket
import struct

ACCEPT_KEY = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_BINARY, _CLOSE = 0x82, 8


def framed(data: bytes | memoryview, frame_bytes: int) -> bytes:
    """The data in unmasked binary frames of at most so many bytes each."""
    parts = []
    for start in range(0, len(data), frame_bytes):
        part = data[start : start + frame_bytes]
        size = len(part)
        if size < 126:
            parts.append(bytes((_BINARY, size)))
        elif size < 1 << 16:
            parts.append(struct.pack(">BBH", _BINARY, 126, size))
        else:
            parts.append(struct.pack(">BBQ", _BINARY, 127, size))
        parts.append(bytes(part))
    return b"".join(parts)


class WebSocketPeer:
    """Upgrades when made, then carries bytes both ways. What is sent blocks until the system has it.

    `head` is what has been read of the request already.
    """

    def __init__(self, peer: socket.socket, frame_bytes: int = 1 << 16, head: bytes = b"") -> None:
        self._peer = peer
        self._frame_bytes = frame_bytes
        self._framed = bytearray()
        self._read = bytearray()
        self._upgrade(head)

    def setsockopt(self, *arguments: int) -> None:
        self._peer.setsockopt(*arguments)  # type: ignore[call-overload]

    def settimeout(self, seconds: float) -> None:
        self._peer.settimeout(seconds)

    def setblocking(self, blocking: bool) -> None:
        """It always blocks: half a frame cannot be taken back."""

    def fileno(self) -> int:
        return self._peer.fileno()

    def sendall(self, data: bytes | memoryview) -> None:
        self._peer.sendall(framed(data, self._frame_bytes))

    def send(self, data: bytes | memoryview) -> int:
        self.sendall(data)
        return len(data)

    def recv(self, most: int) -> bytes:
        """At least one byte of what came in frames; none when the other side has closed."""
        while not self._read:
            received = self._peer.recv(1 << 16)
            if not received:
                return b""
            self._framed += received
            while self._take_frame():
                pass
        part = bytes(self._read[:most])
        del self._read[:most]
        return part

    def _take_frame(self) -> bool:
        """Move the payload of one masked frame of less than 64 KiB, if it is there to its end."""
        framed = self._framed
        if len(framed) < 6:
            return False
        size, at = framed[1] & 0x7F, 2
        if size == 126:
            size, at = int.from_bytes(framed[2:4], "big"), 4
        end = at + 4 + size
        if len(framed) < end:
            return False
        mask = framed[at : at + 4]
        if framed[0] & 15 != _CLOSE:
            self._read += bytes(byte ^ mask[i & 3] for i, byte in enumerate(framed[at + 4 : end]))
        del framed[:end]
        return True

    def _upgrade(self, head: bytes) -> None:
        while b"\r\n\r\n" not in head:
            part = self._peer.recv(4096)
            if not part:
                raise ConnectionError("it closed before its first request")
            head += part
        fields = dict(line.split(b": ", 1) for line in head.split(b"\r\n")[1:] if b": " in line)
        key = next(value for name, value in fields.items() if name.lower() == b"sec-websocket-key")
        accept = base64.b64encode(hashlib.sha1(key.strip() + ACCEPT_KEY).digest())
        lines = [b"HTTP/1.1 101 Switching Protocols", b"Upgrade: websocket", b"Connection: Upgrade"]
        if b"binary" in head:
            lines.append(b"Sec-WebSocket-Protocol: binary")
        self._peer.sendall(b"\r\n".join([*lines, b"Sec-WebSocket-Accept: " + accept, b"", b""]))
