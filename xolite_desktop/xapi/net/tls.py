# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`PinnedContext`: the server's leaf certificate is judged inside the handshake, before a byte of ours can leave.

It is an ordinary `ssl.SSLContext`, so the same object serves httpx, asyncio and blocking sockets. Names, dates and
issuers are not checked by OpenSSL: a person has seen them, and from then on only the very same leaf is accepted.
"""

import hmac
import ssl
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, Self

from xolite_desktop.xapi.errors import CertificateChanged, CertificateUnknown, TlsRefused
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pin

OPENSSL: Final = ssl.OPENSSL_VERSION
"""Which OpenSSL speaks, such as "OpenSSL 3.0.19 27 Jan 2026"."""


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

    With `system_store` and no pin, OpenSSL judges instead: the system's certificate authorities must vouch for the
    host's name, and its word is `ssl.SSLCertVerificationError`. `present` gives the pin of the moment of a handshake,
    which a person may have forgotten or replaced since the context was made; without it, `pin` holds for ever.

    After the first accepted handshake `tls_version`, `cipher` and `certificate` say what was agreed.
    """

    sslobject_class = _JudgingObject
    sslsocket_class = _JudgingSocket

    def __new__(
        cls,
        endpoint: Endpoint,
        pin: Pin | None,
        *,
        system_store: bool = False,
        present: Callable[[], Pin | None] | None = None,
    ) -> Self:
        return super().__new__(cls, ssl.PROTOCOL_TLS_CLIENT)

    def __init__(
        self,
        endpoint: Endpoint,
        pin: Pin | None,
        *,
        system_store: bool = False,
        present: Callable[[], Pin | None] | None = None,
    ) -> None:
        self.endpoint = endpoint
        self.pin = pin
        self._present = present or (lambda: pin)
        self.asks_system = system_store and pin is None
        self.tls_version: str | None = None
        self.cipher: str | None = None
        self.certificate: Certificate | None = None
        self.check_hostname = self.asks_system
        self.verify_mode = ssl.CERT_REQUIRED if self.asks_system else ssl.CERT_NONE
        if self.asks_system:
            load_system_authorities(self)
        self.minimum_version = ssl.TLSVersion.TLSv1_2
        self.options |= ssl.OP_NO_COMPRESSION | ssl.OP_NO_RENEGOTIATION

    def judge(self, connection: ssl.SSLObject | ssl.SSLSocket) -> None:
        """Raise `CertificateRefused` unless the peer's leaf is the pinned one, or the one announced to follow it."""
        certificate = Certificate(connection.getpeercert(binary_form=True) or b"")
        pin = self._present()
        if not (self.asks_system and pin is None) and not accepts(pin, certificate):
            raise CertificateRefused(self.endpoint, certificate, pin)
        agreed = connection.cipher()
        self.tls_version = connection.version()
        self.cipher = agreed[0] if agreed else None
        self.certificate = certificate


def accepts(pin: Pin | None, certificate: Certificate) -> bool:
    """Whether this is the leaf to be expected, or the one announced to follow it."""
    wanted = (pin.sha256, pin.successor) if pin is not None else ()
    return any(text and hmac.compare_digest(certificate.sha256, text) for text in wanted)


def load_system_authorities(context: ssl.SSLContext) -> None:
    """The authorities this system trusts, from where OpenSSL was built to look: no variable of the environment counts.

    On macOS that is OpenSSL's own folder, not the keychain.
    """
    if sys.platform == "win32":
        for der, encoding, purposes in ssl.enum_certificates("ROOT"):
            if encoding == "x509_asn" and (purposes is True or ssl.Purpose.SERVER_AUTH.oid in purposes):
                with suppress(ssl.SSLError):
                    context.load_verify_locations(cadata=der)
        return
    paths = ssl.get_default_verify_paths()
    file, folder = Path(paths.openssl_cafile), Path(paths.openssl_capath)
    for found in (file if file.is_file() else None, folder if folder.is_dir() else None):
        if found is not None:
            with suppress(ssl.SSLError):
                context.load_verify_locations(
                    cafile=str(found) if found is file else None,
                    capath=str(found) if found is folder else None,
                )


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
