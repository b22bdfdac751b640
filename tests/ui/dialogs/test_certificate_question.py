# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which dialog a question gets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.trusted_certificates import TrustedCertificates
from xolite_desktop.ui.dialogs.certificate import ChangedCertificate, NewCertificate
from xolite_desktop.ui.dialogs.certificate_question import question_dialog
from xolite_desktop.xapi.errors import CertificateChanged, CertificateUnknown
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins

ENDPOINT = Endpoint("xcp-01", 443)


def test_an_unknown_certificate_is_a_first_connection(make_certificate: Callable[..., Any]) -> None:
    window = QWidget()
    known = TrustedCertificates(Pins(None))
    dialog = question_dialog(CertificateUnknown(ENDPOINT, make_certificate()), known, window)
    assert isinstance(dialog, NewCertificate)


def test_a_changed_one_is_shown_beside_what_was_trusted(make_certificate: Callable[..., Any]) -> None:
    window = QWidget()
    known = TrustedCertificates(Pins(None))
    pin: Any = SimpleNamespace(
        der=b"pinned", sha256="", fingerprint="", since=datetime(2025, 3, 4, tzinfo=UTC)
    )
    question = CertificateChanged(ENDPOINT, make_certificate(fingerprint=":".join(["AA"] * 32)), pin)
    assert isinstance(question_dialog(question, known, window), ChangedCertificate)
