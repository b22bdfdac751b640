# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A certificate for a host, out of PEM texts, judged as the host would before anything is sent."""

import itertools
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.plans.problem import Problem

ENCRYPTED: Final = "CERTIFICATE_KEY_ENCRYPTED"
"""Ours: the key needs a password, which a host has nobody to ask for."""
BROKEN_CHAIN: Final = "CERTIFICATE_CHAIN_BROKEN"
"""Ours: a certificate was not issued by the next one of the chain. Parameter: its subject."""
_LEAST_BITS, _MOST_BITS = 2048, 4096
_HASHES: Final = ("sha256", "sha512")


@dataclass(frozen=True)
class HostCertificate:
    """PEM texts, as files have them. `chain` are the certificates between the host's and an authority, nearest first."""

    certificate: str = ""
    key: str = field(default="", repr=False)
    chain: str = ""

    @property
    def shown(self) -> Certificate | None:
        """The certificate itself, to be looked at; None while there is none."""
        try:
            return Certificate.from_pem(self.certificate)
        except ValueError:
            return None

    @property
    def wire_key(self) -> str:
        """The key as hosts want it, PKCS#8. Raises `ValueError`, `TypeError` or `UnsupportedAlgorithm`."""
        key = load_pem_private_key(self.key.encode(), None)
        return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()

    def problems(self, now: datetime) -> list[Problem]:
        """What the host would refuse, and what clients would not accept, at a moment."""
        return [*self._of_certificate(now), *self._of_key(), *self._of_chain()]

    def _of_certificate(self, now: datetime) -> list[Problem]:
        leaf = _first(self.certificate)
        if leaf is None:
            return [_missing_or("certificate", self.certificate, "SERVER_CERTIFICATE_INVALID")]
        if now > leaf.not_valid_after_utc:
            return [
                Problem("certificate", "SERVER_CERTIFICATE_EXPIRED", ("", _said(leaf.not_valid_after_utc)))
            ]
        if now < leaf.not_valid_before_utc:
            return [
                Problem(
                    "certificate", "SERVER_CERTIFICATE_NOT_VALID_YET", ("", _said(leaf.not_valid_before_utc))
                )
            ]
        if _hash_of(leaf) not in _HASHES:
            return [Problem("certificate", "SERVER_CERTIFICATE_SIGNATURE_NOT_SUPPORTED")]
        return []

    def _of_key(self) -> list[Problem]:
        try:
            key = load_pem_private_key(self.key.encode(), None)
        except TypeError:
            return [Problem("key", ENCRYPTED)]
        except (ValueError, UnsupportedAlgorithm):
            return [_missing_or("key", self.key, "SERVER_CERTIFICATE_KEY_INVALID")]
        if not isinstance(key, RSAPrivateKey):
            return [Problem("key", "SERVER_CERTIFICATE_KEY_ALGORITHM_NOT_SUPPORTED")]
        if not _LEAST_BITS <= key.key_size <= _MOST_BITS:
            length = str(key.key_size)
            return [Problem("key", "SERVER_CERTIFICATE_KEY_RSA_LENGTH_NOT_SUPPORTED", (length,))]
        leaf = _first(self.certificate)
        if leaf is not None and _public(leaf.public_key()) != _public(key.public_key()):
            return [Problem("key", "SERVER_CERTIFICATE_KEY_MISMATCH")]
        return []

    def _of_chain(self) -> list[Problem]:
        """Each certificate must have been issued by the next."""
        if not self.chain.strip():
            return []
        try:
            chain = x509.load_pem_x509_certificates(self.chain.encode())
        except ValueError:
            return [Problem("chain", "SERVER_CERTIFICATE_CHAIN_INVALID")]
        leaf = _first(self.certificate)
        links = [leaf, *chain] if leaf is not None else list(chain)
        for lower, upper in itertools.pairwise(links):
            try:
                lower.verify_directly_issued_by(upper)
            except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
                return [Problem("chain", BROKEN_CHAIN, (lower.subject.rfc4514_string(),))]
        return []


def _first(text: str) -> x509.Certificate | None:
    try:
        return x509.load_pem_x509_certificate(text.encode())
    except ValueError:
        return None


def _missing_or(field_name: str, text: str, code: str) -> Problem:
    return Problem(field_name, code if text.strip() else "FIELD_MISSING")


def _hash_of(certificate: x509.Certificate) -> str:
    try:
        algorithm = certificate.signature_hash_algorithm
    except UnsupportedAlgorithm:
        return ""
    return algorithm.name if algorithm is not None else ""


def _public(key: object) -> bytes:
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)  # type: ignore[attr-defined,no-any-return]


def _said(when: datetime) -> str:
    return when.isoformat()
