# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Who signed the manifest of a package: a line "SHA256(vm.mf)= 0123…" and a certificate (DSP0243, 5.2)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import NameOID

from xolite_desktop.xapi.errors import PackageRefused

UNREADABLE: Final = "OVF_SIGNATURE_UNREADABLE"
"""Ours: the file with the signature cannot be understood. Parameter: its name."""
WRONG: Final = "OVF_SIGNATURE_WRONG"
"""Ours: the manifest is not the one that was signed. Parameter: its name."""
MOST_BYTES: Final = 1 << 20
_LINE: Final = re.compile(
    rb"(SHA1|SHA256|SHA384|SHA512)\s*\(([^)\r\n]{1,1024})\)\s*=\s*([0-9a-fA-F]{2,4096})\s*"
)
_BEGIN, _END = b"-----BEGIN CERTIFICATE-----", b"-----END CERTIFICATE-----"
_HASHES: Final[Mapping[bytes, hashes.HashAlgorithm]] = {
    b"SHA1": hashes.SHA1(),  # noqa: S303  # what older packages are signed with
    b"SHA256": hashes.SHA256(), b"SHA384": hashes.SHA384(), b"SHA512": hashes.SHA512(),
}  # fmt: skip


@dataclass(frozen=True)
class Signature:
    """The manifest is the one that the holder of a certificate signed. Nobody says here that the certificate is to be trusted."""

    signer: str
    issuer: str
    begins: datetime
    ends: datetime

    @property
    def is_of_itself(self) -> bool:
        return self.signer == self.issuer


def read_signature(data: bytes, name: str, manifest: bytes) -> Signature:
    """What a file of this name says of a manifest. Raises `PackageRefused`, also if the signature is of another one."""
    matched = _LINE.match(data.lstrip())
    begin, end = data.find(_BEGIN), data.find(_END)
    if matched is None or not 0 <= begin < end or len(data) > MOST_BYTES or len(matched[3]) % 2:
        raise PackageRefused(UNREADABLE, name)
    try:
        certificate = x509.load_pem_x509_certificate(data[begin : end + len(_END)] + b"\n")
        _verify(certificate, bytes.fromhex(matched[3].decode()), manifest, _HASHES[matched[1]])
    except InvalidSignature as wrong:
        raise PackageRefused(WRONG, matched[2].decode("utf-8", "replace")) from wrong
    except (ValueError, UnsupportedAlgorithm) as wrong:
        raise PackageRefused(UNREADABLE, name) from wrong
    return Signature(
        _named(certificate.subject), _named(certificate.issuer), certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
    )  # fmt: skip


def _verify(
    certificate: x509.Certificate, signature: bytes, manifest: bytes, algorithm: hashes.HashAlgorithm
) -> None:
    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey):
        key.verify(signature, manifest, padding.PKCS1v15(), algorithm)
    elif isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(signature, manifest, ec.ECDSA(algorithm))
    else:
        raise ValueError("a key of a kind that no package is signed with")


def _named(name: x509.Name) -> str:
    """The common name, else all of it."""
    common = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(common[0].value) if common else name.rfc4514_string()
