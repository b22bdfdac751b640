# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Certificate`: what a person must see of a server's certificate before vouching for it."""

import hashlib
import ssl
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

KEY_TOO_SHORT: Final = "KEY_TOO_SHORT"
SIGNATURE_WEAK: Final = "SIGNATURE_WEAK"
EXPIRED: Final = "EXPIRED"
NOT_YET_VALID: Final = "NOT_YET_VALID"
UNREADABLE: Final = "UNREADABLE"

_LEAST_RSA_BITS: Final = 2048
_WEAK_HASHES: Final = frozenset({"md5", "sha1"})
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Certificate:
    """A leaf certificate in DER. A text that cannot be parsed still has its fingerprint, and the weakness UNREADABLE."""

    der: bytes = field(repr=False)

    @classmethod
    def from_pem(cls, text: str) -> "Certificate":
        """The first certificate of a PEM text. Raises `ValueError` if there is none."""
        return cls(x509.load_pem_x509_certificate(text.encode()).public_bytes(Encoding.DER))

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the DER text, 64 lower-case hexadecimal digits: what a pin keeps."""
        return hashlib.sha256(self.der).hexdigest()

    @cached_property
    def public_key_sha256(self) -> str:
        """SHA-256 of the public key (SubjectPublicKeyInfo), in hexadecimal: a renewal may keep it. Empty if unreadable."""
        try:
            key = self._parsed.public_key() if self._parsed else None
            raw = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo) if key else b""
        except (ValueError, UnsupportedAlgorithm):
            raw = b""
        return hashlib.sha256(raw).hexdigest() if raw else ""

    @property
    def pem(self) -> str:
        """The certificate as a PEM text, whether it can be parsed or not."""
        return ssl.DER_cert_to_PEM_cert(self.der)

    @property
    def fingerprint(self) -> str:
        """The same as pairs with colons, as hosts and `xe` print it."""
        return ":".join(self.sha256[i : i + 2] for i in range(0, 64, 2)).upper()

    @property
    def subject(self) -> str:
        """The distinguished name, as RFC 4514 writes it."""
        return self._parsed.subject.rfc4514_string() if self._parsed else ""

    @property
    def issuer(self) -> str:
        """Who signed it; the subject itself if nobody else did."""
        return self._parsed.issuer.rfc4514_string() if self._parsed else ""

    @property
    def self_signed(self) -> bool:
        """Whether subject and issuer are the same."""
        return self._parsed is not None and self._parsed.subject == self._parsed.issuer

    @cached_property
    def alternative_names(self) -> tuple[str, ...]:
        """The DNS names and addresses it was made for, DNS names first."""
        if self._parsed is None:
            return ()
        try:
            names = self._parsed.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        except (x509.ExtensionNotFound, ValueError):
            return ()
        addresses = [str(address) for address in names.get_values_for_type(x509.IPAddress)]
        return (*names.get_values_for_type(x509.DNSName), *addresses)

    @property
    def not_before(self) -> datetime:
        """From when on it is valid, in UTC."""
        return self._parsed.not_valid_before_utc if self._parsed else _NEVER

    @property
    def not_after(self) -> datetime:
        """Until when it is valid, in UTC."""
        return self._parsed.not_valid_after_utc if self._parsed else _NEVER

    @cached_property
    def key(self) -> str:
        """Kind and size of the public key: "RSA 4096", "EC secp384r1"."""
        public_key = self._public_key
        if isinstance(public_key, rsa.RSAPublicKey):
            return f"RSA {public_key.key_size}"
        if isinstance(public_key, ec.EllipticCurvePublicKey):
            return f"EC {public_key.curve.name}"
        if isinstance(public_key, ed25519.Ed25519PublicKey):
            return "Ed25519"
        if isinstance(public_key, ed448.Ed448PublicKey):
            return "Ed448"
        return ""

    @property
    def signature(self) -> str:
        """The hash under the signature: "SHA-256"; empty if unknown."""
        name = self._hash_name
        return name.upper().replace("SHA", "SHA-") if name.startswith("sha") else name.upper()

    @property
    def weaknesses(self) -> tuple[str, ...]:
        """Codes of what speaks against it at this moment; OpenSSL is told to leave the judgement to a person."""
        if self._parsed is None:
            return (UNREADABLE,)
        now = datetime.now(UTC)
        public_key = self._public_key
        found = []
        if isinstance(public_key, rsa.RSAPublicKey) and public_key.key_size < _LEAST_RSA_BITS:
            found.append(KEY_TOO_SHORT)
        if self._hash_name in _WEAK_HASHES:
            found.append(SIGNATURE_WEAK)
        if self.expired(now):
            found.append(EXPIRED)
        if now < self.not_before:
            found.append(NOT_YET_VALID)
        return tuple(found)

    def expired(self, now: datetime) -> bool:
        """Whether its time is over at a moment (with time zone)."""
        return now > self.not_after

    @cached_property
    def _parsed(self) -> x509.Certificate | None:
        try:
            return x509.load_der_x509_certificate(self.der)
        except ValueError:
            return None

    @cached_property
    def _public_key(self) -> object:
        try:
            return self._parsed.public_key() if self._parsed else None
        except (ValueError, UnsupportedAlgorithm):
            return None

    @cached_property
    def _hash_name(self) -> str:
        try:
            algorithm = self._parsed.signature_hash_algorithm if self._parsed else None
        except UnsupportedAlgorithm:
            return ""
        return algorithm.name if algorithm is not None else ""
