# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a person is shown of a certificate."""

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from xapi.tls_server import made_certificate, make_certificate, rsa_key

from xolite_desktop.xapi.net.certificate import Certificate


def test_the_fingerprint_is_the_sha256_of_the_der_text() -> None:
    made = made_certificate()
    assert made.ours.sha256 == hashlib.sha256(made.der).hexdigest()
    assert made.ours.fingerprint.replace(":", "").lower() == made.ours.sha256
    assert made.ours.fingerprint.count(":") == 31


def test_names_dates_and_key_are_read() -> None:
    certificate = make_certificate(
        "xcp-01", key=rsa_key(2048), names=("xcp-01.example", "10.0.0.1", "fd00::1")
    ).ours
    assert certificate.subject == "CN=xcp-01"
    assert certificate.issuer == "CN=xcp-01"
    assert certificate.self_signed
    assert certificate.alternative_names == ("xcp-01.example", "10.0.0.1", "fd00::1")
    assert certificate.key == "RSA 2048"
    assert certificate.signature == "SHA-256"
    assert certificate.weaknesses == ()
    assert certificate.not_before < datetime.now(UTC) < certificate.not_after


def test_an_issued_certificate_names_its_issuer() -> None:
    authority = make_certificate("authority")
    leaf = make_certificate("xcp-01", issuer=authority, names=()).ours
    assert leaf.issuer == "CN=authority"
    assert not leaf.self_signed
    assert leaf.alternative_names == ()


def test_elliptic_curves_are_named() -> None:
    assert made_certificate().ours.key == "EC secp384r1"
    assert make_certificate(key=ec.generate_private_key(ec.SECP256R1())).ours.key == "EC secp256r1"


def test_short_keys_and_old_hashes_are_weaknesses(golden: Path) -> None:
    weak = Certificate((golden / "xapi" / "weak-certificate.der").read_bytes())
    assert weak.weaknesses == ("KEY_TOO_SHORT", "SIGNATURE_WEAK")
    assert weak.key == "RSA 1024"
    assert weak.signature == "SHA-1"


def test_dates_that_do_not_hold_are_weaknesses() -> None:
    assert make_certificate(starts_days=-30, ends_days=-1).ours.weaknesses == ("EXPIRED",)
    assert make_certificate(starts_days=1, ends_days=30).ours.weaknesses == ("NOT_YET_VALID",)
    certificate = made_certificate().ours
    assert not certificate.expired(datetime.now(UTC))
    assert certificate.expired(datetime.now(UTC) + timedelta(days=1000))


@pytest.mark.parametrize("der", [b"", b"rubbish", made_certificate().der[:-9]])
def test_an_unreadable_certificate_still_has_a_fingerprint(der: bytes) -> None:
    certificate = Certificate(der)
    assert certificate.sha256 == hashlib.sha256(der).hexdigest()
    assert certificate.weaknesses == ("UNREADABLE",)
    assert (certificate.subject, certificate.issuer, certificate.key, certificate.signature) == (
        "",
        "",
        "",
        "",
    )
    assert not certificate.self_signed
    assert certificate.alternative_names == ()
    assert certificate.expired(datetime.now(UTC))
    assert certificate.not_before == certificate.not_after
