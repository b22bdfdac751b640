# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Certificates that hosts are given, or make themselves: judged as XAPI does, and shown from then on."""

from __future__ import annotations

from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.certificate import Certificate, make_certificate
from xolite_desktop.simulator.methods import Steps, method
from xolite_desktop.simulator.vm_placement import is_live

_DATE = "%Y%m%dT%H:%M:%SZ"
_SECONDS = 1.0


@method("host.install_server_certificate")
def install_server_certificate(
    call: Call, host: str, certificate: str, private_key: str, certificate_chain: str = ""
) -> Steps:
    """The key is RSA and fits, the certificate is of its time, the chain can be read."""
    _reach(call, host)
    leaf = _judged(call, certificate, private_key, certificate_chain)
    yield _SECONDS
    _show(
        call,
        Certificate(
            leaf.public_bytes(Encoding.DER), (certificate + certificate_chain).encode(), private_key.encode()
        ),
    )


@method("host.reset_server_certificate")
def reset_server_certificate(call: Call, host: str) -> Steps:
    """Self-signed, with a new key."""
    _reach(call, host)
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    yield _SECONDS
    _show(call, make_certificate(str(call.db.get("host", host)["hostname"] or "host"), key=key))


def _reach(call: Call, host: str) -> None:
    call.db.get("host", host)
    if not is_live(call.db, host):
        call.fail("HOST_OFFLINE", host)
    if call.pool["ha_enabled"]:
        call.fail("HA_IS_ENABLED")


def _judged(call: Call, certificate: str, private_key: str, chain: str) -> x509.Certificate:
    try:
        leaf = x509.load_pem_x509_certificate(certificate.encode())
    except ValueError:
        call.fail("SERVER_CERTIFICATE_INVALID")
    try:
        key = load_pem_private_key(private_key.encode(), None)
    except (ValueError, TypeError):
        call.fail("SERVER_CERTIFICATE_KEY_INVALID")
    if not isinstance(key, rsa.RSAPrivateKey):
        call.fail("SERVER_CERTIFICATE_KEY_ALGORITHM_NOT_SUPPORTED", "1.2.840.10045.2.1")
    if not 2048 <= key.key_size <= 4096:
        call.fail("SERVER_CERTIFICATE_KEY_RSA_LENGTH_NOT_SUPPORTED", str(key.key_size))
    form = (Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    if leaf.public_key().public_bytes(*form) != key.public_key().public_bytes(*form):
        call.fail("SERVER_CERTIFICATE_KEY_MISMATCH")
    now = datetime.now(UTC)
    if now > leaf.not_valid_after_utc:
        call.fail("SERVER_CERTIFICATE_EXPIRED", f"{now:{_DATE}}", f"{leaf.not_valid_after_utc:{_DATE}}")
    if now < leaf.not_valid_before_utc:
        call.fail(
            "SERVER_CERTIFICATE_NOT_VALID_YET", f"{now:{_DATE}}", f"{leaf.not_valid_before_utc:{_DATE}}"
        )
    if not isinstance(leaf.signature_hash_algorithm, hashes.SHA256 | hashes.SHA512):
        call.fail("SERVER_CERTIFICATE_SIGNATURE_NOT_SUPPORTED")
    try:
        if chain:
            x509.load_pem_x509_certificates(chain.encode())
    except ValueError:
        call.fail("SERVER_CERTIFICATE_CHAIN_INVALID")
    return leaf


def _show(call: Call, certificate: Certificate) -> None:
    """All hosts are behind one listener, so all show it; the records say so."""
    call.simulator.use_certificate(certificate)
    leaf = x509.load_der_x509_certificate(certificate.der)
    fingerprint = bytes.fromhex(certificate.fingerprint).hex(":").upper()
    for ref, record in call.db.records("Certificate").items():
        if record["type"] == "host":
            call.db.update(
                "Certificate", ref, fingerprint=fingerprint, fingerprint_sha256=fingerprint,
                not_before=f"{leaf.not_valid_before_utc:{_DATE}}", not_after=f"{leaf.not_valid_after_utc:{_DATE}}",
            )  # fmt: skip
