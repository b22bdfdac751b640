# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A TLS server that follows a script and counts every application byte it was sent."""

from __future__ import annotations

import datetime
import ipaddress
import socket
import ssl
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint

DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Made:
    """A certificate with its key."""

    certificate: x509.Certificate
    key: Any

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def ours(self) -> Certificate:
        return Certificate(self.der)

    @property
    def pem(self) -> bytes:
        key = self.key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        return key + self.certificate.public_bytes(serialization.Encoding.PEM)


@cache
def rsa_key(bits: int) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, bits)


def make_certificate(
    name: str = "xcp-01",
    *,
    key: Any = None,
    issuer: Made | None = None,
    starts_days: int = -1,
    ends_days: int = 365,
    names: tuple[str, ...] = ("xcp-01.example", "127.0.0.1"),
    algorithm: hashes.HashAlgorithm | None = None,
) -> Made:
    """A leaf certificate, signed by itself or by an issuer."""
    key = key or ec.generate_private_key(ec.SECP384R1())
    now = datetime.datetime.now(datetime.UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + starts_days * DAY)
        .not_valid_after(now + ends_days * DAY)
    )
    if names:
        builder = builder.add_extension(
            x509.SubjectAlternativeName([_general(n) for n in names]), critical=False
        )
    signed = builder.sign(issuer.key if issuer else key, algorithm or hashes.SHA256())
    return Made(signed, key)


def made_certificate(which: str = "first") -> Made:
    """The same certificate for the same word, so that most tests need not make one."""
    return _made(which)


@cache
def _made(which: str) -> Made:
    return make_certificate(which)


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


class Peer:
    """One client of the server, after the handshake."""

    def __init__(self, server: TlsServer, connection: ssl.SSLSocket) -> None:
        self._server = server
        self._connection = connection
        self._received = bytearray()

    def request(self) -> tuple[bytes, bytes] | None:
        """The next request, head (with its empty line) and body; None when the client has left."""
        while b"\r\n\r\n" not in self._received:
            if not self._more():
                return None
        size = self._received.index(b"\r\n\r\n") + 4
        head = bytes(self._received[:size])
        length = 0
        for line in head.lower().split(b"\r\n"):
            if line.startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        while len(self._received) < size + length:
            if not self._more():
                return None
        body = bytes(self._received[size : size + length])
        del self._received[: size + length]
        self._server.heads.append(head)
        return head, body

    def read(self, size: int) -> bytes:
        """So many bytes; fewer at the end."""
        while len(self._received) < size and self._more():
            pass
        data = bytes(self._received[:size])
        del self._received[:size]
        return data

    def send(self, data: bytes) -> None:
        self._connection.sendall(data)

    def answer(
        self, body: bytes, kind: str = "application/json", status: str = "200 OK", extra: str = ""
    ) -> None:
        """An HTTP answer."""
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{extra}\r\n"
        self.send(head.encode() + body)

    def wait_for_end(self) -> None:
        """Until the client leaves."""
        while self._more():
            self._received.clear()

    def _more(self) -> bool:
        try:
            data = self._connection.recv(65536)
        except OSError:
            return False
        self._server.bytes_received += len(data)
        self._received += data
        return bool(data)


Script = Callable[[Peer], None]


class TlsServer:
    """Accepts connections on loopback until closed; each follows the script in a thread of its own."""

    def __init__(
        self,
        script: Script,
        certificate: Made,
        *,
        context_options: Callable[[ssl.SSLContext], None] | None = None,
    ) -> None:
        self.bytes_received = 0
        self.heads: list[bytes] = []
        self.connections = 0
        self._script = script
        self._context_options = context_options
        self.show(certificate)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.endpoint = Endpoint("127.0.0.1", self._listener.getsockname()[1])
        self._sockets: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, name="tls-server")]
        self._threads[0].start()

    def show(self, certificate: Made) -> None:
        """Show this certificate from the next connection on."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "server.pem")
            path.write_bytes(certificate.pem)
            context.load_cert_chain(path)
        if self._context_options is not None:
            self._context_options(context)
        self.certificate, self._context = certificate, context

    def close(self) -> None:
        """End everything; afterwards the counts are final."""
        try:
            self._listener.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self._threads[0].join()
        self._listener.close()
        for connection in self._sockets:
            try:
                socket.socket.shutdown(connection, socket.SHUT_RDWR)
            except OSError:
                pass
        for thread in self._threads[1:]:
            thread.join()
        for connection in self._sockets:
            connection.close()

    def settle(self) -> None:
        """Wait until every client that came has been served to its end."""
        for thread in self._threads[1:]:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                plain, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            secure = self._context.wrap_socket(plain, server_side=True, do_handshake_on_connect=False)
            self._sockets.append(secure)
            thread = threading.Thread(target=self._serve, args=(secure,), name="tls-peer")
            thread.start()
            self._threads.append(thread)

    def _serve(self, connection: ssl.SSLSocket) -> None:
        try:
            connection.do_handshake()
            self._script(Peer(self, connection))
        except OSError:
            pass
        finally:
            try:
                socket.socket.shutdown(connection, socket.SHUT_RDWR)
            except OSError:
                pass
