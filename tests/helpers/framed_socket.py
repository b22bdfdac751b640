# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The server's side of a WebSocket that reads and writes like a socket, for viewers that live in browsers."""

from __future__ import annotations

import base64
import hashlib
import select
import socket
import struct

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
PATIENCE_S = 30.0
MOST_REQUEST_BYTES = 16384
_BINARY, _CLOSE = 2, 8


def frames(stream: bytes | memoryview, frame_bytes: int) -> bytes:
    """The stream as binary frames of at most so many bytes of payload each."""
    parts = []
    for start in range(0, len(stream), frame_bytes):
        part = stream[start : start + frame_bytes]
        parts += [_head(len(part)), bytes(part)]
    return b"".join(parts)


def _head(size: int) -> bytes:
    if size < 126:
        return bytes((0x80 | _BINARY, size))
    if size < 1 << 16:
        return struct.pack(">BBH", 0x80 | _BINARY, 126, size)
    return struct.pack(">BBQ", 0x80 | _BINARY, 127, size)


class FramedSocket:
    """`sendall` sends one frame and `recv` gives payload; `send` takes what is framed already."""

    def __init__(self, peer: socket.socket) -> None:
        """Answers the browser's handshake. Raises ConnectionError if it is none."""
        self._peer = peer
        self._unread = bytearray()
        peer.settimeout(PATIENCE_S)
        request = b""
        while b"\r\n\r\n" not in request:
            part = peer.recv(4096)
            if not part or len(request) > MOST_REQUEST_BYTES:
                raise ConnectionError("it asked for no WebSocket")
            request += part
        peer.sendall(_answer(request))

    def sendall(self, data: bytes) -> None:
        self._peer.sendall(_head(len(data)) + data)

    def send(self, data: memoryview) -> int:
        return self._peer.send(data)

    def recv(self, size: int) -> bytes:
        """Payload of the frames that are there, at least one, however much was wanted; nothing at the end."""
        while True:
            payload, is_over = self._unframed()
            if payload or is_over:
                return payload
            select.select([self._peer], [], [], PATIENCE_S)
            part = self._peer.recv(size + 64)
            if not part:
                return b""
            self._unread += part

    def _unframed(self) -> tuple[bytes, bool]:
        unread, payload = self._unread, b""
        while len(unread) >= 2:
            kind, size, at = unread[0] & 15, unread[1] & 0x7F, 2
            if size >= 126:
                at = 4 if size == 126 else 10
                size = int.from_bytes(unread[2:at], "big")
            mask, end = unread[at : at + 4], at + 4 + size
            if len(unread) < end:
                break
            part = bytes(byte ^ mask[place & 3] for place, byte in enumerate(unread[at + 4 : end]))
            del unread[:end]
            if kind == _CLOSE:
                return payload, True
            payload += part
        return payload, False

    def setsockopt(self, *what: int) -> None:
        self._peer.setsockopt(*what)

    def settimeout(self, seconds: float | None) -> None:
        self._peer.settimeout(seconds)

    def setblocking(self, is_blocking: bool) -> None:
        self._peer.setblocking(is_blocking)

    def fileno(self) -> int:
        return self._peer.fileno()


def _answer(request: bytes) -> bytes:
    fields = dict(
        (name.strip().lower(), value.strip())
        for name, _, value in (line.partition(b":") for line in request.split(b"\r\n")[1:])
    )
    key = fields.get(b"sec-websocket-key")
    if key is None:
        raise ConnectionError("it asked for no WebSocket")
    accepted = base64.b64encode(hashlib.sha1(key + GUID, usedforsecurity=False).digest())
    return (
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Protocol: binary\r\nSec-WebSocket-Accept: " + accepted + b"\r\n\r\n"
    )
