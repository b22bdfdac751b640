# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Certificates for hosts are judged before they are sent: key, dates, signature, chain."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

from xolite_desktop.xapi.plans.host_certificate import HostCertificate

NOW = datetime(2026, 11, 29, tzinfo=UTC)
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@cache
def rsa_key(bits: int = 2048, number: int = 0) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def made(
    key: Key,
    common: str = "xcp-01",
    signer: tuple[Key, str] | None = None,
    starts: int = -1,
    ends: int = 300,
    algorithm: hashes.HashAlgorithm | None = None,
) -> str:
    by, issuer = signer or (key, common)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name(common))
        .issuer_name(name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW + timedelta(days=starts))
        .not_valid_after(NOW + timedelta(days=ends))
        .sign(by, algorithm or hashes.SHA256())
    )
    return certificate.public_bytes(Encoding.PEM).decode()


def pem(key: Key, form: PrivateFormat = PrivateFormat.PKCS8, password: bytes = b"") -> str:
    hiding = BestAvailableEncryption(password) if password else NoEncryption()
    return key.private_bytes(Encoding.PEM, form, hiding).decode()


def codes(plan: HostCertificate) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in plan.problems(NOW)]


def test_what_fits_together_is_good_and_the_key_becomes_pkcs8() -> None:
    key = rsa_key()
    plan = HostCertificate(made(key), pem(key, PrivateFormat.TraditionalOpenSSL))
    assert codes(plan) == []
    assert plan.wire_key == pem(key)
    assert plan.shown is not None
    assert plan.shown.subject == "CN=xcp-01"
    assert "PRIVATE" not in repr(plan)


def test_nothing_and_nonsense() -> None:
    assert codes(HostCertificate()) == [("certificate", "FIELD_MISSING"), ("key", "FIELD_MISSING")]
    assert codes(HostCertificate("x", "y", "z")) == [
        ("certificate", "SERVER_CERTIFICATE_INVALID"),
        ("key", "SERVER_CERTIFICATE_KEY_INVALID"),
        ("chain", "SERVER_CERTIFICATE_CHAIN_INVALID"),
    ]
    assert HostCertificate("x").shown is None


def test_dates_and_signatures() -> None:
    key = rsa_key()
    assert codes(HostCertificate(made(key, ends=0, starts=-9), pem(key))) == []
    late = HostCertificate(made(key, starts=-9, ends=-1), pem(key))
    early = HostCertificate(made(key, starts=1), pem(key))
    odd = HostCertificate(made(key, algorithm=hashes.SHA384()), pem(key))
    assert codes(late) == [("certificate", "SERVER_CERTIFICATE_EXPIRED")]
    assert codes(early) == [("certificate", "SERVER_CERTIFICATE_NOT_VALID_YET")]
    assert codes(odd) == [("certificate", "SERVER_CERTIFICATE_SIGNATURE_NOT_SUPPORTED")]


def test_keys() -> None:
    key, other, curve = rsa_key(), rsa_key(2048, 1), ec.generate_private_key(ec.SECP256R1())
    short = rsa_key(1024)
    assert codes(HostCertificate(made(key), pem(other))) == [("key", "SERVER_CERTIFICATE_KEY_MISMATCH")]
    assert codes(HostCertificate(made(curve), pem(curve))) == [
        ("key", "SERVER_CERTIFICATE_KEY_ALGORITHM_NOT_SUPPORTED")
    ]
    assert codes(HostCertificate(made(short), pem(short))) == [
        ("key", "SERVER_CERTIFICATE_KEY_RSA_LENGTH_NOT_SUPPORTED")
    ]
    hidden = pem(key, password=b"secret")
    assert codes(HostCertificate(made(key), hidden)) == [("key", "CERTIFICATE_KEY_ENCRYPTED")]


def test_each_link_of_a_chain_was_issued_by_the_next() -> None:
    leaf, middle, root = rsa_key(), rsa_key(2048, 1), rsa_key(2048, 2)
    middle_pem = made(middle, "middle", (root, "root"))
    root_pem = made(root, "root")
    plan = HostCertificate(made(leaf, "xcp-01", (middle, "middle")), pem(leaf), middle_pem + root_pem)
    assert codes(plan) == []
    turned = HostCertificate(plan.certificate, plan.key, root_pem + middle_pem)
    (problem,) = turned.problems(NOW)
    assert (problem.field, problem.code, problem.params) == (
        "chain",
        "CERTIFICATE_CHAIN_BROKEN",
        ("CN=xcp-01",),
    )
