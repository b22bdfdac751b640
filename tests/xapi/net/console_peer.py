# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a scripted host says at its console address, and the stream to it."""

import base64
import hashlib
from collections.abc import Callable

from xapi.tls_server import Peer, TlsServer, made_certificate

from xolite_desktop.xapi.net.console_head import ConsoleTarget
from xolite_desktop.xapi.net.console_stream import ConsoleStream
from xolite_desktop.xapi.net.pins import Pins

Serve = Callable[..., TlsServer]
SESSION = "OpaqueRef:the-secret-session"
GREETING = b"RFB 003.008\n"
REFUSAL = b"<html><body>Connection limit exceeded; root is watching</body></html>"


def stream_to(server: TlsServer, trusted: str | None = "first", timeout_s: float = 10.0) -> ConsoleStream:
    pins = Pins(None)
    if trusted is not None:
        pins.trust_once(server.endpoint, made_certificate(trusted).ours)
    target = ConsoleTarget(server.endpoint, "/console?uuid=u-console")
    pin = pins.get(server.endpoint)
    return ConsoleStream(target, pin, SESSION, "XOLiteDesktop/0.1", connect_timeout_s=timeout_s)


def accept_key(head: bytes) -> str:
    key = head.split(b"Sec-WebSocket-Key: ")[1].split(b"\r\n")[0]
    digest = hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest()
    return base64.b64encode(digest).decode()


def upgrade(peer: Peer, first: bytes = b"", version: str = "1.1") -> None:
    request = peer.request()
    assert request is not None
    head = f"HTTP/{version} 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    head += f"Sec-WebSocket-Accept: {accept_key(request[0])}\r\nSec-WebSocket-Protocol: binary\r\n\r\n"
    peer.send(head.encode() + first)


def frame_of(payload: bytes) -> bytes:
    if len(payload) < 126:
        return bytes((0x82, len(payload))) + payload
    return b"\x82\x7e" + len(payload).to_bytes(2, "big") + payload


def unmasked(peer: Peer) -> bytes:
    start = peer.read(2)
    size = start[1] & 0x7F
    if size == 126:
        size = int.from_bytes(peer.read(2), "big")
    mask, masked = peer.read(4), peer.read(size)
    return bytes(byte ^ mask[i % 4] for i, byte in enumerate(masked))


def connect_only(
    script: Callable[[Peer], None], status: str = "501 Method Not Implemented"
) -> Callable[[Peer], None]:
    """A host without wsproxy; whoever comes with CONNECT gets the script."""

    def serve(peer: Peer) -> None:
        request = peer.request()
        if request is None:
            return
        if request[0].startswith(b"CONNECT"):
            script(peer)
        else:
            peer.send(f"HTTP/1.0 {status}\r\nContent-Length: {len(REFUSAL)}\r\n\r\n".encode() + REFUSAL)

    return serve


def read_exactly(stream: ConsoleStream, size: int) -> bytes:
    data = bytearray()
    target = memoryview(bytearray(65536))
    while len(data) < size and (count := stream.recv_into(target)):
        data += target[:count]
    return bytes(data)
