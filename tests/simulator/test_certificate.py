# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The simulator's certificates."""

from __future__ import annotations

import ssl

from cryptography import x509

from xolite_desktop.simulator.certificate import make_certificate, server_context, use_certificate


def test_a_certificate_is_self_signed_for_loopback():
    made = make_certificate()
    parsed = x509.load_der_x509_certificate(made.der)
    assert parsed.issuer == parsed.subject
    names = parsed.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert "localhost" in names.get_values_for_type(x509.DNSName)
    assert "127.0.0.1" in [str(each) for each in names.get_values_for_type(x509.IPAddress)]
    assert len(made.fingerprint) == 64


def test_no_two_certificates_are_alike():
    assert make_certificate().fingerprint != make_certificate().fingerprint


def test_a_context_shows_it_and_never_resumes():
    context = server_context()
    use_certificate(context, make_certificate())
    assert context.minimum_version == ssl.TLSVersion.TLSv1_2
    assert context.num_tickets == 0
