# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`PinnedContext`: the server's leaf certificate is judged inside the handshake, before a byte of ours can leave.

It is an ordinary `ssl.SSLContext`, so the same object serves httpx, asyncio and blocking sockets. Names, dates and
issuers are not checked by OpenSSL: a person has seen them, and from then on only the very same leaf is accepted.
"""

import hmac
import ssl
from typing import Self

from xolite_desktop.xapi.errors import CertificateChanged, CertificateUnknown, TlsRefused
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pin


class CertificateRefused(ssl.SSLCertVerificationError):
    """The judgement, as an `ssl.SSLError`: the only family that asyncio and anyio let through a handshake."""

    def __init__(self, endpoint: Endpoint, certificate: Certificate, pin: Pin | None) -> None:
        super().__init__(1, f"{endpoint} showed the certificate {certificate.fingerprint}")
        self.endpoint, self.certificate, self.pin = endpoint, certificate, pin

    def typed(self) -> TlsRefused:
        """The error of our own tree that this means."""
        if self.pin is None:
            return CertificateUnknown(self.endpoint, self.certificate)
        return CertificateChanged(self.endpoint, self.certificate, self.pin)


class _JudgingObject(ssl.SSLObject):
    """The asyncio way in: `do_handshake` returns normally only once, when the handshake is complete."""

    def do_handshake(self) -> None:
        super().do_handshake()
        _judge(self.context, self)


class _JudgingSocket(ssl.SSLSocket):
    """The blocking way in."""

    def do_handshake(self, block: bool = False) -> None:
        super().do_handshake(block)
        _judge(self.context, self)


class PinnedContext(ssl.SSLContext):
    """A client context that accepts exactly the pinned certificate, or none if there is no pin.

    After the first accepted handshake `tls_version`, `cipher` and `certificate` say what was agreed.
    """

    sslobject_class = _JudgingObject
    sslsocket_class = _JudgingSocket

    def __new__(cls, endpoint: Endpoint, pin: Pin | None) -> Self:
        return super().__new__(cls, ssl.PROTOCOL_TLS_CLIENT)

    def __init__(self, endpoint: Endpoint, pin: Pin | None) -> None:
        self.endpoint = endpoint
        self.pin = pin
        self.tls_version: str | None = None
        self.cipher: str | None = None
        self.certificate: Certificate | None = None
        self.check_hostname = False
        self.verify_mode = ssl.CERT_NONE
        self.minimum_version = ssl.TLSVersion.TLSv1_2
        self.options |= ssl.OP_NO_COMPRESSION | ssl.OP_NO_RENEGOTIATION

    def judge(self, connection: ssl.SSLObject | ssl.SSLSocket) -> None:
        """Raise `CertificateRefused` unless the peer's leaf is the pinned one."""
        certificate = Certificate(connection.getpeercert(binary_form=True) or b"")
        if self.pin is None or not hmac.compare_digest(certificate.sha256, self.pin.sha256):
            raise CertificateRefused(self.endpoint, certificate, self.pin)
        agreed = connection.cipher()
        self.tls_version = connection.version()
        self.cipher = agreed[0] if agreed else None
        self.certificate = certificate


def _judge(context: ssl.SSLContext, connection: ssl.SSLObject | ssl.SSLSocket) -> None:
    assert isinstance(context, PinnedContext)
    context.judge(connection)


def certificate_error(error: BaseException) -> TlsRefused | None:
    """The judgement behind an error, however deep a library has wrapped it; None if it was something else."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        if isinstance(cause, CertificateRefused):
            return cause.typed()
        seen.add(id(cause))
        cause = cause.__cause__ or cause.__context__
    return None
