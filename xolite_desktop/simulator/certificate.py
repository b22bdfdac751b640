# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Self-signed certificates for the simulator's TLS."""

from __future__ import annotations

import hashlib
import ipaddress
import ssl
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID


@dataclass(frozen=True)
class Certificate:
    """A certificate and its key. `fingerprint` is the SHA-256 in lower-case hex without colons."""

    der: bytes
    pem: bytes
    key_pem: bytes

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(self.der).hexdigest()


def make_certificate(
    name: str = "xolite-simulator",
    *,
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | None = None,
    names: tuple[str, ...] | None = None,
    starts_days: int = -1,
    ends_days: int = 3650,
) -> Certificate:
    """A new self-signed certificate for 127.0.0.1 and localhost, with a new P-256 key, valid for ten years.

    `names` are DNS names in the place of those; none of them and no addresses if it is empty.
    """
    key = key or ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=starts_days))
        .not_valid_after(now + timedelta(days=ends_days))
    )
    alternatives = _alternatives(name) if names is None else _dns(names)
    if alternatives:
        builder = builder.add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
    certificate = builder.sign(key, hashes.SHA256())
    key_pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return Certificate(
        certificate.public_bytes(Encoding.DER), certificate.public_bytes(Encoding.PEM), key_pem
    )


def _dns(names: tuple[str, ...]) -> list[x509.GeneralName]:
    return [x509.DNSName(each) for each in names]


def _alternatives(name: str) -> list[x509.GeneralName]:
    return [
        x509.DNSName("localhost"),
        x509.DNSName(name),
        x509.IPAddress(ipaddress.ip_address("127.0.0.1")),
        x509.IPAddress(ipaddress.ip_address("::1")),
    ]


def server_context() -> ssl.SSLContext:
    """A context without a certificate yet, which never resumes: every handshake shows the certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.options |= ssl.OP_NO_TICKET
    context.num_tickets = 0
    return context


def use_certificate(context: ssl.SSLContext, certificate: Certificate) -> None:
    """Show this certificate from the next handshake on."""
    # ssl reads certificates from files only.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "certificate.pem"
        path.touch(mode=0o600)
        path.write_bytes(certificate.pem + certificate.key_pem)
        context.load_cert_chain(path)
